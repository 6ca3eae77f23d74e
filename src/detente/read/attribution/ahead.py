"""The subject in front of a verb, appositions and relative clauses included."""

from __future__ import annotations

from detente.read.attribution.lexicon import classes
from detente.read.attribution.phrases import is_time, phrase_before
from detente.read.attribution.units import QUOTE, Unit

_LONGEST_ASIDE = 45
"""How many words an apposition between commas may have; reports give a speaker's office at some length."""
_DEEPEST = 3
"""How many occasions or brackets one inside the other are stepped over."""
_DASHES = frozenset({"–", "—", "-", "--"})
_BEFORE_ASIDE = frozenset({"K", "W", ")", "N", "#", "D", QUOTE})
_CLAUSE_EDGES = frozenset({".", ",", ";", ":", "B", "T", "C", QUOTE, "A", "G", "–", "—", "-", "(", "•"})


def subject_before(unit: Unit, verb: int, *, depth: int = 0) -> tuple[int, int] | None:
    """First and last word of the phrase that stands before a verb, its appositions included.

    `verb` is the first word of the verb's group, auxiliaries and adverbs included.
    """
    last = _before_time(unit, verb - 1)
    if last < 0 or depth > _DEEPEST:
        return None
    if unit.word(last) in {"there", "here"} and unit.at(last - 1) in {"W", "K"}:
        last -= 1
    mark = unit.at(last)
    if mark in {",", ")"} or mark in _DASHES:
        return _before_aside(unit, last, depth=depth)
    if mark in {"R", "T"}:
        return (
            (last, last)
            if unit.at(last - 1) in {"K", "W", "#"} or (mark == "R" and unit.at(last - 1) in {",", ")", "D", "N"})
            else None
        )
    if unit.word(last) in {"the", "a", "an", "every", "no"}:
        return None
    return _phrase_subject(unit, last, depth=depth)


def _phrase_subject(unit: Unit, last: int, *, depth: int) -> tuple[int, int] | None:
    start = phrase_before(unit, last)
    if start is None:
        start = _relative_start(unit, last)
        return (start, last) if start is not None else None
    opening = _inside_relative(unit, start)
    if opening is not None:
        return opening, last
    behind_occasion = unit.at(start - 1) == "P" and start > 1 and unit.word(start - 1) != "with"
    if behind_occasion and unit.at(start - 2) not in {",", ".", "B", "T", "C", QUOTE}:
        return _before_occasion(unit, start - 1, depth=depth)
    return start, last


def _before_occasion(unit: Unit, at: int, *, depth: int) -> tuple[int, int] | None:
    """The subject before a phrase that says when or where: "The council | in 2014 | approved"."""
    while unit.at(at - 1) in {"X", "A"}:
        at -= 1
    return subject_before(unit, at, depth=depth + 1) if at > 0 else None


def _inside_relative(unit: Unit, start: int) -> int | None:
    """Where the true subject begins, if the phrase found is only the end of its relative clause."""
    if unit.at(start - 1) not in {"E", "V", "X", "P", "A", "W", "B"}:
        return None
    return _relative_start(unit, start - 1)


def _relative_start(unit: Unit, last: int) -> int | None:
    for index in range(last, max(0, last - 16), -1):
        if unit.at(index) in {",", ";", ":", ".", QUOTE, "C"}:
            return None
        if unit.word(index) == "who" and unit.word(index - 1) in {"somebody", "someone", "those", "one", "anyone"}:
            return index - 1
        verb = unit.at(index + 1) in {"X", "V", "E", "A"} or (
            unit.at(index + 1) == "W" and unit.at(index + 2) in "DSK#WP"
        )
        relative = verb and unit.word(index) in {"that", "which"}
        if (unit.word(index) in {"who", "whom"} or relative) and unit.at(index - 1) in {"W", "K"}:
            return phrase_before(unit, index - 1)
    return None


def _before_time(unit: Unit, last: int) -> int:
    """In front of a day that stands between subject and verb ("the minister on Tuesday night | said")."""
    at = last
    while at > 1 and is_time(unit, at) and unit.word(at) != "may":
        at -= 1
    if at == last:
        return last
    while unit.word(at) in {"last", "this", "early", "late", "earlier", "on", "in", "the"} and at > 0:
        at -= 1
    return at if unit.at(at) in {"W", "K", ",", "N", ")", "R"} else last


def _before_aside(unit: Unit, closing: int, *, depth: int) -> tuple[int, int] | None:
    """The subject in front of an aside that closes at `closing`: "Ann Lee, the envoy, | said"."""
    mark = unit.at(closing)
    wanted = {"("} if mark == ")" else {","} if mark == "," else _DASHES
    tries = 0
    for index in range(closing - 1, max(-1, closing - _LONGEST_ASIDE), -1):
        if unit.at(index) == ";" and mark == ",":
            return None
        if unit.at(index) not in wanted:
            continue
        tries += 1
        if (mark != "," or opens_aside(unit, index + 1)) and unit.at(index - 1) in _BEFORE_ASIDE:
            found = _phrase_or_bracket(unit, index - 1, depth=depth)
            if found is not None and _opens_clause(unit, found):
                return _head_of(unit, found), closing if mark == ")" else closing - 1
        if tries >= 4 or mark == ")":
            return None
    return None


def _head_of(unit: Unit, start: int) -> int:
    """Where the phrase begins that one behind its comma only explains: "Ann Lee, | head of the port, which …, said"."""
    for _ in range(_DEEPEST):
        if unit.at(start - 1) != "," or unit.at(start - 2) not in {"K", ")", "#", "W"} or is_time(unit, start - 2):
            break
        explains = unit.at(start) in {"D", "#", "S"} or unit.word(start) in classes()["people"]
        earlier = _phrase_or_bracket(unit, start - 2, depth=0) if explains else None
        if earlier is None or not _opens_clause(unit, earlier):
            break
        start = earlier
    return start


def _phrase_or_bracket(unit: Unit, last: int, *, depth: int) -> int | None:
    if unit.at(last) != ")":
        return phrase_before(unit, last)
    inner = _before_aside(unit, last, depth=depth + 1) if depth < _DEEPEST else None
    return inner[0] if inner else None


def _opens_clause(unit: Unit, start: int) -> bool:
    """Whether a phrase stands where a clause's subject stands: not behind a verb or a preposition."""
    if start == 0 or unit.at(start - 1) in _CLAUSE_EDGES:
        return True
    return unit.word(start - 1) == "with" or is_time(unit, start - 1)


def opens_aside(unit: Unit, index: int) -> bool:
    """Whether the words from a place can be an apposition or an aside, not the next clause."""
    kind, word = unit.at(index), unit.word(index)
    if kind in {"R", "D", "S", "#", "K", "G", "E", "P"}:
        return word != "that"
    if kind == "A":
        return unit.at(index + 1) in {"D", "K", "W", "E", "G", "R"} and word not in {"then", "however", "also"}
    return kind == "W" or word in {"whose", "as"}

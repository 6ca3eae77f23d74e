"""Noun phrases around a verb, found by word classes alone: who stands before it, who behind it."""

from __future__ import annotations

from detente.read.attribution.lexicon import classes, verbs
from detente.read.attribution.units import QUOTE, Unit

_LONGEST_ASIDE = 45
"""How many words an apposition between commas may have; reports give a speaker's office at some length."""
_LONGEST = 30
_BEFORE_NAME = "DS#KWE"
_DASHES = frozenset({"–", "—", "-", "--"})


def is_noun(unit: Unit, index: int) -> bool:
    """Whether the word at a place can be part of a noun phrase: no small word, no known finite verb."""
    kind = unit.at(index)
    if kind in {"K", "#", "G"}:
        return True
    if kind == "W":
        return True
    if kind == "E":
        if unit.at(index - 1) in {"D", "S"} or unit.word(index - 1).endswith(("'s", "’s")):
            return True
        if unit.at(index - 1) == "A" and unit.at(index - 2) in {"D", "S"}:
            return True
        return unit.at(index + 1) in {"W", "K"} and unit.low[index] not in verbs().by_form
    return kind in {"&", "%", "$", "€", "£", "."} and kind in {"&", "%", "$", "€", "£"}


def phrase_before(unit: Unit, last: int) -> int | None:
    """Where the noun phrase begins that ends at `last`; None if none does."""
    if last > 0 and unit.at(last) == QUOTE and unit.at(last - 1) in {"W", "K"} and unit.words[last][-2:-1].isalnum():
        last -= 1
    if last < 0 or unit.at(last) not in "KW#GNOSDE":
        return None
    if unit.at(last) in {"N", "O"} or (unit.at(last) in {"D", "S"} and unit.at(last - 1) not in "P"):
        return last
    at = last
    while at > 0 and last - at < _LONGEST:
        step = _step_left(unit, at, last)
        if step == 0:
            break
        at -= step
    return _trim_opening(unit, at, last)


def _step_left(unit: Unit, at: int, last: int) -> int:
    """How many words further left the phrase goes."""
    before, here = unit.at(at - 1), unit.at(at)
    if before == "P" or unit.word(at - 1) in {"of"}:
        return _through_preposition(unit, at)
    if before == "C":
        return _through_and(unit, at)
    if before == ",":
        return 1 if _list_comma(unit, at, last) or _place_comma(unit, at, last) else 0
    if here in {"D", "S", "N"} and not (here == "D" and before in {"D", "#"}):
        return 1 if unit.word(at - 1) in {"all", "both", "half", "some", "such"} else 0
    if before in {"D", "S"} or is_noun(unit, at - 1):
        return 1
    if before == "E" and unit.at(at - 2) in "WK" and here in "P":
        return 1
    if before == "A" and unit.at(at - 2) in {"D", "S"}:
        return 1
    nickname = before == QUOTE and unit.at(at - 2) in {"D", "S", "W", "K"} and here in {"W", "K"}
    return 1 if nickname and unit.words[at - 1][-2:-1] not in {",", ".", "?", "!", "…"} else 0


def _through_preposition(unit: Unit, at: int) -> int:
    """A preposition belongs to the phrase where a noun, or a participle behind a noun, stands before it."""
    left = unit.at(at - 2)
    if at < 2 or unit.word(at - 2) in classes()["time"]:
        return 0
    if left in {"K", "W", "#"} or unit.word(at - 2) in {
        "some",
        "many",
        "most",
        "one",
        "all",
        "both",
        "several",
        "each",
        "none",
        "few",
        "those",
        "two",
        "three",
        "four",
    }:
        return 2 if not _is_time(unit, at) or unit.word(at - 1) == "of" else 0
    if left in {"E", "G"} and unit.at(at - 3) in {"W", "K"}:
        return 3
    if left == "G" and unit.at(at - 3) in {"D", "S"}:
        return 2
    return 0


def _through_and(unit: Unit, at: int) -> int:
    """ "A and B" is one phrase where A is a phrase that opens its clause."""
    if unit.word(at - 1) in {"but", "nor", "yet"} or not (is_noun(unit, at - 2) and unit.at(at - 2) != "E"):
        return 0
    start = at - 2
    while start > 0 and at - start < 14 and (is_noun(unit, start - 1) or unit.at(start - 1) in {"D", "S", "P", ","}):
        start -= 1
    if any(unit.at(i) in {"E", "V", "X"} for i in range(start, at - 1)):
        return 0
    opens = start == 0 or unit.at(start - 1) in {"B", "T", ".", ";", ":", QUOTE, "—", "–", "C"}
    return 2 if opens else 0


def _list_comma(unit: Unit, at: int, last: int) -> bool:
    """ "A, B and C": a comma inside a list of names."""
    joined = any(unit.at(i) == "C" for i in range(at, min(at + 8, last)))
    return joined and unit.at(at) in {"K", "D"} and unit.at(at - 2) == "K" and not _is_time(unit, at - 2)


def _place_comma(unit: Unit, at: int, last: int) -> bool:
    """ "A farmer of Eastport, Old Coast | says": the second half of a place's name."""
    if any(unit.at(i) != "K" for i in range(at, last + 1)) or unit.at(at - 2) != "K":
        return False
    left = at - 2
    while unit.at(left) == "K":
        left -= 1
    return unit.word(left) in {"of", "from", "in", "at"} and (
        unit.at(left - 1) == "K" or unit.word(left - 1) in classes()["people"]
    )


def _is_time(unit: Unit, index: int) -> bool:
    return unit.word(index) in classes()["time"]


def _trim_opening(unit: Unit, start: int, last: int) -> int | None:
    """Cut what only opens the sentence: "On Tuesday the minister" is "the minister"."""
    at = start
    while at <= last and unit.at(at) in {"P", "A", "C", ","}:
        if unit.at(at) == "P":
            at = _behind_opening(unit, at + 1, last)
        else:
            at += 1
    if unit.at(at) == "G" and unit.at(at - 1) in {"P", "B", ","}:
        return None
    cut = _behind_time(unit, at, last)
    return cut if cut <= last else None


def _behind_opening(unit: Unit, at: int, last: int) -> int:
    """Behind the phrase of an opening preposition: at the next article, or behind a word of time."""
    for index in range(at + 1, last + 1):
        if unit.at(index) in {"D", "S", "N"} and unit.at(index - 1) != "P":
            return index
        if _is_time(unit, index - 1) and not _is_time(unit, index) and unit.at(index) != "#":
            return index
    first = last
    while first > at and unit.at(first - 1) in {"K"}:
        first -= 1
    return first if first > at else last + 1


def _behind_time(unit: Unit, at: int, last: int) -> int:
    """Behind words of time that stand before a subject without a comma: "Last week officials"."""
    if unit.word(at) in {"last", "this", "next", "earlier", "late", "early"} or _is_time(unit, at):
        end = at + 1
        while end <= last and (_is_time(unit, end) or unit.word(end) in {"last", "this", "next"}):
            end += 1
        if _is_time(unit, end - 1) and end <= last:
            return end
    return at


def subject_before(unit: Unit, verb: int) -> tuple[int, int] | None:
    """First and last word of the phrase that stands before a verb, its appositions included.

    `verb` is the first word of the verb's group, auxiliaries and adverbs included.
    """
    last = _before_time(unit, verb - 1)
    if last < 0:
        return None
    mark = unit.at(last)
    if mark == "," or mark in _DASHES or mark == ")":
        return _before_aside(unit, last)
    if mark == "R":
        return (last, last) if unit.at(last - 1) in {"K", "W", ",", ")", "D", "N", "#"} else None
    if mark == "T":
        return (last, last) if unit.at(last - 1) in "KW#" else None
    if mark == "D" and unit.word(last) in {"the", "a", "an", "every", "no"}:
        return None
    start = phrase_before(unit, last)
    if start is None:
        return _relative_subject(unit, last)
    opening = _inside_relative(unit, start)
    if opening is not None:
        return opening, last
    if (
        unit.at(start - 1) == "P"
        and start > 1
        and unit.word(start - 1) != "with"
        and unit.at(start - 2) not in {",", ".", "B", "T", "C", QUOTE}
    ):
        return _before_occasion(unit, start - 1)
    return start, last


def _before_occasion(unit: Unit, at: int) -> tuple[int, int] | None:
    """ "The council | in 2014 | approved": the phrase before the verb says when or where."""
    while unit.at(at - 1) in {"X", "A"}:
        at -= 1
    return subject_before(unit, at) if at > 0 else None


def _inside_relative(unit: Unit, start: int) -> int | None:
    """Where the true subject begins, if the phrase found is only the end of its relative clause."""
    if unit.at(start - 1) not in {"E", "V", "X", "P", "A", "W", "B"}:
        return None
    return _relative_start(unit, start - 1)


def _relative_subject(unit: Unit, last: int) -> tuple[int, int] | None:
    """ "A delegate who refused to be named | said": the verb of the relative clause stands right before."""
    start = _relative_start(unit, last)
    return (start, last) if start is not None else None


def _relative_start(unit: Unit, last: int) -> int | None:
    for index in range(last, max(0, last - 16), -1):
        if unit.at(index) in {",", ";", ":", ".", QUOTE, "C"}:
            return None
        if unit.word(index) == "who" and unit.at(index - 1) in {"W", "K"}:
            return phrase_before(unit, index - 1)
    return None


def _before_time(unit: Unit, last: int) -> int:
    """In front of a day that stands between subject and verb ("the minister on Tuesday night | said")."""
    at = last
    while at > 1 and _is_time(unit, at) and unit.word(at) != "may":
        at -= 1
    if at == last:
        return last
    while unit.word(at) in {"last", "this", "early", "late", "earlier", "on", "in", "the"} and at > 0:
        at -= 1
    return at if unit.at(at) in {"W", "K", ",", "N", ")", "R"} else last


def _before_aside(unit: Unit, closing: int) -> tuple[int, int] | None:
    """The subject in front of an aside that closes at `closing`: "Ann Lee, the envoy, | said"."""
    mark = unit.at(closing)
    wanted = {"("} if mark == ")" else {","} if mark == "," else _DASHES
    tries = 0
    for index in range(closing - 1, max(-1, closing - _LONGEST_ASIDE), -1):
        if unit.at(index) in {";"} and mark == ",":
            return None
        if unit.at(index) not in wanted:
            continue
        tries += 1
        if mark == ")" and index == closing - 1:
            return None
        if (mark != "," or opens_aside(unit, index + 1)) and unit.at(index - 1) in {
            "K",
            "W",
            ")",
            "N",
            "#",
            "D",
            QUOTE,
        }:
            found = _phrase_or_bracket(unit, index - 1)
            if found is not None and _opens_clause(unit, found):
                return found, closing if mark == ")" else closing - 1
        if tries >= 4 or mark == ")":
            return None
    return None


def _phrase_or_bracket(unit: Unit, last: int) -> int | None:
    if unit.at(last) == ")":
        inner = _before_aside(unit, last)
        return inner[0] if inner else None
    return phrase_before(unit, last)


def _opens_clause(unit: Unit, start: int) -> bool:
    """Whether a phrase stands where a clause's subject stands: not behind a verb or a preposition."""
    before = unit.at(start - 1)
    return (
        start == 0
        or before in {".", ",", ";", ":", "B", "T", "C", QUOTE, "A", "G", "–", "—", "-", "(", "•"}
        or (before == "W" and _is_time(unit, start - 1))
        or unit.word(start - 1) == "with"
        or _is_time(unit, start - 1)
    )


def opens_aside(unit: Unit, index: int) -> bool:
    """Whether the words from a place can be an apposition or an aside, not the next clause."""
    kind, word = unit.at(index), unit.word(index)
    if kind in {"R", "D", "S", "#", "K", "G", "E", "P"}:
        return word not in {"that"}
    if kind == "A":
        return unit.at(index + 1) in {"D", "K", "W", "E", "G", "R"} and word not in {"then", "however", "also"}
    return kind == "W" or word in {"whose", "as"}


def subject_behind(unit: Unit, verb: int) -> tuple[int, int] | None:
    """First and last word of the phrase behind an inverted verb ("said Ann Lee, who heads the mission")."""
    first = verb + 1
    if unit.at(first) == "N" or (unit.at(first) in {"O", "S"} and unit.at(first + 1) in {".", ",", QUOTE}):
        return (first, first)
    if unit.at(first) not in "DSK#W":
        return None
    last = chunk_end(unit, first, links=frozenset({"of", "for"}))
    if last is None:
        return None
    while unit.at(last + 1) == "(" and ")" in unit.kind[last + 1 : last + 8]:
        last = unit.kind.index(")", last + 1)
    return first, with_asides(unit, last)


def with_asides(unit: Unit, last: int) -> int:
    """Where a phrase ends with the appositions behind it: ", a former judge who …" up to the next comma or end."""
    while unit.at(last + 1) == "," and _apposes(unit, last + 2):
        index = last + 2
        while index < len(unit) and unit.at(index) not in {",", ".", ";", ":", QUOTE, "—", "–", "?", "!"}:
            index += 1
        if index - last > _LONGEST_ASIDE:
            break
        last = index - 1
    return last


def _apposes(unit: Unit, index: int) -> bool:
    kind, word = unit.at(index), unit.word(index)
    if kind in {"R", "D", "S"}:
        return True
    if kind == "#":
        return unit.at(index + 1) == "," or unit.at(index + 1) == "W"
    if kind == "K":
        return unit.at(index + 1) != "X" and word not in classes()["time"]
    return (kind == "W" and word in classes()["people"]) or word in {"whose", "head", "co-chair"}


def chunk_end(unit: Unit, first: int, *, links: frozenset[str]) -> int | None:
    """The last word of the noun phrase that begins at `first`; `links` are the prepositions it goes through."""
    at = first
    while unit.at(at) in {"D", "S", "A"} and at - first < 4:
        at += 1
    last: int | None = None
    while at < len(unit):
        if _in_chunk(unit, at, first, last):
            last = at
            at += 1
        elif unit.word(at) in links and last is not None and unit.at(at + 1) in {"D", "S", "K", "W", "#", "A", "E"}:
            at += 1
            while unit.at(at) in {"D", "S", "A", "#"}:
                at += 1
            if not _in_chunk(unit, at, first, last):
                break
        elif (
            unit.at(at) == "C"
            and unit.word(at) in {"and", "&"}
            and last is not None
            and unit.at(at + 1) in {"K", "D", "S"}
            and not _clause_follows(unit, at + 1)
        ):
            at += 1
            while unit.at(at) in {"D", "S"}:
                at += 1
        else:
            break
    if last is None and unit.at(first) in {"D", "S"}:
        return first
    return last


def _in_chunk(unit: Unit, at: int, first: int, last: int | None) -> bool:
    kind = unit.at(at)
    if kind in {"K", "#", "&"}:
        return not (kind == "K" and last is not None and _is_time(unit, at))
    if kind == "W":
        return not _is_time(unit, at) or last is None
    if kind == "E":
        return (last is None or unit.low[last].endswith(("'s", "’s"))) and unit.at(at + 1) in {"W", "K", "E"}
    if kind == "G":
        return last is None or unit.at(at + 1) in {"W"}
    return False


def _clause_follows(unit: Unit, first: int) -> bool:
    """Whether a finite verb follows within a few words: then "and" joins clauses, not names."""
    for index in range(first, min(len(unit), first + 8)):
        if unit.at(index) in {"X", "V"} or (
            unit.low[index] in verbs().by_form and "past" in verbs().forms[unit.low[index]]
        ):
            return True
        if unit.at(index) in {",", ".", QUOTE, ";"}:
            return False
    return False


def main_subject(unit: Unit, before: int) -> tuple[int, int] | None:
    """The subject of the clause that opens a unit, ending before `before`."""
    at = _behind_lead(unit, before)
    while unit.at(at) in {"C", "A", ","} or unit.word(at) in {"yet", "but", "and"}:
        at += 1
    if unit.at(at) == "N":
        return (at, at) if at < before else None
    if unit.at(at) not in "DSK#WTE":
        return None
    last = chunk_end(unit, at, links=frozenset({"of", "for", "in", "at", "from", "to", "with", "on"}))
    if last is None or last >= before:
        return None
    return at, with_asides(unit, last) if with_asides(unit, last) < before else last


def _behind_lead(unit: Unit, before: int) -> int:
    """Behind an opening phrase that ends with a comma: "In the capital, …"."""
    if unit.at(0) in {"P", "B", "E", "G"} or _is_time(unit, 0) or (unit.at(0) == "A" and unit.at(1) != ","):
        for index in range(1, min(before, 25)):
            if unit.at(index) == ",":
                return index + 1
        if unit.at(0) == "P":
            return _behind_opening(unit, 1, before - 1)
    return 0

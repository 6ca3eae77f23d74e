"""Frames of reporting verbs: for each verb at work, where the words stand that it reports."""

from __future__ import annotations

from dataclasses import dataclass

from detente.read.attribution import tails
from detente.read.attribution.cues import Hit
from detente.read.attribution.lexicon import classes, verbs
from detente.read.attribution.phrases import chunk_end
from detente.read.attribution.units import QUOTE, Unit

_DASHES = frozenset({"–", "—", "-"})
_WH = frozenset({"whether", "if", "why", "how", "what", "who", "when", "where", "which", "whose"})
_CLAUSE_START = frozenset({"N", "D", "S", "K", "W", "#", "E", "O"})
_NARROW = classes()["narrow"]
"""Verbs whose object is as often a thing: a clause behind them needs a finite verb in sight."""
_INWARD = frozenset(
    {"believe", "think", "feel", "hope", "fear", "worry", "know", "wonder", "doubt", "want", "see", "find", "trust"}
)
"""Verbs of thought, behind which a preposition is no occasion ("believed in the plan")."""
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})


@dataclass(frozen=True, slots=True)
class Content:
    """Word ranges (first, past the last) of what is reported, before and behind the cue, and the frame's name."""

    rule: str
    left: tuple[int, int] | None = None
    right: tuple[int, int] | None = None


def content_of(unit: Unit, hit: Hit, *, floor: int) -> Content | None:
    """What a verb reports. `floor` is the first word that is free: behind earlier attributions of the unit."""
    behind = hit.subject[1] + 1 if hit.place == "behind" and hit.subject else hit.last + 1
    left = _left(unit, hit, floor) if not _relative(unit, hit) else None
    if hit.place == "behind":
        return _postposed(unit, hit, left, behind)
    quoted_left = left is not None and unit.at(left[1] - 1) == QUOTE
    if quoted_left and hit.place == "before" and _no_right(unit, hit, behind):
        return _postposed(unit, hit, left, behind)
    right = _right(unit, hit, behind)
    if right:
        return right
    if left and hit.place == "before" and hit.verb.frames >= {"c", "q"} and _clause(unit, left):
        return _postposed(unit, hit, left, behind)
    return None


def _clause(unit: Unit, left: tuple[int, int]) -> bool:
    """Whether words before a cue are a clause that could be reported, and no opening phrase."""
    first, past = left
    if unit.at(past - 1) == QUOTE:
        return True
    opening = (
        unit.at(first) in {"P", "B", "E", "G"} or unit.word(first) in {"asked", "as"} or unit.word(past + 1) == "as"
    )
    return (
        _has_verb(unit, first, loose=not opening)
        if not opening or "," in unit.kind[first:past]
        else unit.word(first) in {"not", "if"}
    )


def _relative(unit: Unit, hit: Hit) -> bool:
    return bool(hit.subject) and hit.subject == (hit.first - 1, hit.first - 1) and unit.at(hit.first - 1) == "R"


def _left(unit: Unit, hit: Hit, floor: int) -> tuple[int, int] | None:
    """The clause or quotation before an attribution, up to its comma."""
    at = hit.region - 1
    if unit.word(at) == "as" and unit.at(at - 1) in {",", QUOTE}:
        at -= 1
    if unit.at(at) == QUOTE:
        return (_left_start(unit, floor, at), at + 1)
    if unit.at(at) not in {",", "?", "!"} and unit.at(at) not in _DASHES:
        return None
    end = at + 1 if unit.at(at) in {"?", "!"} else at
    if unit.at(end - 1) == QUOTE:
        return (_left_start(unit, floor, end - 1), end)
    start = _left_start(unit, floor, end)
    return (start, end) if end > start else None


def _left_start(unit: Unit, floor: int, end: int) -> int:
    start = floor
    while start < end and unit.at(start) in {",", ".", ";", "–", "—", "-", ":", "”", "’"}:
        start += 1
    return start


def _no_right(unit: Unit, hit: Hit, behind: int) -> bool:
    """Whether nothing that could be reported stands right behind a cue that follows a quotation."""
    at = tails.occasion(
        unit, tails.hearer(unit, behind) if "t" in hit.verb.frames or hit.verb.lemma == "ask" else behind
    )
    return unit.at(at) not in {"T", ":"} or not hit.verb.frames & {"c"}


def _postposed(unit: Unit, hit: Hit, left: tuple[int, int] | None, behind: int) -> Content | None:
    """ "…, he said": the left part, and the right one where it goes on behind a comma."""
    if left is None:
        return None
    at = tails.occasion(
        unit, tails.hearer(unit, behind) if hit.place != "behind" and "t" in hit.verb.frames else behind
    )
    quoted = unit.at(left[1] - 1) == QUOTE
    if not quoted and not _over(unit, at):
        return None
    rule = ("inverted" if hit.place == "behind" else "postposed") + ("-quotation" if quoted else "-clause")
    if unit.at(at) == ";" and not quoted and not _claimed_later(unit, at):
        return Content(rule.replace("postposed", "parenthetical"), left, (at + 1, len(unit)))
    if unit.at(at) in {",", "—", "–", "-", ":"} or (unit.at(at) == QUOTE and quoted):
        follow = at if unit.at(at) == QUOTE else at + 1
        if unit.at(follow) == QUOTE and (quoted or _goes_on(unit, follow)):
            return Content(rule, left, (follow, follow + 1))
        if not quoted and unit.at(at) == "," and _goes_on(unit, follow):
            return Content(rule.replace("postposed", "parenthetical"), left, (follow, len(unit)))
    return Content(rule, left)


def _over(unit: Unit, at: int) -> bool:
    """Whether the reporting clause is over at a place, so that what stood before it was reported."""
    kind = unit.at(at)
    return (
        at >= len(unit)
        or kind in {".", ",", ";", ":", "?", "!", QUOTE, "—", "–", "-", ")", "(", "C", "G", "P"}
        or unit.word(at) in {"while", "as", "when", "after", "before", "because", "although"}
    )


def _claimed_later(unit: Unit, at: int) -> bool:
    """Whether another reporting verb stands further on in the unit."""
    return any(low in verbs().by_form for low in unit.low[at:])


def _goes_on(unit: Unit, at: int) -> bool:
    """Whether a clause broken by ", he said," goes on, and no aside about the saying follows."""
    kind, word = unit.at(at), unit.word(at)
    if kind in {".", ",", "?", "!", ";", "R"} or at >= len(unit):
        return False
    if kind == "G" or word in {
        "while",
        "as",
        "after",
        "when",
        "before",
        "although",
        "though",
        "speaking",
        "referring",
        "in",
        "during",
    }:
        return False
    if kind == "C":
        return unit.at(at + 1) not in {"E", "V", "G"} and unit.word(at + 1) not in verbs().by_form
    return True


def _right(unit: Unit, hit: Hit, behind: int) -> Content | None:
    frames = hit.verb.frames
    at = behind
    if unit.word(at) in _REFLEXIVE:
        at += 1
    if frames & {"t"}:
        addressed = tails.hearer(unit, at)
        if addressed > at or "b" not in frames:
            found = _clausal(unit, hit, addressed)
            if found:
                return found
    if "x" in frames:
        found = _own_subject(unit, hit, at)
        if found:
            return found
    if "a" in frames or "s" in frames or "n" in frames:
        found = _object_frames(unit, hit, at)
        if found:
            return found
    found = _clausal(unit, hit, at)
    if found:
        return found
    if "o" in frames:
        return _object(unit, hit, at)
    return None


def _clausal(unit: Unit, hit: Hit, start: int) -> Content | None:
    """Clause, quotation, question or infinitive behind the cue, hearer and occasion stepped over."""
    frames = hit.verb.frames
    ahead = tails.that_ahead(unit, start) if frames & {"c", "t"} else None
    at = ahead if ahead is not None else tails.occasion(unit, start, phrases=hit.verb.lemma not in _INWARD)
    kind, word = unit.at(at), unit.word(at)
    if kind == "," and unit.at(at + 1) == QUOTE:
        return Content("preposed-quotation", right=(at + 1, len(unit)))
    if kind == "," and "q" in frames:
        behind = _behind_aside(unit, at)
        if behind is not None:
            return behind
    if kind == "," and unit.at(at + 1) in {"A", "P"} and unit.at(at + 2) == "," and unit.at(at + 3) == "T":
        at, kind = at + 3, "T"
    if kind == QUOTE:
        return Content("preposed-quotation", right=(at, len(unit)))
    if kind == ":":
        return Content("colon", right=(at + 1, len(unit))) if at + 1 < len(unit) else None
    if kind == "T" and "c" in frames and unit.at(at + 1) not in {".", ","}:
        return Content("that-clause", right=(at + 1, len(unit)))
    if kind == "T" and "c" in frames and unit.at(at + 1) == ",":
        return Content("that-clause", right=(at + 1, len(unit)))
    if word in {"yes", "no"} and hit.verb.lemma == "say" and not _has_verb(unit, at + 1, loose=False):
        return Content("said-yes", right=(at, object_end(unit, at)))
    if word in _WH and "w" in frames:
        return Content("question", right=(at, len(unit)))
    if word == "to" and "i" in frames and not _anonymity(unit, at) and unit.at(at + 1) not in "DSK#":
        return Content("infinitive", right=(at, clause_end(unit, at)))
    if kind == "G" and "g" in frames:
        return Content("gerund", right=(at, clause_end(unit, at)))
    if "b" in frames and _opens_bare(unit, at, frames=frames, lemma=hit.verb.lemma):
        return Content("bare-clause", right=(at, len(unit)))
    return None


def _behind_aside(unit: Unit, comma: int) -> Content | None:
    """ "X says, win or lose, he will stay" and "X said, in answer to a question, “…”"."""
    for index in range(comma + 1, min(len(unit), comma + 16)):
        kind = unit.at(index)
        if kind == "," and unit.at(index + 1) == QUOTE:
            return Content("preposed-quotation", right=(index + 1, len(unit)))
        if kind == "," and unit.at(comma + 1) in {"W", "P", "A"} and unit.at(index + 1) in {"N", "D", "T"}:
            start = index + 2 if unit.at(index + 1) == "T" else index + 1
            return Content("bare-clause", right=(start, len(unit))) if _has_verb(unit, start) else None
        if kind in {"X", "V", "N", "R", "C", "G", ";", ":", QUOTE}:
            return None
    return None


def _opens_bare(unit: Unit, at: int, *, frames: frozenset[str], lemma: str) -> bool:
    """Whether a clause without "that" begins here: a noun phrase with a finite verb behind it."""
    if unit.at(at) == "A" and unit.at(at + 1) in _CLAUSE_START:
        at += 1
    if unit.at(at) in {"P", "B"} or unit.word(at) in {"not", "no", "yes", "there"}:
        return unit.word(at) in {
            "not",
            "no",
            "yes",
            "there",
            "if",
            "after",
            "without",
            "under",
            "when",
            "although",
            "while",
            "despite",
            "unless",
            "once",
            "until",
            "because",
            "since",
        } and _has_verb(unit, at + 1)
    if unit.at(at) not in _CLAUSE_START and unit.at(at) not in {"$", "€", "£", "T", "R", "G"}:
        return False
    return _has_verb(unit, at, loose=not frames & {"o", "g", "n"} and lemma not in _NARROW)


def _has_verb(unit: Unit, at: int, *, loose: bool = True) -> bool:
    """Whether a finite verb stands ahead; `loose` takes any word in -s or a quotation for one."""
    limit = min(len(unit), at + 40)
    for index in range(at, limit):
        kind = unit.at(index)
        if (
            kind in {"X", "V"}
            or (index > at and kind in {"E", "N"})
            or (
                unit.low[index].endswith(
                    ("'s", "’s", "n't", "n’t", "'ll", "’ll", "'re", "’re", "'d", "’d", "'ve", "’ve")
                )
                and kind in {"N", "W"}
            )
        ):
            return True
        if (
            index > at
            and kind in {"W", QUOTE}
            and (
                (loose and (unit.low[index].endswith("s") or kind == QUOTE))
                or "past" in verbs().forms.get(unit.low[index], ())
            )
        ):
            return True
        if not loose and (kind in {"P", ",", "R"} and index > at + 3):
            return False
        if kind == ";":
            return False
    return False


def _anonymity(unit: Unit, to: int) -> bool:
    """ "To be named": what a source asks of the reporter is no statement."""
    return (
        unit.word(to) == "to"
        and unit.word(to + 1) == "be"
        and unit.word(to + 2) in {"named", "identified", "quoted", "seen"}
    )


def _own_subject(unit: Unit, hit: Hit, start: int) -> Content | None:
    """ "Urged both sides | to sign", "wants the army | to leave", "asked the mediators to explain"."""
    end = len(unit)
    if unit.word(start) == "not" and _anonymity(unit, start + 1):
        return None
    for index in range(start, min(end, start + 18)):
        word, kind = unit.word(index), unit.at(index)
        if word == "to" and index > start and unit.at(index + 1) not in {"D", "S", "K", "#", "G", "O"}:
            infinitive = index if hit.verb.lemma in {"ask", "tell", "remind"} else start
            return Content("urged-to", right=(infinitive, clause_end(unit, infinitive)))
        if kind in {";", ":", ".", QUOTE, "T", "R", "X", "V"} and index > start:
            break
    return None


def _object_frames(unit: Unit, hit: Hit, start: int) -> Content | None:
    frames = hit.verb.frames
    end = chunk_end(unit, start, links=frozenset({"of", "for", "in", "at", "on", "from", "between", "to"}))
    after = end + 1 if end is not None else start + 1 if unit.at(start) in {"O", "N"} else start
    if after == start and unit.at(start) != QUOTE:
        return None
    if "s" in frames:
        for index in range(start, min(len(unit), start + 24)):
            if unit.word(index) == "as" and index > start:
                return Content("described-as", right=(start, len(unit)))
            if unit.at(index) in {";", ".", ":", "X", "V"}:
                break
    if "a" in frames:
        accused = chunk_end(unit, start, links=frozenset())
        behind = accused + 1 if accused is not None else start + 1
        for index in range(behind, min(len(unit), behind + 8)):
            if unit.word(index) in {"of", "for"}:
                return Content("accused-of", right=(start, len(unit)))
            if unit.at(index) in {";", ".", ",", ":", "X", "V"}:
                break
    if "n" in frames and after < len(unit):
        short = chunk_end(unit, start, links=frozenset({"of"}))
        behind = short + 1 if short is not None else start + 1
        if unit.at(behind) == QUOTE and behind > start:
            return Content("called", right=(behind, behind + 1))
        far = _quote_ahead(unit, behind)
        if far is not None:
            return Content("called", right=(far, far + 1))
        if unit.at(behind) in {"D"} or (unit.at(start) == "O" and unit.at(behind) in {"W", "A", "D", "K", "E", "G"}):
            return Content("called", right=(start, len(unit)))
        if hit.verb.lemma in {"declare", "consider", "deem"} and unit.at(start) == "O":
            return Content("called", right=(start + 1, len(unit)))
    return None


def _quote_ahead(unit: Unit, at: int) -> int | None:
    """The quotation that closes "called the plan to open a third road “a joke”"."""
    for index in range(at, min(len(unit), at + 18)):
        kind = unit.at(index)
        if kind == QUOTE:
            return (
                index
                if unit.at(index + 1) in {".", ",", ";", "C", "P"}
                and unit.at(index - 1) not in {"P", "T", ",", "D", "S", "X"}
                else None
            )
        if kind in {"X", "N", "T", "R", ",", ";", ":", "."}:
            return None
    return None


def _object(unit: Unit, hit: Hit, start: int) -> Content | None:
    """A noun phrase behind the verb, to the first comma that closes it."""
    at = start
    while unit.at(at) == "A":
        at += 1
    if unit.at(at) == QUOTE:
        return Content("object", right=(at, len(unit)))
    if (
        unit.at(at) not in {"D", "S", "K", "W", "#", "E", "G", "$", "€", "£", "T", "O"}
        or unit.word(at) in classes()["time"]
    ):
        return None
    if unit.word(at) in {"himself", "herself", "itself", "themselves"}:
        return None
    return Content("object", right=(at, object_end(unit, at)))


def object_end(unit: Unit, start: int) -> int:
    """Past the last word of a long noun phrase: a comma ends it unless a preposition takes it up."""
    index, resumed = start, -1
    while index < len(unit):
        kind = unit.at(index)
        if kind in {";", ".", ":", "?", "!"} or kind in _DASHES:
            return index
        if kind == "," and index != resumed and not _list_goes_on(unit, index):
            resumed = _taken_up(unit, index)
            if resumed < 0:
                return index
        if (
            kind == "C"
            and index > start
            and (unit.at(index + 1) in {"E", "V", "X"} or "past" in verbs().forms.get(unit.word(index + 1), ()))
            and unit.at(index + 2) not in {"W"}
        ):
            return index
        if (
            unit.word(index) in {"while", "although", "though", "after", "because", "but", "saying", "adding"}
            and index > start + 1
        ):
            return index
        index += 1
    return index


def _taken_up(unit: Unit, comma: int) -> int:
    """The comma that closes an aside behind which a preposition goes on ("a trial, before a tribunal, of those …"); -1 for none."""
    if unit.at(comma + 1) != "P" and unit.word(comma + 1) not in {"before", "after", "until"}:
        return -1
    for index in range(comma + 2, min(len(unit), comma + 10)):
        if unit.at(index) == ",":
            return index if unit.at(index + 1) == "P" else -1
    return -1


def clause_end(unit: Unit, start: int) -> int:
    """Past the last word of an infinitive: ", and" with a subject and a verb of its own ends it."""
    for index in range(start + 1, len(unit) - 2):
        if unit.at(index) == "," and unit.word(index + 1) in {"and", "but", "while", "although"}:
            ahead = unit.kind[index + 2 : index + 9]
            if ahead and ahead[0] in {"D", "S", "N", "K", "W"} and any(kind in {"X", "V"} for kind in ahead):
                return index
        if unit.at(index) == ";":
            return index
    return len(unit)


def _list_goes_on(unit: Unit, comma: int) -> bool:
    """Whether a comma only parts the members of a list that ends with "and"."""
    for index in range(comma + 1, min(len(unit), comma + 10)):
        if unit.at(index) in {"X", "V", "R", ";", ".", "N", "E"}:
            return False
        if unit.word(index) in {"and", "or"}:
            return index > comma + 1 or unit.at(index - 1) == ","
    return False

"""The noun phrase that ends at a word, found leftwards by word classes alone."""

from __future__ import annotations

from detente.read.attribution.lexicon import classes, verbs
from detente.read.attribution.units import QUOTE, Unit

_LONGEST = 30
"""How many words a noun phrase may have."""
_COUNTED = frozenset(
    {"some", "many", "most", "one", "all", "both", "several", "each", "none", "few", "those", "two", "three", "four"}
)


def is_noun(unit: Unit, index: int) -> bool:
    """Whether the word at a place can be part of a noun phrase: no small word, no known finite verb."""
    kind = unit.at(index)
    if kind in {"K", "#", "G", "W"}:
        return True
    if kind == "E":
        if unit.at(index - 1) in {"D", "S"} or unit.word(index - 1).endswith(("'s", "’s")):
            return True
        if unit.at(index - 1) == "A" and unit.at(index - 2) in {"D", "S"}:
            return True
        return unit.at(index + 1) in {"W", "K"} and unit.low[index] not in verbs().by_form
    return kind in {"&", "%", "$", "€", "£"}


def phrase_before(unit: Unit, last: int) -> int | None:
    """Where the noun phrase begins that ends at `last`; None if none does."""
    if last > 0 and unit.at(last) == QUOTE and unit.at(last - 1) in {"W", "K"} and unit.closing(last).isalnum():
        last -= 1
    if last < 0 or unit.at(last) not in "KW#GNOSDE":
        return None
    if unit.at(last) in {"N", "O"} or (unit.at(last) in {"D", "S"} and unit.at(last - 1) != "P"):
        return last if unit.word(last) not in {"the", "a", "an", "every", "no"} else None
    if unit.at(last) == "E" and unit.at(last - 1) not in {"D", "S", "A"}:  # "the wounded", but not "had dismissed"
        return None
    at = last
    while at > 0 and last - at < _LONGEST:
        step = _step_left(unit, at, last=last)
        if step == 0:
            break
        at -= step
    return _trim_opening(unit, at, last=last)


def _step_left(unit: Unit, at: int, *, last: int) -> int:
    """How many words further left the phrase goes."""
    before, here = unit.at(at - 1), unit.at(at)
    if before == "P":
        return _through_preposition(unit, at)
    if before == "C":
        return _through_and(unit, at)
    if before == ",":
        return int(_list_comma(unit, at, last=last) or _place_comma(unit, at, last=last))
    if here in {"D", "S", "N"} and not (here == "D" and before in {"D", "#", "S"}):
        return int(unit.word(at - 1) in {"all", "both", "half", "some", "such"})
    return int(before in {"D", "S"} or is_noun(unit, at - 1) or _joins_left(unit, at))


def _joins_left(unit: Unit, at: int) -> bool:
    """Whether an adverb behind an article or a nickname in marks belongs to the phrase."""
    before, here = unit.at(at - 1), unit.at(at)
    if before == "A" and unit.at(at - 2) in {"D", "S"}:
        return True
    nickname = before == QUOTE and unit.at(at - 2) in {"D", "S", "W", "K"} and here in {"W", "K"}
    return nickname and unit.closing(at - 1) not in {",", ".", "?", "!", "…"}


def _through_preposition(unit: Unit, at: int) -> int:
    """A preposition belongs to the phrase where a noun, or a participle behind a noun, stands before it."""
    left = unit.at(at - 2)
    if at < 2 or unit.word(at - 2) in classes()["time"]:
        return 0
    if left in {"K", "W", "#"} or unit.word(at - 2) in _COUNTED:
        return 2 if not is_time(unit, at) or unit.word(at - 1) == "of" else 0
    if left in {"E", "G"} and unit.at(at - 3) in {"W", "K"}:
        return 3
    if left == "G" and unit.at(at - 3) in {"D", "S"}:
        return 2
    return 0


def _through_and(unit: Unit, at: int) -> int:
    """Through "and": "A and B" is one phrase where A is a phrase that opens its clause."""
    if unit.word(at - 1) in {"but", "nor", "yet"} or not (is_noun(unit, at - 2) and unit.at(at - 2) != "E"):
        return 0
    start = at - 2
    while start > 0 and at - start < 14 and (is_noun(unit, start - 1) or unit.at(start - 1) in {"D", "S", "P", ","}):
        start -= 1
    if any(unit.at(i) in {"E", "V", "X"} for i in range(start, at - 1)):
        return 0
    opens = start == 0 or unit.at(start - 1) in {"B", "T", ".", ";", ":", QUOTE, "—", "–", "C"}
    return 2 if opens else 0


def _list_comma(unit: Unit, at: int, *, last: int) -> bool:
    """Whether a comma stands inside a list of names: "A, B and C"."""
    joined = any(unit.at(i) == "C" for i in range(at, min(at + 8, last)))
    return joined and unit.at(at) in {"K", "D"} and unit.at(at - 2) == "K" and not is_time(unit, at - 2)


def _place_comma(unit: Unit, at: int, *, last: int) -> bool:
    """Whether a comma parts a place's name: "a farmer of Eastport, Old Coast | says"."""
    if any(unit.at(i) != "K" for i in range(at, last + 1)) or unit.at(at - 2) != "K":
        return False
    left = at - 2
    while unit.at(left) == "K":
        left -= 1
    person = unit.word(left - 1) in classes()["people"] and unit.at(left - 2) not in {"P", "G"}
    return unit.word(left) in {"of", "from", "in", "at"} and (
        person or (unit.at(left - 1) == "K" and unit.word(left) in {"of", "from"})
    )


def is_time(unit: Unit, index: int) -> bool:
    """Whether a word names a day, a month or a length of time."""
    return unit.word(index) in classes()["time"]


def _trim_opening(unit: Unit, start: int, *, last: int) -> int | None:
    """Cut what only opens the sentence: "On Tuesday the minister" is "the minister"."""
    at = start
    while at <= last and unit.at(at) in {"P", "A", "C", ","}:
        if unit.at(at) == "P":
            at = behind_opening(unit, at + 1, last=last)
        else:
            at += 1
    if unit.at(at) == "G" and unit.at(at - 1) in {"P", "B", ","}:
        return None
    cut = _behind_time(unit, at, last=last)
    return cut if cut <= last else None


def behind_opening(unit: Unit, at: int, *, last: int) -> int:
    """Behind the phrase of an opening preposition: at the next article, or behind a word of time."""
    for index in range(at + 1, last + 1):
        if unit.at(index) in {"D", "S", "N"} and unit.at(index - 1) != "P":
            return index
        if is_time(unit, index - 1) and not is_time(unit, index) and unit.at(index) != "#":
            return index
    first = last
    while first > at and unit.at(first - 1) == "K":
        first -= 1
    return first if first > at else last + 1


def _behind_time(unit: Unit, at: int, *, last: int) -> int:
    """Behind words of time that stand before a subject without a comma: "Last week officials"."""
    if unit.word(at) in {"last", "this", "next", "earlier", "late", "early"} or is_time(unit, at):
        end = at + 1
        while end <= last and (is_time(unit, end) or unit.word(end) in {"last", "this", "next"}):
            end += 1
        if is_time(unit, end - 1) and end <= last:
            return end
    return at

"""What may stand between a reporting verb and what was said: the hearer, the occasion, the day."""

from __future__ import annotations

from detente.read.attribution.chunks import chunk_end
from detente.read.attribution.lexicon import classes, verbs
from detente.read.attribution.units import QUOTE, Unit

_REACH = 22
"""How many words ahead "that" is looked for across the occasion ("said in the capital on Monday that")."""
_OF = frozenset({"of"})
_NEAR = frozenset({"last", "this", "next", "early", "late", "earlier", "later"})
_BEHIND_ADVERB = frozenset({"T", ":", ",", ".", QUOTE, "N", "D", "K", "P", "A", "W", "B", "S"})
_WHEN = frozenset({"as", "when", "while", "after", "before"})
_STOPPERS = frozenset({".", ";", ":", QUOTE, "?", "!"})


def hearer(unit: Unit, at: int) -> int:
    """Behind the person spoken to ("told | the two envoys | that"); `at` itself where nobody is."""
    if unit.at(at) in {"O", "N"} or unit.word(at) in classes()["hearer"]:
        after = at + 1
        if unit.word(after) == "of":
            end = chunk_end(unit, after + 1, links=_OF)
            return end + 1 if end is not None else after
        return after if unit.at(at) != "N" or unit.at(after) not in {"X", "V", "E"} else at
    if unit.at(at) not in {"D", "S", "K", "W", "#"}:
        return at
    end = chunk_end(unit, at, links=frozenset({"of", "for", "at"}))
    if end is None:
        return at
    return end + 1


def occasion(unit: Unit, at: int, *, phrases: bool = True) -> int:
    """Behind words that say when, where and on what occasion something was said; `phrases`: also prepositions."""
    place = at
    for _ in range(8):
        step = _one(unit, place) if phrases or unit.at(place) != "P" else place
        if step == place:
            break
        place = step
    return place


def that_ahead(unit: Unit, at: int) -> int | None:
    """The place of "that" where only an occasion stands before it."""
    if unit.at(at) not in {"P", "A", "B", ","} and unit.word(at) not in classes()["time"]:
        return None
    if unit.word(at) in _WHEN and unit.at(at + 1) in {"N", "D", "S", "K"}:
        return _behind_when(unit, at)
    commas, venues = 0, classes()["venue"]
    for index in range(at, min(len(unit), at + _REACH)):
        kind = unit.at(index)
        if kind == "T" and index > at:
            return index if commas == 0 or (commas == 2 and (unit.at(at) != "," or unit.at(index - 1) == ",")) else None
        if kind == ",":
            commas += 1
        if unit.word(index) == "to" and unit.word(index + 1) in verbs().by_form:
            return None
        if (
            kind in _STOPPERS
            or (kind in {"X", "V", "N", "R", "T"} and commas != 1)
            or (kind == "E" and commas != 1 and unit.at(index - 1) not in "DSA" and unit.word(index - 1) not in venues)
        ):
            return None
    return None


def _behind_when(unit: Unit, at: int) -> int | None:
    """The place of "that" behind a short clause of time: "said as she went in | that"."""
    ends = (i for i in range(at + 3, min(len(unit), at + 12)) if unit.at(i) in _STOPPERS | {",", "R", "T"})
    end = next(ends, None)
    return end if end is not None and unit.at(end) == "T" else None


def _one(unit: Unit, at: int) -> int:
    """Behind one word or phrase that says when, where or how; `at` itself where none stands."""
    kind, word = unit.at(at), unit.word(at)
    times = classes()["time"]
    if word in times or (kind == "A" and word not in classes()["no_occasion"]):
        return at + 1 if unit.at(at + 1) in _BEHIND_ADVERB or word in times else at
    if word in _NEAR and (unit.word(at + 1) in times or unit.word(at + 2) in times):
        return at + (2 if unit.word(at + 1) in times else 3)
    if kind != "P":
        return at
    behind = dated(unit, at)
    if behind > at:
        return behind
    return _phrase(unit, at) if word in classes()["occasion"] else at


def dated(unit: Unit, at: int) -> int:
    """Behind a preposition with words of time: "on Monday night", "at the same time"."""
    times = classes()["time"]
    if (
        unit.at(at + 1) == "D"
        and unit.at(at + 2) == "W"
        and (unit.word(at + 3) in times or unit.word(at + 3) == "time")
    ):
        return at + 4
    if unit.word(at + 1) in times or (unit.word(at + 2) in times and unit.at(at + 1) in {"D", "W", "A", "S", "#"}):
        end = at + 1
        while unit.word(end) in times or unit.at(end) == "#" or unit.word(end) in _NEAR or _dates(unit, end):
            end += 1
        return end
    return at


def _dates(unit: Unit, at: int) -> bool:
    """Whether an article stands before a word of time ("late on | the 3rd", "on Monday, | the first day")."""
    return unit.at(at) == "D" and (unit.word(at + 1) in classes()["time"] or unit.at(at + 1) == "#")


def _phrase(unit: Unit, at: int) -> int:
    """Behind a phrase with a preposition: "in a statement on the website", "to reporters", "by phone"."""
    first = at + 1
    if unit.at(first) in {"O", "N"}:
        return first + 1
    if unit.at(first) == "G":
        return at
    end = chunk_end(unit, first, links=frozenset({"of", "for"}))
    if end is None:
        return at
    for index in range(first + 1, end + 1):
        if unit.at(index) == "K" and unit.at(index - 1) == "W":
            return index
    region = unit.at(end) == "K" and unit.at(end + 1) == "," and unit.at(end + 2) == "K" and unit.at(end + 3) == ","
    return end + (3 if region and unit.word(at) in {"in", "near", "at", "from", "outside"} else 1)

"""Noun phrases read forwards: behind an inverted verb, at the head of a sentence, with their appositions."""

from __future__ import annotations

from detente.read.attribution.extent import is_past
from detente.read.attribution.lexicon import classes
from detente.read.attribution.phrases import behind_opening, is_time
from detente.read.attribution.units import QUOTE, Unit

_LONGEST_ASIDE = 45
"""How many words an apposition may have; reports give a speaker's office at some length."""
_ASIDE_ENDS = frozenset({",", ".", ";", ":", QUOTE, "—", "–", "?", "!"})
_SITTINGS = frozenset({"meeting", "gathering", "hearing", "briefing", "sitting"})
_NOUNISH = frozenset({"D", "S", "K", "W", "#", "A", "E"})


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
        while index < len(unit) and unit.at(index) not in _ASIDE_ENDS:
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
        if _in_chunk(unit, at, last=last):
            last = at
            at += 1
            continue
        after = _through_link(unit, at, links=links) if last is not None else None
        if after is None:
            break
        at = after
    if last is None and unit.at(first) in {"D", "S"}:
        return first if unit.word(first) not in {"the", "a", "an", "every", "no"} else None
    return last


def _through_link(unit: Unit, at: int, *, links: frozenset[str]) -> int | None:
    """Where the phrase goes on behind a preposition or "and"; None where it does not."""
    if unit.word(at) in links and unit.at(at + 1) in _NOUNISH:
        at += 1
        while unit.at(at) in {"D", "S", "A", "#"}:
            at += 1
        return at if _in_chunk(unit, at, last=at - 1) else None
    if unit.word(at) in {"and", "&"} and unit.at(at + 1) in {"K", "D", "S"} and not _clause_follows(unit, at + 1):
        at += 1
        while unit.at(at) in {"D", "S"}:
            at += 1
        return at
    return None


def _in_chunk(unit: Unit, at: int, *, last: int | None) -> bool:
    kind = unit.at(at)
    if kind in {"K", "#", "&"}:
        return not (kind == "K" and last is not None and is_time(unit, at))
    if kind == "W":
        return not is_time(unit, at) or last is None
    if kind == "E":
        owned = last is None or unit.low[last].endswith(("'s", "’s"))
        return owned and unit.at(at + 1) in {"W", "K", "E"}
    if kind == "G" and unit.word(at) in _SITTINGS and last is not None and unit.at(at - 1) in {"W", "E", "K"}:
        return True  # "told a cabinet meeting that"
    return kind == "G" and (last is None or unit.at(at + 1) == "W")


def _clause_follows(unit: Unit, first: int) -> bool:
    """Whether a finite verb follows within a few words: then "and" joins clauses, not names."""
    for index in range(first, min(len(unit), first + 8)):
        if unit.at(index) in {"X", "V"} or is_past(unit, index):
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


def _behind_region(unit: Unit, comma: int) -> int:
    """The comma that ends a place named with its region ("in Eastport, Old Coast, | the envoy"); `comma` itself if none."""
    past = comma + 1
    while unit.at(past) == "K":
        past += 1
    return past if unit.at(comma - 1) == "K" and past > comma + 1 and unit.at(past) == "," else comma


def _behind_lead(unit: Unit, before: int) -> int:
    """Behind an opening phrase that ends with a comma: "In the capital, …"."""
    if unit.at(0) in {"P", "B", "E", "G"} or is_time(unit, 0) or (unit.at(0) == "A" and unit.at(1) != ","):
        for index in range(1, min(before, 25)):
            if unit.at(index) == ",":
                return _behind_region(unit, index) + 1
        if unit.at(0) == "P":
            return behind_opening(unit, 1, last=before - 1)
    return 0

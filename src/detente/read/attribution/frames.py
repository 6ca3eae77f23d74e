"""Frames of reporting verbs: for each verb at work, where the words stand that it reports."""

from __future__ import annotations

from detente.read.attribution import tails
from detente.read.attribution.behind import content_behind
from detente.read.attribution.content import Content
from detente.read.attribution.cues import hits
from detente.read.attribution.extent import DASHES, has_verb
from detente.read.attribution.hit import Hit
from detente.read.attribution.lexicon import classes, verbs
from detente.read.attribution.units import QUOTE, Unit

_CLOSERS = frozenset({".", ",", ";", ":", "?", "!", QUOTE, "—", "–", "-", ")", "(", "C", "G", "P"})
_SHORT_LEAD = 10
"""A longer clause before a colon is part of what was said."""
_EDGES = frozenset({",", ".", ";", "–", "—", "-", ":", "”", "’"})


def content_of(unit: Unit, hit: Hit, *, floor: int) -> Content | None:
    """What a verb reports. `floor` is the first word that is free: behind earlier attributions of the unit."""
    behind = hit.subject[1] + 1 if hit.place == "behind" and hit.subject else hit.last + 1
    left = None if _is_relative(unit, hit) else _left(unit, hit, floor=floor)
    if left and hit.verb.lemma == "read" and hit.place != "behind" and not _writing_reads(unit, hit, left=left):
        left = None
    if left and (hit.place == "behind" or _claims_quotation(unit, hit, left=left, behind=behind)):
        return _postposed(unit, hit, left=left, behind=behind)
    if left and _only_addressed(unit, hit, left=left, behind=behind):
        return _postposed(unit, hit, left=left, behind=behind)
    if hit.place == "behind":
        return None
    if left and hit.verb.lemma == "see" and unit.word(behind) == "it" and unit.word(hit.region - 1) == "as":
        return _postposed(unit, hit, left=left, behind=behind + 1)
    right = _behind_as(unit, hit, start=behind) or content_behind(unit, hit, start=behind)
    if right or left is None or hit.place != "before":
        return right
    says = hit.verb.frames >= {"c", "q"} and (_is_clause(unit, left) or _breaks_lead(unit, left=left, behind=behind))
    return _postposed(unit, hit, left=left, behind=behind) if says else None


def _breaks_lead(unit: Unit, *, left: tuple[int, int], behind: int) -> bool:
    """As in "Before the vote, she said, the army had left": the cue stands between a lead and its clause."""
    at = tails.occasion(unit, tails.hearer(unit, behind))
    if unit.at(at) != "," or unit.at(left[0]) not in {"P", "B", "A"} or "asked" in unit.low[left[0] : left[1]]:
        return False
    return _goes_on(unit, at + 1) and unit.at(at + 1) in {"N", "D", "S", "K", "W"} and len(unit) > at + 3


def _behind_as(unit: Unit, hit: Hit, *, start: int) -> Content | None:
    """What stands behind "As the envoy put it on Monday, …"."""
    if unit.word(hit.region - 1) != "as":
        return None
    inside = _quotation_behind_aside(unit, hit, start=start)
    if inside is not None:
        return inside
    opens = hit.region <= 3 and unit.at(hit.region - 2) in {".", "A", "C", ","}
    if not opens or hit.place != "before" or not (hit.verb.frames >= {"c", "q"} or hit.verb.particle == "it"):
        return None
    comma = next((i for i in range(start, min(len(unit), start + 20)) if unit.at(i) == ","), None)
    if comma is None or QUOTE in unit.kind[start:comma]:
        return None
    return Content("as-clause", right=(comma + 1, len(unit)))


def _quotation_behind_aside(unit: Unit, hit: Hit, *, start: int) -> Content | None:
    """As in "The trouble, as one envoy put it on Monday, is that “…”"."""
    if unit.at(hit.region - 2) != "," or hit.verb.particle != "it":
        return None
    comma = next((i for i in range(start, min(len(unit), start + 6)) if unit.at(i) == ","), None)
    if comma is None or unit.at(comma + 1) != "X":
        return None
    quote = next((i for i in range(comma + 2, comma + 5) if unit.at(i) == QUOTE), None)
    return Content("as-clause", right=(quote, quote + 1)) if quote is not None else None


def _claims_quotation(unit: Unit, hit: Hit, *, left: tuple[int, int], behind: int) -> bool:
    """Whether a verb with its subject before it belongs to the quotation in front: no "that" and no colon follow."""
    if unit.at(left[1] - 1) != QUOTE or hit.place != "before":
        return False
    addressed = "t" in hit.verb.frames or hit.verb.lemma == "ask"
    at = tails.occasion(unit, tails.hearer(unit, behind) if addressed else behind)
    return unit.at(at) not in {"T", ":"} or "c" not in hit.verb.frames


def _writing_reads(unit: Unit, hit: Hit, *, left: tuple[int, int]) -> bool:
    """As in "“…,” the letter read": not what somebody reads, nor a sign."""
    if unit.at(left[1] - 1) != QUOTE or hit.subject is None:
        return False
    return unit.low[hit.subject[1]] in classes()["venue"] | classes()["document"]


def _only_addressed(unit: Unit, hit: Hit, *, left: tuple[int, int], behind: int) -> bool:
    """Whether a verb names its hearer or occasion and no more: "…, she told a second news conference, adding"."""
    if hit.place != "before" or not hit.verb.frames >= {"c", "q"} or not _is_clause(unit, left):
        return False
    at = tails.occasion(unit, tails.hearer(unit, behind) if "t" in hit.verb.frames else behind)
    if at > behind and (at >= len(unit) or unit.at(at) == "."):
        return True
    tail = unit.at(at + 1) == QUOTE and _begins_small(unit, at + 1)
    return unit.at(at) == "," and (tail or unit.at(at + 1) == "G" or unit.word(at + 1) in {"after", "before", "while"})


def _begins_small(unit: Unit, place: int) -> bool:
    """Whether a quotation begins with a small letter: it goes on with the clause before."""
    return unit.words[place].lstrip("\"“‘'«„` ")[:1].islower()


def _is_clause(unit: Unit, left: tuple[int, int]) -> bool:
    """Whether words before a cue are a clause that could be reported, and no opening phrase."""
    first, past = left
    if unit.at(past - 1) == QUOTE:
        return True
    if unit.word(first) in {"what", "how", "why", "whoever", "whatever"} and unit.at(past) == ",":
        return True
    opening = unit.at(first) in {"P", "B", "E", "G"} or "as" in {unit.word(first), unit.word(past + 1)}
    opening = opening or unit.word(first) == "asked"
    if opening and "," not in unit.kind[first:past]:
        governed = unit.at(first) == "P" and "X" in unit.kind[first:past]
        wants = any(first < one.cue < past and one.place == "before" for one in hits(unit))
        return governed or wants or unit.word(first) in {"not", "if"}
    return has_verb(unit, first, loose=not opening)


def _is_relative(unit: Unit, hit: Hit) -> bool:
    return hit.subject == (hit.first - 1, hit.first - 1) and unit.at(hit.first - 1) == "R"


def _left(unit: Unit, hit: Hit, *, floor: int) -> tuple[int, int] | None:
    """The clause or quotation before an attribution, up to its comma."""
    at = hit.region - 1
    if unit.word(at) == "as" and unit.at(at - 1) in {",", QUOTE}:
        at -= 1
    if unit.at(at) == QUOTE:
        start = _left_start(unit, floor, end=at)
        return None if unit.word(start) in {"asked", "pressed", "questioned"} else (start, at + 1)
    if unit.at(at) not in {",", "?", "!"} and unit.at(at) not in DASHES:
        return None
    end = at + 1 if unit.at(at) in {"?", "!"} else at
    start = _left_start(unit, floor, end=end)
    return (start, end) if end > start else None


def _left_start(unit: Unit, floor: int, *, end: int) -> int:
    start = end if unit.at(end) == QUOTE and unit.at(end - 1) == ":" else floor
    while start < end and unit.at(start) in _EDGES:
        start += 1
    start = _behind_colon(unit, start, end=end)
    bracket = max((i for i in range(start, end) if unit.at(i) == "("), default=-1)
    return bracket + 1 if bracket >= 0 and ")" not in unit.kind[bracket:end] else start


def _behind_colon(unit: Unit, start: int, *, end: int) -> int:
    """Past a few words and a colon that only lead to what was said: "His deputy was blunter: the army must go, he said"."""
    colon = next((i for i in range(start + 2, min(end - 3, start + _SHORT_LEAD)) if unit.at(i) == ":"), None)
    if (
        colon is None
        or unit.at(colon + 1) not in {"D", "S", "K", "N", "W"}
        or not has_verb(unit, colon + 1, loose=False)
    ):
        return start
    return colon + 1 if end - colon > colon - start else start


def _postposed(unit: Unit, hit: Hit, *, left: tuple[int, int], behind: int) -> Content | None:
    """The part before ", he said", and the one behind where the sentence goes on."""
    addressed = hit.place != "behind" and "t" in hit.verb.frames
    at = tails.occasion(unit, tails.hearer(unit, behind) if addressed else behind)
    quoted = unit.at(left[1] - 1) == QUOTE
    if not quoted and not _is_over(unit, at):
        return None
    place = "inverted" if hit.place == "behind" else "postposed"
    right = _second_quotation(unit, at) if quoted else _second_clause(unit, at)
    if right and not quoted:
        return Content("parenthetical-clause" if place == "postposed" else "inverted-clause", left, right)
    return Content(f"{place}-{'quotation' if quoted else 'clause'}", left, right)


def _second_quotation(unit: Unit, at: int) -> tuple[int, int] | None:
    """The quotation that goes on behind the cue: "he said, but “…”", "she said, pointing at the map, “…”"."""
    at = _behind_gesture(unit, at)
    joined = unit.at(at) in {",", "—", "-", ":"}
    at += joined
    while joined and unit.at(at) in {"C", "A"}:
        at += 1
    if unit.at(at) == "C" and unit.at(at + 1) == QUOTE:
        at += 1
    return (at, at + 1) if unit.at(at) == QUOTE and not _has_own_cue(unit, at + 1) else None


def _behind_gesture(unit: Unit, at: int) -> int:
    """At the comma that ends an aside about the saying, where a quotation stands behind it."""
    if unit.at(at) != "," or unit.at(at + 1) not in {"G", "E", "P", "B"}:
        return at
    for index in range(at + 2, min(len(unit) - 1, at + 18)):
        if unit.at(index) in {QUOTE, ";", ".", ":"}:
            return at
        if unit.at(index) == "," and unit.at(index + 1) == QUOTE:
            return index
    return at


def _has_own_cue(unit: Unit, at: int) -> bool:
    """Whether a reporting verb with its subject follows a quotation at once: "“…,” said Ann Lee, and “…,” said Vale"."""
    return any(hit.region == at for hit in hits(unit))


def _second_clause(unit: Unit, at: int) -> tuple[int, int] | None:
    """The clause that goes on behind a comma, a dash or a semicolon."""
    mark = unit.at(at)
    if mark == ";" and not any(low in verbs().by_form for low in unit.low[at:]):
        return at + 1, len(unit)
    if mark == "," and _goes_on(unit, at + 1):
        return at + 1, len(unit)
    if mark in {"—", "–", "-", ":"} and unit.at(at + 1) == QUOTE:
        return at + 1, at + 2
    if mark == "," and unit.at(at + 1) == QUOTE and not _has_own_cue(unit, at + 2):
        return at + 1, at + 2
    return None


def _is_over(unit: Unit, at: int) -> bool:
    """Whether the reporting clause is over at a place, so that what stood before it was reported."""
    return at >= len(unit) or unit.at(at) in _CLOSERS or unit.word(at) in classes()["aside_opener"]


def _goes_on(unit: Unit, at: int) -> bool:
    """Whether a clause broken by ", he said," goes on, and no aside about the saying follows."""
    kind = unit.at(at)
    if at >= len(unit) or kind in {".", ",", "?", "!", ";", "R", "G"}:
        return False
    if unit.word(at) in classes()["aside_opener"]:
        if unit.word(at) == "as" and unit.word(at + 1) in {"soon", "long"}:
            return True
        return unit.word(at) in classes()["reason_opener"] and unit.at(at + 1) in {"D", "S", "N", "K", "W"}
    if kind == "C":
        return unit.at(at + 1) not in {"E", "V", "G"} and unit.word(at + 1) not in verbs().by_form
    return True

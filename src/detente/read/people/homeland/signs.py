"""What shows that a name is that of the state whose government a report calls "the government"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.read.people.cast import Draft
from detente.read.people.lexicon import folded, word_set
from detente.read.people.naming import Stage
from detente.read.people.signs import people_of
from detente.read.positions.learnt.vectors import known
from detente.read.weighing import Sign

_NEWS = word_set("news agency bureau press times television radio broadcasting herald gazette observer post tribune tv online daily")
_RULE = word_set(
    "government president minister ministers premier parliament army military troops forces soldiers authorities capital cabinet state"
    " assembly senate congress constitution people rulers junta navy officials envoy ambassador negotiator negotiators delegation"
)
_OF_RULE = word_set("government president republic people parliament army bank constitution kingdom government soil territory map")
_TORN = word_set("war peace rebels fighting conflict violence rebellion insurgency talks")
_PLACES = word_set("in near across inside throughout at")
_VERDICTS = frozenset(("state", "acting", "place", "capital", "open"))
_LEAD = 50
_MOST = 14
"""At most so many names are weighed: those that stand oftenest."""


@dataclass(frozen=True, slots=True)
class Land:
    """A name that may be that of the home state: the actor it has, if any, where it stands, and its signs."""

    name: str
    draft: Draft | None
    signs: Sequence[Sign]


@dataclass(frozen=True, slots=True)
class _Name:
    name: str
    draft: Draft | None
    spots: tuple[int, ...]
    peoples: tuple[int, ...]
    verdict: str


def lands(stage: Stage) -> list[Land]:
    """The names that may be the home state's, the commonest first, each with its signs."""
    found = sorted(_names(stage), key=lambda one: (-len(one.spots) - len(one.peoples), one.name))[:_MOST]
    return [Land(one.name, one.draft, list(dict(_signs(stage, one, rank=at, among=found)).items())) for at, one in enumerate(found)]


def none() -> list[Sign]:
    """The signs of there being no such state."""
    return [("none", 1.0)]


def _names(stage: Stage) -> Iterator[_Name]:
    """Names of states, and single names that nothing else explains, those inside longer names too."""
    seen: set[str] = set()
    capitals = _capitals(stage)
    for draft in stage.cast.drafts:
        if draft.kind == "state" and not draft.nameless:
            forms = {folded(form).lower() for form in (draft.name, *draft.forms)}
            forms |= {folded(piece.text).lower() for piece, one in stage.named.items() if one is draft and piece not in stage.peoples}
            seen |= forms
            peoples = tuple(piece.first for piece, one in stage.named.items() if one is draft and piece in stage.peoples)
            spots = tuple(piece.first for piece, one in stage.named.items() if one is draft and piece not in stage.peoples)
            last = folded(draft.name).rsplit(" ", 1)[-1]
            more = tuple(index for index in capitals.get(last.lower(), ()) if index not in spots)
            seen.add(last.lower())
            yield _Name(draft.name, draft, tuple(sorted({*spots, *more})), peoples, "known" if draft.known else stage.verdicts.get(folded(draft.name), "named"))
    for lower, spots in capitals.items():
        text = folded(stage.page.words[spots[0]].text)
        if lower in seen or known(lower) or len(lower) < 4 or stage.people.find(text):
            continue
        verdict = stage.verdicts.get(text, "inside")
        if verdict not in _VERDICTS | {"inside"} or stage.cast.find(text) is not None and stage.cast.find(text).kind == "person":
            continue
        if stage.signs.get(text) is not None and stage.signs[text].outlet:
            continue
        if any(people_of(text, other) for other in (folded(d.name).rsplit(" ", 1)[-1] for d in stage.cast.drafts if d.kind == "state")):
            continue
        yield _Name(text, stage.cast.find(text), tuple(spots), tuple(_peoples(stage, text, capitals)), verdict)


def _capitals(stage: Stage) -> dict[str, list[int]]:
    """Where each capitalised word stands that opens nothing, and is no title or person's name."""
    words = stage.page.words
    persons = {
        index
        for piece in stage.pieces
        if piece.kind == "title" or stage.verdicts.get(folded(piece.text)) == "person" or (stage.named.get(piece) is not None and stage.named[piece].kind == "person")
        for index in range(piece.first, piece.last + 1)
    }
    found: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        if word.capital and index not in persons:
            found.setdefault(folded(word.text).lower(), []).append(index)
    return {lower: spots for lower, spots in found.items()}


def _peoples(stage: Stage, name: str, capitals: dict[str, list[int]]) -> Iterator[int]:
    for lower, spots in capitals.items():
        if lower[:3] == name[:3].lower() and people_of(folded(stage.page.words[spots[0]].text), name):
            yield from spots


def _signs(stage: Stage, one: _Name, *, rank: int, among: Sequence[_Name]) -> Iterator[Sign]:
    page, words = stage.page, stage.page.words
    total = sum(len(other.spots) + len(other.peoples) for other in among)
    yield "land", 1.0
    yield "named", math.log1p(len(one.spots))
    yield "people named", math.log1p(len(one.peoples))
    yield "share", (len(one.spots) + len(one.peoples)) / max(total, 1)
    yield f"rank {min(rank, 4)}", 1.0
    yield f"is {one.verdict}", 1.0
    yield f"is {one.verdict} rank {min(rank, 2)}", 1.0
    yield f"draft {one.draft.kind if one.draft else None}", 1.0
    if re.search(rf"\b{re.escape(one.name)}\b", page.title):
        yield "titled", 1.0
        if page.title.startswith(one.name):
            yield "title opens", 1.0
    elif one.peoples and any(words[index].text in page.title for index in one.peoples):
        yield "people titled", 1.0
    if any(index < _LEAD for index in one.spots):
        yield "early", 1.0
    if any(index < _LEAD for index in one.peoples):
        yield "people early", 1.0
    lines = [block.dateline for block in page.blocks if block.dateline is not None]
    for index in one.spots:
        start = words[index].start
        if any(line.start <= start < line.end for line in lines):
            yield "dateline", 1.0
        before, after = page.lower(index - 1), page.lower(index + 1)
        if words[index].owns:
            yield ("owns rule" if page.lower(index + 1) in _RULE or page.lower(index + 2) in _RULE else "owns"), 1.0
        around = {page.lower(at) for at in range(index - 4, index + 5)}
        if around & _NEWS:
            yield "news", 1.0
            if before in {"of", "the"} or after in _NEWS or page.lower(index + 2) in _NEWS:
                yield "its news", 1.0
        if before == "of" or (before == "the" and page.lower(index - 2) == "of"):
            left = page.lower(index - 2 - (before == "the"))
            yield (f"of {left}" if left in _OF_RULE else "of rule" if left in _RULE else "of"), 1.0
        elif before in _PLACES:
            yield "place", 1.0
            if page.lower(index - 2) in _TORN:
                yield "torn", 1.0
        if after in _RULE:
            yield "before rule", 1.0
        if after in _TORN:
            yield "before talks", 1.0
    for index in one.peoples:
        if page.lower(index + 1) in _RULE:
            yield "people rule", 1.0
        elif page.lower(index + 2) in _RULE:
            yield "people near rule", 1.0
    signs = stage.signs.get(one.name)
    if signs is not None:
        for kind in ("person", "state", "group", "body", "party", "speaks", "acts", "place", "apart"):
            size = getattr(signs, kind)
            if size > 0:
                yield f"sign {kind}", 1.0
                if size > 2:
                    yield f"sign {kind} often", 1.0
    if len(among) == 1:
        yield "alone", 1.0

"""Whom the first person of a transcript puts in the room, and who only tells of it."""

from __future__ import annotations

import re

from detente.read.happenings.lexicon import pattern
from detente.read.happenings.scene import (
    Scene,
    actors_of,
    goes_between,
    mentions_in,
    side_of,
)
from detente.read.layers import Block, Span

_I = re.compile(r"\bI(?:['’](?:ve|ll|m|d))? (?:[\w'’]+ ){0,3}\Z")
_YOU = re.compile(r"\b[Yy]ou(?:['’](?:ve|ll|re|d))? (?:[\w'’]+ ){0,2}\Z")
_ME = re.compile(r"\bme\b", re.IGNORECASE)
_WE = re.compile(r"\b[Ww]e(?:['’](?:ve|ll|re|d))? (?:[\w'’]+ ){0,3}\Z")
_US = re.compile(r"\bus\b")
_BESIDE = pattern("meetings", "beside")


def first_person(scene: Scene, region: Span, *, cue: Span) -> tuple[list[str], list[str]]:
    """Whom "I", "me", "we" or "us" of a transcript's speaker puts in the room: himself or his side; or himself between."""
    turn = next((one for one in scene.doc._.blocks if one.kind == "turn" and one.start <= cue.start < one.end), None)
    label = next(iter(mentions_in(scene, turn.speaker)), None) if turn and turn.speaker else None
    who = actors_of(label) if label else ()
    if turn and _YOU.search(scene.text, max(region.start, cue.start - 30), cue.start):
        asked = _asked(scene, turn)
        return ([], list(asked)) if any(goes_between(scene, one) for one in asked) else (list(asked), [])
    if len(who) != 1:
        return [], []
    near = Span(max(region.start, cue.start - 30), cue.end + 8)
    if _I.search(scene.text, near.start, cue.start) or _ME.search(scene.text, cue.start, near.end):
        return ([], list(who)) if goes_between(scene, who[0]) else (list(who), [])
    at = cue.start + 3 if scene.text[cue.start : cue.start + 3].lower() == "we " else cue.start
    if _WE.search(scene.text, near.start, at) or _US.search(scene.text, cue.start, near.end):
        return ([], list(who)) if goes_between(scene, who[0]) else ([side_of(scene, who[0])], [])
    return [], []


def _asked(scene: Scene, turn: Block) -> tuple[str, ...]:
    """Who answers a turn: him whom "you" stands for."""
    after = next((one for one in scene.doc._.blocks if one.kind == "turn" and one.start > turn.start), None)
    label = next(iter(mentions_in(scene, after.speaker)), None) if after and after.speaker else None
    return actors_of(label) if label else ()


def tellers_of(scene: Scene, cue: Span) -> list[Span]:
    """Those in whose words the sitting is told: to say so is not to be there."""
    return [
        one.source for one in scene.doc._.attributed if one.source and any(cue.within(piece) for piece in one.content)
    ]


def told_by_third(scene: Scene, region: Span, *, cue: Span) -> bool:
    """Whether a third party, no go-between, tells of the sitting: it may have been its own, not that of the two sides."""
    tellers = tellers_of(scene, cue)
    return any(
        not scene.between & {side_of(scene, actor)}
        and side_of(scene, actor) not in scene.sides
        and not goes_between(scene, actor)
        for one in mentions_in(scene, region)
        if any(one.core.overlaps(teller) for teller in tellers)
        for actor in actors_of(one)
    )


def set_beside(scene: Scene, region: Span) -> list[Span]:
    """Those of whom an absolute clause only says how they stand: "with A and B still far apart on the border"."""
    return [Span(*one.span("who")) for one in _BESIDE.finditer(scene.text, region.start, region.end)]

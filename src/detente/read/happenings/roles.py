"""The part that each actor plays in the talks by what is read of them: party, mediator, host; standings told in words stay."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from detente.model import Actor
from detente.model.actor import Standing
from detente.read.happenings.scene import Scene, goes_between, is_person, scene_of, side_of
from detente.read.people import side_chances
from detente.read.people.principals.judging import LIKELY

_SENT = re.compile(
    r"\b(?:mediat|facilitat|conciliat|(?:special )?envoy|special (?:representative|coordinator))", re.IGNORECASE
)
"""Offices whose holder's state may be at the table without being a party."""
_MEDIATES = re.compile(
    r"\b(?:mediat|moderator|facilitator|conciliator|go-between|(?:chair(?:man|woman|person)?|coordinator|convenor) of the (?:talks|mediation|negotiations|dialogue))",
    re.IGNORECASE,
)
"""Offices that are a mediator's whoever is named in the room."""


def with_roles(doc: Doc) -> tuple[Actor, ...]:
    """The actors of a doc, those without a standing given the one that its meetings and positions show.

    A party sits at the table and holds a position or is one of the talks' two sides, or is one and holds a position (of the
    59 parties so found in evals/building 53 are parties), and is likely enough one of those the talks are between. Its own people
    have no standing.
    Who stands between the people in a room is a mediator, and so is the side that sent him.
    """
    scene = scene_of(doc)
    shown: dict[str, Standing] = dict.fromkeys(_parties(scene), "party")
    for one in _between(scene):
        shown.setdefault(one, "mediator")
    return tuple(
        replace(one, standing=shown[one.id]) if one.standing is None and one.id in shown else one
        for one in doc._.actors
    )


def _parties(scene: Scene) -> set[str]:
    doc = scene.doc
    present = {side_of(scene, one) for meeting in doc._.meetings for one in meeting.participants}
    holders = {one.party for one in doc._.positions}
    sides = set(scene.sides)
    sent = {one.side for one in scene.actors.values() if one.kind == "person" and _SENT.search(one.role or "")}
    world = {
        one.id for one in scene.actors.values() if one.kind == "organisation" and one.why.rule == "people.gazetteer"
    }
    found = ((present | sides) & holders - world) | (present & sides - sent)
    chances = side_chances(doc)
    return {
        one
        for one in found
        if not goes_between(scene, one) and not is_person(scene, one) and chances.get(one, LIKELY) >= LIKELY
    }


def _between(scene: Scene) -> list[str]:
    people = [one for meeting in scene.doc._.meetings for one in meeting.mediators]
    people += [
        one.id for one in scene.actors.values() if _MEDIATES.search(one.role or "") and goes_between(scene, one.id)
    ]
    return [*people, *(side_of(scene, one) for one in people)]

"""All signs for each side that somebody may be on, and for none."""

from __future__ import annotations

import itertools
import math

from detente.read.people.cast import Draft
from detente.read.people.learnt import around, beside, whole
from detente.read.people.learnt.bearing import Bearing, bearing
from detente.read.people.learnt.scene import Scene
from detente.read.people.learnt.whole import Signs

_MANY = 4


def signs_of(scene: Scene, person: Draft) -> list[tuple[Draft | None, Signs]]:
    """Each side of a report with its signs, and None, no side, with its own; empty where the person is never named.

    No sign names anything but words of the trade (offices, verbs, prepositions), so that none is of one report only.
    """
    one = bearing(scene, person)
    if one is None:
        return []
    found: dict[Draft, Signs] = {side: {} for side in scene.sides}
    for side, sign in itertools.chain(
        beside.beside(scene, one),
        around.before(scene, one),
        around.speech(scene, one),
        around.colleagues(scene, person, one),
    ):
        if side in found:
            found[side][sign] = 1.0
    near = around.shares(scene, one)
    most = max(near.values(), default=0.0)
    for side, share in near.items():
        found[side]["share near"] = share
        if share == most and list(near.values()).count(most) == 1:
            found[side]["most near"] = 1.0
    counts = whole.whole(scene, person, one, sides=scene.sides)
    for side, signs in found.items():
        whole.add(scene, one, counts=counts, side=side, signs=signs)
    alone = not any("in sentence" in signs for signs in found.values())
    return [*found.items(), (None, _none(one, sides=len(found), alone=alone))]


def _none(one: Bearing, *, sides: int, alone: bool) -> Signs:
    """The signs that somebody is on no side."""
    told = ["none", *(f"none: {what}" for what in (*one.sorts, *one.marks))]
    told.append(f"none: {sides if sides < _MANY else 'many'} sides")
    if alone:
        told.append("none: alone")
    return {**dict.fromkeys(told, 1.0), "none: times": math.log(len(one.own))}

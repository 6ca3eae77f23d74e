"""The signs that a whole report gives for a side: how often it is named, its part, whose text it is, whom it has already."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from detente.read.people.cast import Draft
from detente.read.people.learnt.bearing import Bearing
from detente.read.people.learnt.beside import TIES
from detente.read.people.learnt.scene import Scene

Signs = dict[str, float]

_STUDIES = re.compile(
    r"\b(?:Universit|Institut|College|Academy|Observatory|Facult|School|Studies|Research|Centre|Center|Foundation|Clinic|"
    r"Hospital|Church|Agency)"
)
_WORLD = "United Nations"
_TELLING = frozenset({"un office", "past", "opposition", "his before", "its before", "of another"})
_LINKED = ("last named", "subject 1 before first", "in sentence", "opens own sentence")
_PLACES = 3
"""Ranks from here on are one."""
_MOST = 4
"""More people of a side say no more."""


@dataclass(slots=True, kw_only=True)
class Whole:
    """What is counted once for a person: sights, people and owned offices of each side; who was named last before."""

    total: int
    ranked: list[Draft]
    held: Counter[Draft] = field(default_factory=Counter)
    elsewhere: Counter[Draft] = field(default_factory=Counter)
    last: Draft | None = None


def whole(scene: Scene, person: Draft, one: Bearing, *, sides: list[Draft]) -> Whole:
    """The counts for a person."""
    sizes = {side: len(scene.seen[side]) for side in sides}
    ranked = sorted((side for side in sides if side.kind in {"state", "group"}), key=lambda side: -sizes[side])
    made = Whole(total=sum(sizes.values()) or 1, ranked=ranked)
    others = [other for other in scene.stage.cast.of_kind("person") if other is not person and other.home is not None]
    made.held.update(other.side() for other in others)
    titles = {title.lower() for title in person.roles}
    for role in scene.stage.roles:
        owner = scene.stage.named.get(role.holders[0].piece) if role.holders and role.holders[0].piece else None
        if owner is not None and role.title.lower() in titles:
            made.elsewhere[owner.side()] += 1
    for sight in scene.order.sights:
        if sight.core < one.own[0].core and sight.draft not in (None, person) and sight.draft.kind == "person":
            made.last = sight.draft
    return made


def add(scene: Scene, one: Bearing, *, counts: Whole, side: Draft, signs: Signs) -> None:
    """Write the signs of a side that do not hang on the sentences around a person."""
    size = len(scene.seen[side])
    rank = min(counts.ranked.index(side), _PLACES) if side in counts.ranked else _PLACES
    signs |= {"share": size / counts.total, "log times": math.log(1 + size), f"rank {rank}": 1.0}
    held = counts.held[side]
    signs |= {"has people": float(held > 0), "people": min(held, _MOST) / _MOST}
    is_home = side is scene.home.main
    claims = side in scene.home.claimants
    parts = {
        f"is {side.kind}": True,
        f"is {side.standing}": side.standing is not None,
        "is known": side.known,
        "is nameless": side.nameless,
        "is home": is_home,
        "is claimant": claims,
        "is issuer": side is scene.stage.issuer,
        "is studies": bool(_STUDIES.search(side.name)),
        f"is code {side.code}": bool(side.code),
    }
    for mark in one.marks:
        parts |= {f"{mark} and {sign}": sign in signs for sign in _LINKED}
        parts |= {
            f"{mark} and first two": rank < 2,
            f"{mark} and issuer": side is scene.stage.issuer,
            f"{mark} and world body": side.name == _WORLD,
            f"{mark} and home": is_home,
            f"{mark} and {side.kind}": mark in _TELLING,
        }
    for sort in one.sorts:
        parts |= {
            f"{sort} of {side.kind}": True,
            f"{sort} {'near' if 'in sentence' in signs else 'far'}": True,
            f"{sort} of home": is_home,
            f"{sort} of claimant": claims and not is_home,
            f"{sort} of first two": rank < 2,
            f"{sort} of issuer": side is scene.stage.issuer,
        }
    for tie in TIES:
        telling = [*one.sorts, *(mark for mark in one.marks if mark in _TELLING)]
        parts |= {f"{mark}: {tie}": tie in signs for mark in telling}
    signs |= dict.fromkeys((sign for sign, holds in parts.items() if holds), 1.0)
    _of_others(one, counts=counts, side=side, signs=signs)


def _of_others(one: Bearing, *, counts: Whole, side: Draft, signs: Signs) -> None:
    """An office that is this side's elsewhere in the report, and the side of whoever is named last."""
    if counts.elsewhere[side]:
        signs |= {"office of its elsewhere": 1.0, f"office of its elsewhere {min(len(counts.elsewhere), 3)}": 1.0}
    if counts.last is None or counts.last.home is None:
        return
    if counts.last.side() is side:
        signs["of last person"] = 1.0
        signs |= dict.fromkeys((f"of last person, {mark}" for mark in one.marks if mark.endswith("before")), 1.0)
        if "his before" in one.marks:
            signs |= dict.fromkeys((f"of his, {sort}" for sort in one.sorts), 1.0)
    elif "counterpart" in one.sorts and ("rank 0" in signs or "rank 1" in signs):
        signs["other one of two"] = 1.0

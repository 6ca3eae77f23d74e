"""Who stands between those in a room: hosts, mediators, whoever brings them together."""

from __future__ import annotations

import re

from detente.read.happenings.scene import (
    Scene,
    actors_of,
    goes_between,
    is_person,
    is_place,
    mentions_in,
    side_of,
)
from detente.read.happenings.standing import called_between
from detente.read.layers import Mention, Span

_HOSTS = re.compile(r"(?:re)?conven|host|receiv|welcom|br(?:ing|ought)|invit|summon", re.IGNORECASE)
_BRINGS = re.compile(
    r"\b(?:br(?:ing|ought)\w*\b.*\btogether|chair|presid|moderat|mediat|facilitat|invit)", re.IGNORECASE
)
"""Verbs whose subject stands between those who are there."""
_AT_HIS = re.compile(
    r" (?:own |official |private |country )?(?:office|residence|house|home|palace|villa|farm|ranch|headquarters|presence|invitation|mediation)\b",
    re.IGNORECASE,
)
"""After "his" or "her" of somebody in whose house others met."""


def mediators_in(scene: Scene, region: Span, *, near: list[str], cue: Span) -> list[str]:
    """Go-betweens by standing, role or the words beside their names; never the principal sides' people.

    Where both principal sides are there, a third state or organisation is their host, and so is
    whoever convenes, receives or invites them.
    """
    both = {side_of(scene, one) for one in near} >= set(scene.sides) != set()
    out: list[str] = []
    thirds = [
        one
        for one in mentions_in(scene, region)
        if actors_of(one) and not is_place(scene, one) and side_of(scene, actors_of(one)[0]) not in scene.sides
    ]
    nearest = next((one for one in reversed(thirds) if one.end <= cue.start), None)
    for index, one in enumerate(thirds):
        after = thirds[index + 1] if index + 1 < len(thirds) else None
        paired = after and scene.text[one.end : after.start].strip() == "and" and called_between(scene.text, after)
        for actor in actors_of(one):
            hosts = one.end <= cue.start and _HOSTS.match(scene.text, cue.start)
            brings = (
                one.end <= cue.start
                and one is nearest
                and _BRINGS.search(scene.text, cue.start, cue.end)
                and len({*near} - {actor}) >= 2
            )
            third = bool(brings and actor in near) or (
                both and actor in near and bool(hosts or not (is_person(scene, actor) or _listed(scene, one)))
            )
            third = third or _beyond(scene, actor, one=one, near=near, cue=cue)
            home = one.kind == "pronoun" and one.start >= cue.end and _AT_HIS.match(scene.text, one.end) is not None
            if third or paired or home or goes_between(scene, actor) or called_between(scene.text, one):
                out.append(actor)
    return out


def _beyond(scene: Scene, actor: str, *, one: Mention, near: list[str], cue: Span) -> bool:
    """Whether somebody of neither side stands after the verb that people of both sides do: "A and B sat with C"."""
    if one.start < cue.end or actor not in near or side_of(scene, actor) in scene.sides or len(scene.sides) < 2:
        return False
    before = mentions_in(scene, Span(max(0, cue.start - 140), cue.start))
    sides = {side_of(scene, it) for other in before for it in actors_of(other) if it in near}
    return sides >= set(scene.sides)


def _listed(scene: Scene, one: Mention) -> bool:
    """Whether a name stands in a row with one of the principal sides': "A, B and C"."""
    for other in mentions_in(scene, Span(max(0, one.start - 80), one.end + 80)):
        low, high = (other.end, one.start) if other.end <= one.start else (one.end, other.start)
        sides = {side_of(scene, actor) for actor in actors_of(other)} & set(scene.sides)
        if other is not one and sides and re.fullmatch(r"(?:,|,? and)(?: the)? ", scene.text[low:high]):
            return True
    return False

"""Who was at a sitting by all that a report says of it: leaders of delegations, who joined, who hosted."""

from __future__ import annotations

import re

from detente.read.happenings.absences import absent_in
from detente.read.happenings.lexicon import pattern
from detente.read.happenings.scene import (
    Scene,
    actors_of,
    goes_between,
    is_person,
    mentions_in,
    side_of,
)
from detente.read.happenings.sittings.outcomes import days_to
from detente.read.happenings.sittings.rooms import named
from detente.read.happenings.sittings.rounds import Round
from detente.read.happenings.standing import called_between
from detente.read.layers import Span

_CHIEF = re.compile(r"\b(?:chief|lead|top) negotiator|\bhead of (?:the |its )?(?:[\w-]+ )?delegation", re.IGNORECASE)
_DAYS = 3
"""How many days before the report a sitting may lie of which it tells who leads the delegations."""
_LEADERS = pattern("meetings", "leaders")


def _hosts(scene: Scene, one: Round) -> list[str]:
    """Those of whom the sentences near by say that they hosted, chaired or mediated it."""
    near = [
        m for sentence in _around(scene, one) for m in mentions_in(scene, sentence) if called_between(scene.text, m)
    ]
    return [actor for m in near for actor in actors_of(m) if side_of(scene, actor) not in scene.sides]


def people_of(scene: Scene, one: Round) -> tuple[list[str], list[str], list[str]]:
    """The ids of those who sat there, who stood between them and who was absent."""
    told = [m for m in one.mentions if not m.assumed] or one.mentions
    ids = [actor for m in told for actor in m.room.people]
    between = [actor for m in one.mentions for actor in m.room.between]
    if one.best.status in ("held", "under way"):
        ids = _headed(scene, one, ids=_led(scene, one, ids=ids)) + _joined(scene, one)
        between += _hosts(scene, one)
    ids = _unsided(scene, ids)
    absent = [actor for m in one.mentions for actor in m.room.absent]
    sure = {who for m in told if not m.assumed for who in m.room.people if is_person(scene, who)}
    near = (actor for sentence in _around(scene, one, after=1) for actor in absent_in(scene, sentence))
    absent += [actor for actor in near if actor not in sure]  # who met then may stay away from what comes next
    people = [actor for actor in named(scene, ids) if actor not in absent]
    return people, [a for a in named(scene, between) if a not in people and a not in absent], named(scene, absent)


def _around(scene: Scene, one: Round, *, after: int = 2) -> list[Span]:
    """The sentences of the round's mentions and those just after each."""
    own = {m.sentence.index for m in one.mentions}
    indexes = own | {index + step for index in own for step in range(1, after + 1)} - one.elsewhere
    return [scene.sentences[index] for index in sorted(indexes) if index < len(scene.sentences)]


def _led(scene: Scene, one: Round, *, ids: list[str]) -> list[str]:
    """The ids with sides replaced by those who, by a sentence near by, led their delegations.

    Where the report gives no leader a side, as many leaders as there are sides stand for them together.
    """
    people = {side_of(scene, actor) for actor in ids if is_person(scene, actor)}
    bare = {actor for actor in ids if not is_person(scene, actor)} - people
    for sentence in _around(scene, one):
        if not bare or not _LEADERS.search(scene.text, sentence.start, sentence.end):
            continue
        named_here = [a for m in mentions_in(scene, sentence) for a in actors_of(m) if is_person(scene, a)]
        there = list(dict.fromkeys(a for a in named_here if a not in ids))
        theirs = [a for a in there if side_of(scene, a) in bare]
        unsided = [a for a in there if side_of(scene, a) == a]
        if unsided and len(theirs) + len(unsided) == len(bare):
            return [a for a in ids if a not in bare] + there
        ids = ids + theirs
    return ids


def _headed(scene: Scene, one: Round, *, ids: list[str]) -> list[str]:
    """The ids with both sides replaced by their chief negotiators, for the sitting of these days that the report is about."""
    date = one.date if one.date and one.date.precision == "day" and scene.today else None
    if set(ids) != set(scene.sides) or date is None or not 0 <= days_to(date, scene.today) <= _DAYS:
        return ids
    found = []
    for side in scene.sides:
        there = [it for it in scene.actors.values() if it.kind == "person" and it.side == side]
        chiefs = [it.id for it in there if _CHIEF.search(it.role or "")] or _leading(scene, side)
        others = [a for at in one.elsewhere for m in mentions_in(scene, scene.sentences[at]) for a in actors_of(m)]
        if len(chiefs) != 1 or chiefs[0] in others:
            return ids
        found.append(chiefs[0])
    return found


def _leading(scene: Scene, side: str) -> list[str]:
    """The people of a side of whom some sentence says that they lead its delegation."""
    regex = _LEADERS
    out = []
    for sentence in scene.sentences:
        match = regex.search(scene.text, sentence.start, sentence.end)
        after = mentions_in(scene, Span(match.end(), sentence.end)) if match else []
        out += [a for m in after[:1] for a in actors_of(m) if is_person(scene, a) and side_of(scene, a) == side]
    return list(dict.fromkeys(out))


def _unsided(scene: Scene, ids: list[str]) -> list[str]:
    """The ids without both sides where as many people of whom nobody says for whom they act are there in their stead."""
    people = {
        one for one in ids if is_person(scene, one) and side_of(scene, one) == one and not goes_between(scene, one)
    }
    bare = {one for one in ids if one in scene.sides}
    others = {side_of(scene, one) for one in ids if is_person(scene, one)} - people
    return [one for one in ids if one not in bare] if len(bare) == len(people) == 2 and not others else ids


def _joined(scene: Scene, one: Round) -> list[str]:
    """People of whom a sentence near by says that they, too, were there."""
    out: list[str] = []
    for sentence in _around(scene, one):
        for key, low, high in (("joined", 0, 90), ("joined_after", -60, 0)):
            match = pattern("meetings", key).search(scene.text, sentence.start, sentence.end)
            if match:
                near = [
                    m
                    for m in mentions_in(scene, sentence)
                    if m.kind != "pronoun" and low <= m.start - match.end() and m.end - match.end() < high
                ]
                out += [a for m in near for a in actors_of(m) if is_person(scene, a)]
    return out

"""Meetings that may be one: days, places, those in the room, how long it lasted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model import Meeting
from detente.record import names
from detente.record.people import People
from detente.record.suggesting.pairing import NEVER, Rules
from detente.record.suggesting.signs import Sign
from detente.record.suggesting.times import When, dated, published, when
from detente.record.suggesting.wording import listed, runs_of, same_words, spelled_alike

if TYPE_CHECKING:
    from collections.abc import Hashable

_EDGE = dt.timedelta(days=2)
_NEWS = dt.timedelta(days=3)  # after which a report that gives no date seldom means what another dates so


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A meeting as it is compared.

    `sides` are those that met, `room` these and who mediated, `people` are named people by side. `day` is the day on which
    the first report of it came out. All names are written out, for the reasons.
    """

    id: str
    sources: tuple[str, ...]
    status: str
    when: When | None
    day: dt.date | None
    place: str
    sides: frozenset[str]
    room: frozenset[str]
    people: Mapping[str, frozenset[str]]
    hours: float | None
    runs: frozenset[str]


def sitting(one: Meeting, people: People, days: Mapping[str, dt.date]) -> Sitting:
    """A meeting made ready."""
    room = [*one.participants, *one.mediators]
    return Sitting(
        id=one.id,
        sources=tuple(dict.fromkeys(each.source for each in one.evidence)),
        status=one.status,
        when=when(one.date),
        day=published(one.evidence, days),
        place=one.place or "",
        sides=frozenset(map(people.side, one.participants)),
        room=frozenset(map(people.side, room)),
        people={side: frozenset(some) for side, some in people.by_side(room).items()},
        hours=one.hours,
        runs=runs_of(each.exact for each in one.evidence),
    )


def rules(people: People) -> Rules[Sitting]:
    """How meetings are compared, over the dossier's actors."""
    return Rules(
        kind="meeting",
        marks=_marks,
        span=_span,
        signs=lambda one, other: _signs(one, other, people),
        prior=-4.0,
    )


def _marks(one: Sitting) -> Collection[Hashable]:
    """Each side in the room and each word of the place."""
    return [*one.room, *(f"in {word}" for word in names.plain(one.place).split() if len(word) > 2)]


def _span(one: Sitting) -> tuple[str, str]:
    """When it may have been, with the days by which two reports of it may differ."""
    if one.when:
        return one.when.first.isoformat(), (one.when.last + _EDGE).isoformat()
    if one.day is None:
        return NEVER, NEVER
    return (one.day - _NEWS).isoformat(), (one.day + _NEWS).isoformat()


def _signs(one: Sitting, other: Sitting, people: People) -> list[Sign] | None:
    dates = _dates(one, other)
    steps = {one.status, other.status}
    if dates is None or ("cancelled" in steps and steps & {"held", "under way"}):
        return None
    found = [dates, *_room(one, other, people), *_named(one, other, people), *_where(one, other), *_lengths(one, other)]
    if _foretold(one, other) or _foretold(other, one):
        found.append(Sign(1.5, "one report has it to come, the other has it held"))
    elif _each_its_own(one, other):
        found.append(Sign(-4.0, "each report tells of another day, and came out on another"))
    return [*found, *same_words(one.runs, other.runs)]


def _dates(one: Sitting, other: Sitting) -> Sign | None:
    if one.when and other.when:
        return dated(one.when, other.when)
    for undated, told in ((one, other), (other, one)):
        if undated.when is None and told.when and undated.day and undated.status != "planned":
            gap = max(told.when.first - undated.day, undated.day - told.when.last)
            return Sign(0.5, f"one is told without a date on {undated.day}") if gap <= _NEWS else None
    return Sign(0.0, "")


def _foretold(one: Sitting, other: Sitting) -> bool:
    """Whether one is a plan told before the other is told as held."""
    return bool(one.status == "planned" and other.status == "held" and one.day and other.day and one.day < other.day)


def _each_its_own(one: Sitting, other: Sitting) -> bool:
    """Whether reports of different days have it on days that differ as much: talks go on from day to day."""
    if not (one.day and other.day and one.when and other.when) or "planned" in {one.status, other.status}:
        return False
    return one.day != other.day and other.day - one.day == other.when.first - one.when.first


def _room(one: Sitting, other: Sitting, people: People) -> Iterator[Sign]:
    shared, every = one.room & other.room, one.room | other.room
    if not shared:
        yield Sign(-3.0, "nobody in both")
    elif len(shared) > 1 and (one.sides == other.sides or one.room == other.room):
        yield Sign(4.0, lambda: f"the same participants ({listed(map(people.name, shared))})")
    elif len(every) > 1:
        count = f"{len(shared)} of {len(every)}"
        weight = 5.0 * len(shared) / len(every) - 0.5
        yield Sign(weight, lambda: f"{count} participants the same ({listed(map(people.name, shared))})")
    else:
        yield Sign(1.0, lambda: f"the same participant ({listed(map(people.name, shared))})")


def _named(one: Sitting, other: Sitting, people: People) -> Iterator[Sign]:
    """People whom both name, and delegations of which each report names others."""
    both = {side: one.people[side] & other.people[side] for side in one.people.keys() & other.people.keys()}
    shared = sorted(who for some in both.values() for who in some)
    if shared:
        yield Sign(1.5 * min(len(shared), 3), f"both name {listed(map(people.name, shared))}")
    if any(not some for some in both.values()):
        others = sorted(side for side, some in both.items() if not some)
        yield Sign(-2.0, f"other people of {listed(map(people.name, others))}")


def _where(one: Sitting, other: Sitting) -> Iterator[Sign]:
    if not one.place or not other.place:
        return
    left, right = names.plain(one.place), names.plain(other.place)
    if left == right:
        yield Sign(3.0, f"the same place ({one.place})")
    elif set(left.split()) <= set(right.split()) or set(right.split()) <= set(left.split()):
        yield Sign(2.0, f"places that agree ({listed([one.place, other.place])})")
    elif spelled_alike(left, right):
        yield Sign(1.0, f"places spelled almost alike ({listed([one.place, other.place])})")
    else:
        yield Sign(-2.0, f"other places ({listed([one.place, other.place])})")


def _lengths(one: Sitting, other: Sitting) -> Iterator[Sign]:
    if one.hours is None or other.hours is None:
        return
    hours = sorted((one.hours, other.hours))
    if hours[1] - hours[0] <= max(1.0, hours[1] / 4):
        same = hours[0] == hours[1]
        yield Sign(
            1.5, f"the same length ({hours[0]:g} hours)" if same else f"{hours[0]:g} and {hours[1]:g} hours long"
        )
    else:
        yield Sign(-1.5, f"{hours[0]:g} hours long and {hours[1]:g}")

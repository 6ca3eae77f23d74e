"""Meetings told by several reports: the same day, the same sides, and places that agree or are not said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from detente.record import agreeing, names
from detente.record.agreeing import Group
from detente.record.ids import Body
from detente.record.people import People

_STEPS = ("planned", "under way", "held", "cancelled")


def candidates(bodies: Iterable[Body], people: People) -> list[Group]:
    """Meetings that may be one, by day and sides, then by place."""
    by_key: dict[tuple[str, ...], Group] = defaultdict(list)
    for body in bodies:
        if key := _day_and_sides(body, people):
            by_key[key].append(body)
    return [group for key in sorted(by_key) for group in _by_place(by_key[key])]


def agree(group: Group, people: People) -> bool:
    """Whether what is told of them can be true of one meeting."""
    steps = agreeing.known(group, "status")
    present, absent = (set(agreeing.everything(group, field)) for field in ("participants", "absent"))
    return (
        agreeing.told_once_each(group)
        and agreeing.at_most_one(group, "hours")
        and agreeing.dates_agree(group)
        and not ("cancelled" in steps and steps & {"held", "under way"})
        and not present & absent
        and all(_delegations_fit(one, other, people=people) for one, other in combinations(group, 2))
    )


def combine(group: Group, people: People) -> Body:
    """One meeting with all that was told of it."""
    present = agreeing.everything(group, "participants")
    by_person = {people.side(one) for one in present if people.is_person(one)}
    places = sorted(agreeing.known(group, "place"), key=lambda place: (-len(place), place))
    return agreeing.together(
        group,
        "same-meeting",
        participants=[one for one in present if people.is_person(one) or one not in by_person],
        mediators=agreeing.everything(group, "mediators"),
        absent=agreeing.everything(group, "absent"),
        place=places[0] if places else None,
        date=agreeing.best_date(group),
        hours=agreeing.the_one(group, "hours"),
        status=agreeing.furthest(group, _STEPS),
    )


def key(group: Group, people: People) -> tuple[str, ...] | None:
    """What the meeting is known by."""
    return _day_and_sides(group[0], people)


def _day_and_sides(body: Body, people: People) -> tuple[str, ...] | None:
    """The day and the sides at the table; with mediators where there would be one side only."""
    day = agreeing.day_of(body)
    sides = {people.side(one) for one in body["participants"]}
    if len(sides) < 2:
        sides |= {people.side(one) for one in body["mediators"]}
    return (day, *sorted(sides)) if day and len(sides) > 1 else None


def _by_place(group: Group) -> Iterable[Group]:
    """Split by place. A vaguer place goes with the only fuller one it fits; with several, it stands alone."""
    words = {body["id"]: frozenset(names.plain(body["place"] or "").split()) for body in group}
    fullest = {one for one in words.values() if not any(one < other for other in words.values())}
    found: dict[frozenset[str] | str, Group] = defaultdict(list)
    for body in group:
        fitting = [place for place in fullest if words[body["id"]] <= place]
        found[fitting[0] if len(fitting) == 1 else body["id"]].append(body)
    return found.values()


def _delegations_fit(one: Body, other: Body, *, people: People) -> bool:
    """Whether, for each side of which both name people, they name one in common."""
    left, right = people.by_side(one["participants"]), people.by_side(other["participants"])
    return all(left[side] & right[side] for side in left.keys() & right.keys())

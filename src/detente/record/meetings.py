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


DIFFERING = ("hours",)


def block(body: Body) -> str:
    """The month; a meeting of no known month stands alone."""
    date = agreeing.date_of(body)
    return date.value[:7] if date and date.precision != "year" else str(body["id"])


def split(bodies: Iterable[Body], people: People) -> list[Group]:
    """Meetings by what they tell of: day and sides first, then place, then the rest."""
    tables = agreeing.connected(bodies, lambda body: _tables(body, people))
    dated = [
        part
        for group in _same_rooms(tables, people)
        for there in _by_place(group)
        for part in agreeing.parted(there, lambda those: _agree(those, people))
    ]
    return _with_vague(dated, people)


def _sides(body: Body, people: People) -> set[str]:
    """The sides that met. People of whom no report says whose they are do not tell one meeting from another."""
    sides = {people.side(one) for one in body["participants"]}
    placed = {side for side in sides if not people.is_person(side)}
    return placed if len(placed) > 1 else sides


def _same_rooms(tables: list[Group], people: People) -> list[Group]:
    """Groups of one day put together where each puts the other's participants in the room, in whatever part."""
    by_day: dict[str, list[Group]] = defaultdict(list)
    found: list[Group] = []
    for group in tables:
        day = agreeing.day_of(group[0])
        (by_day[day] if day else found).append(group)
    for day in sorted(by_day):
        by_head = {group[0]["id"]: group for group in by_day[day]}
        pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one, other in combinations(by_head, 2):
            if _one_room(by_head[one], by_head[other], people=people):
                for head in (one, other):
                    pairs[head].append((one, other))
        heads = agreeing.connected([group[0] for group in by_day[day]], lambda body, pairs=pairs: pairs[body["id"]])  # type: ignore[misc]
        found.extend(
            sorted((body for head in those for body in by_head[head["id"]]), key=lambda body: body["id"])
            for those in heads
        )
    return found


def _one_room(left: Group, right: Group, *, people: People) -> bool:
    seats = [set().union(*(_sides(body, people) for body in group)) for group in (left, right)]
    rooms = [
        seats[place] | {people.side(one) for body in group for one in body["mediators"]}
        for place, group in enumerate((left, right))
    ]
    return len(seats[0] & seats[1]) > 1 and seats[0] <= rooms[1] and seats[1] <= rooms[0]


def _with_vague(groups: list[Group], people: People) -> list[Group]:
    """Meetings known to the month alone go with the only dated one of that month, the same sides and place."""
    by_month: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        if agreeing.day_of(group[0]):
            for key in {key for body in group for key in _in_month(body, people)}:
                by_month[key].append(group)
    found = [list(group) for group in groups]
    at = {id(group): number for number, group in enumerate(groups)}
    gone = set()
    for number, group in enumerate(groups):
        if len(group) > 1 or agreeing.day_of(group[0]):
            continue
        fitting = {id(one): one for key in _in_month(group[0], people) for one in by_month[key]}
        if len(fitting) == 1:
            (target,) = fitting.values()
            if _agree([*target, *group], people):
                found[at[id(target)]] += group
                gone.add(number)
    kept = [group for number, group in enumerate(found) if number not in gone]
    return [part for group in kept for part in agreeing.parted(group, lambda those: _agree(those, people))]


def _in_month(body: Body, people: People) -> Iterable[tuple[str, ...]]:
    """The month, place and sides of a meeting, where all of them are told."""
    date = agreeing.date_of(body)
    sides = _sides(body, people)
    if date and date.precision != "year" and body["place"] and len(sides) > 1:
        yield (date.value[:7], names.plain(body["place"]), *sorted(sides))


def _tables(body: Body, people: People) -> Iterable[tuple[str, ...]]:
    """By what a meeting is known: its day with the sides that talk, and with all in the room.

    Reports differ about who is a host and who takes part; whoever all of them put in the room is the same.
    """
    day = agreeing.day_of(body)
    sides = _sides(body, people)
    everybody = sides | {people.side(one) for one in body["mediators"]}
    if day and len(sides) > 1:
        yield ("sides", day, *sorted(sides))
    if day and len(everybody) > 1:
        yield ("room", day, *sorted(everybody))


def _agree(group: Group, people: People) -> bool:
    """Whether what is told of them can be true of one meeting."""
    steps = agreeing.known(group, "status")
    present, absent = (set(agreeing.everything(group, field)) for field in ("participants", "absent"))
    return (
        agreeing.told_once_each(group)
        and _lengths_near(group)
        and agreeing.dates_agree(group)
        and not ("cancelled" in steps and steps & {"held", "under way"})
        and not present & absent
        and all(_delegations_fit(one, other, people=people) for one, other in combinations(group, 2))
    )


def combine(group: Group, people: People) -> Body:
    """One meeting with all that was told of it."""
    present = agreeing.everything(group, "participants")
    by_person = {people.side(one) for one in present if people.is_person(one)}
    present, mediators = _parts(present, agreeing.everything(group, "mediators"), people=people)
    places = sorted(agreeing.known(group, "place"), key=lambda place: (-len(place), place))
    return agreeing.together(
        group,
        "same-meeting",
        participants=[one for one in present if people.is_person(one) or one not in by_person],
        mediators=mediators,
        absent=agreeing.everything(group, "absent"),
        place=places[0] if places else None,
        date=_date(group),
        hours=agreeing.the_one(group, "hours"),
        status=agreeing.furthest(group, _STEPS),
    )


def _date(group: Group) -> Body | None:
    """The day: where a person joined what reports date otherwise, that of those that have it furthest (held, not planned)."""
    step = agreeing.furthest(group, _STEPS)
    last = [body for body in group if body["status"] == step and body["date"]]
    return agreeing.best_date(last if last and not agreeing.dates_agree(group) else group)


def reason(group: Group, people: People) -> str:
    """Why they are one meeting."""
    sides = sorted({people.name(side) for body in group for side in _sides(body, people)})
    where = ", at places that agree" if len(agreeing.known(group, "place")) > 0 else ""
    when = next((day for body in group if (day := agreeing.day_of(body))), "")
    return f"The same day ({when}) and the same sides ({', '.join(sides)}){where}."


def key(group: Group, people: People) -> tuple[str, ...] | None:
    """What the meeting is known by: the day and the sides, those with the fewest names of all that are told."""
    keys = [mark[1:] for body in group for mark in _tables(body, people)]
    return min(keys, key=lambda mark: (len(mark), mark), default=None)


def _lengths_near(group: Group) -> bool:
    """Whether the reported lengths can be of one sitting: an hour apart, or a quarter of the longest.

    Five hours and six are two accounts of one meeting, three and five may be two meetings of one day.
    """
    hours = agreeing.known(group, "hours")
    return not hours or max(hours) - min(hours) <= max(1.0, max(hours) / 4)


def _parts(present: list[str], mediators: list[str], *, people: People) -> tuple[list[str], list[str]]:
    """Who takes part and who mediates: whom one report takes for a host is none of the parties."""
    helping = {people.side(one) for one in mediators}
    talking = [one for one in present if people.side(one) not in helping]
    enough = len({people.side(one) for one in talking}) > 1
    return (talking, mediators) if enough else (present, mediators)


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

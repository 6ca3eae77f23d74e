"""Events told by several reports: the same day, places that agree or are not said, and like words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from detente.record import agreeing, names
from detente.record.agreeing import Group
from detente.record.decisions import alike
from detente.record.ids import Body
from detente.record.people import People

DIFFERING = ("amounts",)


def block(body: Body) -> str:
    """The day; an event of no known day stands alone."""
    return agreeing.day_of(body) or body["id"]


def split(bodies: Iterable[Body], _people: People) -> list[Group]:
    """Events by what they tell of: the day first, then the rest."""
    by_day: dict[str, Group] = defaultdict(list)
    for body in sorted(bodies, key=lambda body: body["id"]):
        by_day[agreeing.day_of(body) or body["id"]].append(body)
    return [part for day in sorted(by_day) for part in agreeing.parted(by_day[day], _agree)]


def _agree(group: Group) -> bool:
    """Whether what is told of them can be true of one event; numbers of dead and hurt often differ."""
    return agreeing.told_once_each(group) and all(
        _places_agree(one["place"], other["place"]) and alike(one["what"], other["what"])
        for one, other in combinations(group, 2)
    )


def _places_agree(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    left, right = (set(names.plain(place).split()) for place in (one, other))
    return left <= right or right <= left


def combine(group: Group, _people: People) -> Body:
    """One event in the fullest words; amounts only where all that give some give the same."""
    fullest = min(group, key=lambda body: (-len(body["what"]), body["id"]))
    places = sorted(agreeing.known(group, "place"), key=lambda place: (-len(place), place))
    given = [body["amounts"] for body in group if body["amounts"]]
    same = all(one == given[0] for one in given)
    return agreeing.together(
        group,
        "same-event",
        what=fullest["what"],
        date=agreeing.best_date(group),
        place=places[0] if places else None,
        amounts=given[0] if given and same else [],
    )


def reason(group: Group, _people: People) -> str:
    """Why they are one event."""
    return f"The same day ({agreeing.day_of(group[0])}), told in like words."


def key(group: Group, _people: People) -> tuple[str, ...] | None:
    """The day and the fullest words, where several reports have it."""
    if len(group) == 1:
        return None
    return (
        agreeing.day_of(group[0]) or "",
        max((names.plain(body["what"]) for body in group), key=lambda w: (len(w), w)),
    )

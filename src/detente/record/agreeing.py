"""What several reports tell of one happening: whether it fits together, and what it comes to.

Nothing is averaged: where reports disagree about a detail, their facts stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from detente import __version__
from detente.model import PartialDate
from detente.record.actors import evidence
from detente.record.ids import Body

Group = list[Body]
_PRECISIONS = ("year", "month", "day", "minute")


def told_once_each(group: Group) -> bool:
    """Whether no report tells of two of them: one that does holds them to be two."""
    sources = Counter(source for body in group for source in {one["source"] for one in body["evidence"]})
    return max(sources.values(), default=0) < 2


def known(group: Group, field: str) -> set[Any]:
    """What is said of a field, silence aside."""
    return {body[field] for body in group if body[field] is not None}


def at_most_one(group: Group, *fields: str) -> bool:
    """Whether nobody contradicts anybody about these fields."""
    return all(len(known(group, field)) <= 1 for field in fields)


def date_of(body: Body) -> PartialDate | None:
    """A happening's date."""
    date = body["date"]
    return PartialDate(value=date["value"], words=date["words"]) if date else None


def day_of(body: Body) -> str | None:
    """A happening's day, where it is known to the day."""
    date = date_of(body)
    return date.day_value if date and date.precision in {"day", "minute"} else None


def dates_agree(group: Group) -> bool:
    """Whether one day, and one time of day, fits all that is said."""
    dates = [date for body in group if (date := date_of(body))]
    times = {date.value for date in dates if date.precision == "minute"}
    fits = not dates or max(date.first_day for date in dates) <= min(date.last_day for date in dates)
    return fits and len(times) <= 1


def best_date(group: Group) -> Body | None:
    """The most precise of dates that agree."""
    dates = [body["date"] for body in group if body["date"]]
    return min(
        dates,
        key=lambda date: (-_PRECISIONS.index(PartialDate(value=date["value"]).precision), date["value"], date["words"]),
        default=None,
    )


def furthest(group: Group, order: Sequence[str]) -> str:
    """The last step that any report has seen, in the order in which steps follow each other."""
    status: str = max((body["status"] for body in group), key=order.index)
    return status


def everything(group: Group, field: str) -> list[str]:
    """All that any report names, sorted."""
    return sorted({one for body in group for one in body[field]})


def the_one(group: Group, field: str) -> Any:
    """What is said of a field that at most one thing is said of."""
    return next(iter(known(group, field)), None)


def together(group: Group, why_one: str, /, **fields: Any) -> Body:
    """One body out of several: all their passages, and these fields."""
    first = min(group, key=lambda body: body["id"])
    why = {"rule": f"record.{why_one}", "words": "", "by": f"record/{__version__}"}
    return {**first, "evidence": evidence(group), "why": why, **fields}


def connected(bodies: Iterable[Body], marks: Callable[[Body], Iterable[Hashable]]) -> list[Group]:
    """Bodies that share a mark, directly or by way of others, in groups; each group by id."""
    groups: dict[str, Group] = {}
    by_mark: dict[Hashable, Group] = defaultdict(list)
    for body in sorted(bodies, key=lambda body: body["id"]):
        mine: Group = [body]
        for mark in marks(body):
            for other in by_mark[mark][:1]:
                theirs = groups[other["id"]]
                if theirs is not mine:
                    mine, theirs = theirs, mine
                    mine.extend(theirs)
                    groups |= {one["id"]: mine for one in theirs}
            by_mark[mark].append(body)
        groups[body["id"]] = mine
    unique = {id(group): group for group in groups.values()}
    return [sorted(group, key=lambda body: body["id"]) for group in unique.values()]

"""What several reports tell of one thing: whether it fits together, and what it comes to.

Nothing is averaged: where reports disagree about a detail, each version is kept with its reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import Any

from detente import __version__
from detente.model import PartialDate
from detente.record.actors import evidence
from detente.record.ids import Body

Group = list[Body]
_PRECISIONS = ("year", "month", "day", "minute")
_COMPARED = 120  # of one day and the same sides; more are a fault of a reader, or a year of daily briefings


def told_once_each(group: Group) -> bool:
    """Whether no report tells of two of them: one that does holds them to be two."""
    sources = Counter(source for body in group for source in {one["source"] for one in body["evidence"]})
    return max(sources.values(), default=0) < 2


def parted(group: Group, agree: Callable[[Group], bool]) -> list[Group]:
    """A group split into those that agree with each other; who fits with two that do not stands alone.

    What no report tells of twice stays together where it agrees.

    The same for any order of the group. Groups too large to compare two by two fall apart.
    """
    if len(group) == 1 or agree(group):
        return [group]
    if len(group) > _COMPARED:
        return [[body] for body in group]
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one, other in combinations(group, 2):
        if agree([one, other]):
            for end in (one, other):
                pairs[end["id"]].append((one["id"], other["id"]))
    parts = connected(group, lambda body: pairs[body["id"]])
    return [piece for part in parts for piece in ([part] if agree(part) else _without_twice_told(part, agree))]


def _without_twice_told(part: Group, agree: Callable[[Group], bool]) -> list[Group]:
    """What reports tell once is one where it agrees; what a report tells twice stands alone, for it may be either."""
    sources = Counter(source for body in part for source in sources_of(body))
    once = [body for body in part if all(sources[source] == 1 for source in sources_of(body))]
    alone = [body for body in part if body not in once]
    kept = [once] if len(once) > 1 and agree(once) else [[body] for body in once]
    return [*kept, *([body] for body in alone)]


def sources_of(body: Body) -> set[str]:
    """The reports that a fact rests on."""
    return {one["source"] for one in body["evidence"]}


def versions(group: Group, field: str) -> list[Body]:
    """What reports say of a field where they do not all say the same, silence aside; nothing where they do.

    A report that itself gives several accounts of the field tells them there (`accounts`), not here.
    """
    found: dict[str, set[str]] = defaultdict(set)
    told = [one["value"] for one in accounts(group) if one["field"] == field]
    for body in group:
        if body[field] not in (None, []) and not any(one["field"] == field for one in accounts([body])):
            found[in_words(body[field])].update(sources_of(body))
    if len({*found, *told}) < 2:
        return []
    return [{"field": field, "value": value, "sources": sorted(found[value])} for value in sorted(found)]


def accounts(group: Group) -> list[Body]:
    """What single reports pass on of one detail as several voices tell it, in the order of the details and passages."""
    every = [one for body in group for one in body.get("accounts", ())]
    return sorted(every, key=lambda one: (one["field"], one["words"]["source"], one["words"]["start"], one["value"]))


def in_words(value: Any) -> str:
    """A field's value as text: numbers without needless zeros, amounts in their own words, dates as far as they are known."""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, dict):
        return str(value["value"])
    if isinstance(value, list):
        return "; ".join(one["words"] for one in value)
    return str(value)


def known(group: Group, field: str) -> set[Any]:
    """What is said of a field, silence aside."""
    return {body[field] for body in group if body[field] is not None}


def at_most_one(group: Group, *fields: str) -> bool:
    """Whether nobody contradicts anybody about these fields."""
    return all(len(known(group, field)) <= 1 for field in fields)


def date_of(body: Body, field: str = "date") -> PartialDate | None:
    """A happening's date, or another field's."""
    date = body[field]
    return PartialDate(value=date["value"], words=date["words"]) if date else None


def day_of(body: Body) -> str | None:
    """A happening's day, where it is known to the day."""
    date = date_of(body)
    return date.day_value if date and date.precision in {"day", "minute"} else None


def dates_agree(group: Group, field: str = "date") -> bool:
    """Whether one day, and one time of day, fits all that is said."""
    if sum(body[field] is not None for body in group) < 2:
        return True
    dates = [date for body in group if (date := date_of(body, field))]
    times = {date.value for date in dates if date.precision == "minute"}
    fits = not dates or max(date.first_day for date in dates) <= min(date.last_day for date in dates)
    return fits and len(times) <= 1


def best_date(group: Group, field: str = "date") -> Body | None:
    """The most precise of dates that agree."""
    dates = [body[field] for body in group if body[field]]
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
    """What is said of a field where all that say something say the same; None where they differ."""
    said = known(group, field)
    return next(iter(said)) if len(said) == 1 else None


def together(group: Group, why_one: str, /, **fields: Any) -> Body:
    """One body out of several: all their passages and accounts, and these fields."""
    first = min(group, key=lambda body: body["id"])
    sure = [body["why"].get("confidence") for body in group]
    surest = None if None in sure else max(sure)  # a further report does not make the surest one less sure
    why = {"rule": f"record.{why_one}", "words": "", "by": f"record/{__version__}", "confidence": surest}
    told = accounts(group)
    return {**first, "evidence": evidence(group), "why": why, **({"accounts": told} if told else {}), **fields}


def connected(bodies: Iterable[Body], marks: Callable[[Body], Iterable[Hashable]]) -> list[Group]:
    """Bodies that share a mark, directly or by way of others, in groups; each group by id."""
    groups: dict[str, Group] = {}
    by_mark: dict[Hashable, Group] = defaultdict(list)
    for body in sorted(bodies, key=lambda body: body["id"]):
        mine: Group = [body]
        groups[body["id"]] = mine  # a mark that it has twice is shared with itself
        for mark in marks(body):
            for other in by_mark[mark][:1]:
                theirs = groups[other["id"]]
                if theirs is not mine:
                    mine, theirs = theirs, mine
                    mine.extend(theirs)
                    groups |= {one["id"]: mine for one in theirs}
            by_mark[mark].append(body)
    unique = {id(group): group for group in groups.values()}
    return [sorted(group, key=lambda body: body["id"]) for group in unique.values()]

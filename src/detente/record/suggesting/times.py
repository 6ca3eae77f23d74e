"""What the dates of two facts say about their being one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.model import PartialDate, Passage
from detente.record.suggesting.signs import Sign


def published(evidence: Iterable[Passage], days: Mapping[str, dt.date]) -> dt.date | None:
    """The day on which the first of a fact's reports came out; None where one of them has no day."""
    found = [days.get(one.source) for one in evidence]
    known = [day for day in found if day]
    return min(known) if known and len(known) == len(found) else None


@dataclass(frozen=True, slots=True)
class When:
    """A date made ready: the days that it can mean, whether it is known to the day, and how it is written."""

    first: dt.date
    last: dt.date
    is_day: bool
    value: str


def when(date: PartialDate | None) -> When | None:
    """A date made ready; None for none."""
    if date is None:
        return None
    return When(date.first_day, date.last_day, date.precision in {"day", "minute"}, date.day_value)


def days_between(one: When, other: When) -> int:
    """The fewest days that two dates can lie apart, 0 where both can mean one day."""
    return max((one.first - other.last).days, (other.first - one.last).days, 0)


def dated(one: When, other: When) -> Sign | None:
    """The same day, a day or two apart, or a month that holds the day; None for dates that lie further apart."""
    apart = days_between(one, other)
    first, last = sorted((one.value, other.value))
    if one.is_day and other.is_day:
        if apart == 0:
            return Sign(3.0, f"the same day ({first})")
        if apart == 1:
            return Sign(0.0, f"dates a day apart ({first} and {last})")
        return Sign(-1.5, f"dates two days apart ({first} and {last})") if apart == 2 else None
    if apart:
        return None
    return Sign(0.5, f"{first} can mean {last}" if first != last else f"the same time ({first})")

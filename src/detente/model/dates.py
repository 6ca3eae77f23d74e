"""Dates as far as they are known.

A date has a precision: a year, a month, a day or a minute. ISO 8601 forms with reduced precision are the
only ones accepted: "2031", "2031-03", "2031-03-17", "2031-03-17T14:05Z" (any offset). Nothing is filled in.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

from pydantic import field_validator
from pydantic.dataclasses import dataclass

from detente.model.passage import STRICT

Precision = Literal["year", "month", "day", "minute"]

_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PartialDate:
    """A date in ISO 8601, cut off where knowledge ends, with the `words` that gave it ("on Monday")."""

    value: str
    words: str = ""

    @field_validator("value")
    @classmethod
    def _is_a_date(cls, value: str) -> str:
        found = _FORM.match(value)
        if not found:
            raise ValueError(f"not an ISO 8601 date of year, month, day or minute: {value!r}")
        year, month, day = (int(part) if part else None for part in found.groups())
        dt.date(year or 0, month or 1, day or 1)
        if "T" in value:
            dt.datetime.fromisoformat(value)
        return value

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if "T" in self.value:
            return "minute"
        return {4: "year", 7: "month", 10: "day"}[len(self.value)]  # type: ignore[return-value]

    @property
    def first_day(self) -> dt.date:
        """The earliest day that the date can mean."""
        year, month, day = [*map(int, self.value[:10].split("-")), 0, 0][:3]
        return dt.date(year, month or 1, day or 1)

    @property
    def last_day(self) -> dt.date:
        """The latest day that the date can mean."""
        first = self.first_day
        if self.precision == "year":
            return dt.date(first.year, 12, 31)
        if self.precision == "month":
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return first

    @property
    def day_value(self) -> str:
        """The date without a time of day."""
        return self.value[:10]

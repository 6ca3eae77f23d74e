"""Calendar arithmetic: the nearest date, weekday or month that words can mean."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

Tense = Literal["past", "future", "open"]


def date_of(year: int, month: int, *, day: int) -> dt.date | None:
    """The date, None where there is none (31 April) or the year is out of range."""
    if not 1 <= year <= 9998 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def shifted(day: dt.date, days: int) -> dt.date:
    """A date moved by days, held within the years that dates can have."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date(9998, 12, 31).toordinal()))


def nearest_day(month: int, day: int, *, today: dt.date, tense: Tense = "open") -> dt.date | None:
    """The day of that month closest to today; with a tense, the closest not after or not before it."""
    options = [date_of(today.year + step, month, day=day) for step in (-1, 0, 1)]
    fits = [one for one in options if one and _fits(one, today, tense=tense)]
    return min(fits, key=lambda one: (abs((one - today).days), one), default=None)


def _fits(one: dt.date, today: dt.date, *, tense: Tense) -> bool:
    return tense == "open" or (one <= today if tense == "past" else one >= today)


def nearest_month(month: int, today: dt.date, *, tense: Tense = "open") -> tuple[int, int]:
    """Year and month of that name closest to today's month; with a tense, not after or not before it."""
    here = today.year * 12 + today.month - 1
    options = [(today.year + step) * 12 + month - 1 for step in (-1, 0, 1)]
    fits = [one for one in options if tense == "open" or (one <= here if tense == "past" else one >= here)]
    best = min(fits, key=lambda one: (abs(one - here), one))
    return best // 12, best % 12 + 1


def weekday(number: int, today: dt.date, *, tense: Tense) -> dt.date:
    """The last such weekday up to today, or with a future tense the next one from today on (Monday is 0)."""
    back = (today.weekday() - number) % 7
    if tense == "future":
        return shifted(today, (number - today.weekday()) % 7)
    return shifted(today, -back)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 13, 1876, p. 487)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return dt.date(year, month, (h + el - 7 * m + 33 * month + 19) % 32)


def month_value(day: dt.date) -> str:
    """A date cut off after its month."""
    return f"{day.year:04d}-{day.month:02d}"


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the Julian calendar, as a Gregorian date (Meeus, Astronomical Algorithms, 1991, ch. 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return shifted(dt.date(year, month, day + 1), year // 100 - year // 400 - 2)


def islamic(year: int, month: int, *, day: int) -> dt.date:
    """A day of the tabular Islamic calendar (civil epoch, 16 July 622 Julian) as a Gregorian date.

    Where the moon is watched for, the day kept can be one earlier or later. Algorithm: Reingold and Dershowitz,
    Calendrical Calculations, 2018, ch. 7.
    """
    days = day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return dt.date.fromordinal(min(max(227014 + days, 1), dt.date(9998, 12, 31).toordinal()))


def islamic_year(day: dt.date) -> int:
    """The year of the tabular Islamic calendar in which a day falls."""
    return (30 * (day.toordinal() - 227015) + 10646) // 10631


def month_at(index: int) -> str:
    """The month with that number, counted from January of the year 0, as "2034-05"; held within known years."""
    index = min(max(index, 12), 9998 * 12 + 11)
    return f"{index // 12:04d}-{index % 12 + 1:02d}"

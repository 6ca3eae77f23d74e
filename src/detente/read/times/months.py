"""Days and months by name: "3 May", "May 28 through June 2", "between March and May", "the January accord"."""

from __future__ import annotations

import datetime as dt

from detente.read.times import reckon
from detente.read.times.patterns import MONTHS
from detente.read.times.reckon import Tense
from detente.read.times.setting import Found, Pair, Setting, number

# A day and month without a year is the closest one, unless that lies so far back that "will" cannot mean it.
_FAR_BACK = 30
# For each form: the groups of its months, days and year.
_DAYS = {
    "two": (("m1", "m2"), ("d1", "d2"), "y2"),
    "range": (("rm", "rm"), ("r1", "r2"), "ry"),
    "onday": (("month",), ("day",), "year"),
    "usrange": (("am", "am2"), ("a1", "a2"), "ay"),
    "usday": (("usm",), ("usd",), "usy"),
}


def month_of(word: str) -> int:
    """The number of a month by its name."""
    return MONTHS[word.lower().rstrip(".")]


def full(found: Found, form: str) -> Pair | None:
    """Days whose year the words give."""
    months, days, years = _DAYS[form]
    year = int(found[years])
    parts = [
        reckon.date_of(year, month_of(found[m] or found[months[0]]), day=number(found[d]))
        for m, d in zip(months, days, strict=True)
    ]
    first, last = parts[0], parts[-1]
    if first is None or last is None:
        return None
    if first > last:
        first = reckon.date_of(year - 1, first.month, day=first.day)
    return (first.isoformat(), last.isoformat()) if first else None


def has_year(found: Found, form: str) -> bool:
    """Whether a form's words give the year."""
    return form in _DAYS and found[_DAYS[form][2]] is not None


def without_year(found: Found, setting: Setting) -> Pair | None:
    """Days and months without a year: the closest ones."""
    months, days, _ = _DAYS[found.lastgroup or ""]
    month, day = month_of(found[months[-1]] or found[months[0]]), number(found[days[-1]])
    today = setting.today
    last = reckon.nearest_day(month, day, today=today)
    if last is not None and (today - last).days > _FAR_BACK and setting.tense(found) == "future":
        last = reckon.nearest_day(month, day, today=today, tense="future")
    if last is None:
        return None
    first = reckon.nearest_day(month_of(found[months[0]]), number(found[days[0]]), today=last, tense="past")
    return (first.isoformat(), last.isoformat()) if first else None


def week_of(found: Found, setting: Setting) -> Pair | None:
    """The week of a day, as its month or two."""
    month, day = found["wom"] or found["wom2"], found["wod"] or found["wod2"]
    first = reckon.nearest_day(month_of(month), number(day), today=setting.today)
    return months_of(first, reckon.shifted(first, 6)) if first else None


def months_of(first: dt.date, last: dt.date) -> Pair:
    """A stretch of days as its month, or as two where it crosses into the next."""
    return reckon.month_value(first), reckon.month_value(last)


def bare(found: Found, setting: Setting) -> Pair | None:
    """A month without its year: "since December", "in October last year"."""
    lead, month = " ".join(found["mlead"].lower().split()), month_of(found["mb"])
    if found["mby"]:
        return f"{setting.today.year + {'last': -1, 'this': 0, 'next': 1}[found['mby']]:04d}-{month:02d}", None
    words = found.group().lower().split()
    wanted: Tense = "past" if lead == "since" or "last" in words else "future" if "next" in words else "open"
    if wanted == "open" and lead not in {"of", "from", "after", "until", "till"} and setting.tense(found) == "future":
        wanted = "future"
    return _month(month, setting.today, tense=wanted), None


def named_after(found: Found, setting: Setting) -> Pair | None:
    """The month after which something is named ("the January accord"): the last one, or the next of what is to come."""
    tense: Tense = "future" if setting.tense(found) == "future" and _to_come(found) else "past"
    return _month(month_of(found["mam"]), setting.today, tense=tense), None


def _to_come(found: Found) -> bool:
    return found.string[found.end("madj") :].lstrip().startswith(("vote", "election", "referendum", "round", "summit"))


def span(found: Found, setting: Setting) -> Pair | None:
    """From one month to another."""
    first, last = month_of(found["bm1"]), month_of(found["bm2"])
    if found["bmy"]:
        year, month = int(found["bmy"]), last
    else:
        tense = setting.tense(found)
        year, month = reckon.nearest_month(last, setting.today, tense=tense if tense == "future" else "open")
    start = year if first <= month else year - 1
    return f"{start:04d}-{first:02d}", f"{year:04d}-{month:02d}"


def _month(month: int, today: dt.date, *, tense: Tense) -> str:
    year, number_ = reckon.nearest_month(month, today, tense=tense)
    return f"{year:04d}-{number_:02d}"

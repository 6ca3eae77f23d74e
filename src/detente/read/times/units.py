"""Weeks, months, quarters, seasons and years, and counts of them: "last week", "within 72 hours", "three years ago".

A week stands as its month, or two where it crosses into the next: what happens "next week" has no day yet.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from detente.read.times import reckon
from detente.read.times.months import months_of
from detente.read.times.reckon import month_at
from detente.read.times.setting import Found, Pair, Setting, number

_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
# Meteorological seasons of the northern hemisphere: first month of each; a winter counts from its December.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_HALVES = {"hour": 0, "day": 0, "week": 4, "fortnight": 7, "month": 15}
"""How many days half a unit is; half a year or a decade is told in months."""
# "the first meeting in three years" looks back: no date is told.
_SPELL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|worst|biggest|only|most|largest|deadliest|heaviest|longest|once|twice|times?|"
    r"least|lowest|highest|few|more|less|fewer)\b",
    re.IGNORECASE,
)
_MOST_DAYS = 10
"""Up to so many days back a count is told to the day ("over the last two days")."""


def unit(found: Found, setting: Setting) -> Pair | None:
    """Words such as "Last week", "next month", "this summer"."""
    step = _STEPS[found["which"].lower().split()[-1]]
    period = found["period"].lower()
    if period in _SEASONS:
        return _season(period, step, today=setting.today)
    return _period(period, step, today=setting.today)


def _period(period: str, step: int, *, today: dt.date) -> Pair | None:
    if period == "decade":
        return None
    if period == "year":
        return f"{today.year + step:04d}", None
    index = today.year * 12 + today.month - 1
    if period == "month":
        return month_at(index + step), None
    if period == "quarter":
        first = index // 3 * 3 + 3 * step
        return month_at(first), month_at(first + 2)
    monday = reckon.shifted(today, 7 * step - today.weekday())
    return months_of(monday, reckon.shifted(monday, 6))


def _season(name: str, step: int, *, today: dt.date) -> Pair:
    """This season is the one that is on or comes next; last and next are those around it."""
    start = today.year * 12 + _SEASONS[name] - 1
    here = today.year * 12 + today.month - 1
    while start - 12 + 2 >= here:
        start -= 12
    while start + 2 < here:
        start += 12
    on = start <= here
    if step < 0 or (step > 0 and on):
        start += 12 * step
    return month_at(start), month_at(start + 2)


def season(found: Found, setting: Setting) -> Pair | None:
    """Words such as "In the spring of 2032", "by the autumn"."""
    name, lead = found["sn"].lower(), (found["slead"] or "").lower()
    if found["sy"]:
        first = int(found["sy"]) * 12 + _SEASONS[name] - 1
        return month_at(first), month_at(first + 2)
    if not lead:
        return None
    back = lead.startswith("since") or (setting.tense(found) == "past" and not lead.startswith(("by", "until")))
    pair = _season(name, 0, today=setting.today)
    return _season(name, -1, today=setting.today) if back and pair[0] > reckon.month_value(setting.today) else pair


def quarter(found: Found, setting: Setting) -> Pair | None:
    """A quarter of a year."""
    which = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}[found["qn"].lower()]
    first = _year(found["qy"], found["qw"], today=setting.today) * 12 + 3 * which
    return month_at(first), month_at(first + 2)


def half(found: Found, setting: Setting) -> Pair | None:
    """A half of a year."""
    first = _year(found["hy"], found["hw"], today=setting.today) * 12 + 6 * found["half"].lower().startswith("second")
    return month_at(first), month_at(first + 5)


def _year(year: str | None, which: str | None, *, today: dt.date) -> int:
    return int(year) if year else today.year + {"last": -1, "next": 1}.get((which or "").lower(), 0)


def second(found: Found, setting: Setting) -> Pair | None:
    """Words such as "the week after next", "the month before last"."""
    return _period(found["secondu"].lower(), 2 if found["seconda"] else -2, today=setting.today)


def new_year(found: Found, setting: Setting) -> Pair | None:
    """Words such as "early in the new year": the January that is near, the one ahead but for what is over."""
    back = setting.today.month < 6 and setting.tense(found) != "future"
    return month_at((setting.today.year + (not back)) * 12), None


def last_day(found: Found, setting: Setting) -> Pair | None:
    """Words such as "the last day of the month"."""
    month = 12 if found["ldu"].lower() == "year" else setting.today.month
    last = calendar.monthrange(setting.today.year, month)[1]
    return dt.date(setting.today.year, month, last).isoformat(), None


def inside(found: Found, setting: Setting) -> Pair | None:
    """Words such as "Earlier in the month"."""
    return _period(found["insideu"].lower(), 0, today=setting.today)


def end_of(found: Found, setting: Setting) -> Pair | None:
    """Words such as "The end of the year", "year's end"."""
    return _period((found["eomu"] or found["pou"] or found["outu"]).lower(), 0, today=setting.today)


def past_unit(found: Found, setting: Setting) -> Pair | None:
    """Words such as "The month past"."""
    return _period(found["mpu"].lower(), -1, today=setting.today)


def near(found: Found, setting: Setting) -> Pair | None:
    """Words such as "In the coming days", "over the past few weeks", "over the last two days"."""
    side, name, today = found["side"].lower(), found["nearu"].lower(), setting.today
    ahead = side in {"coming", "next"}
    count = _count(found["nearn"].strip(), back=False) if found["nearn"] else None
    if not ahead and name == "days" and count and count <= _MOST_DAYS:
        return reckon.shifted(today, 1 - count).isoformat(), today.isoformat()
    return _reach(name, count, today=today, ahead=ahead)


def soon(found: Found, setting: Setting) -> Pair | None:
    """Words such as "Within days", "in a matter of weeks"."""
    if found.group().lower().startswith("in ") and "matter" not in found.group().lower():
        return None
    if setting.tense(found) == "past" and found["soonu"].lower() == "hours":
        return None
    return _reach(found["soonu"].lower(), None, today=setting.today, ahead=True)


def _reach(name: str, count: int | None, *, today: dt.date, ahead: bool) -> Pair | None:
    if name == "hours":
        return today.isoformat(), None
    if name == "months":
        index = today.year * 12 + today.month - 1
        step = (count or 3) * (1 if ahead else -1)
        return (month_at(min(index, index + step)), month_at(max(index, index + step)))
    days = (count or (7 if name == "days" else 4)) * (1 if name == "days" else 7)
    other = reckon.shifted(today, min(days, 3650) if ahead else -min(days, 3650))
    return months_of(*sorted((today, other)))


def ago(found: Found, setting: Setting) -> Pair | None:
    """Words such as "Three weeks ago", "six months away", and, counted from the day told last, "two days later"."""
    word, name = found["agow"].lower(), found["agou"].lower()
    if word in {"ago", "away", "hence"} or word.startswith("from"):
        return steps(name, _count(found["agon"], back=word == "ago"), today=setting.today, half=_is_half(found["agon"]))
    base = setting.before(found)
    if base is None:
        return None
    day = base.until if base.until and word == "later" else base.date
    count = _count(found["agon"], back=word != "later")
    return steps(name, count, today=day.first_day, half=_is_half(found["agon"]))


def days_ago(found: Found, setting: Setting) -> Pair | None:
    """Words such as "Days ago", "weeks ago"."""
    return _reach(found["dau"].lower(), None, today=setting.today, ahead=False)


def _is_half(words: str) -> bool:
    return words.lower().startswith("half")


def _count(words: str, *, back: bool) -> int:
    count = 1 if _is_half(words) else number(words)
    return -count if back else count


def in_time(found: Found, setting: Setting) -> Pair | None:
    """Words such as "In two weeks' time", "in six months" where something lies ahead."""
    if not found["intail"] and (setting.tense(found) != "future" or _SPELL.search(setting.lead(found, reach=40))):
        tail = found.string[found.end() : found.end() + 1]
        runs = re.search(
            r"\b(?:runs? out|expires?|lapses?|ends?|is due|opens?|begins?)\s\Z", setting.lead(found, reach=12)
        )
        if not (runs and tail in (".", ",", " ")):
            return None
    count = _count(found["inn"], back=False)
    return steps(found["inu"].lower(), count, today=setting.today, half=_is_half(found["inn"]))


def within(found: Found, setting: Setting) -> Pair | None:
    """The day by which: "within 72 hours"."""
    if setting.tense(found) == "past":
        return None
    return _deadline(found["wiu"].lower(), found["win"], today=setting.today)


def hours(found: Found, setting: Setting) -> Pair | None:
    """The day by which: "48 hours to reply"."""
    return _deadline(found["hu"].lower(), found["hn"], today=setting.today)


def _deadline(unit: str, words: str, *, today: dt.date) -> Pair | None:
    """The last day of so many units from today, or of half a one."""
    if _is_half(words):
        return steps(unit, 1, today=today, half=True)
    return deadline(unit, number(words), today=today)


def deadline(name: str, count: int, *, today: dt.date) -> Pair | None:
    """The last day of so many hours, days or weeks from today; longer spells as `steps` tells them."""
    if name == "hour":
        return reckon.shifted(today, (count + 12) // 24).isoformat(), None
    if name in _DAYS:
        return reckon.shifted(today, _DAYS[name] * count).isoformat(), None
    return steps(name, count, today=today)


def steps(name: str, count: int, *, today: dt.date, half: bool = False) -> Pair | None:
    """The day, month or year so many units from a day, or `half` a unit, as precise as the unit."""
    if half and name in _HALVES:
        return _in_half(name, count, today=today)
    if name == "hour":
        return reckon.shifted(today, count // 24).isoformat(), None
    if name == "day":
        return reckon.shifted(today, count).isoformat(), None
    if name in _DAYS:
        return reckon.month_value(reckon.shifted(today, _DAYS[name] * count)), None
    sign = 1 if count > 0 else -1
    if name == "month" or half:
        months = 6 * sign if name == "year" else 60 * sign if name == "decade" else count
        return month_at(today.year * 12 + today.month - 1 + months), None
    year = today.year + count * (10 if name == "decade" else 1)
    return (f"{year:04d}", None) if 1 <= year <= 9998 else None


def _in_half(name: str, count: int, *, today: dt.date) -> Pair:
    """Half a unit ahead, or back where the count is below nothing."""
    day = reckon.shifted(today, _HALVES[name] * (1 if count > 0 else -1))
    return (day.isoformat() if name in ("hour", "day") else reckon.month_value(day)), None


def weekend(found: Found, setting: Setting) -> Pair | None:
    """A weekend as its two days."""
    words = found["wend"].lower()
    ahead = words.startswith("next") or (not words.startswith("last") and setting.tense(found) == "future")
    saturday = reckon.weekday(5, setting.today, tense="future" if ahead else "past")
    return saturday.isoformat(), reckon.shifted(saturday, 1).isoformat()


def running(found: Found, setting: Setting) -> Pair | None:
    """Words such as "For a second day": the day of the report."""
    del found
    return setting.today.isoformat(), None

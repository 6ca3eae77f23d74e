"""Weekdays, "today" and its like, days counted from one told before, days of the month by number."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from detente.read.times import months, reckon
from detente.read.times.patterns import ORDINALS, WEEKDAYS
from detente.read.times.reckon import Tense
from detente.read.times.setting import Found, Pair, Setting, number

_COUNTED = 12
"""Below this an ordinal in words counts points or rounds as often as days: "on the second, he said"."""
_DEADLINE = re.compile(r"\b(?:by|until|till|before)(?: the)?\s\Z", re.IGNORECASE)
_TOWARDS = re.compile(
    r"\b(?:eve of|ahead of|before|prepar\w+ for|in time for|await(?:s|ed|ing)?|until|due at|due for|ready for)\s+\Z",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:(?:every|each)(?: other| second)?|most|any|bloody|black|good|palm|easter)\s\Z", re.IGNORECASE
)


def weekday(found: Found, setting: Setting) -> Pair | None:
    """A weekday: the last one up to today, or with a future tense the next one from today on."""
    day, today = WEEKDAYS[found["wd"].lower()], setting.today
    words = (found["wlead"] or found["wtail"] or "").strip().lower()
    before = setting.lead(found, reach=20)
    if _EVERY.search(before):
        return None
    if words in {"last", "past"}:
        return reckon.weekday(day, reckon.shifted(today, -1), tense="past").isoformat(), None
    if words in {"next", "coming", "following"}:
        return reckon.weekday(day, reckon.shifted(today, 1), tense="future").isoformat(), None
    if words == "week":
        return reckon.shifted(reckon.weekday(day, today, tense="future"), 7).isoformat(), None
    tense = setting.tense(found)
    owns = found.string[found.end() : found.end() + 2] in ("'s", "’s")
    if (tense != "past" and _DEADLINE.search(before)) or (owns and _TOWARDS.search(before)):
        tense = "future"
    if words == "this" and tense == "open":
        tense = "future" if day >= today.weekday() else "past"
    return _day(day, today, tense=tense).isoformat(), None


def _day(day: int, today: dt.date, *, tense: Tense) -> dt.date:
    return reckon.weekday(day, today, tense="future" if tense == "future" else "past")


def weekdays(found: Found, setting: Setting) -> Pair | None:
    """From one weekday to another."""
    names = (found["wr1"], found["wr2"]) if found.lastgroup == "wrange" else (found["wb1"], found["wb2"])
    first, last = (WEEKDAYS[one.lower()] for one in names)
    if setting.tense(found) == "future":
        start = _day(first, setting.today, tense="future")
        return start.isoformat(), reckon.shifted(start, (last - first) % 7).isoformat()
    end = _day(last, setting.today, tense="past")
    return reckon.shifted(end, -((last - first) % 7)).isoformat(), end.isoformat()


def week_on(found: Found, setting: Setting) -> Pair | None:
    """A week after the next such weekday."""
    day = reckon.weekday(WEEKDAYS[found["won"].lower()], setting.today, tense="future")
    return reckon.shifted(day, 7).isoformat(), None


def numbered_weekday(found: Found, setting: Setting) -> Pair | None:
    """Words such as "the second Tuesday in March": that weekday of the month."""
    month = _month_meant(found, setting)
    day, which = WEEKDAYS[found["nwd"].lower()], found["nwn"].lower()
    days = calendar.Calendar().monthdatescalendar(month // 12, month % 12 + 1)
    fits = [week[day] for week in days if week[day].month == month % 12 + 1]
    return fits[-1 if which == "last" else ORDINALS[which] - 1].isoformat(), None


def _month_meant(found: Found, setting: Setting) -> int:
    """The month named, counted from the year 0."""
    today = setting.today
    if not found["nwm"]:
        return today.year * 12 + today.month - 1 + {"last": -1, "next": 1}.get(found["nww"].lower(), 0)
    month = months.month_of(found["nwm"])
    year = int(found["nwy"]) if found["nwy"] else reckon.nearest_month(month, today, tense=setting.tense(found))[0]
    return year * 12 + month - 1


def weekdays_ago(found: Found, setting: Setting) -> Pair | None:
    """Words such as "three Fridays ago"."""
    last = reckon.weekday(WEEKDAYS[found["wad"].lower()], reckon.shifted(setting.today, -1), tense="past")
    return reckon.shifted(last, 7 - 7 * number(found["wan"])).isoformat(), None


def in_a_week(found: Found, setting: Setting) -> Pair | None:
    """Words such as "a week from today", "tomorrow week"."""
    step = 8 if (found["iwa"] or found["iwb"]).lower() == "tomorrow" else 7
    return reckon.shifted(setting.today, step).isoformat(), None


def now(found: Found, setting: Setting) -> Pair | None:
    """The day of publication."""
    del found
    return setting.today.isoformat(), None


def shift(found: Found, setting: Setting) -> Pair | None:
    """Yesterday, tomorrow and their like."""
    if re.search(r"\b(?:not|never|n['’]t) (?:\w+ ){1,2}\Z", setting.lead(found, reach=24)):
        return None  # "does not change overnight" is no date
    words = " ".join(found["shift"].lower().split())
    if words.startswith("the night"):
        return reckon.shifted(setting.today, -2).isoformat(), None
    if "before" in words or "after " in words:
        step = -2 if "before" in words else 2
    else:
        step = {"yesterday": -1, "tomorrow": 1, "overnight": 0, "last": -1}[words.split()[0]]
    return reckon.shifted(setting.today, step).isoformat(), None


def same(found: Found, setting: Setting) -> Pair | None:
    """The day told last; of what is over, the last that is not ahead."""
    over = setting.tense(found) == "past"
    base = setting.before(found, upto=setting.today if over else None)
    return (base.date.day_value, None) if base else None


def beside(found: Found, setting: Setting) -> Pair | None:
    """The day before or after the one told last."""
    words = found.group().lower().split()
    if not (found["bprev"] or found["blater"]) and words[0] in {"a", "one"}:
        return None
    back = bool(found["bprev"]) or words[-1] in {"earlier", "before"}
    return _from(setting, found, step=-1 if back else 1)


def day_before(found: Found, setting: Setting) -> Pair | None:
    """Words such as "The day before" and "the day after", of the one told last."""
    return _from(setting, found, step=-1 if found["dbw"].lower() == "before" else 1)


def _from(setting: Setting, found: Found, *, step: int) -> Pair | None:
    base = setting.before(found)
    if base is None:
        return None
    day = base.until if base.until and step > 0 else base.date
    return reckon.shifted(day.first_day, step).isoformat(), None


def nth(found: Found, setting: Setting) -> Pair | None:
    """A day of the month by its number: the next such day, or the last, by the tense."""
    word, later = found["nthn"].lower(), found["nthz"]
    if not found["nthm"] and (found["nthend"] is None or ORDINALS.get(word, 99) < _COUNTED):
        return None
    today = setting.today
    first = _numbered(word, setting, found=found)
    if first is None or not later:
        return (first.isoformat(), None) if first else None
    last = reckon.date_of(first.year, first.month, day=number(later))
    return (first.isoformat(), last.isoformat()) if last and last > first and today else None


def _numbered(word: str, setting: Setting, *, found: Found) -> dt.date | None:
    today, day = setting.today, ORDINALS.get(word) or number(word)
    tense: Tense = "open"
    step = {"the": 0, "this": 0, "last": -1, "next": 1}.get((found["nthw"] or "").lower())
    if step is None:
        tense = setting.tense(found)
        step = 1 if tense == "future" and day < today.day else -1 if tense == "past" and day > today.day else 0
    index = today.year * 12 + today.month - 1 + step
    return reckon.date_of(index // 12, index % 12 + 1, day=day)

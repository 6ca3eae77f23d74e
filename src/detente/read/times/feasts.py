"""Feasts by their rules: Easter, West and East, what hangs on it, Christmas, the New Year, Ramadan and the Eids."""

from __future__ import annotations

import datetime as dt
import re

from detente.read.times import reckon
from detente.read.times.months import months_of
from detente.read.times.setting import Found, Pair, Setting

_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "orthodox christmas": (1, 7),
    "new year": (1, 1), "new year's": (1, 1), "new year's day": (1, 1), "new year's eve": (12, 31), "nowruz": (3, 21),
    "novruz": (3, 21),
}  # fmt: skip
_FROM_EASTER = {
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "good friday": -2,
    "palm sunday": -7,
    "maundy thursday": -3,
    "ash wednesday": -46,
    "ascension day": 39,
    "whitsun": 49,
    "pentecost": 49,
}
_ISLAMIC = {"eid al-fitr": (10, 1), "eid al-adha": (12, 10), "ramadan": (9, 1)}
_BY = re.compile(r"\b(?:by|until|till|before)(?: the)?\s\Z", re.IGNORECASE)


def feast(found: Found, setting: Setting) -> Pair | None:
    """The day of a feast nearest to the report, or the next or last one by the tense; Ramadan as its months."""
    name = found["fname"].lower().replace("’", "'").replace("eid al ", "eid al-").replace("eid-al", "eid al")
    today = setting.today
    if name == "the eid":
        return None
    if found["fy"]:
        years = [int(found["fy"])]
    elif found["fyear"]:
        years = [today.year + {"last": -1, "this": 0, "next": 1}[found["fyear"].lower()]]
    else:
        years = [today.year - 1, today.year, today.year + 1]
    days = [one for year in years for one in _days(name, year)]
    fits = days
    if len(years) > 1:
        tense = setting.tense(found)
        if tense == "future" or (tense == "open" and _BY.search(setting.lead(found, reach=12))):
            fits = [day for day in days if day >= today]
    if not fits:
        return None
    best = min(fits, key=lambda day: abs((day - today).days))
    return months_of(best, reckon.shifted(best, 29)) if name == "ramadan" else (best.isoformat(), None)


def _days(name: str, year: int) -> list[dt.date]:
    """The days of a feast in a year of the Gregorian calendar: none or two where its own year is shorter."""
    if not 1 <= year <= 9998:
        return []
    if name in _FIXED:
        month, day = _FIXED[name]
        return [dt.date(year, month, day)]
    if name == "orthodox easter":
        return [reckon.orthodox_easter(year)]
    if name in _FROM_EASTER:
        return [reckon.shifted(reckon.easter(year), _FROM_EASTER[name])]
    month, day = _ISLAMIC[name]
    first = reckon.islamic_year(dt.date(year, 1, 1))
    days = [reckon.islamic(first + step, month, day=day) for step in (0, 1)]
    return [one for one in days if one.year == year]

"""Dates in a report, resolved against the day of publication."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from detente.model import PartialDate
from detente.read.layers import Block, When, published, sentence_at, text_of
from detente.read.times import reckon
from detente.read.times.patterns import ANCHOR, DATE, MONTHS, NUMBERS, ORDINALS, WEEKDAYS
from detente.read.times.reckon import Tense, month_value
from detente.read.times.tense import tense_at

Found = re.Match[str]
Pair = tuple[str, str | None]
_LEADS = re.compile(r"(?:in|since|by|until|till|from|to|of|for|before|after|during)[-\s]")


def find(doc: Doc) -> tuple[When, ...]:
    """The dates of a report in text order; those that cannot be told without its day are left out."""
    moment = published(doc)
    today = moment.date() if moment else None
    blocks: tuple[Block, ...] = doc._.blocks
    starts = [block.start for block in blocks]
    text = text_of(doc)
    whens = []
    for found in _candidates(text):
        start, end = found.span()
        if blocks and _skipped(blocks, starts, offset=start):
            continue
        pair = _absolute(found) or (_relative(doc, found, today=today) if today else None)
        if pair is None:
            continue
        lead = _LEADS.match(found.group()) if found["mbare"] or found["ybare"] else None
        start += lead.end() if lead else 0
        words = text[start:end]
        until = PartialDate(value=pair[1], words=words) if pair[1] and pair[1] != pair[0] else None
        whens.append(When(start, end, date=PartialDate(value=pair[0], words=words), until=until))
    return tuple(whens)


# Code points searched before and after an anchor word: the longest forms seen in tests have 40 and 30.
_BEFORE, _AFTER = 60, 50


def _candidates(text: str) -> Iterator[Found]:
    """Everything that has the form of a date, looked for around anchor words alone."""
    for start, end in _windows(text):
        yield from DATE.finditer(text, start, end)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around anchor words, joined where they touch, cut at white space."""
    start = end = 0
    for anchor in ANCHOR.finditer(text):
        if anchor.start() - _BEFORE > end:
            if end:
                yield start, end
            start = text.rfind(" ", 0, max(0, anchor.start() - _BEFORE)) + 1
        end = text.find(" ", anchor.end() + _AFTER, anchor.end() + 3 * _AFTER)
        end = end if end >= 0 else min(len(text), anchor.end() + 3 * _AFTER)
    if end:
        yield start, end


def _skipped(blocks: tuple[Block, ...], starts: list[int], *, offset: int) -> bool:
    index = bisect.bisect_right(starts, offset) - 1
    return index >= 0 and blocks[index].kind == "boilerplate" and offset < blocks[index].end


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _number(word: str) -> int:
    return int(re.sub(r"\D", "", word)) if word[0].isdigit() else NUMBERS[word.lower()]


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _absolute(found: Found) -> Pair | None:
    """The date where the words give year and all."""
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        value = _iso(reckon.date_of(year, month, day=day))
        return (value, None) if value else None
    if found["myy"]:
        return f"{int(found['myy']):04d}-{_month(found['mym']):02d}", None
    if found["yb"]:
        return found["yb"], None
    for months, days, years in _FULL:
        if found[years] and found[days[0]]:
            year = int(found[years])
            parts = [
                reckon.date_of(year, _month(found[m] or found[months[0]]), day=_number(found[d]))
                for m, d in zip(months, days, strict=True)
            ]
            if None in parts:
                return None
            first, last = parts[0], parts[-1]
            if first and last and first > last:
                first = reckon.date_of(year - 1, first.month, day=first.day)
            return (first.isoformat(), _iso(last)) if first else None
    return None


_FULL = (
    (("m1", "m2"), ("d1", "d2"), "y2"),
    (("rm", "rm"), ("r1", "r2"), "ry"),
    (("month",), ("day",), "year"),
    (("am", "am2"), ("a1", "a2"), "ay"),
    (("usm",), ("usd",), "usy"),
)


def _relative(doc: Doc, found: Found, *, today: dt.date) -> Pair | None:
    """The date where the words need the day of publication."""
    for name, rule in _RULES:
        if found[name]:
            sentence = sentence_at(doc, found.start())
            start = found.start() - sentence.start
            tense = tense_at(text_of(doc)[sentence.start : sentence.end], start, end=start + len(found.group()))
            return rule(found, today, tense)
    return None


# A day and month without a year is the closest one, unless that lies so far back that "will" cannot mean it.
_FAR_BACK = 30


def _days(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    """Days and months without a year: the closest ones."""
    for months, days, _ in _FULL:
        if not found[days[0]]:
            continue
        month, day = _month(found[months[-1]] or found[months[0]]), _number(found[days[-1]])
        last = reckon.nearest_day(month, day, today=today)
        if last is not None and tense == "future" and (today - last).days > _FAR_BACK:
            last = reckon.nearest_day(month, day, today=today, tense="future")
        if last is None:
            return None
        first = reckon.nearest_day(_month(found[months[0]]), _number(found[days[0]]), today=last, tense="past")
        return (first.isoformat(), last.isoformat()) if first else None
    return None


def _bare_month(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    lead = found["mlead"].lower()
    if _month(found["mb"]) in {3, 5} and lead in {"to", "this", "for", "of"} and not found["mb"][0].isupper():
        return None
    wanted: Tense = "past" if lead in {"since", "last"} else "future" if lead == "next" else "open"
    if wanted == "open" and tense == "future" and lead not in {"of", "from", "after", "until", "till"}:
        wanted = "future"
    year, month = reckon.nearest_month(_month(found["mb"]), today, tense=wanted)
    return f"{year:04d}-{month:02d}", None


def _weekday(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    number = WEEKDAYS[found["wd"].lower()]
    lead = (found["wlead"] or found["wtail"] or "").strip().lower()
    if lead in {"last", "past"}:
        return reckon.weekday(number, reckon.shifted(today, -1), tense="past").isoformat(), None
    if lead in {"next", "coming", "following", "week"}:
        return reckon.weekday(number, reckon.shifted(today, 1), tense="future").isoformat(), None
    before = found.string[max(0, found.start() - 12) : found.start()].lower()
    bound = re.search(r"\b(by|until|till|before)(?: the)?\s$", before)
    if bound and tense != "past":
        tense = "future"
    if lead == "this" and tense == "open":
        tense = "future" if number >= today.weekday() else "past"
    return reckon.weekday(number, today, tense="future" if tense == "future" else "past").isoformat(), None


def _now(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    del tense
    return None if "same" in found.group() else (today.isoformat(), None)


def _shift(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    del tense
    if re.search(r"\bnot \w+ $", found.string[max(0, found.start() - 24) : found.start()]):
        return None  # "does not change overnight" is no date
    words = " ".join(found["shift"].lower().split())
    steps = {"yesterday": -1, "tomorrow": 1, "overnight": 0, "last night": -1}
    step = -2 if "before" in words else 2 if "after" in words else steps[words]
    return reckon.shifted(today, step).isoformat(), None


def _weekend(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    ahead = "next" in found["wend"].lower() or ("last" not in found["wend"].lower() and tense == "future")
    saturday = reckon.weekday(5, today, tense="future" if ahead else "past")
    return saturday.isoformat(), reckon.shifted(saturday, 1).isoformat()


def _months_of(first: dt.date, last: dt.date) -> Pair:
    """A stretch of days as its month, or as two where it crosses into the next."""
    return month_value(first), month_value(last)


def _unit(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    which = found["which"].lower().split()[-1]
    step = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[which]
    return _period(found["period"].lower(), step, today=today, tense=tense)


def _period(period: str, step: int, *, today: dt.date, tense: Tense) -> Pair | None:
    del tense
    if period == "year":
        return f"{today.year + step:04d}", None
    if period == "month":
        index = today.year * 12 + today.month - 1 + step
        return f"{index // 12:04d}-{index % 12 + 1:02d}", None
    monday = reckon.shifted(today, 7 * step - today.weekday())
    return _months_of(monday, reckon.shifted(monday, 6))


def _end_of(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    return _period(found["eomu"].lower(), 0, today=today, tense=tense)


def _past_unit(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    return _period(found["mpu"].lower(), -1, today=today, tense=tense)


def _near(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    del tense
    ahead = found["side"].lower().split()[0] in {"coming", "next"}
    other = reckon.shifted(today, 7 if ahead else -7)
    return _months_of(*sorted((today, other)))


def _ago(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    del tense
    if found["agow"] == "earlier":
        return None
    sign = 1 if found["agow"] != "ago" else -1
    return _steps(found["agou"], sign * _number(found["agon"]), today=today)


def _in_time(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    del tense
    return _steps(found["inu"], _number(found["inn"]), today=today)


def _steps(unit: str, count: int, *, today: dt.date) -> Pair | None:
    if unit == "day":
        return reckon.shifted(today, count).isoformat(), None
    if unit == "week":
        return month_value(reckon.shifted(today, 7 * count)), None
    index = today.year * 12 + today.month - 1 + count
    if unit == "month":
        return f"{index // 12:04d}-{index % 12 + 1:02d}", None
    year = today.year + count
    return (f"{year:04d}", None) if 1 <= year <= 9998 else None


def _nth(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    del tense
    word = found["nthn"]
    number = _number(word) if word[0].isdigit() else ORDINALS.get(word, 0)
    value = _iso(reckon.date_of(today.year, today.month, day=number))
    return (value, None) if value else None


def _feast(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    name = found["feast"]
    years = (today.year - 1, today.year, today.year + 1)
    if name == "Easter":
        days = [reckon.easter(year) for year in years]
    else:
        days = [dt.date(year, 12, 25) if name == "Christmas" else dt.date(year, 1, 1) for year in years]
    fits = [day for day in days if tense != "future" or day >= today]
    return min(fits, key=lambda day: abs((day - today).days)).isoformat(), None


def _week_of(found: Found, today: dt.date, tense: Tense) -> Pair | None:
    del tense
    first = reckon.nearest_day(_month(found["wom"]), _number(found["wod"]), today=today)
    return _months_of(first, reckon.shifted(first, 6)) if first else None


_RULES: tuple[tuple[str, Callable[[Found, dt.date, Tense], Pair | None]], ...] = (
    ("d1", _days), ("r1", _days), ("day", _days), ("a1", _days), ("usd", _days), ("weekof", _week_of),
    ("mbare", _bare_month), ("wd", _weekday), ("now", _now), ("shift", _shift), ("wend", _weekend), ("unit", _unit),
    ("eom", _end_of), ("mpast", _past_unit), ("near", _near), ("ago", _ago), ("intime", _in_time), ("nth", _nth),
    ("feast", _feast),
)  # fmt: skip

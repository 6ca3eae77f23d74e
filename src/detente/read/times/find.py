"""Dates in a report, resolved against the day of publication."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable

from spacy.tokens import Doc

from detente.model import PartialDate
from detente.read.layers import Block, Span, When, published, sentence_at, text_of
from detente.read.times import clock, days, feasts, months, reckon, units
from detente.read.times.patterns import ANCHOR, DATED, FORMS, KINDS, WEEKDAY
from detente.read.times.setting import Found, Pair, Setting

_LEADS = re.compile(
    r"(?:in|since|by|on|until|till|from|to|of|for|before|after|during|the|['’]s|its|their)[-\s](?:the\s+)?",
    re.IGNORECASE,
)
_LED = frozenset({"mbare", "yearbare", "season", "nth"})
_MOVED = re.compile(
    r"\b(?:postpone|mov|delay|put off|put back|brought forward|shift|reschedul|defer)\w*\b[^.;]{0,40}\Z", re.IGNORECASE
)
_SOFT = frozenset({"running", "clock"})
"""Forms that date a sentence only where it gives no other day."""


def find(doc: Doc) -> tuple[When, ...]:
    """The dates of a report in text order; those that cannot be told without its day are left out."""
    moment = published(doc)
    text, blocks = text_of(doc), doc._.blocks
    starts = [block.start for block in blocks]
    told: list[When] = []
    soft: list[When] = []
    setting = Setting(doc, moment.date(), told) if moment else None
    end = 0
    for anchor in ANCHOR.finditer(text):
        if anchor.start() < end or (blocks and _skipped(blocks, starts, offset=anchor.start())):
            continue
        word = anchor.group()
        kind = KINDS.get(word) or ("nth" if word[-1].isalpha() else "year")
        if kind == "clock":
            one = _by_clock(text, anchor, setting=setting)
            soft += [one] if one else []
            continue
        found = None
        if kind == "weekday" and DATED.match(text, anchor.end()):
            found = _form(text, anchor, kind="month", low=end)
        found = found or _form(text, anchor, kind=kind, low=end)
        one = _when(text, found, setting=setting) if found else None
        if one and found:
            (soft if found.lastgroup in _SOFT else told).append(one)
            end = one.end
    return tuple(sorted([*told, *_alone(doc, soft, told=told)], key=lambda one: one.start)) if soft else tuple(told)


def _skipped(blocks: tuple[Block, ...], starts: list[int], *, offset: int) -> bool:
    index = bisect.bisect_right(starts, offset) - 1
    return index >= 0 and blocks[index].kind == "boilerplate" and offset < blocks[index].end


def _form(text: str, anchor: Found, *, kind: str, low: int) -> Found | None:
    """The expression around an anchor, by the forms of its kind."""
    before, after, regexes = FORMS[kind]
    start, stop = anchor.span()
    low = max(low, start - before)
    high = text.find(" ", stop + after, stop + 2 * after)
    high = high if high >= 0 else min(len(text), stop + after)
    for regex in regexes:
        for found in regex.finditer(text, low, high):
            if found.start() > start:
                break
            if found.end() >= stop:
                if found.lastgroup == "wrange" and _MOVED.search(text, max(0, found.start() - 60), found.start()):
                    return WEEKDAY.match(text, start, found.end("wr1"))  # "moved from Monday to Friday" is no range
                return found
    return None


def _when(text: str, found: Found, *, setting: Setting | None) -> When | None:
    form = found.lastgroup or ""
    form = "nth" if form == "nthend" else form
    pair = _absolute(found, form) or (_RULES[form](found, setting) if setting and form in _RULES else None)
    if pair is None:
        return None
    span = Span(*found.span(form))
    lead = _LEADS.match(text, span.start, span.end) if form in _LED else None
    span = Span(lead.end() if lead else span.start, span.end)
    value, last = pair[0], pair[1] if pair[1] != pair[0] else None
    if last is None and len(value) == len("2034-05-17"):
        span, value = clock.with_clock(text, span, day=value)
    words = text[span.start : span.end]
    until = PartialDate(value=last, words=words) if last else None
    return When(span.start, span.end, date=PartialDate(value=value, words=words), until=until)


def _by_clock(text: str, anchor: Found, *, setting: Setting | None) -> When | None:
    timed = clock.alone(text, anchor.end(), day=setting.today.isoformat()) if setting else None
    if timed is None:
        return None
    span, value = timed
    return When(span.start, span.end, date=PartialDate(value=value, words=text[span.start : span.end]))


def _alone(doc: Doc, soft: list[When], *, told: list[When]) -> list[When]:
    """Those soft ones whose sentence gives no other day."""
    days = {sentence_at(doc, one.start).start for one in told if len(one.date.value) >= len("2034-05-17")}
    return [one for one in soft if sentence_at(doc, one.start).start not in days]


def _absolute(found: Found, form: str) -> Pair | None:
    """The date where the words give year and all."""
    if months.has_year(found, form):
        return months.full(found, form)
    if form == "monthyear":
        return f"{int(found['myy']):04d}-{months.month_of(found['mym']):02d}", None
    if form == "yearbare":
        return found["yb"], None
    if form == "years":
        first, last = found["ya"] or found["ya2"], found["yz"] or found["yz2"]
        last = last if len(last) > 2 else first[:2] + last
        return (first, last) if last > first else None
    return _in_figures(found) if form in {"iso", "figures"} else None


def _in_figures(found: Found) -> Pair | None:
    """A date in figures; of day and month by slashes only where one of them can be no month."""
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    else:
        year, month, day = int(found["f3"]), int(found["f2"]), int(found["f1"])
        if found["fs"] == "/" and month <= 12 and day <= 12 and month != day:
            return None
        if month > 12:
            month, day = day, month
    value = reckon.date_of(year, month, day=day)
    return (value.isoformat(), None) if value else None


_RULES: dict[str, Callable[[Found, Setting], Pair | None]] = {
    "two": months.without_year,
    "range": months.without_year,
    "onday": months.without_year,
    "usrange": months.without_year,
    "usday": months.without_year,
    "weekof": months.week_of,
    "months": months.span,
    "mbare": months.bare,
    "madj": months.named_after,
    "wrange": days.weekdays,
    "wbetween": days.weekdays,
    "weekon": days.week_on,
    "weekday": days.weekday,
    "nthwd": days.numbered_weekday,
    "wdago": days.weekdays_ago,
    "inaweek": days.in_a_week,
    "now": days.now,
    "shift": days.shift,
    "same": days.same,
    "beside": days.beside,
    "daybefore": days.day_before,
    "nth": days.nth,
    "unit": units.unit,
    "second": units.second,
    "newyear": units.new_year,
    "lastday": units.last_day,
    "inside": units.inside,
    "endof": units.end_of,
    "mpast": units.past_unit,
    "near": units.near,
    "soon": units.soon,
    "ago": units.ago,
    "daysago": units.days_ago,
    "intime": units.in_time,
    "within": units.within,
    "hours": units.hours,
    "running": units.running,
    "season": units.season,
    "quarter": units.quarter,
    "half": units.half,
    "wend": units.weekend,
    "feast": feasts.feast,
}

"""When a document was published, as far as its own words say.

Only what stands there counts: an absolute date among the first lines, labelled ("Published: 3 March 2031,
14:05 GMT") or alone on its line, or relative words ("3 hours ago"), which `resolve` counts back from the time
that the user gives. Never a file's time, and never a day without a year, as wire reports give it. A day and
month in figures whose order cannot be told ("03/04/2031") is no date. Where the words say nothing, the day that
a person wrote into the file's name ("2031-03-04-wire.txt") says it (`from_name`).
"""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.]\d\d)?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
_ZONE = r"(?:\s*\(?(?P<zone>Z|(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?|[A-Z]{2,5})\b\)?)?"
_TIME = rf"(?:(?:,|\s+at|\s*[-–—|])?\s*{_CLOCK}{_ZONE}(?:\s*(?:hrs|hours))?)?"
_DATES = (
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}[,\s-]+(?P<year>\d{{4}})",
    rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    r"(?P<year>\d{4})[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?:T(?=\d))?",
    rf"{_WEEKDAY}(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year>\d{{4}})",
)
_TIME_FIRST = rf"{_CLOCK}{_ZONE}\s*[,|]?\s*(?:on\s+)?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for one in _DATES
    for shape in (rf"{one}{_TIME}\s*\.?$", rf"{_TIME_FIRST}{one}\s*\.?$")
)
_LABEL = re.compile(
    r"(?P<label>(?:first |last )?(?:published|posted|updated|modified|issued|released)|publication date|date|as of)"
    r"(?:\s+(?:on|at))?\s*[:\-–—]?\s*(?=[\dA-Za-z])",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:(?:published|posted|updated)\s*:?\s*)?"
    r"(?P<words>(?P<count>\d{1,3}|an?|one)\s*(?P<unit>s|m|min|mins|h|hr|hrs|d|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\s+ago|just now|yesterday|today)"
    r"(?:\s+\d+)?$",  # a count of comments or shares follows on some aggregators
    re.IGNORECASE,
)
_BEFORE_RELATIVE = re.compile(r"^(?:by\s+)?\S.{0,60}?\s+(?=(?:\d{1,3}|an?)\s*\w+\s+ago\b)", re.IGNORECASE)
_SEGMENTS = re.compile(r"\s*(?:[|·•∙\t]|\s[-–—]\s)\s*")
_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]+(?:\s[A-Z.’'-]+)*(?:,\s[A-Z][\w.\s]{2,20})?,\s+"
    r"(?P<date>(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2},|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)\s+\d{4})\s*(?:\(|/|[-–—])"
)
_ZONES = {
    **dict.fromkeys(("z", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("cet", "west", "wat"), 60),
    **dict.fromkeys(("cest", "eet", "cat", "sast"), 120),
    **dict.fromkeys(("eest", "msk", "eat", "trt"), 180),
    **dict.fromkeys(("edt",), -240),
    **dict.fromkeys(("est", "cdt"), -300),
    **dict.fromkeys(("mdt",), -360),
    **dict.fromkeys(("pdt",), -420),
    "pst": -480,
    "bst": 60,
    "gst": 240,
    "jst": 540,
}
"""Minutes east of Greenwich. Letters that stand for several zones (IST, CST, AST) are left out."""

_NAMED = re.compile(r"(?<!\d)(?<!\d-)(?:19|20|21)\d\d-\d\d-\d\d(?!-?\d)")
"""A whole day in a file's name; none of several, and no part of a longer row of figures (2031-03-04-02)."""
_LINES = 14
_LONGEST = 120
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}

When = tuple[dt.datetime | None, str]


def find_published(text: str) -> When:
    """The publication time that the first lines give, and the words that give it.

    `(None, "3 hours ago")` where they are relative, `(None, "")` where there are none. A "published" label
    goes before a bare date, a bare date before an "updated" label.
    """
    lines = [line.strip() for line in text[:6000].split("\n") if line.strip()][:_LINES]
    ranked: list[tuple[int, dt.datetime, str]] = []
    relative = ""
    for line in lines:
        dateline = _dateline(line)
        if dateline:
            ranked.append((3, *dateline))
        if len(line) > _LONGEST:
            continue
        for rank, segment in _segments(line):
            when = read_date(segment)
            if when:
                ranked.append((rank, when, segment))
            elif not relative:
                relative = _relative_words(segment)
    if ranked:
        _, when, words = min(ranked, key=lambda one: one[0])
        return when, words
    return None, relative


def _segments(line: str) -> list[tuple[int, str]]:
    """The pieces of a line that could be a date, with how much they count (less is better)."""
    pieces: list[tuple[int, str]] = []
    for segment in [line, *_SEGMENTS.split(line)]:
        label = _LABEL.match(segment)
        if label:
            late = any(word in label["label"].lower() for word in ("updated", "modified"))
            pieces.append((2 if late else 0, segment[label.end() :].strip()))
            first = re.split(r"[;,]?\s*\b(?:last )?(?:updated|modified)\b", segment[label.end() :], flags=re.IGNORECASE)
            pieces.append((2 if late else 0, first[0].strip()))
        pieces.append((1, segment))
        place = re.match(r"[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3},\s+(?=\d|[A-Z][a-z]+\s\d)", segment)
        if place:
            pieces.append((1, segment[place.end() :]))
    return pieces


def _dateline(line: str) -> tuple[dt.datetime, str] | None:
    found = _DATELINE.match(line)
    when = read_date(found["date"]) if found else None
    return (when, found["date"]) if found and when else None


def _relative_words(segment: str) -> str:
    found = _RELATIVE.match(segment) or _RELATIVE.match(_BEFORE_RELATIVE.sub("", segment, count=1))
    return found["words"] if found else ""


def read_date(words: str) -> dt.datetime | None:
    """The moment that words state in full (day, month and year; perhaps time and zone), or None.

    UTC where no zone is named or its letters are not known; midnight where there is no time of day.
    """
    words = words.strip().strip("()[]")
    iso = _iso(words)
    if iso:
        return iso
    for shape in _SHAPES:
        found = shape.match(words)
        if found:
            return _moment(found.groupdict())
    return None


def _iso(words: str) -> dt.datetime | None:
    if not re.match(r"\d{4}-?\d\d-?\d\d(?:[T ]|$)", words):
        return None
    try:
        when = dt.datetime.fromisoformat(words)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=dt.UTC)


def _moment(parts: dict[str, str | None]) -> dt.datetime | None:
    day_and_month = _day_and_month(parts)
    if not day_and_month:
        return None
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    half = (parts.get("half") or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return dt.datetime(
            int(parts["year"] or 0), day_and_month[1], day_and_month[0], hour, minute, tzinfo=_zone(parts)
        )
    except ValueError:
        return None


def _day_and_month(parts: dict[str, str | None]) -> tuple[int, int] | None:
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first == second or first > 12:
            return first, second
        return (second, first) if second > 12 else None
    month = parts["month"] or ""
    return int(parts["day"] or 0), int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1


def _zone(parts: dict[str, str | None]) -> dt.tzinfo:
    name = (parts.get("zone") or "").lower()
    offset = re.fullmatch(r"(?:utc|gmt)?([+-])(\d\d?):?(\d\d)?", name)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        minutes = -minutes if offset[1] == "-" else minutes
    else:
        minutes = _ZONES.get(name, 0)
    return dt.timezone(dt.timedelta(minutes=minutes)) if minutes and abs(minutes) < 1440 else dt.UTC


def from_name(location: str) -> When:
    """The one day (YYYY-MM-DD) that the name of a file has, its folders left aside, with words that say where it stood.

    `(None, "")` where it has none, or several, or the location is an address.
    """
    if "://" in location:
        return None, ""
    days = _NAMED.findall(location.replace("\\", "/").rpartition("/")[2])
    when = read_date(days[0]) if len(days) == 1 else None
    return (when, f"{days[0]} in the file’s name") if when else (None, "")


def resolve(words: str, given: dt.date | None) -> dt.datetime | None:
    """The moment that relative words mean, seen from the time that the user gives.

    Given with a time of day, "3 hours ago" is that time less three hours; given as a day only, it is that day,
    and "2 days ago" that day less two. Months and years are too coarse to count back by: None.
    """
    if given is None:
        return None
    exact = isinstance(given, dt.datetime)
    start = as_moment(given)
    words = words.lower()
    if words in {"just now", "today"}:
        return start if exact and words == "just now" else _midnight(start)
    if words == "yesterday":
        return _midnight(start) - dt.timedelta(days=1)
    found = re.match(r"(\d+|an?|one)\s*([a-z]+)", words)
    if not found or found[2].startswith(("month", "year")):
        return None
    count = int(found[1]) if found[1].isdigit() else 1
    unit = _UNITS[found[2][0]]
    back = dt.timedelta(**{unit: count})
    if unit in {"days", "weeks"}:
        return _midnight(start) - back
    return start - back if exact else start


def as_moment(given: dt.date) -> dt.datetime:
    """A day or a time that the user gives, as a moment: midnight for a day, UTC where there is no zone."""
    if not isinstance(given, dt.datetime):
        return dt.datetime(given.year, given.month, given.day, tzinfo=dt.UTC)
    return given if given.tzinfo else given.replace(tzinfo=dt.UTC)


def _midnight(when: dt.datetime) -> dt.datetime:
    return when.replace(hour=0, minute=0, second=0, microsecond=0)

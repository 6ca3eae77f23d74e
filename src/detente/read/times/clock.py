"""Times of day beside a day: "on Thursday at 1500 GMT", "at 6am local time on Monday"."""

from __future__ import annotations

import datetime as dt
import re

from detente.read.layers import Span

_TIME = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?)|"
    r"(?P<hour24>[01]?\d|2[0-3])[:.](?P<minute24>\d\d)(?!\d)|(?P<hours4>[01]\d|2[0-3])(?P<minutes4>[0-5]\d)(?= (?:GMT|UTC|hours|local))|(?P<noon>noon))"
    r"(?:\s+hours)?(?:\s+\(?(?P<zone>GMT|UTC|CES?T|EES?T|MSK|BST|ES?T|EDT|local\s+time|[A-Z][a-z]+\s+time)\)?)?"
)
_BEFORE = re.compile(rf"\b(?:[Aa]t|[Ff]rom|[Bb]y|until)\s+(?:about\s+|around\s+|exactly\s+)?{_TIME},?\s+(?:on\s+)?\Z")
_AFTER = re.compile(rf",?\s+(?:at|from|by|until)\s+(?:about\s+|around\s+|exactly\s+)?{_TIME}")
_ALONE = re.compile(rf"\b(?:[Aa]t|[Ff]rom|[Bb]y|until|since)\s+(?:about\s+|around\s+)?{_TIME}\Z")
# Hours east of Greenwich.
_ZONES = {
    "GMT": 0,
    "UTC": 0,
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "BST": 1,
    "EST": -5,
    "ET": -5,
    "EDT": -4,
}
_FIGURE = re.compile(r"\bat\s.*?(?:\d|noon)", re.IGNORECASE)
_LONGEST = 44


def with_clock(text: str, span: Span, *, day: str) -> tuple[Span, str]:
    """The stretch and value of a day with the time of day that stands beside it, or as they are."""
    before = _BEFORE.search(text, max(0, span.start - _LONGEST), span.start) if _near(text, span) else None
    if before and (value := _value(before, day)):
        return Span(before.start(), span.end), value
    after = _AFTER.match(text, span.end, span.end + _LONGEST)
    if after and (value := _value(after, day)):
        return Span(span.start, after.end()), value
    return span, day


def alone(text: str, end: int, *, day: str) -> tuple[Span, str] | None:
    """A time with its zone that stands without a day ("at 0600 GMT"), taken for that day."""
    found = _ALONE.search(text, max(0, end - 24), end)
    value = _value(found, day) if found and found["zone"] else None
    return (Span(found.start(), found.end()), value) if found and value else None


def _near(text: str, span: Span) -> bool:
    return bool(_FIGURE.search(text, max(0, span.start - _LONGEST), span.start))


def _value(found: re.Match[str], day: str) -> str | None:
    if found["noon"]:
        hour, minute = 12, 0
    elif found["half"]:
        hour, minute = int(found["hour"]) % 12 + 12 * found["half"].startswith("p"), int(found["minute"] or 0)
        if int(found["hour"]) > 12:
            return None
    else:
        hour, minute = int(found["hour24"] or found["hours4"]), int(found["minute24"] or found["minutes4"])
    if not (0 <= hour < 24 and 0 <= minute < 60):
        return None
    return f"{day}T{hour:02d}:{minute:02d}{_offset(found['zone'])}"


def _offset(zone: str | None) -> str:
    """The zone as ISO 8601 writes it; nothing for a local time, whose zone the words do not give in hours."""
    hours = _ZONES.get(zone or "")
    if hours is None:
        return ""
    if hours == 0:
        return "Z"
    return dt.datetime(2000, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=hours))).isoformat()[-6:]

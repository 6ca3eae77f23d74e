"""What comes next as an iCalendar file (RFC 5545): planned meetings and planned decisions with a date.

A date is as wide as it is known: a day is that day, a month all its days, a year all of it; the summary
says when the day is not known. A time of day without an offset is a floating time. Nothing is added: no
alarm, no guess at a length. What has no date at all cannot stand in a calendar and is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from detente import __version__
from detente.export.passages import name_of, passages, stable_id
from detente.model import Actor, Decision, Dossier, Meeting, PartialDate, Source

LINE = 75
"""Octets a line may have before it is folded (RFC 5545, 3.1)."""

_NOTHING = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""What stands in a calendar without events, which must hold at least one component (RFC 5545, 3.6)."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def calendar(dossier: Dossier) -> str:
    """A calendar of all planned meetings and decisions that have a date, by date; lines end in CRLF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Detente//{__version__}//EN",
        "CALSCALE:GREGORIAN",
        _text("X-WR-CALNAME", dossier.name),
    ]
    every: list[Meeting | Decision] = [*dossier.meetings, *dossier.decisions]
    planned = [one for one in every if one.status == "planned" and one.date]
    for one in sorted(planned, key=lambda one: (one.date.first_day if one.date else dt.date.max, one.id)):
        lines.extend(_event(one, dossier))
    if not planned:
        lines.extend(_NOTHING)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in fold(line))


def _event(fact: Meeting | Decision, dossier: Dossier) -> Iterator[str]:
    sources = {one.id: one for one in dossier.sources}
    actors = {one.id: one for one in dossier.actors}
    told_by = [sources[one] for one in dict.fromkeys(p.source for p in passages(fact)) if one in sources]
    assert fact.date is not None  # noqa: S101 - the caller's filter, said again for the type checker
    yield "BEGIN:VEVENT"
    yield f"UID:{stable_id('event', dossier.name, fact.id)}"
    yield f"DTSTAMP:{_utc(_stamp(told_by))}"
    yield from _when(fact.date)
    yield _text("SUMMARY", _summary(fact, actors) + _width(fact.date))
    if isinstance(fact, Meeting) and fact.place:
        yield _text("LOCATION", fact.place)
    yield _text("DESCRIPTION", _description(fact, told_by))
    yield _text("CATEGORIES", "Meeting" if isinstance(fact, Meeting) else "Decision")
    yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    if any(one.handling != "unclassified" for one in told_by):
        yield "CLASS:CONFIDENTIAL"
    yield "END:VEVENT"


def _stamp(told_by: list[Source]) -> dt.datetime:
    """When the latest report of it came out; RFC 5545 wants a stamp, and the hour of export would differ each time."""
    known = [one.published for one in told_by if one.published]
    aware = [one if one.tzinfo else one.replace(tzinfo=dt.UTC) for one in known]
    return max(aware, default=_EPOCH)


def _when(date: PartialDate) -> Iterator[str]:
    if date.precision == "minute":
        moment = dt.datetime.fromisoformat(date.value)
        yield f"DTSTART:{_utc(moment) if moment.tzinfo else moment.strftime('%Y%m%dT%H%M%S')}"
        return
    yield f"DTSTART;VALUE=DATE:{date.first_day:%Y%m%d}"
    if date.last_day < dt.date.max:
        yield f"DTEND;VALUE=DATE:{date.last_day + dt.timedelta(days=1):%Y%m%d}"


def _utc(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")


def _width(date: PartialDate) -> str:
    unknown = {"year": " (month not known)", "month": " (day not known)"}
    return unknown.get(date.precision, "")


def _summary(fact: Meeting | Decision, actors: Mapping[str, Actor]) -> str:
    if isinstance(fact, Decision):
        body = name_of(fact.body, actors)
        return f"{body}: {fact.matter}" if body else fact.matter
    who = ", ".join(name_of(one, actors) for one in fact.participants) or "participants not named"
    through = ", ".join(name_of(one, actors) for one in fact.mediators)
    return f"Meeting: {who}" + (f"; through or with {through}" if through else "")


def _description(fact: Meeting | Decision, told_by: list[Source]) -> str:
    words = [f"“{one.exact}”" for one in fact.evidence]
    where = [one.title or one.outlet or one.id for one in told_by]
    date = [f"Date as reported: {fact.date.words}"] if fact.date and fact.date.words else []
    return "\n".join([*words, *date, *(f"Source: {one}" for one in where)])


def _text(name: str, value: str) -> str:
    return f"{name}:{escape(value)}"


def escape(value: str) -> str:
    """A text value as RFC 5545, 3.3.11 wants it; control characters, which it forbids, are left out."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    value = _CONTROL.sub("", value)
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, the later ones opening with a space; no character is cut."""
    piece, octets = "", 0
    for character in line:
        size = len(character.encode("utf-8", "surrogatepass"))
        if octets + size > LINE:
            yield piece
            piece, octets = " ", 1
        piece += character
        octets += size
    yield piece

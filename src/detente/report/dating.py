"""Dates as the brief writes them: exact to what is known, never filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from detente.model import Decision, Fact, Meeting, PartialDate, Proposal, Source, Statement
from detente.report.people import same_place

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(date: dt.date, *, year: bool = True) -> str:
    """As in "3 March 2031", or "3 March"."""
    return f"{date.day} {MONTHS[date.month - 1]}" + (f" {date.year}" if year else "")


def shown(date: PartialDate, *, year: bool = True) -> str:
    """A partial date in words: "2031", "March 2031", "3 March 2031", "3 March 2031, 14:05Z"."""
    first = date.first_day
    if date.precision == "year":
        return str(first.year)
    if date.precision == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    if date.precision == "day":
        return day(first, year=year)
    return f"{day(first, year=year)}, {date.value[11:16]}{_offset(date.value)}"


def moment(at: dt.datetime) -> str:
    """A moment to the minute: "3 March 2031, 14:05 UTC"; the offset as it was given, none where none was."""
    zone = ""
    if at.tzinfo is not None:
        offset = at.strftime("%z")
        zone = " UTC" if offset in {"+0000", ""} else f" {offset[:3]}:{offset[3:5]}"
    midnight = at.tzinfo is None and at.time() == dt.time()
    return day(at.date()) if midnight else f"{day(at.date())}, {at:%H:%M}{zone}"


def span(first: dt.date, last: dt.date) -> str:
    """As in "3 March 2031", "3–9 March 2031", "28 February – 3 March 2031"."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first, year=first.year != last.year)} – {day(last)}"


def placed(one: Meeting | Decision | Proposal) -> dt.date | None:
    """The day by which something stands in order: where voices give several days, the first of them."""
    days = [PartialDate(value=it.value).first_day for it in getattr(one, "accounts", ()) if it.field == "date"]
    return one.date.first_day if one.date else min(days, default=None)


def _offset(value: str) -> str:
    if value.endswith("Z"):
        return " UTC"
    return f" {value[-6:]}" if value[-6] in "+-" else ""


class Dates:
    """When facts were said or reported. `plain_year` is the year that needs no saying on page one."""

    def __init__(self, sources: Iterable[Source], statements: Iterable[Statement]) -> None:
        self._published = {source.id: source.published for source in sources}
        self._said: dict[str, list[Statement]] = {}
        for one in statements:
            if one.said_on:
                for source in {passage.source for passage in one.evidence}:
                    self._said.setdefault(source, []).append(one)
        years = {at.year for at in self._published.values() if at}
        self.latest = max(self.published(), default=None)
        self.plain_year = years.pop() if len(years) == 1 else None

    def published(self) -> list[dt.date]:
        """The days on which reports were published, where known."""
        return [at.date() for at in self._published.values() if at]

    def reported(self, fact: Fact) -> dt.date | None:
        """The earliest day on which a report with a known publication time has the fact."""
        days = [at.date() for p in fact.evidence if (at := self._published.get(p.source))]
        return min(days, default=None)

    def said(self, fact: Fact, speaker: str | None) -> PartialDate | None:
        """The day on which the words were said, where a statement by the speaker in the same words has one."""
        for passage in fact.evidence:
            for one in self._said.get(passage.source, ()):
                if one.speaker == speaker and any(same_place(passage, other) for other in one.evidence):
                    return one.said_on
        return None

    def words(self, fact: Fact, speaker: str | None = None) -> str:
        """As in "3 March" where it was said then, "reported 4 March" otherwise, "undated" where nobody knows."""
        said = fact.said_on if isinstance(fact, Statement) else self.said(fact, speaker) if speaker else None
        if said:
            return shown(said, year=said.first_day.year != self.plain_year)
        reported = self.reported(fact)
        return f"reported {day(reported, year=reported.year != self.plain_year)}" if reported else "undated"

    def of(self, date: dt.date | None) -> str:
        """A day, without the year where the whole brief is of that year; nothing for no day."""
        return day(date, year=date.year != self.plain_year) if date else ""

    def day(self, date: PartialDate) -> str:
        """A partial date, without the year where the whole brief is of that year."""
        return shown(date, year=date.first_day.year != self.plain_year)

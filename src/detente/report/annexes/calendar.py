"""Annex: meetings held and to come, the calendar, and a chart of both."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from detente.model import Decision, Meeting, PartialDate, Proposal
from detente.report.annexes import parts
from detente.report.annexes.lines import Pen
from detente.report.brief import Annex, Line, Listing, Row, Table
from detente.report.claims import Ground
from detente.report.claims.happenings import ahead, planned
from detente.report.dating import placed
from detente.report.marks import Marker
from detente.report.picture import Days, Dot, Lane


def annex(ground: Ground, marker: Marker, letter: str) -> Annex:
    """Meetings as a table, what comes as a list, and both with the statements on a line of days."""
    pen = Pen(ground, marker, letter)
    return Annex(
        letter=letter,
        id=pen.id,
        title="Meetings and calendar",
        intro="Dates are as exact as the reports; a date that they do not give is left out, never guessed.",
        blocks=(_meetings(pen), parts.table(pen), _to_come(pen), *_chart(pen)),
    )


def _meetings(pen: Pen) -> Table:
    people, say = pen.ground.people, pen.ground.wording
    rows = []
    for one in sorted(pen.ground.dossier.meetings, key=_when):
        status = pen.of(one, say.status(one))
        overdue = one.status == "planned" and not ahead(pen.ground, one.date)
        missing = pen.ground.absentees(one)
        absent = [pen.line(people.listed(one.absent))] if one.absent else []
        if missing:
            absent.append(pen.line(f"not named: {', '.join(people.name(party) for party in missing)}"))
        rows.append(
            Row(
                cells=(
                    (pen.line(say.day(one) or "date not given"),),
                    (pen.line(say.place(one)),),
                    tuple(_there(pen, one)),
                    (pen.line(people.delegations(one.mediators)),),
                    tuple(absent),
                    (pen.line(length),) if (length := say.length(one)) else (),
                    (status, pen.line("no report that it was held")) if overdue else (status,),
                ),
                facts=(one.id,),
            )
        )
    return Table(
        id=f"{pen.id}-meetings",
        caption="Meetings",
        columns=("Date", "Place", "Who met", "Hosts, mediators", "Absent", "Length", "Status"),
        rows=tuple(rows),
        note="Absent: noted by a report. Not named: a party that the report does not put in the room.",
    )


def _there(pen: Pen, one: Meeting) -> Iterator[Line]:
    """Who met, and how many where voices differ about that."""
    yield pen.line(pen.ground.people.delegations(one.participants, first=pen.ground.parties))
    if number := pen.ground.wording.attendance(one):
        yield pen.line(f"in number: {number}")


def _to_come(pen: Pen) -> Listing:
    say = pen.ground.wording
    return Listing(
        id=f"{pen.id}-next",
        title="To come",
        lines=tuple(
            pen.of(one, say.meeting(one, limit=None) if isinstance(one, Meeting) else say.decision(one, limit=None))
            for one in sorted(planned(pen.ground), key=_when)
        ),
        note="Seen from the latest report.",
    )


def _when(one: Meeting | Decision | Proposal) -> tuple[bool, dt.date, str]:
    day = placed(one)
    return (day is None, day or dt.date.max, one.id)


def _chart(pen: Pen) -> list[Days]:
    ground = pen.ground
    dossier = ground.dossier
    lanes = [
        _lane("Reports", [one.published.date() for one in dossier.sources if one.published]),
        Lane(
            title="Meetings",
            dots=(
                *_dots(_days(one.date for one in dossier.meetings if one.status in {"held", "under way"})),
                *_dots(_days(one.date for one in dossier.meetings if one.status == "planned"), planned=True),
            ),
        ),
        _lane("Texts", _days(one.date for one in dossier.proposals)),
        Lane(
            title="Decisions",
            dots=(
                *_dots(_days(one.date for one in dossier.decisions if one.status != "planned")),
                *_dots(_days(one.date for one in dossier.decisions if one.status == "planned"), planned=True),
            ),
        ),
        *(_lane(f"Said: {ground.people.name(party)}", _said(pen, party)) for party in ground.parties[:4]),
    ]
    full = tuple(lane for lane in lanes if lane.dots)
    if len({dot.day for lane in full for dot in lane.dots}) < 2:
        return []
    return [
        Days(
            id=f"{pen.id}-chart",
            title="Days of the talks",
            description="By day: reports, meetings, texts, decisions (hollow: to come) and statements of each party. "
            + " ".join(_lane_words(lane, pen) for lane in full),
            lanes=full,
        )
    ]


def _said(pen: Pen, party: str) -> list[dt.date]:
    """The days of a side's statements: when said, or when reported where that is all that is known."""
    days = []
    for one in pen.ground.dossier.statements:
        if one.speaker and pen.ground.people.side(one.speaker) == party:
            exact = _days([one.said_on])
            day = exact[0] if exact else pen.ground.dates.reported(one)
            days += [day] if day else []
    return days


def _days(dates: Iterable[PartialDate | None]) -> list[dt.date]:
    return [one.first_day for one in dates if one and one.precision in {"day", "minute"}]


def _lane(title: str, days: Iterable[dt.date]) -> Lane:
    return Lane(title=title, dots=_dots(days))


def _dots(days: Iterable[dt.date], *, planned: bool = False) -> tuple[Dot, ...]:
    return tuple(Dot(day=day, count=count, planned=planned) for day, count in sorted(Counter(days).items()))


def _lane_words(lane: Lane, pen: Pen) -> str:
    days = ", ".join(
        pen.ground.dates.day(PartialDate(value=dot.day.isoformat())) + (f" ({dot.count})" if dot.count > 1 else "")
        for dot in lane.dots
    )
    return f"{lane.title}: {days}."


def dated(pen: Pen, date: PartialDate | None) -> tuple[Line, ...]:
    """A date cell, empty where the reports give none."""
    return (pen.line(pen.ground.dates.day(date)),) if date else ()

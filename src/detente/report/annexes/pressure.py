"""Annex: amounts and events, the pressure under which the parties talk. Loss is reported alike for all."""

from __future__ import annotations

import datetime as dt

from detente.model import Event
from detente.report.annexes.calendar import dated
from detente.report.annexes.lines import Pen
from detente.report.brief import Annex, Line, Row, Table
from detente.report.claims import Ground
from detente.report.display import one_line
from detente.report.marks import Marker
from detente.report.wording import accounts_of, amount_words


def annex(ground: Ground, marker: Marker, letter: str) -> Annex:
    """Events by date with their amounts, as the reports give them; sums are not converted nor added."""
    pen = Pen(ground, marker, letter)
    rows = [
        Row(
            cells=(
                (pen.of(one, one_line(one.what)),),
                dated(pen, one.date),
                (pen.line(one_line(one.place)),) if one.place else (),
                _amounts(pen, one),
            ),
            facts=(one.id,),
        )
        for one in sorted(ground.dossier.events, key=_when)
    ]
    table = Table(
        id=f"{pen.id}-events",
        caption="Events and amounts",
        columns=("What", "Date", "Place", "Amounts as reported"),
        rows=tuple(rows),
        note="Sums are as reported, neither converted nor added up.",
    )
    return Annex(
        letter=letter,
        id=pen.id,
        title="Amounts and events",
        intro="What the reports tell of the conditions under which the parties talk.",
        blocks=(table,),
    )


def _amounts(pen: Pen, one: Event) -> tuple[Line, ...]:
    """The amounts; where reports give others, each with who gives it."""
    told = pen.ground.wording.differing(one, "amounts")
    if told:
        passed_on = {each.value for each in accounts_of(one, "amounts")}  # those are not in a report's own words
        return tuple(
            pen.line(f"{one_line(value) if value in passed_on else f'“{one_line(value)}”'} ({who})")
            for value, who in told
        )
    return tuple(pen.line(amount_words(amount)) for amount in one.amounts)


def _when(one: Event) -> tuple[bool, dt.date, str]:
    return (one.date is None, one.date.first_day if one.date else dt.date.max, one.id)

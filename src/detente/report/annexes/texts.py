"""Annex: proposals and negotiating texts, and decisions taken and to come."""

from __future__ import annotations

import datetime as dt

from detente.model import Decision, Proposal
from detente.report.annexes.calendar import dated
from detente.report.annexes.lines import Pen
from detente.report.brief import Annex, Row, Table
from detente.report.claims import Ground
from detente.report.display import one_line
from detente.report.marks import Marker


def annex(ground: Ground, marker: Marker, letter: str) -> Annex:
    """Both tables, by date."""
    pen = Pen(ground, marker, letter)
    return Annex(
        letter=letter,
        id=pen.id,
        title="Texts and decisions",
        intro="What one side put to another, and which bodies decide, under which rule as far as a report says.",
        blocks=(_proposals(pen), _decisions(pen)),
    )


def _proposals(pen: Pen) -> Table:
    people = pen.ground.people
    rows = [
        Row(
            cells=(
                (pen.of(one, one_line(one.name)),),
                (pen.line(people.full(one.author)),) if one.author else (),
                (pen.line(people.full(one.recipient)),) if one.recipient else (),
                dated(pen, one.date),
                (pen.line(str(one.points)),) if one.points else (),
                (pen.line(countered),) if (countered := pen.ground.wording.countered(one)) else (),
                (pen.line(one.status),),
            ),
            facts=(one.id,),
        )
        for one in sorted(pen.ground.dossier.proposals, key=_when)
    ]
    return Table(
        id=f"{pen.id}-texts",
        caption="Proposals and texts",
        columns=("Text", "From", "To", "Date", "Points", "Counters", "Status"),
        rows=tuple(rows),
    )


def _decisions(pen: Pen) -> Table:
    people = pen.ground.people
    rows = [
        Row(
            cells=(
                (pen.of(one, people.full(one.body) if one.body else "body not named"),),
                (pen.line(one_line(one.matter)),),
                dated(pen, one.date),
                (pen.line(one_line(one.rule) if one.rule else "not known"),),
                (pen.line(people.listed(one.resisted_by)),) if one.resisted_by else (),
                (pen.line({"planned": "to come"}.get(one.status, one.status)),),
            ),
            facts=(one.id,),
        )
        for one in sorted(pen.ground.dossier.decisions, key=_when)
    ]
    return Table(
        id=f"{pen.id}-decisions",
        caption="Decisions",
        columns=("Body", "Matter", "Date", "Rule", "Resisted by", "Status"),
        rows=tuple(rows),
    )


def _when(one: Proposal | Decision) -> tuple[bool, dt.date, str]:
    return (one.date is None, one.date.first_day if one.date else dt.date.max, one.id)

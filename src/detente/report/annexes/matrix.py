"""Annex: parties × issues, and who moved. A blank means "not in these reports", nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from detente.analysis.agreements import IssueInPlay, Stand
from detente.analysis.movement import Movement
from detente.model import Passage, Position
from detente.report.annexes.lines import Pen
from detente.report.brief import Annex, Line, Part, Row, Table
from detente.report.claims import Ground
from detente.report.display import quoted
from detente.report.marks import Marker

WIDEST = 4
"""Columns of parties that fit across A4 with a quotation in them; tried 3 to 6 on paper."""

NOTE = "A blank means: not in these reports."


def annex(ground: Ground, marker: Marker, letter: str) -> Annex:
    """Every present position of every actor, with its words; earlier ones below."""
    pen = Pen(ground, marker, letter)
    holders = list(ground.parties) + ground.people.ordered(
        one.id for one in ground.agreements.others if one.id not in ground.parties
    )
    groups = [holders[start : start + WIDEST] for start in range(0, len(holders), WIDEST)]
    tables = [
        Table(
            id=f"{pen.id}-{number}",
            caption="Positions" if len(groups) == 1 else f"Positions, part {number} of {len(groups)}",
            columns=("Issue", *(ground.people.name(one) for one in group)),
            rows=tuple(_rows(pen, group)),
            note=NOTE,
        )
        for number, group in enumerate(groups, 1)
    ]
    return Annex(
        letter=letter,
        id=pen.id,
        title="Positions: parties and issues",
        intro=f"Each entry is somebody’s words, with whose voice says so and when. {NOTE} "
        "Voices that differ within a side stand side by side.",
        blocks=(*tables, _movements(pen), _earlier(pen)),
    )


def _rows(pen: Pen, holders: Sequence[str]) -> Iterator[Row]:
    for issue in pen.ground.agreements.issues:
        stands = [*issue.stands, *issue.others]
        cells = [_cell(pen, [one for one in stands if one.party == holder]) for holder in holders]
        if any(cells):
            facts = tuple(one.position for one in stands if one.party in holders)
            yield Row(cells=((pen.line(pen.ground.wording.issue(issue.issue)),), *cells), facts=facts)


def _cell(pen: Pen, stands: Sequence[Stand]) -> tuple[Line, ...]:
    found = (pen.ground.position(one.position) for one in stands)
    return tuple(pen.stand(one) for one in found if one)


def _movements(pen: Pen) -> Table:
    """Who moved from report to report, the latest first; then what is new, then what is unchanged."""
    rank = {"new": 1, "unchanged": 2}
    ordered = sorted(pen.ground.movements, key=lambda one: (rank.get(one.kind, 0), -one.at.toordinal(), one.id))
    return Table(
        id=f"{pen.id}-movements",
        caption="Movement between reports",
        columns=("Party", "Issue", "Movement", "Before", "Now"),
        rows=tuple(_movement(pen, one) for one in ordered),
        note="Computed: what a party is told to hold in one report, beside what a later report tells. That a report "
        "does not repeat something is no movement.",
        empty="No party’s position is told in reports of two different days.",
    )


def _movement(pen: Pen, one: Movement) -> Row:
    say = pen.ground.wording
    kind = [pen.line(one.kind), pen.line(f"{one.because[:1].upper()}{one.because[1:]}.")]
    if one.caveat:
        kind.append(pen.line(f"Beware: {one.caveat}."))
    before, after = (pen.ground.position(each or "") for each in (one.before, one.after))
    return Row(
        cells=(
            (pen.line(pen.ground.people.name(one.party)),),
            (pen.line(say.issue(one.issue)),),
            tuple(kind),
            (_telling(pen, before, one.was, day=one.since),) if before else (),
            (_telling(pen, after, one.now, day=one.at),),
        ),
        facts=one.facts,
    )


def _telling(pen: Pen, one: Position | None, words: tuple[Passage, ...], *, day: dt.date | None) -> Line:
    say = pen.ground.wording
    parts = [Part(f"{say.dates.of(day)}: ")]
    if one:
        voice = say.voice(one).rpartition(", ")[0] or one.voice
        parts += [*say.stance(one), Part(f" ({voice}). ")]
    parts.append(Part(quoted(words[0].exact), "quote"))
    return pen.line(tuple(parts), words, fresh=one is not None and one.id in pen.ground.dossier.fresh)


def _earlier(pen: Pen) -> Table:
    rows = [row for issue in pen.ground.agreements.issues for row in _replaced(pen, issue)]
    return Table(
        id=f"{pen.id}-earlier",
        caption="Earlier positions, since replaced by the same party",
        columns=("Issue", "Party", "Earlier", "Now"),
        rows=tuple(rows),
        empty="No party is reported to have changed a position.",
    )


def _replaced(pen: Pen, issue: IssueInPlay) -> Iterator[Row]:
    for one in issue.earlier:
        before, now = pen.ground.position(one.position), pen.ground.position(one.replaced_by or "")
        if before:
            yield Row(
                cells=(
                    (pen.line(pen.ground.wording.issue(issue.issue)),),
                    (pen.line(pen.ground.people.name(one.party)),),
                    (pen.stand(before),),
                    (pen.stand(now),) if now else (),
                ),
                facts=tuple(fact.id for fact in (before, now) if fact),
            )

"""Annex: parties × issues. A blank means "not in these reports", nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.analysis.agreements import IssueInPlay, Stand
from detente.report.annexes.lines import Pen
from detente.report.brief import Annex, Line, Row, Table
from detente.report.claims import Ground
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
        blocks=(*tables, _earlier(pen)),
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

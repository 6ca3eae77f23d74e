"""Annex: what must hold so that an agreement is kept, by models that somebody kept in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.report.annexes.lines import Pen, cited, filled
from detente.report.brief import Annex, Block, Listing, Row, Table
from detente.report.claims import Ground
from detente.report.display import one_line
from detente.report.marks import Marker
from detente.report.picture import Drawing

if TYPE_CHECKING:
    from detente.analysis.commitment import Finding, Form

TITLE = "What must hold so that an agreement is kept"

INTRO = (
    "From numbers that somebody gives or assumes, each a range with its unit: whether breaking an agreement would pay, and "
    "what guarantee or steps it would take so that it does not. Ranges go in and ranges come out; no chance of war or of "
    "peace follows from them, and nothing is recommended."
)


def annex(ground: Ground, marker: Marker, letter: str) -> Annex | None:
    """For each model one break-even picture, what was given for it by whom, and what follows."""
    kept = ground.beside.commitments
    if not kept:
        return None
    pen = Pen(ground, marker, letter)
    blocks: list[Block] = []
    for one in kept:
        anchor = f"{pen.id}-commitment-{one.number}"
        lead = f"{one_line(one.title) or 'A model'} ({one_line(one.words)})"
        if one.what is None:
            blocks.append(Listing(id=anchor, title=lead, lines=(pen.line(one.reason),)))
            continue
        blocks += _picture(one.what, anchor=anchor)
        blocks.append(_given(pen, one.what, anchor=anchor))
        blocks += [
            _follows(pen, found, anchor=f"{anchor}-{number}", lead=lead) for number, found in enumerate(one.what, 1)
        ]
    return Annex(letter=letter, id=pen.id, title=TITLE, intro=INTRO, blocks=tuple(blocks))


def _picture(found: Iterable[Finding], *, anchor: str) -> Iterator[Drawing]:
    """The break-even of the first form that has all that it needs; none where no form has."""
    from detente.analysis.commitment import curve
    from detente.report.breakeven import break_even

    for one in found:
        if not one.needs:
            try:
                drawn = curve(one)
            except UsageError:
                continue
            yield break_even(drawn, one, anchor)
            return


def _given(pen: Pen, found: Iterable[Finding], *, anchor: str) -> Table:
    rows: dict[str, Row] = {}
    for one in found:
        for name, told in one.inputs.items():
            what = one.form.input(name)
            bears = tuple(cited(pen, (each.fact for each in told.said if each.fact)))
            rows[name] = Row(
                cells=(
                    (pen.line(f"{name}: {what.words.format_map(one.sides)}"),),
                    (pen.line(str(told.range) if told.range else "not known"),),
                    (pen.line(one_line(told.unit) or what.unit.format_map(one.sides)),),
                    (pen.line(one_line(told.source)),) if told.range else (),
                    bears,
                )
            )
    columns, given = filled(("Input", "From … to", "Unit", "By whom", "Reported, and bears on it"), list(rows.values()))
    return Table(id=f"{anchor}-given", caption="What was given for it", columns=columns, rows=given)


def _follows(pen: Pen, found: Finding, *, anchor: str, lead: str) -> Listing:
    form, sides = found.form, found.sides
    return Listing(
        id=anchor,
        title=f"{form.title}: {form.question.format_map(sides)}",
        lines=tuple(pen.line(one_line(words)) for words in _lines(found, form)),
        note=f"{lead}. It assumes: {form.assumes.format_map(sides)} Source: {form.source}.",
    )


def _lines(found: Finding, form: Form) -> Iterator[str]:
    if found.needs:
        names = "; ".join(f"{form.input(one).words.format_map(found.sides)} ({one})" for one in found.needs)
        yield f"Not known, and needed: {names}."
        return
    yield "If each input lies in its range:"
    for result in form.results:
        about = "" if result.exact else " (its values lie within)"
        words = f"{result.words.format_map(found.sides)} ({result.unit.format_map(found.sides)})"
        yield f"– {words}: {found.results[result.name]}{about}"
    for verdict in found.verdicts:
        words = f"{verdict.words[:1].upper()}{verdict.words[1:]}"
        yield f"{words}." if verdict.value is None else f"{words}, {verdict.holds}."

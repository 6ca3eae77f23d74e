"""Annex: which states of a conflict would hold, by models that somebody kept in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from detente.report.annexes.lines import Pen, cited, filled
from detente.report.brief import Annex, Block, Line, Listing, Row, Table
from detente.report.claims import Ground
from detente.report.display import one_line
from detente.report.marks import Marker

if TYPE_CHECKING:
    from detente.analysis.stability import Findings, Model

TITLE = "Which states would hold"

INTRO = (
    "From a model of the conflict that somebody made and kept: what each side may do, and what it would rather see. It "
    "says which states nobody would leave if these preferences are right; it is no forecast and recommends nothing. What "
    "no report says is marked as assumed, with what changes if it is the other way round."
)


def annex(ground: Ground, marker: Marker, letter: str) -> Annex | None:
    """For each model the states and who would move between them, what it rests on, and what assumptions change."""
    kept = ground.beside.conflicts
    if not kept:
        return None
    pen = Pen(ground, marker, letter)
    blocks: list[Block] = []
    for one in kept:
        anchor = f"{pen.id}-conflict-{one.number}"
        if one.what is None:
            blocks.append(_unshown(pen, anchor, title=one.title, why=f"{one.words}: {one.reason}"))
        else:
            blocks += _case(pen, one.what, anchor=anchor, kept=one.words)
    return Annex(letter=letter, id=pen.id, title=TITLE, intro=INTRO, blocks=tuple(blocks))


def _unshown(pen: Pen, anchor: str, *, title: str, why: str) -> Listing:
    return Listing(id=anchor, title=title, lines=(pen.line(why),))


def _case(pen: Pen, found: Findings, *, anchor: str, kept: str) -> Iterator[Block]:
    from detente.analysis.stability import counted_words, holding_words
    from detente.report.stategraph import state_graph

    yield state_graph(found, anchor)
    yield Listing(
        id=f"{anchor}-holds",
        title=f"What holds ({one_line(kept)})",
        lines=tuple(pen.line(_listed(words)) for words in (*holding_words(found), counted_words(found)) if words),
    )
    if found.model.options:
        yield _options(pen, found.model, anchor=anchor)
    yield from _preferences(pen, found, anchor=anchor)
    if found.model.notes:
        lines = tuple(pen.line(one_line(words)) for words in found.model.notes)
        yield Listing(id=f"{anchor}-notes", title="Notes on the model", lines=lines)


def _listed(words: str) -> str:
    """A line, what is set in with a dash before it."""
    return f"– {one_line(words)}" if words.startswith("  ") else one_line(words)


def _options(pen: Pen, model: Model, *, anchor: str) -> Table:
    return Table(
        id=f"{anchor}-options",
        caption="Who may do what",
        columns=("Side, and what it may do", "This rests on"),
        rows=tuple(
            Row(
                cells=(
                    (pen.line(one_line(f"{number}. {model.makers[one.maker]}: {one.name}")),),
                    tuple(cited(pen, (said.position for said in one.said if said.position)))
                    or (pen.line("the model"),),
                )
            )
            for number, one in enumerate(model.options, 1)
        ),
        note="A state is called by what is done in it, or by these numbers: 1+2 is the state in which 1 and 2 are done, and nothing else.",
    )


def _preferences(pen: Pen, found: Findings, *, anchor: str) -> Iterator[Table]:
    for maker, name in enumerate(found.model.makers):
        columns, rows = filled(
            ("It prefers, most important first", "This rests on", "If it is the other way round"),
            list(_of(pen, found, maker)),
        )
        yield Table(
            id=f"{anchor}-preferences-{maker + 1}",
            caption=f"What {one_line(name)} would rather see",
            columns=columns,
            rows=rows,
        )


def _of(pen: Pen, found: Findings, maker: int) -> Iterator[Row]:
    from detente.analysis.stability import statement_words, statements, turned_words

    model = found.model
    told = statements(model, maker)
    if not told:
        held = model.held.get("preferences") or model.held.get("rankings_best_to_worst") or {}
        words = _plainly(held.get(model.makers[maker]))
        yield Row(cells=(tuple(pen.line(one_line(one)) for one in words), (pen.line("the model"),), ()))
    for number, one in enumerate(told):
        words = f"{number + 1}. {statement_words(model, one)}"
        turned = tuple(pen.line(one_line(words)) for words in turned_words(found, maker, number))
        yield Row(cells=((pen.line(one_line(words)),), tuple(_basis(pen, one)), turned))


def _basis(pen: Pen, statement: Mapping[str, Any]) -> Iterator[Line]:
    said = [one for one in statement.get("said") or () if isinstance(one, Mapping)]
    if statement.get("assumed"):
        because = f": {one_line(str(statement['because']))}" if statement.get("because") else ""
        yield pen.line(f"assumed{because}")
    elif not said:
        yield pen.line("the model")
    yield from cited(pen, (str(one.get("position") or "") for one in said))


def _plainly(told: Any) -> Iterable[str]:
    """A ranking, weights or comparisons as they were given."""
    if isinstance(told, Mapping):
        return [f"{kind}: {_plain(value)}" for kind, value in told.items()]
    return [f"ranking, best first: {_plain(told)}"]


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {one}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(" = ".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
    return str(value)

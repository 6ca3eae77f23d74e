"""`detente stability`: which states of a conflict hold, who would move, and who would answer how."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.cli import kept as keeping
from detente.cli.console import emit_json, note, visible
from detente.cli.kept import BY, KEEP, KEPT, WITHDRAW
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.analysis.stability import Model

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def stability(
    case_file: Path | None = typer.Argument(
        None, metavar="case", help="A conflict, instead of a record: YAML or JSON.", show_default=False
    ),
    case: str | None = typer.Option(None, "--case", help="Which case of a file that has several."),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    draft: Path | None = typer.Option(None, "--draft", help="Write the record's draft of a case here, to be changed."),
    state: str | None = typer.Option(None, "--inverse", help="Say which preferences would make this state hold."),
    why_state: str | None = typer.Option(
        None, "--why", help="Say who would move from this state, and who would answer."
    ),
    svg: Path | None = typer.Option(None, "--svg", help="Draw the states and who would move between them."),
    keep: bool = KEEP,
    kept: bool = KEPT,
    withdraw: int | None = WITHDRAW,
    by: str | None = BY,
    upto: str | None = typer.Option(
        None, help="The highest handling level of what goes into a draft (default: the lowest)."
    ),
    as_of: str | None = AS_OF,
    as_json: bool = JSON,
) -> None:
    """Say which states of a conflict hold: for each alone, and where any group may move together.

    Who would move, where to, and who would answer how, by the graph model for
    conflict resolution. It follows from the preferences given or assumed, and
    says what changes where an assumption is turned round. Without a case, one
    is drafted from the record's positions; what nobody says is marked as
    assumed. The form of a case, and the definitions:
    docs/reference/stability.md.
    """
    from detente.analysis.stability import load_case
    from detente.errors import UsageError
    from detente.project.stability import what_makes_stable, why, worked_out, write_svg

    if as_of and (case_file or kept or withdraw is not None):
        raise UsageError("a day is for what is drafted from the record", input=f"--as-of {as_of}", do="Leave it out.")
    if draft is not None:
        _draft(draft, case_file, record=record, settings=settings, as_of=as_of, upto=upto)
        return
    if kept:
        keeping.listed("conflict", record, settings, as_json=as_json)
        return
    if withdraw is not None:
        keeping.withdraw("conflict", withdraw, record, settings, by=by)
        return
    model = load_case(case_file, case=case) if case_file else _drafted(record, settings, as_of=as_of)
    if state is not None:
        data, words = what_makes_stable(model, state)
    elif why_state is not None:
        data, words = why(model, why_state)
    else:
        found = worked_out(model)
        data, words = found.data, found.words
        if svg is not None:
            note(f"Drawn: {write_svg(found.found, svg)}")
        if keep:
            _keep(model, case_file, record=record, settings=settings, by=by)
    if as_json:
        emit_json(data)
        return
    for line in words:
        print(visible(line))


def _keep(model: Model, case_file: Path | None, *, record: Place, settings: Path | None, by: str | None) -> None:
    from detente.errors import UsageError

    if case_file is None:
        raise UsageError(
            "a draft that nobody has read is not kept",
            input=str(record),
            do="Write it with --draft, edit it, and keep that.",
        )
    keeping.keep("conflict", (model.title, model.held), record, settings, by=by)


def _drafted(record: Place, settings: Path | None, *, as_of: str | None) -> Model:
    from detente.analysis.stability import model_of

    with open_project(record, settings, as_of=as_of) as project:
        return model_of(project.conflict(), origin=str(record))


def _draft(
    out: Path, case_file: Path | None, *, record: Place, settings: Path | None, as_of: str | None, upto: str | None
) -> None:
    from detente.errors import UsageError
    from detente.project.stability import write_case

    if case_file is not None:
        raise UsageError("a draft is made of a record, not of a case", input=str(case_file), do="Leave the case out.")
    with open_project(record, settings, as_of=as_of) as project:
        print(write_case(project.conflict(upto=upto or project.settings.levels[0]), out))

"""`detente stability`: which states of a conflict hold, who would move, and who would answer how."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json, visible
from detente.cli.options import JSON

app = typer.Typer(rich_markup_mode=None)


@app.command()
def stability(
    case_file: Path | None = typer.Argument(None, metavar="case", help="A conflict: YAML or JSON.", show_default=False),
    case: str | None = typer.Option(None, "--case", help="Which case of a file that has several."),
    state: str | None = typer.Option(None, "--inverse", help="Say which preferences would make this state hold."),
    as_json: bool = JSON,
) -> None:
    """Say which states of a conflict hold: for each alone, and where any group may move together.

    Who would move, where to, and who would answer how, by the graph model for
    conflict resolution. It follows from the preferences given or assumed, and
    says what changes where an assumption is turned round. The form of a case,
    and the definitions: docs/reference/stability.md.
    """
    from detente.analysis.stability import load_case
    from detente.errors import UsageError
    from detente.project.stability import what_makes_stable, worked_out

    if case_file is None:
        raise UsageError("no case is named", do="Name a YAML or JSON file: docs/reference/stability.md has its form.")
    model = load_case(case_file, case=case)
    if state is not None:
        data, words = what_makes_stable(model, state)
    else:
        found = worked_out(model)
        data, words = found.data, found.words
    if as_json:
        emit_json(data)
        return
    for line in words:
        print(visible(line))

"""`detente commit`: would an agreement be kept; closed forms with ranges in and ranges out."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json, table, visible
from detente.cli.options import JSON

app = typer.Typer(rich_markup_mode=None)


@app.command()
def commit(
    model: Path | None = typer.Argument(None, help="A model: YAML or JSON.", show_default=False),
    show_list: bool = typer.Option(False, "--list", help="List the forms, with their inputs and results."),
    as_json: bool = JSON,
) -> None:
    """Say what must hold so that an agreement is kept: whether breaking it pays, and what guarantee or steps it needs.

    Each input is a number or a range, with its unit and the one who gives or
    assumes it; each result is the range of the values that follow. No chance
    of war or of peace is given. A form whose inputs are not all known says
    which it needs. The forms, with their derivations:
    docs/reference/commitment.md.
    """
    from detente.errors import UsageError

    if show_list:
        _list(as_json=as_json)
    elif model is None:
        raise UsageError("no model is named", do="Name a YAML or JSON file; detente commit --list names the forms.")
    else:
        _work_out(model, as_json=as_json)


def _work_out(path: Path, *, as_json: bool) -> None:
    from detente.project.commitment import worked_out

    found = worked_out(path)
    if as_json:
        emit_json(found.data)
        return
    for line in found.words:
        print(visible(line))


def _list(*, as_json: bool) -> None:
    from detente.project.commitment import forms

    if as_json:
        for one in forms():
            emit_json(one)
        return
    rows = [
        (one["form"], one["question"], ", ".join(each["name"] for each in one["inputs"] if not each["optional"]))
        for one in forms()
    ]
    table(("form", "question", "inputs"), rows)

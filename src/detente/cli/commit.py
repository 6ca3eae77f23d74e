"""`detente commit`: would an agreement be kept; closed forms with ranges in and ranges out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from detente.cli import kept as keeping
from detente.cli.console import emit_json, table, visible
from detente.cli.kept import BY, KEEP, KEPT, WITHDRAW
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.project.commitment import WorkedOut

app = typer.Typer(rich_markup_mode=None, add_completion=False)

UPTO = typer.Option(None, help="The highest handling level of what goes into a draft (default: the lowest).")


@app.command()
def commit(
    model: Path | None = typer.Argument(None, help="A model: YAML or JSON.", show_default=False),
    show_list: bool = typer.Option(False, "--list", help="List the forms, with their inputs and results."),
    draft: Path | None = typer.Option(
        None, "--draft", help="Write a model with what the record gives, to be completed."
    ),
    svg: Path | None = typer.Option(None, "--svg", help="Draw a break-even of the model as an SVG file."),
    form: str | None = typer.Option(None, "--form", help="Which form of the model to draw (default: the first)."),
    across: str | None = typer.Option(None, "--across", help="Which input runs along the foot of the picture."),
    keep: bool = KEEP,
    kept: bool = KEPT,
    withdraw: int | None = WITHDRAW,
    by: str | None = BY,
    upto: str | None = UPTO,
    as_of: str | None = AS_OF,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
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
    elif kept:
        keeping.listed("commitment", record, settings, as_json=as_json, as_of=as_of)
    elif withdraw is not None:
        keeping.withdraw("commitment", withdraw, record, settings, by=by)
    elif draft is not None:
        with open_project(record, settings, as_of=as_of) as project:
            _draft(draft, project.commitment_draft(upto=upto), record=record, as_json=as_json)
    elif model is None:
        raise UsageError("no model is named", do="Name a YAML or JSON file; detente commit --list names the forms.")
    else:
        from detente.project.commitment import worked_out

        found = worked_out(model)
        if svg is not None:
            from detente.project.files import write_file

            write_file(svg, found.svg(form, across=across).encode())
        if keep:
            keeping.keep("commitment", (found.title, found.inputs), record, settings, by=by)
        _print(found, as_json=as_json)


def _draft(out: Path, model: dict[str, Any], *, record: Place, as_json: bool) -> None:
    from detente.project.drafts import write_draft

    write_draft(out, model, record=record, then=f"detente commit {out.name}")
    if as_json:
        emit_json(model)
        return
    inputs = model["inputs"]
    given = [name for name, one in inputs.items() if one.get("range") is not None]
    touched = [name for name, one in inputs.items() if name not in given and "said" in one]
    missing = [name for name in inputs if name not in given and name not in touched]
    print(visible(f"Drafted {out}: {', '.join(model['forms'])}."))
    for words, names in (
        ("Given by the reports", given),
        ("Told of, without a number", touched),
        ("Missing", missing),
    ):
        print(visible(f"{words}: {', '.join(names) or 'none'}."))


def _print(found: WorkedOut, *, as_json: bool) -> None:
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

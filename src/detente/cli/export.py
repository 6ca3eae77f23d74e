"""`detente export FORM`: the record in standard formats."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json, note
from detente.cli.options import JSON, RECORD, SETTINGS, open_project

app = typer.Typer(rich_markup_mode=None)


@app.command()
def export(
    form: str = typer.Argument(help="annotations, calendar, or a table: positions, statements, meetings, …, sources."),
    out: Path | None = typer.Option(None, "--out", "-o", help="The file (default: standard output)."),
    upto: str | None = typer.Option(
        None, "--upto", help="The highest handling level of what goes out (default: the lowest of your levels)."
    ),
    record: Path = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Write annotations (W3C JSON-LD), the calendar (iCalendar) or a table (CSV).

    Cells of tables cannot become formulas. Nothing is fetched and nothing is sent. Nothing that rests on a
    document above the handling level goes out, nor a name or detail that only such documents give.
    """
    from detente.project import write_file

    with open_project(record, settings) as project:
        text, held_back = project.export(form, upto=upto), project.held_back(upto)
    if held_back:
        documents = "1 document is" if held_back == 1 else f"{held_back} documents are"
        note(f"{documents} above the handling level and left out; --upto LEVEL raises it.")
    if out is None:
        emit_json({"form": form, "text": text}) if as_json else print(text, end="")
        return
    written = write_file(out, text.encode("utf-8"))
    emit_json({"form": form, "file": str(written)}) if as_json else print(written)

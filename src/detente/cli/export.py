"""`detente export FORM`: the record in standard formats."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json
from detente.cli.options import JSON, RECORD, SETTINGS, open_project

app = typer.Typer(rich_markup_mode=None)


@app.command()
def export(
    form: str = typer.Argument(help="annotations, calendar, or a table: positions, statements, meetings, …, sources."),
    out: Path | None = typer.Option(None, "--out", "-o", help="The file (default: standard output)."),
    record: Path = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Write annotations (W3C JSON-LD), the calendar (iCalendar) or a table (CSV).

    Cells of tables cannot become formulas. Nothing is fetched and nothing is sent.
    """
    from detente.project import write_file

    with open_project(record, settings) as project:
        text = project.export(form)
    if out is None:
        emit_json({"form": form, "text": text}) if as_json else print(text, end="")
        return
    written = write_file(out, text.encode("utf-8"))
    emit_json({"form": form, "file": str(written)}) if as_json else print(written)

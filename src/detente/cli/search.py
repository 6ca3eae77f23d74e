"""`detente search WORDS`: the kept texts that hold all the words."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json, table
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def search(
    words: list[str] = typer.Argument(help="The words; all of them must stand in the text."),
    limit: int = typer.Option(50, min=1, help="At most so many sources."),
    record: Path = RECORD,
    settings: Path | None = SETTINGS,
    as_of: str | None = AS_OF,
    as_json: bool = JSON,
) -> None:
    """Find words in all kept texts, best first, those not read included."""
    with open_project(record, settings, as_of=as_of) as project:
        found = project.search(" ".join(words), limit=limit)
    if as_json:
        for one in found:
            emit_json({"id": one.id, "title": one.title, "location": one.location, "status": one.status})
    else:
        table(("id", "status", "title", "location"), [(x.id, x.status, x.title or "–", x.location) for x in found])

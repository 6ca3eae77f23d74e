"""`detente agree`: what the stated positions leave open, and what stands in the way."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json, visible
from detente.cli.options import JSON, RECORD, SETTINGS, open_project

app = typer.Typer(rich_markup_mode=None)


@app.command()
def agree(record: Path = RECORD, settings: Path | None = SETTINGS, as_json: bool = JSON) -> None:
    """Say which agreements the stated positions leave open, and what stands in the way.

    This follows from what the reports say alone: no weights, no probabilities, no recommendation.
    """
    with open_project(record, settings) as project:
        agreements = project.agreements()
        if as_json:
            from detente.model.schema import adapter

            emit_json(adapter(type(agreements)).dump_python(agreements, mode="json"))
            return
        for words in project.agreements_in_words():
            print(visible(words))

"""`detente schema`: the JSON Schema of the vocabulary."""

from __future__ import annotations

import typer

from detente.cli.console import emit_json

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def schema(
    name: str = typer.Argument("dossier", help="reading, source, dossier or catalogue."),
    as_json: bool = typer.Option(True, "--json", help="As JSON (the only form)."),
) -> None:
    """Print the JSON Schema of the vocabulary."""
    from detente.errors import UsageError
    from detente.model.schema import DOCUMENTS, json_schema

    del as_json
    if name not in DOCUMENTS:
        raise UsageError(f"there is no document called {name!r}", do=f"There are: {', '.join(DOCUMENTS)}.")
    emit_json(json_schema(name))

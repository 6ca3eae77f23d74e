"""`detente issues`: the issues and options that a reader knows."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json, table

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def issues(
    issue: str | None = typer.Argument(None, help="One issue only, with its options described."),
    file: Path | None = typer.Option(
        None, "--issues", help="A YAML file of your own issues, laid over the built-in ones."
    ),
    as_json: bool = typer.Option(False, "--json", help="As JSON."),
) -> None:
    """List the issues and options that a reader knows.

    The cues are regular expressions by which a passage is known to be about an issue or an option.
    """
    from detente.errors import UsageError
    from detente.model import load_catalogue

    catalogue = load_catalogue(file)
    if issue is not None and issue not in catalogue:
        raise UsageError(f"no issue is called {issue!r}", do="detente issues lists them.")
    chosen = {key: catalogue[key] for key in ([issue] if issue else catalogue)}
    if as_json:
        from detente.model.issue import Issue
        from detente.model.schema import adapter

        emit_json({key: adapter(Issue).dump_python(one, mode="json") for key, one in chosen.items()})
    elif issue:
        rows = [(key, one.title, one.description, "; ".join(one.cues)) for key, one in catalogue[issue].options.items()]
        table(("option", "title", "description", "cues"), rows)
    else:
        table(("issue", "title", "options"), [(key, one.title, ", ".join(one.options)) for key, one in chosen.items()])

"""What `detente commit` and `detente stability` share: models that are kept in the record for the brief."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from detente.cli.console import emit_json, note, table
from detente.cli.options import open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.project.keeping import Series

KEEP = typer.Option(False, "--keep", help="Keep it in the record for the brief, with its date and inputs.")
KEPT = typer.Option(False, "--kept", help="List what is kept in the record.")
WITHDRAW = typer.Option(None, "--withdraw", help="The number of a kept one that is to stand no longer.")
BY = typer.Option(None, "--by", help="Your name: what is kept or withdrawn is signed.")


def keep(
    series: Series, held: tuple[str, dict[str, Any]], record: Place, settings: Path | None, *, by: str | None
) -> None:
    """Keep a model by its title and inputs, and say under which number."""
    with open_project(record, settings, create=True, reviewer=by) as project:
        number = project.keep_model(series, *held)
    note(f"Kept as {series} {number} in {record}.")


def listed(series: Series, record: Place, settings: Path | None, *, as_json: bool, as_of: str | None = None) -> None:
    """The kept models of a series."""
    with open_project(record, settings, as_of=as_of) as project:
        found = project.kept_models(series)
    if as_json:
        for one in found:
            emit_json(one)
        return
    rows = [(str(one["number"]), one["made_at"], one["by"], one["title"], _until(one)) for one in found]
    table(("number", "kept", "by", "title", "withdrawn"), rows)


def withdraw(series: Series, number: int, record: Place, settings: Path | None, *, by: str | None) -> None:
    """Let a kept model stand no longer."""
    with open_project(record, settings, reviewer=by) as project:
        project.withdraw_model(series, number)
    note(f"{series.capitalize()} {number} is withdrawn.")


def _until(one: dict[str, Any]) -> str:
    gone = one["withdrawn"]
    return f"{gone['at']} by {gone['by']}" if gone else ""

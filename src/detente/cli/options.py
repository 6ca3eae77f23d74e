"""What several commands share: opening the project a call names, and reading its options."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from detente.project import Project

RECORD = typer.Option(Path("talks.detente"), "--record", "-r", help="The record: one file for a process.")
SETTINGS = typer.Option(None, "--settings", help="A YAML file of settings (default: detente.yaml beside the record).")
JSON = typer.Option(False, "--json", help="As JSON, one value a line.")


def open_project(record: Path, settings: Path | None, *, create: bool = False, **changes: object) -> Project:
    """The project of a record, with the user's settings and, over them, what the call says."""
    from dataclasses import replace

    from detente.project import Project, load_settings

    chosen = load_settings(settings, beside=record)
    given = {key: value for key, value in changes.items() if value not in (None, "", ())}
    return Project.open(record, settings=replace(chosen, **given), create=create)  # type: ignore[arg-type]


def moment(words: str | None) -> dt.datetime | None:
    """A date or date and time in ISO 8601; UTC where no offset is given. Raises UsageError."""
    from detente.errors import UsageError

    if words is None:
        return None
    try:
        when = dt.datetime.fromisoformat(words)
    except ValueError as error:
        raise UsageError(
            "not a date", input=f"--published {words}", do="Write 2031-03-17 or 2031-03-17T14:05+02:00."
        ) from error
    return when if when.tzinfo else when.replace(tzinfo=dt.UTC)

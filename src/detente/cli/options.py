"""What several commands share: opening the project a call names, and reading its options."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.cli.passphrase import passphrase_for
from detente.record import Place, place_of

if TYPE_CHECKING:
    from detente.project import Project
    from detente.settings import Settings

RECORD = typer.Option(
    "talks.detente",
    "--record",
    "-r",
    parser=place_of,
    metavar="PLACE",
    help="The record: a file, or postgresql://USER@HOST:PORT/NAME on a server.",
)
SETTINGS = typer.Option(None, "--settings", help="A YAML file of settings (default: detente.yaml beside the record).")
READER = typer.Option(None, help="Which reader: rules, llm (a language model), llm:MODEL, or one that you installed.")
MODEL_URL = typer.Option(None, help="The language model's address, OpenAI-compatible: http://localhost:11434/v1")
MODEL = typer.Option(None, help="The language model's name at that address.")
KEY_FROM = typer.Option(None, help="The environment variable that holds the key for that address.")
HANDLING = typer.Option(None, help="The handling level of these documents (unclassified where not said).")
AS_OF = typer.Option(
    None,
    "--as-of",
    help="The record as it was known at the end of that day (UTC), or at that moment: 2031-03-17, 2031-03-17T14:05+02:00.",
)
JSON = typer.Option(False, "--json", help="As JSON, one value a line.")


def open_project(
    record: Place, settings: Path | None, *, create: bool = False, as_of: str | None = None, **changes: object
) -> Project:
    """The project of a record, with the user's settings and, over them, what the call says."""
    from detente.project import Project

    chosen = chosen_settings(settings, beside=record, **changes)
    return Project.open(
        record,
        settings=chosen,
        create=create and as_of is None,
        as_of=known_at(as_of),
        passphrase=passphrase_for(record),
    )


def chosen_settings(path: Path | None, *, beside: Place | None = None, **changes: object) -> Settings:
    """The user's settings and, over them, what the call says; `model_url`, `model` and `key_from` say it of the endpoint."""
    from dataclasses import replace

    from detente.project import load_settings

    settings = load_settings(path, beside=beside)
    given = {key: value for key, value in changes.items() if value not in (None, "", ())}
    endpoint = {_ENDPOINT[key]: given.pop(key) for key in tuple(given) if key in _ENDPOINT}
    if endpoint:
        given["endpoint"] = replace(settings.endpoint, **endpoint)  # type: ignore[arg-type]
    return replace(settings, **given)  # type: ignore[arg-type]


_ENDPOINT = {"model_url": "url", "model": "model", "key_from": "key_from"}


def known_at(words: str | None) -> dt.datetime | None:
    """The moment that a day or a date and time means: of a day its end, UTC. Raises UsageError."""
    if words is None:
        return None
    when = moment(words, option="--as-of")
    try:
        dt.date.fromisoformat(words)
    except ValueError:
        return when
    return when and when + dt.timedelta(days=1, microseconds=-1)


def moment(words: str | None, *, option: str = "--published") -> dt.datetime | None:
    """A date or date and time in ISO 8601; UTC where no offset is given. Raises UsageError."""
    from detente.errors import UsageError

    if words is None:
        return None
    try:
        when = dt.datetime.fromisoformat(words)
    except ValueError as error:
        raise UsageError(
            "not a date", input=f"{option} {words}", do="Write 2031-03-17 or 2031-03-17T14:05+02:00."
        ) from error
    return when if when.tzinfo else when.replace(tzinfo=dt.UTC)

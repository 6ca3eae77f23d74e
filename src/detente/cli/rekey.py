"""`detente rekey`: another passphrase for an encrypted record."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.encrypt import tell
from detente.cli.options import JSON, RECORD
from detente.cli.passphrase import NEW_VARIABLE, new_passphrase, passphrase_for
from detente.record import Place

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def rekey(
    record: Place = RECORD,
    new_file: Path | None = typer.Option(
        None, "--new-passphrase-file", help="A file whose first line is the new passphrase."
    ),
    as_json: bool = JSON,
) -> None:
    """Put an encrypted record, and the copies that upgrades left beside it, under another passphrase.

    Every page is encrypted anew with another key. The new passphrase is asked for twice, or comes from
    --new-passphrase-file or DETENTE_NEW_PASSPHRASE. A run that is cut off leaves the record as it was.
    """
    from detente.project import rekey as rekeyed

    old = passphrase_for(record)
    files = rekeyed(record, new_passphrase(new_file, variable=NEW_VARIABLE), passphrase=old)
    tell(record, files, as_json=as_json, encrypted=True)

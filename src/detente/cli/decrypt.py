"""`detente decrypt`: an encrypted record made plain."""

from __future__ import annotations

import typer

from detente.cli.encrypt import tell
from detente.cli.options import JSON, RECORD
from detente.cli.passphrase import passphrase_for
from detente.record import Place

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def decrypt(record: Place = RECORD, as_json: bool = JSON) -> None:
    """Make an encrypted record plain, and the copies that upgrades left beside it.

    A run that is cut off leaves the record as it was.
    """
    from detente.project import decrypt as decrypted

    tell(record, decrypted(record, passphrase_for(record)), as_json=as_json, encrypted=False)

"""`detente encrypt`: a record encrypted on the disk, from now on or from its start."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json, note
from detente.cli.options import JSON, RECORD
from detente.cli.passphrase import named_file, new_passphrase
from detente.record import Place

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def encrypt(record: Place = RECORD, as_json: bool = JSON) -> None:
    """Encrypt the record, and the copies that upgrades left beside it; make it where there is none.

    The passphrase is asked for twice, or comes from detente --passphrase-file FILE or DETENTE_PASSPHRASE. It is kept
    nowhere: without it nobody opens the record again. A run that is cut off leaves the record as it was. Briefs and
    exports, made before or after, are plain.
    """
    from detente.project import encrypt as encrypted
    from detente.record.encryption.keys import VARIABLE

    files = encrypted(record, new_passphrase(named_file.get(), variable=VARIABLE))
    tell(record, files, as_json=as_json, encrypted=True)


def tell(record: Place, files: list[Path], *, as_json: bool, encrypted: bool) -> None:
    """What was written."""
    if as_json:
        emit_json({"record": str(record), "encrypted": encrypted, "files": [str(one) for one in files]})
        return
    note("Encrypted:" if encrypted else "Plain from now on:")
    for one in files:
        print(one)

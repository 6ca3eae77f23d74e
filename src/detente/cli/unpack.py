"""`detente unpack BUNDLE`: a record made of a bundle."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json
from detente.cli.options import JSON, RECORD
from detente.cli.passphrase import passphrase_for
from detente.record import Place

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def unpack(
    bundle: Path = typer.Argument(help="The archive that `detente export bundle` wrote."),
    record: Place = RECORD,
    as_json: bool = JSON,
) -> None:
    """Make a record of a bundle, whole or not at all; a record that is there is never written over.

    Every file in the bundle is checked against its SHA-256. Nothing is written but the
    record; it is encrypted where a passphrase is given.
    """
    from detente.project import Project

    with Project.unpack(bundle, record, passphrase=passphrase_for(record)) as project:
        sources = len(project.dossier().sources)
    emit_json({"record": str(record), "sources": sources}) if as_json else print(
        f"{record}: {sources} document{'s' if sources != 1 else ''}"
    )

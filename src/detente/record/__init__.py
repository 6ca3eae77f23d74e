"""The sourced, reviewed, versioned record: one SQLite file for a process, or a PostgreSQL database.

`open_record` is the door. Importing this package loads neither SQLAlchemy nor Alembic; opening a record
loads the first, and the second only where a file of an earlier Detente must be brought up to date.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from detente.record.places import Address, Place, place_of

if TYPE_CHECKING:
    from detente.record.store import Record

SUFFIX = ".detente"

__all__ = ["SUFFIX", "Address", "Place", "open_record", "place_of", "unpack"]


def unpack(bundle: Path, record: Place, *, passphrase: str | None = None) -> None:
    """Make a record of a bundle, whole or not at all, encrypted where there is a passphrase; see `detente.record.bundle.unpack`."""
    from detente.record import bundle as bundles

    bundles.unpack(bundle, record, passphrase=passphrase)


def open_record(
    place: Place,
    *,
    create: bool = True,
    read_only: bool = False,
    wait: float = 5.0,
    as_of: dt.datetime | None = None,
    passphrase: str | None = None,
) -> Record:
    """Open the record in a file or on a server, made where it is missing and `create` is true.

    With `as_of` it is the record as it was known at that moment of its own clock, to be read only.
    `passphrase` opens an encrypted file and encrypts a new one; without it that of DETENTE_PASSPHRASE does.
    `wait` is how many seconds a write waits for another writer. Raises RecordNewerError, RecordDamagedError,
    RecordBusyError, RecordLockedError, or RecordError where it is missing or cannot be made.
    """
    from detente.record.store import Record

    return Record.open(place, create=create, read_only=read_only, wait=wait, as_of=as_of, passphrase=passphrase)

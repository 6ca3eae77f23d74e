"""From the place of a record to the database behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import RecordError, UsageError
from detente.record.backing import Backing
from detente.record.database import READ_ONLY, Database, empty
from detente.record.encryption.keys import key_for
from detente.record.places import Address, Place
from detente.record.schema import VERSION

if TYPE_CHECKING:
    from detente.record.postgres.database import PostgresDatabase

_NO_LEAVE = "Ask the record's owner for the right to write."


def opened(
    place: Place, *, create: bool, read_only: bool, wait: float, do: str | None, passphrase: str | None = None
) -> Backing:
    """The database at a place, with nothing made in it yet. `do` is what to do where it can only be read.

    `passphrase` opens an encrypted file, and encrypts a new one. Raises RecordError where there is none and `create` is
    false, and where the driver is not installed; RecordLockedError without the passphrase that is needed.
    """
    if isinstance(place, Address):
        return on_server(
            place, read_only=read_only, create=create, wait=wait, do=do or _NO_LEAVE, passphrase=passphrase
        )
    path = Path(str(place))
    _check(path, create=create)
    key = key_for(path, passphrase)
    return Database(path, read_only=read_only, wait=wait, create=create, do=do or READ_ONLY, key=key)


def prepare(database: Backing) -> None:
    """Make the tables where there are none, and bring a file of an earlier Detente up to date.

    Raises RecordNewerError, RecordDamagedError.
    """
    if database.make_or_check() < VERSION and isinstance(database, Database):
        from detente.record.migrate import upgrade

        upgrade(database)


def on_server(
    address: Address,
    *,
    create: bool = True,
    read_only: bool = False,
    wait: float = 5.0,
    do: str = _NO_LEAVE,
    passphrase: str | None = None,
) -> PostgresDatabase:
    """As `opened`, of an address. Raises UsageError for a passphrase: it would promise what it does not do."""
    if passphrase is not None:
        raise UsageError(
            "a record on a server is not encrypted by Detente",
            input=str(address),
            do="Leave the passphrase out, and encrypt the server's disk.",
        )
    try:
        from detente.record.postgres.database import PostgresDatabase
    except ModuleNotFoundError as error:
        raise RecordError(
            f"a record on a server needs {error.name}, which is not installed",
            input=str(address),
            do="Install the extra: pip install 'detente[postgres]'.",
        ) from error
    return PostgresDatabase(address, read_only=read_only, create=create, wait=wait, do=do)


def _check(path: Path, *, create: bool) -> None:
    if not path.exists():
        if not create:
            raise RecordError("there is no such record", input=str(path), do="Check the name.")
        if not path.parent.is_dir():
            raise RecordError("its folder does not exist", input=str(path), do="Make the folder first.")
    if path.is_dir():
        raise RecordError("this is a folder, not a record", input=str(path), do="Name a file.")
    if not create and path.stat().st_size == 0:
        raise empty(path)

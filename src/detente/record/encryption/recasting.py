"""A record written anew under another key, or under none: encrypted, decrypted, re-keyed.

The new file is written beside the old one and takes its name when it is whole; a run that is cut off leaves the old file. No
other program may have the record open meanwhile, and none can go on in the old file afterwards: it is overwritten with zeros,
so that nobody's decision is kept in a file that has no name any more, and so that a plain record's words stand no longer
where they stood (on a disk that writes over what is there).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from detente.errors import RecordBusyError, RecordDiskError, RecordError, RecordLockedError
from detente.record.database import copies_of, explain
from detente.record.encryption.connecting import connect, driver
from detente.record.encryption.keys import Key, is_encrypted, key_for, opened_here

_CHUNK = 1 << 20
_BY_WORDS = {"disk I/O error", "database or disk is full"}
"""What sqlcipher_export says of these has no code."""
_SPACE = "Free some space, or ask for permission; it is as it was."


def recast(record: Path, *, passphrase: str | None, new: str | None, wait: float = 5.0) -> list[Path]:
    """Write a record and the copies that upgrades left beside it under a new passphrase, or plain where `new` is None.

    Gives the files written, the record last: until it is, the same call can be made again. Raises RecordLockedError where
    `passphrase` does not open one of them, RecordBusyError where another program has one open, RecordDiskError.
    """
    from detente.record.store import Record

    with Record.open(record, create=False, passphrase=passphrase, wait=wait):
        pass  # it opens, and is of this version
    copies = list(_copies(record))
    waiting = [one for one in copies if not _is_done(one, new)]
    for one in (*waiting, record):
        _anew(one, passphrase, new, wait=wait)
    return [*waiting, record]


def _copies(record: Path) -> Iterator[Path]:
    """The copies beside a record; what runs that were cut off left half done is overwritten and goes."""
    for one in copies_of(record):
        if one.name.startswith("."):
            with one.open("r+b") as file:
                _zero(file)
            one.unlink()
        elif one.name.rpartition(".v")[2].isdigit():
            yield one


def _is_done(copy: Path, new: str | None) -> bool:
    """Whether a copy is under the new passphrase already: an earlier run may have come so far."""
    if new is None or not is_encrypted(copy):
        return new is None and not is_encrypted(copy)
    with contextlib.closing(_opened(copy, key_for(copy, new), wait=0)) as connection:
        try:
            connection.execute("PRAGMA user_version").fetchone()
        except driver(encrypted=True).DatabaseError:
            return False
    return True


def _anew(path: Path, passphrase: str | None, new: str | None, *, wait: float) -> None:
    """Write one file anew and put it in its place."""
    if opened_here(path) is not None:
        raise RecordBusyError("this program has the record open itself", input=str(path), do="Close it first.")
    key = key_for(path, passphrase) if is_encrypted(path) else None
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.unlink(missing_ok=True)
        with _explained(path), _alone(path, key, wait=wait) as old:
            _copy(old, beside, None if new is None else Key.of(new))
            with path.open("r+b") as file:
                beside.replace(path)
                _sync(path.parent)
                _zero(file)
    finally:
        with contextlib.suppress(OSError):  # on a disk that cannot be written even a file that is not there
            beside.unlink(missing_ok=True)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except driver(encrypted=True).Error as error:
        if str(error) in _BY_WORDS:
            raise RecordDiskError(f"it cannot be written anew: {error}", input=str(path), do=_SPACE) from error
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            what, do = (
                "the passphrase does not open this file",
                "It is as it was. If it is a copy of no use, remove it.",
            )
            raise RecordLockedError(what, input=str(path), do=do) from error
        raise explain(error, path) from error
    except OSError as error:
        what, do = (
            f"it cannot be written anew: {error.strerror}",
            "Free some space, or ask for permission; it is as it was.",
        )
        raise RecordDiskError(what, input=str(path), do=do) from error


def _opened(path: Path, key: Key | None, *, wait: float) -> sqlite3.Connection:
    return connect(path.resolve().as_uri() + "?mode=rw", key=key, wait=wait, by_cipher=True)


@contextlib.contextmanager
def _alone(path: Path, key: Key | None, *, wait: float) -> Iterator[sqlite3.Connection]:
    """The only connection that any program has to a file, its log folded in and gone."""
    with contextlib.closing(_opened(path, key, wait=wait)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()  # SQLITE_BUSY where another program is in it
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays until the connection is closed
        yield connection


def _copy(old: sqlite3.Connection, beside: Path, key: Key | None) -> None:
    """All of it, and the file's stamps; checked page by page and table by table, and on the disk."""
    old.execute("ATTACH DATABASE ? AS other KEY ?", (str(beside), key.literal if key else ""))
    for pragma in ("other.journal_mode = OFF", "other.synchronous = OFF"):  # a file without a name is nobody's loss
        old.execute(f"PRAGMA {pragma}")
    old.execute("SELECT sqlcipher_export('other')").fetchone()
    for stamp in ("application_id", "user_version"):
        (value,) = old.execute(f"PRAGMA main.{stamp}").fetchone()
        old.execute(f"PRAGMA other.{stamp} = {value:d}")
    sound = old.execute("PRAGMA other.integrity_check").fetchall() == [("ok",)]
    if not sound or _counts(old, "main") != _counts(old, "other"):
        raise RecordError("the new file is not what the old one is", input=str(beside), do="Run detente verify.")
    old.execute("DETACH DATABASE other")
    with beside.open("r+b") as file:
        os.fsync(file.fileno())


def _counts(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    tables = f"SELECT name FROM {name}.sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"  # noqa: S608 - ours
    return {
        table: connection.execute(f'SELECT count(*) FROM {name}."{table}"').fetchone()  # noqa: S608 - the schema's own names
        for (table,) in connection.execute(tables).fetchall()
    }


def _zero(file: BinaryIO) -> None:
    """Overwrite a file; what is open in it is no database any more."""
    size = os.fstat(file.fileno()).st_size
    file.seek(0)
    file.writelines(bytes(min(_CHUNK, size - start)) for start in range(0, size, _CHUNK))
    file.flush()
    os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """A file's new name is on the disk too."""
    if os.name == "posix":
        entry = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)

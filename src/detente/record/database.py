"""The SQLite file: opening, making, telling what is wrong with it, transactions.

WAL with synchronous=FULL: a transaction that has returned survives kill -9 and power loss
(https://www.sqlite.org/pragma.html#pragma_synchronous). Writers start with BEGIN IMMEDIATE, so that a second
one waits at its start and never half-way.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from detente.errors import (
    RecordBusyError,
    RecordDamagedError,
    RecordDiskError,
    RecordError,
    RecordLockedError,
    RecordNewerError,
    RecordRightsError,
)
from detente.record import schema
from detente.record.backing import Backing
from detente.record.encryption.connecting import connect, driver
from detente.record.encryption.keys import Key, open_here

READ_ONLY = "Ask for permission to write to it, or copy it to a folder of yours and open the copy."


class Database(Backing):
    """One record file. `do` is what to do where it can only be read, `key` opens it where it is encrypted.

    Without `create` no file and no tables are made: who asks a record must not get an empty one in its place.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool,
        wait: float,
        create: bool = True,
        do: str = READ_ONLY,
        key: Key | None = None,
    ) -> None:
        self.place = self.path = path
        self.name, self.stem = path.name, path.stem
        self._do, self.key = do, key
        self.encrypted = key is not None
        self.read_only = read_only or _must_read_only(path)
        self._wait, self._turn, self._create = wait, threading.Lock(), create and not self.read_only
        self._address = path.resolve().as_uri() + _mode(path, read_only=self.read_only, create=create)
        self._unwatched = _unwatched(path) if self._address.endswith(_IMMUTABLE) else None
        module = driver(encrypted=self.encrypted)
        self._errors = (DBAPIError, module.Error)
        self._engine = sa.create_engine("sqlite://", creator=self.connect, poolclass=sa.pool.QueuePool, module=module)
        sa.event.listen(self._engine, "connect", _configure)
        sa.event.listen(self._engine, "begin", _begin)
        self._writer = self._engine.execution_options(writes=True)
        open_here.add(self)

    def connect(self) -> sqlite3.Connection:
        """A connection beside the pool's."""
        return connect(self._address, key=self.key, wait=self._wait)

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees the record at one moment."""
        with self.explained(), self._engine.begin() as connection:
            yield connection
        if self._unwatched is not None and self._unwatched != _unwatched(self.path):
            raise _meant("SQLITE_BUSY", self.path)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that is on disk when the block has ended, and nowhere if it raised."""
        if self.read_only:
            raise RecordRightsError("the record can only be read", input=str(self.path), do=self._do)
        with self._my_turn(), self.explained(), self._writer.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def _my_turn(self) -> Iterator[None]:
        """Threads of this process wait here: SQLite's own waiting looks in ever longer pauses, and a thread may starve."""
        if not self._turn.acquire(timeout=self._wait):
            raise _meant("SQLITE_LOCKED", self.path)
        try:
            yield
        finally:
            self._turn.release()

    @contextlib.contextmanager
    def explained(self) -> Iterator[None]:
        """Turn SQLite's errors into ones that say what to do."""
        try:
            yield
        except self._errors as error:
            raise explain(error, self.path) from error

    def make_or_check(self) -> int:
        """Make the tables where the file is empty; otherwise return the version it was written with."""
        with self.explained(), self._unlocked(), self._engine.connect() as connection:
            raw = connection.connection
            identity = raw.execute("PRAGMA application_id").fetchone()[0]
            version: int = raw.execute("PRAGMA user_version").fetchone()[0]
            objects = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if identity == 0 and version == 0 and objects == 0:
                if not self._create:
                    raise empty(self.path)
                raw.execute("PRAGMA journal_mode = WAL")
                version = self._make()
                identity = schema.APPLICATION_ID
            _check(self.path, identity, version=version)
            if not self.read_only:  # what was written anew under another key has no log yet
                raw.execute("PRAGMA journal_mode = WAL")
        return version

    @contextlib.contextmanager
    def _unlocked(self) -> Iterator[None]:
        """The first questions: where the key is wrong, what was decrypted by it is no database."""
        try:
            yield
        except self._errors as error:
            if self.encrypted and _code(error) == "SQLITE_NOTADB":
                raise RecordLockedError(
                    "the passphrase does not open this file",
                    input=str(self.path),
                    do="Check the passphrase; if it is right, this is no record of Detente, or its start is damaged.",
                ) from error
            raise

    def _make(self) -> int:
        with self._writer.begin() as connection:
            objects = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
            if not objects:  # another process may have been first
                schema.create(connection)
        return schema.VERSION

    def check(self) -> list[str]:
        """What SQLite finds wrong with the file."""
        with self.reading() as connection:
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
            return found + [str(tuple(row)) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]

    def copies(self) -> list[Path]:
        """The copies of earlier versions that an upgrade left, with their logs, and what runs that were cut off left half done."""
        return copies_of(self.path)

    def fold(self) -> None:
        """Fold the write-ahead log into the file, which is whole by itself then. Raises RecordDiskError where it has no room."""
        with self.explained(), self._engine.connect() as connection:
            connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def rewrite(self) -> bool:
        """Write the file anew without the pages that are free, and empty its log; False where another has it open."""
        with self._my_turn(), self.explained(), self._engine.connect() as connection:
            raw = connection.connection
            try:
                raw.execute("VACUUM")
            except self._errors as error:
                if not _code(error).startswith("SQLITE_BUSY"):
                    raise
                return False
            busy: int = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return not busy

    def may_rewrite(self) -> bool:
        """Whoever can write the file."""
        return not self.read_only

    def close(self) -> None:
        """Let go of the file; SQLite then folds its write-ahead log into it, where it can."""
        self._engine.dispose()
        open_here.discard(self)


def copies_of(record: Path) -> list[Path]:
    """The copies beside a record's file; see `Database.copies`."""
    name, folder = record.name, record.parent
    copies = [one for one in folder.glob(f"{_literal(name)}.v*") if one.name[len(name) + 2 :].split("-")[0].isdigit()]
    return sorted([*copies, *folder.glob(f".{_literal(name)}*.part*")])


def _literal(name: str) -> str:
    """A name as a pattern that fits itself alone."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _must_read_only(path: Path) -> bool:
    return path.exists() and not os.access(path, os.W_OK)


def _mode(path: Path, *, read_only: bool, create: bool) -> str:
    """How to open the file. In a folder that cannot be written SQLite cannot make the log's index."""
    if not read_only:
        return "?mode=rwc" if create else "?mode=rw"
    log = path.with_name(path.name + "-wal")
    if os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size):
        return "?mode=ro"
    return _IMMUTABLE


_IMMUTABLE = "?mode=ro&immutable=1"
"""SQLite then looks at neither locks nor log: what another program writes meanwhile would be missing from an answer, or half in it."""


def _unwatched(path: Path) -> tuple[int, ...]:
    """What changes where somebody writes into the file or its log."""
    files = [one.stat() for one in (path, path.with_name(path.name + "-wal")) if one.exists()]
    return tuple(number for one in files for number in (one.st_ino, one.st_size, one.st_mtime_ns))


def empty(path: Path) -> RecordError:
    """That nobody has made a record in a file yet."""
    return RecordError(
        "there is nothing in this file",
        input=str(path),
        do="Check the name; if a record is being made there, wait for it.",
    )


def _check(path: Path, identity: int, *, version: int) -> None:
    if identity != schema.APPLICATION_ID:
        raise RecordDamagedError(
            "this is a database, but no record of Detente",
            input=str(path),
            do="Name another file; this one was left as it is.",
        )
    if version > schema.VERSION:
        raise RecordNewerError(
            f"the record has version {version} and this Detente knows versions up to {schema.VERSION}",
            input=str(path),
            do="Upgrade Detente; the record was left as it is.",
        )


def explain(error: Exception, path: Path) -> RecordError:
    """What an error of SQLite, or SQLAlchemy's about one, means for the user."""
    return _meant(_code(error), path, said=str(_origin(error)))


def _origin(error: Exception) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


def _code(error: Exception) -> str:
    return str(getattr(_origin(error), "sqlite_errorname", ""))


def _meant(code: str, path: Path, *, said: str = "") -> RecordError:
    kind, what, do = next(
        (found for start, found in _MEANINGS.items() if code.startswith(start)),
        (RecordError, f"SQLite says: {said}", "Please report this."),
    )
    return kind(what, input=str(path), do=do)


_MEANINGS: dict[str, tuple[type[RecordError], str, str]] = {
    "SQLITE_BUSY": (
        RecordBusyError,
        "another process is writing to the record",
        "Wait until it is done, or close it, and try again; nothing was lost.",
    ),
    "SQLITE_LOCKED": (RecordBusyError, "the record is in use by another thread", "Try again."),
    "SQLITE_NOTADB": (
        RecordDamagedError,
        "this file is no record of Detente",
        "Name another file; this one was left as it is.",
    ),
    "SQLITE_CORRUPT": (
        RecordDamagedError,
        "the record is damaged",
        "Restore the last good copy; what can still be read: `sqlite3 FILE .recover`.",
    ),
    "SQLITE_READONLY": (RecordDiskError, "the record cannot be written", READ_ONLY),
    "SQLITE_FULL": (RecordDiskError, "the disk is full", "Free some space and try again; what was saved is safe."),
    "SQLITE_CANTOPEN": (
        RecordDiskError,
        "the record cannot be opened",
        "Check that its folder exists and can be written.",
    ),
    "SQLITE_IOERR": (
        RecordDiskError,
        "the disk reports an error, or is full",
        "Check the disk and its free space and try again; what was saved is safe.",
    ),
}

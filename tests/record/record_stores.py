"""The two stores of a record, as the contract's tests use them: new empty places, and what stands in them past Detente."""

import contextlib
import itertools
import os
import shutil
import sqlite3
import tempfile
import zlib
from pathlib import Path

import pg8000

from detente.record import open_record, place_of
from detente.record.postgres.driver import Connection
from detente.record.postgres.schema import SEARCHED
from detente.record.schema import metadata

RAM = Path("/dev/shm")  # noqa: S108 - many small files, in memory where there is such a folder


def bytes_of(folder):
    """All bytes of all files in a folder, and what is packed in them."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            yield path.name, raw
            if raw[:16] == b"SQLite format 3\0":
                with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
                    for (packed,) in connection.execute("SELECT zlib FROM raws"):
                        yield f"{path.name} raws", zlib.decompress(packed)


class Files:
    """Records in SQLite files, each in a folder of its own."""

    kind = "sqlite"

    def __init__(self):
        self._folder = Path(tempfile.mkdtemp(dir=RAM if RAM.is_dir() else None))
        self._numbers = itertools.count()

    def examples(self, number):
        """How many of so many made-up records are tried."""
        return number

    def new(self, name="talks"):
        """A place with nothing in it yet."""
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        return folder / f"{name}.detente"

    def done(self, place):
        """The record there is needed no more."""
        shutil.rmtree(place.parent)

    def close(self):
        shutil.rmtree(self._folder)

    def stored(self, place):
        """All that is on the disk of it: names and bytes."""
        return bytes_of(place.parent)

    @contextlib.contextmanager
    def plain(self, place):
        """The record open to somebody who knows its database: `execute`, each statement on its own."""
        with contextlib.closing(sqlite3.connect(place, isolation_level=None)) as connection:
            yield connection

    @contextlib.contextmanager
    def unguarded(self, place):
        """The same to somebody who means ill: no keys are checked, no triggers stand in the way; gives the schema's own words for bad text."""
        with self.plain(place) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            for name in ("history_stays", "history_is_kept"):
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute("DROP INDEX facts_reading")
            yield connection


class Server:
    """Records in databases of a server; those that are done with are emptied and used again."""

    kind = "postgres"
    _free: list = []  # noqa: RUF012 - all that one process made, test after test
    _numbers = itertools.count()

    def __init__(self, address):
        self.address = address
        self._used, self.spoiled = [], set()

    def examples(self, number):
        """A quarter: what a record on a server is asked takes some ten times as long."""
        return number // 4

    def new(self, name="talks"):
        """A place with nothing in it yet."""
        if self._free:
            self._used.append(self._free.pop())
            return self._used[-1]
        database = f"{name}_{os.getpid()}_{next(self._numbers)}"
        with self.plain(place_of(f"{self.address}postgres")) as connection:
            connection.execute(f"CREATE DATABASE {database}")
        place = place_of(f"{self.address}{database}")
        open_record(place).close()
        self._used.append(place)
        return place

    def done(self, place):
        """The record there is needed no more."""
        self._used.remove(place)
        if place in self.spoiled:
            with self.plain(place_of(f"{self.address}postgres")) as connection:
                connection.execute(f"DROP DATABASE {place.database} WITH (FORCE)")
            return
        tables = [one for one in (*metadata.tables, *SEARCHED) if one != "alembic_version"]
        with self.plain(place) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute("; ".join(f"DELETE FROM {one}" for one in tables))  # noqa: S608 - the schema's own names
        self._free.append(place)

    def close(self):
        for place in tuple(self._used):
            self.done(place)

    def stored(self, place):
        """All that is on the disk of its tables and indexes: names and bytes; and the documents, unpacked."""
        with self.plain(place) as connection:
            connection.execute("ANALYZE")  # now, and not when the server sees fit
            connection.execute("CHECKPOINT")
            files = (
                "SELECT relname, pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class "
                "WHERE relkind IN ('r', 'i', 't') AND (relnamespace = 'public'::regnamespace OR relkind = 't' OR relname = 'pg_statistic')"
            )
            found = [(name, raw or b"") for name, raw in connection.execute(files)]
            found += [("raws", zlib.decompress(raw)) for (raw,) in connection.execute("SELECT zlib FROM raws")]
        return found

    @contextlib.contextmanager
    def plain(self, place):
        """The record open to somebody who knows its database: `execute`, each statement on its own."""
        connection = Connection(place)
        connection.autocommit = True
        try:
            yield connection
        finally:
            connection.close()

    @contextlib.contextmanager
    def unguarded(self, place):
        """The same to somebody who means ill: no keys are checked, no triggers stand in the way."""
        self.spoiled.add(place)
        with self.plain(place) as connection:
            connection.execute("SET session_replication_role = replica")
            checks = "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
            for table, name in connection.execute(checks).fetchall():
                connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            connection.execute("DROP INDEX facts_reading")
            yield connection


REFUSED = (sqlite3.IntegrityError, pg8000.DatabaseError)
"""What either database raises where it does not do as it is told."""


def rows(store, place, table, order=""):
    """All rows of a table as dictionaries."""
    names = [one.name for one in metadata.tables[table].columns]
    listed = ", ".join(f'"{one}"' for one in names)
    with store.plain(place) as connection:
        found = connection.execute(f"SELECT {listed} FROM {table} {order}").fetchall()  # noqa: S608 - the schema's own names
    return [dict(zip(names, row, strict=True)) for row in found]


def everything(store, place):
    """All that stands in a record, table by table."""
    return {table: sorted(map(repr, rows(store, place, table))) for table in metadata.tables}

"""A database on a PostgreSQL server: opening, making, telling what is wrong with it, transactions.

Reading transactions see the database at one moment (REPEATABLE READ). Writing ones take one lock of the database first, so
that there is one at a time and history has no gaps; what they read is what the one before left. The lock goes with the
transaction, however it ends.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from detente.errors import RecordDamagedError, RecordError, RecordNewerError, RecordRightsError
from detente.record.backing import Backing
from detente.record.dialects import postgresql as dialect
from detente.record.places import Address
from detente.record.postgres import driver, schema
from detente.record.postgres.meanings import explain, is_cut_off
from detente.record.postgres.rewriting import rewritten
from detente.record.schema import APPLICATION_ID, VERSION, metadata

_READ = "begin isolation level repeatable read, read only"
_WRITE = "begin isolation level read committed; set local lock_timeout = {0}; select pg_advisory_xact_lock({1})"
_RELATIONS = (
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
)
_MARKS = {"alembic_version", "history", "digests", "seals", "facts"}


class PostgresDatabase(Backing):
    """One record in the database at an address. `do` is what to do where it can only be read."""

    def __init__(self, address: Address, *, read_only: bool, create: bool, wait: float, do: str) -> None:
        self.place = self.address = address
        self.name = self.stem = address.database
        self.read_only = read_only
        self._create, self._do = create and not read_only, do

        self._engine = sa.create_engine(
            "postgresql+pg8000://", creator=lambda: driver.Connection(address), paramstyle="qmark", pool_pre_ping=True
        )
        self._engine.dialect.use_insertmanyvalues_wo_returning = True
        self._wait = max(1, int(wait * 1000))
        begin_writing = _WRITE.format(self._wait, APPLICATION_ID)

        def begin(connection: sa.Connection) -> None:
            writes = connection.get_execution_options().get("writes")
            raw = connection.connection.driver_connection
            if isinstance(raw, driver.Connection):
                raw.execute_simple(begin_writing if writes else _READ)

        sa.event.listen(self._engine, "begin", begin)
        sa.event.listen(self._engine, "handle_error", _cut_off)
        self._writer = self._engine.execution_options(writes=True)

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees the record at one moment."""
        with self._explained(), self._engine.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that is on the server's disk when the block has ended, and nowhere if it raised."""
        if self.read_only:
            raise RecordRightsError("the record can only be read", input=str(self.place), do=self._do)
        with self._explained(), self._writer.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, driver.Error) as error:
            raise explain(error, self.address) from error

    def make_or_check(self) -> int:
        """Make the tables in an empty database. One of an earlier version is refused, not brought up to date."""
        with self.reading() as connection:
            there = _relations(connection)
        if there:
            self._check(there)
        elif self._create:
            with self.writing() as connection:
                self._make(connection)
        else:
            raise RecordError("there is no record in this database", input=str(self.place), do="Check the name.")
        return VERSION

    @contextlib.contextmanager
    def filling(self) -> Iterator[sa.Connection]:
        """A transaction over a record without anything in it, made where it is missing. Raises RecordError for any other."""
        with self.writing() as connection:
            self._make(connection)
            if connection.exec_driver_sql("SELECT 1 FROM history LIMIT 1").first():
                raise RecordError(
                    "there is a record in this database", input=str(self.place), do="Name another: --record ADDRESS."
                )
            yield connection

    def _make(self, connection: sa.Connection) -> None:
        there = _relations(connection)
        if there:  # another process may have been first
            self._check(there, connection)
            return
        self._check_encoding(connection)
        schema.create(connection)

    def _check(self, there: set[str], connection: sa.Connection | None = None) -> None:
        """Raises RecordDamagedError for what is no record, RecordNewerError for one of a later Detente, RecordError of an earlier."""
        if not there >= _MARKS:
            raise RecordDamagedError(
                "this is a database, but no record of Detente",
                input=str(self.place),
                do="Name an empty one (createdb makes it); this one was left as it is.",
            )
        with contextlib.nullcontext(connection) if connection else self.reading() as there_now:
            version = dialect.version(there_now)
        if version > VERSION:
            raise RecordNewerError(
                f"the record has version {version} and this Detente knows versions up to {VERSION}",
                input=str(self.place),
                do="Upgrade Detente; the record was left as it is.",
            )
        if version < VERSION:
            raise RecordError(
                f"the record has version {version}, and this Detente brings only files up to version {VERSION}",
                input=str(self.place),
                do="Export a bundle with the Detente that made it, and unpack that with this one.",
            )

    def _check_encoding(self, connection: sa.Connection) -> None:
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise RecordError(
                f"the database keeps texts as {encoding}, a record needs UTF8",
                input=str(self.place),
                do="Make it anew: createdb -T template0 -E UTF8 NAME.",
            )

    def check(self) -> list[str]:
        """Nothing: the server looks after its files, and `pg_amcheck` looks through them."""
        return []

    def copies(self) -> list[Path]:
        """None: Detente makes none of a database."""
        return []

    def rewrite(self) -> bool:
        """Write every table anew without what was deleted; False where another keeps one in use."""
        with self._explained():
            connection = driver.Connection(self.address)
            connection.autocommit = True  # no transaction, in which VACUUM does not run
            try:
                return rewritten(connection, (*metadata.tables, *schema.SEARCHED), wait=self._wait)
            finally:
                connection.close()

    def may_rewrite(self) -> bool:
        """The owner of the tables."""
        with self.reading() as connection:
            query = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'history'::regclass"
            return not self.read_only and bool(connection.exec_driver_sql(query).scalar_one())

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()


def _cut_off(context: sa.engine.ExceptionContext) -> None:
    """Whoever the server cut off is told so in place of an answer: the connection is of no use, another one may be."""
    context.is_disconnect = context.is_disconnect or is_cut_off(context.original_exception)


def _relations(connection: sa.Connection) -> set[str]:
    return set(connection.exec_driver_sql(_RELATIONS).scalars())

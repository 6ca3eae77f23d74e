"""The driver's connection, pg8000's, as the record uses it: `?` for parameters, statements prepared once, rows in streams.

pg8000's own cursor asks the server three times for a statement with parameters and goes through its words letter by
letter; a statement that is prepared is one question. Only this module knows pg8000.
"""

from __future__ import annotations

import contextlib
import functools
import re
import socket
import ssl
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from typing import Any

import pg8000
from pg8000.converters import make_params

from detente.record.places import Address

Error = pg8000.Error
_SECONDS_TO_CONNECT = 10
_MOST_PREPARED = 200
_LONGEST_PREPARED = 2_000
"""Longer statements are made for some number of rows, and hardly come again."""
_AT_ONCE = 500
"""Rows an INSERT; 5,000 take no less time a row (1,000 facts into a server on the same machine), and 65,535 parameters are the most."""
_FETCHED = 2_000
_PING = ";"
"""What SQLAlchemy asks to see whether the server is still there: no transaction begins with it, it would not be the right one."""
_SOUND = b"T"
"""In a transaction that has not failed (https://www.postgresql.org/docs/current/protocol-message-formats.html)."""


@functools.lru_cache(maxsize=1000)
def numbered(sql: str) -> str:
    """A statement with the server's own parameters: the first `?` is $1; `?1` is $1 at any place."""
    numbers = count(1)
    return re.sub(r"\?(\d*)", lambda found: "$" + (found[1] or str(next(numbers))), sql)


class Cursor:
    """A DB-API cursor over a statement's rows, all of them here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._oids: tuple[int, ...] = ()
        self._rows: Iterator[Any] = iter(())
        self.description: list[tuple[Any, ...]] | None = None
        self.rowcount = -1
        self.arraysize = 1

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Cursor:
        """Run a statement."""
        found = self._connection.run(sql, parameters, oids=self._oids)
        self._oids = ()
        self._rows = iter(found.rows or ())
        self.rowcount = found.row_count
        columns = found.columns or ()
        self.description = [(one["name"], one["type_oid"], None, None, None, None, None) for one in columns] or None
        return self

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        """Run a statement for each row of parameters; an INSERT for some hundred rows at once."""
        head, values, tail = _parted(sql)
        rows = iter(parameters)
        while batch := list(islice(rows, _AT_ONCE if values else 1)):
            self.execute(head + ", ".join([values] * len(batch)) + tail, tuple(chain.from_iterable(batch)))
        return self

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def fetchone(self) -> Any:
        """The next row; None where there is none."""
        return next(self._rows, None)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """The next rows."""
        return list(islice(self._rows, size or self.arraysize))

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        return list(self._rows)

    def setinputsizes(self, *sizes: int | None) -> None:
        """The types of the parameters to come, by PostgreSQL's numbers; 0 where the server is to find them."""
        self._oids = tuple(one if isinstance(one, int) else 0 for one in sizes)

    def close(self) -> None:
        """Let go of the rows."""
        self._rows = iter(())


@functools.lru_cache(maxsize=200)
def _parted(sql: str) -> tuple[str, str, str]:
    """What stands before a row's parameters, these, and what comes after; whole where it is no such INSERT."""
    found = re.fullmatch(r"(INSERT .*?VALUES )(\(\?(?:, \?)*\))(.*)", sql, re.DOTALL)
    return (found[1], found[2], found[3]) if found else (sql, "", "")


class Connection(pg8000.Connection):  # type: ignore[misc] # pg8000 has no types
    """A connection that can be asked as SQLite's: `execute`, `executemany`."""

    def __init__(self, address: Address) -> None:
        self._prepared: dict[tuple[str, tuple[int, ...]], tuple[Any, Any, Any]] = {}
        self._streams = count()
        context = _ssl(address)
        connected = _socket(address)
        try:
            super().__init__(
                address.user,
                host=address.host,
                database=address.database,
                password=address.secret() or "",
                sock=connected,
                ssl_context=context,
                application_name="detente",
                startup_params={"client_encoding": "UTF8", "search_path": "public"},
            )
        except OSError as error:  # of a handshake
            connected.close()
            raise pg8000.InterfaceError(f"SSL: {error}") from error
        except pg8000.Error:
            connected.close()
            raise

    def cursor(self) -> Cursor:
        """A cursor."""
        return Cursor(self)

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Cursor:
        """Run a statement."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        """Run a statement for each row of parameters."""
        return self.cursor().executemany(sql, parameters)

    def run(self, sql: str, parameters: Sequence[Any], *, oids: tuple[int, ...] = ()) -> Any:
        """pg8000's answer to a statement; one with parameters is prepared, and found again by its words."""
        if sql == _PING:
            return self.execute_simple(sql)
        self._begin()
        if not parameters:
            return self.execute_simple(sql)
        known = (sql, oids)
        if known not in self._prepared:
            statement = numbered(sql)
            if len(sql) > _LONGEST_PREPARED or len(self._prepared) >= _MOST_PREPARED:
                return self.execute_unnamed(statement, vals=parameters, oids=oids)
            self._prepared[known] = self.prepare_statement(statement, oids)
        name, columns, functions = self._prepared[known]
        return self.execute_named(name, make_params(self.py_types, parameters), columns, functions, sql)

    def handle_messages(self, context: Any) -> None:
        """What the server answers. pg8000 lets a connection that broke off through as an OSError."""
        try:
            super().handle_messages(context)
        except OSError as error:
            raise pg8000.InterfaceError("network error") from error

    def close(self) -> None:
        """Let go of the connection, whether or not the server still listens."""
        with contextlib.suppress(pg8000.Error, OSError):
            super().close()

    def _begin(self) -> None:
        if not self._in_transaction and not self.autocommit:
            self.execute_simple("begin")

    def stream(self, query: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query, some thousand at a time."""
        self._begin()
        name = f"stream_{next(self._streams)}"
        self.execute_unnamed(f"DECLARE {name} NO SCROLL CURSOR FOR {numbered(query)}", vals=parameters)
        try:
            while rows := self.execute_simple(f"FETCH {_FETCHED} FROM {name}").rows:
                yield from rows
        finally:
            if self._transaction_status == _SOUND:
                self.execute_simple(f"CLOSE {name}")

    def commit(self) -> None:
        """End the transaction: what it did is kept."""
        self.execute_simple("commit")

    def rollback(self) -> None:
        """End the transaction, if there is one: what it did is nowhere."""
        if self._in_transaction:
            self.execute_simple("rollback")


def _socket(address: Address) -> socket.socket:
    """A connected socket. Raises the driver's Error."""
    try:
        return _connected(address)
    except OSError as error:
        raise pg8000.InterfaceError(error.strerror or str(error)) from error


def _connected(address: Address) -> socket.socket:
    if address.host.startswith("/"):
        found = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        found.settimeout(_SECONDS_TO_CONNECT)
        found.connect(f"{address.host}/.s.PGSQL.{address.port}")
    else:
        found = socket.create_connection((address.host, address.port), _SECONDS_TO_CONNECT)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else 40 ms of waiting for every 8 KB
    found.settimeout(None)
    return found


def _ssl(address: Address) -> ssl.SSLContext | bool:
    if address.ssl == "disable":
        return False
    try:
        context = ssl.create_default_context(cafile=address.authority)
    except OSError as error:
        raise pg8000.InterfaceError(f"SSL: {address.authority} holds no certificates") from error
    if address.ssl == "require":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context

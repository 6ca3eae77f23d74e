"""What a dialect has to say, and the driver's connection as the record uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

import sqlalchemy as sa

from detente.model import Source


class Cursor(Protocol):
    """The rows that a statement gave."""

    def __iter__(self) -> Iterator[Any]: ...

    def fetchone(self) -> Any:
        """The next row; None where there is none."""

    def fetchall(self) -> list[Any]:
        """The rows that are left."""


class Raw(Protocol):
    """A driver's connection; parameters are `?`, or `?1` where one stands at several places."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor:
        """Run a statement."""

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        """Run a statement once for each row of parameters."""


class Dialect(Protocol):
    """A module that implements these for a store."""

    TEXTS: str
    """A list of texts for IN, of one parameter: a JSON array."""
    NUMBERS: str
    """The same of whole numbers."""

    def undecoded(self, raw: Raw) -> tuple[type[Exception], ...]:
        """What is raised at a text that is no UTF-8."""

    def stream(self, raw: Raw, query: str, parameters: Sequence[Any] = ...) -> Iterator[Any]:
        """The rows of a query that may give more than fit into memory."""

    def version(self, connection: sa.Connection) -> int:
        """The version of the schema."""

    def tables(self, connection: sa.Connection) -> list[str]:
        """The names of all tables but those that the store makes for itself, in order."""

    def columns(self, connection: sa.Connection, table: str) -> list[str]:
        """A table's columns as they stand."""

    def key(self, connection: sa.Connection, table: str) -> list[str]:
        """The columns of a table's key, in order."""

    def defer_references(self, connection: sa.Connection) -> None:
        """Let references between rows be checked at the end of the transaction."""

    def broken_reference(self, connection: sa.Connection) -> str:
        """A row that names one that is not there, in words; "" where all are."""

    def index_source(self, connection: sa.Connection, number: int, source: Source) -> None:
        """Make a source findable by the words of its title and text."""

    def unindex_source(self, connection: sa.Connection, number: int, source: Source) -> None:
        """Take back what `index_source` did with the source as it was then."""

    def index_sources_anew(self, connection: sa.Connection) -> None:
        """Make all sources findable by their present words, whatever the index said."""

    def sources_with(self, connection: sa.Connection, words: str, *, upto: int, limit: int) -> list[str]:
        """The ids of sources that came in up to a row of history and hold all the words, best first."""

    def index_facts(self, raw: Raw, *, after: int) -> None:
        """Make the facts with higher numbers findable by their words."""

    def unindex_facts(self, raw: Raw) -> None:
        """Empty the index over facts' words."""

    def facts_with(self, raw: Raw, words: str) -> str:
        """The numbers of the facts that hold all the words, with commas between."""

"""SQLite: JSON lists by json_each, words by FTS5."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from detente.model import Source
from detente.record.dialects.interface import Raw

TEXTS = "(SELECT value FROM json_each(?))"
NUMBERS = TEXTS


def undecoded(raw: Any) -> tuple[type[Exception], ...]:
    """The driver's own: there is one for plain and one for encrypted files."""
    return (raw.OperationalError,)


def stream(raw: Raw, query: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
    """SQLite gives rows one by one as they are asked for."""
    return iter(raw.execute(query, parameters))


def version(connection: sa.Connection) -> int:
    """As it stands in the file's header."""
    found: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return found


def tables(connection: sa.Connection) -> list[str]:
    """FTS5's are "virtual" and "shadow"."""
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
    return [one for one in connection.exec_driver_sql(query).scalars() if not one.startswith("sqlite_")]


def columns(connection: sa.Connection, table: str) -> list[str]:
    """In the order of the table's definition."""
    query = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
    return list(connection.exec_driver_sql(query, (table,)).scalars())


def key(connection: sa.Connection, table: str) -> list[str]:
    """In the order of the key's definition."""
    query = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"
    return list(connection.exec_driver_sql(query, (table,)).scalars())


def defer_references(connection: sa.Connection) -> None:
    """https://www.sqlite.org/pragma.html#pragma_defer_foreign_keys."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def broken_reference(connection: sa.Connection) -> str:
    """The first of all."""
    found = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return "" if found is None else str(tuple(found))


def index_source(connection: sa.Connection, number: int, source: Source) -> None:
    """The index holds no text: it stands in `current_sources`."""
    statement = "INSERT INTO source_search (rowid, title, text) VALUES (?, ?, ?)"
    connection.exec_driver_sql(statement, (number, source.title, source.text))


def unindex_source(connection: sa.Connection, number: int, source: Source) -> None:
    """https://www.sqlite.org/fts5.html#the_delete_command."""
    statement = "INSERT INTO source_search (source_search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
    connection.exec_driver_sql(statement, (number, source.title, source.text))


def index_sources_anew(connection: sa.Connection) -> None:
    """FTS5 reads `current_sources` itself."""
    connection.exec_driver_sql("INSERT INTO source_search (source_search) VALUES ('rebuild')")


def sources_with(connection: sa.Connection, words: str, *, upto: int, limit: int) -> list[str]:
    """Ranked by BM25."""
    asked = _quoted(words)
    if not asked:
        return []
    query = (
        "SELECT s.id FROM source_search f JOIN sources s ON s.number = f.rowid "
        "WHERE source_search MATCH ? AND s.added <= ? ORDER BY f.rank, s.id LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (asked, upto, limit)).scalars())


def index_facts(raw: Raw, *, after: int) -> None:
    """The words come from the view `fact_words`."""
    query = "INSERT INTO fact_search (rowid, words) SELECT number, words FROM fact_words WHERE number > ?"
    raw.execute(query, (after,))


def unindex_facts(raw: Raw) -> None:
    """https://www.sqlite.org/fts5.html#the_delete_all_command."""
    raw.execute("INSERT INTO fact_search (fact_search) VALUES ('delete-all')")


def facts_with(raw: Raw, words: str) -> str:
    """One long text takes a quarter of the time of as many rows."""
    asked = _quoted(words)
    if not asked:
        return ""
    query = "SELECT group_concat(rowid) FROM fact_search WHERE fact_search MATCH ?"
    return raw.execute(query, (asked,)).fetchone()[0] or ""


def _quoted(words: str) -> str:
    """Words as FTS5 takes them, all of them to be found; "" where there are none."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split() if any(map(str.isalnum, word)))

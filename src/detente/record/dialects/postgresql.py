"""PostgreSQL: JSON lists by json_array_elements_text, words by tsvector.

Words are folded and counted here and not by the server's dictionaries, which differ from server to server: letters and
numbers without case and accents, as SQLite's index has them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from detente.model import Source
from detente.record.dialects.interface import Raw
from detente.record.schema import metadata

TEXTS = "(SELECT json_array_elements_text(?::json))"
NUMBERS = "(SELECT json_array_elements_text(?::json)::bigint)"

_MARKS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 250
"""Letters of a word that count: one may have 2 KB (https://www.postgresql.org/docs/current/textsearch-limitations.html)."""
_MOST_WORDS, _MOST_BYTES = 16_000, 800_000
"""A piece: places are counted up to 16,383, and a tsvector has at most 1 MB."""
_MOST_PLACES = 255


def undecoded(raw: Raw) -> tuple[type[Exception], ...]:
    """The server takes none in."""
    del raw
    return ()


def stream(raw: Any, query: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
    """By a cursor on the server."""
    rows: Iterator[Any] = raw.stream(query, parameters)
    return rows


def version(connection: sa.Connection) -> int:
    """As Alembic's table has it."""
    return int(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def tables(connection: sa.Connection) -> list[str]:
    """Those of the present schema: there is no other version."""
    del connection
    return sorted(metadata.tables)


def columns(connection: sa.Connection, table: str) -> list[str]:
    """In the order of the table's definition."""
    del connection
    return [one.name for one in metadata.tables[table].columns]


def key(connection: sa.Connection, table: str) -> list[str]:
    """In the order of the key's definition."""
    del connection
    return [one.name for one in metadata.tables[table].primary_key.columns]


def defer_references(connection: sa.Connection) -> None:
    """https://www.postgresql.org/docs/current/sql-set-constraints.html."""
    connection.exec_driver_sql("SET CONSTRAINTS ALL DEFERRED")


def broken_reference(connection: sa.Connection) -> str:
    """The server refuses one itself; checked now, and not at the end."""
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    return ""


def index_source(connection: sa.Connection, number: int, source: Source) -> None:
    """Words of the title weigh more."""
    _keep(_driver(connection), "source_search", ((number, source.title or "", source.text),))


def unindex_source(connection: sa.Connection, number: int, source: Source) -> None:
    """All that is there under its number."""
    del source
    connection.exec_driver_sql("DELETE FROM source_search WHERE number = ?", (number,))


def index_sources_anew(connection: sa.Connection) -> None:
    """From the texts as they are now."""
    connection.exec_driver_sql("DELETE FROM source_search")
    raw = _driver(connection)
    rows = stream(raw, "SELECT number, coalesce(title, ''), text FROM current_sources ORDER BY number")
    _keep(raw, "source_search", rows)


def sources_with(connection: sa.Connection, words: str, *, upto: int, limit: int) -> list[str]:
    """Ranked by how often and how near each other the words stand."""
    asked = _asked(words)
    if not asked:
        return []
    held = _each(asked, "s.number", "source_search")
    query = (
        "SELECT s.id FROM sources s JOIN (SELECT number, sum(ts_rank(words, ?::tsquery)) AS rank FROM source_search "  # noqa: S608 - ours
        "WHERE words @@ ?::tsquery GROUP BY number) r ON r.number = s.number "
        f"WHERE {held} AND s.added <= ? ORDER BY r.rank DESC, s.id LIMIT ?"
    )
    parameters = (" & ".join(asked), " | ".join(asked), *asked, upto, limit)
    return list(connection.exec_driver_sql(query, parameters).scalars())


def index_facts(raw: Any, *, after: int) -> None:
    """The words come from the view `fact_words`."""
    rows = stream(raw, "SELECT number, '', words FROM fact_words WHERE number > ? ORDER BY number", (after,))
    _keep(raw, "fact_search", rows)


def unindex_facts(raw: Raw) -> None:
    """All rows."""
    raw.execute("DELETE FROM fact_search")


def facts_with(raw: Raw, words: str) -> str:
    """One long text, as SQLite gives it; a fact of several pieces may stand in it twice."""
    asked = _asked(words)
    if not asked:
        return ""
    each = " INTERSECT ".join("SELECT number FROM fact_search WHERE words @@ ?::tsquery" for _ in asked)
    query = f"SELECT string_agg(number::text, ',') FROM ({each}) AS found"  # noqa: S608 - ours
    return raw.execute(query, tuple(asked)).fetchone()[0] or ""


def _driver(connection: sa.Connection) -> Any:
    return connection.connection.driver_connection


def _each(asked: Iterable[str], number: str, table: str) -> str:
    """That each of the words stands in some piece."""
    one = f"{number} IN (SELECT number FROM {table} WHERE words @@ ?::tsquery)"  # noqa: S608 - ours
    return " AND ".join(one for _ in asked)


def _keep(raw: Raw, table: str, rows: Iterable[tuple[int, str, str]]) -> None:
    """Keep the words of titles and texts."""
    pieces = (
        (number, place, piece) for number, title, text in rows for place, piece in enumerate(_vectors(title, text))
    )
    raw.executemany(f"INSERT INTO {table} (number, piece, words) VALUES (?, ?, ?)", pieces)  # noqa: S608 - ours


def _folded(text: str) -> list[str]:
    """The words of a text, in order."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return [word[:_LONGEST] for word in _WORD.findall(bare)]


def _vectors(title: str, text: str) -> Iterator[str]:
    """A title and a text as tsvectors, at least one."""
    words = [(word, "A") for word in _folded(title)] + [(word, "") for word in _folded(text)]
    start = 0
    while start < max(len(words), 1):
        places: dict[str, list[str]] = defaultdict(list)
        size, end = 0, start
        while end < len(words) and end - start < _MOST_WORDS and size < _MOST_BYTES:
            word, weight = words[end]
            end += 1
            size += 8 + len(word.encode())
            if len(places[word]) < _MOST_PLACES:
                places[word].append(f"{end - start}{weight}")
        yield " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())
        start = max(end, start + 1)


def _asked(words: str) -> list[str]:
    """A query for each of the words, one after the other where it has several parts (cease-fire)."""
    parts = (_folded(word) for word in words.split())
    return ["(" + " <-> ".join(f"'{one}'" for one in some) + ")" for some in parts if some]

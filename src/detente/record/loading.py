"""Reading rows: sources, their bytes, the facts that stand."""

from __future__ import annotations

import datetime as dt
import json
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from pydantic_core import from_json

from detente.model import Source
from detente.model.schema import adapter
from detente.record.dialects import dialect_of, raw_connection
from detente.record.ids import Body
from detente.record.interface import Known

VERSIONED = (
    "media_type",
    "location",
    "kind",
    "title",
    "outlet",
    "published_words",
    "language",
    "status",
    "reason",
    "handling",
)
NOW = 2**63 - 1
"""No row of history has a higher number: everything up to it is all there is."""
_AS_THEN = ", ".join(f"{'h' if one == 'handling' else 'v'}.{one}" for one in VERSIONED)
_SOURCE = (
    f"SELECT s.id, s.sha256, v.published, t.text, {_AS_THEN} FROM sources s "  # noqa: S608 - names of ours
    "JOIN source_versions v ON v.number = "
    "(SELECT max(number) FROM source_versions WHERE source = s.number AND added <= ?) "
    "JOIN source_versions h ON h.number = (SELECT max(number) FROM source_versions WHERE source = s.number) "
    "JOIN texts t ON t.number = v.text"
)
"""Sources as they were up to a row of history, but at the handling level that they have now: that protects, whatever day is
looked at."""


@dataclass(frozen=True, slots=True)
class Row:
    """A fact's row: its kind, the number of history at which it first entered, its JSON form.

    `number` is where it stands in the table, where that is told; 0 for a row that is not as it stands there.
    """

    kind: str
    added: int
    body: Body
    number: int = 0


def source(connection: sa.Connection, id: str, *, upto: int = NOW) -> Source | None:
    """A source in its version as of a row of history."""
    found = _sources(connection, "= ?", (upto, id))
    return found[0] if found else None


def sources(connection: sa.Connection, ids: Sequence[str], *, upto: int = NOW) -> list[Source]:
    """Some sources as of a row of history, in this order; those that were not there then are left out."""
    found = _sources(connection, f"IN {dialect_of(connection).TEXTS}", (upto, json.dumps(list(ids))))
    place = {one: number for number, one in enumerate(ids)}
    return sorted(found, key=lambda source: place[source.id])


def published(connection: sa.Connection, *, upto: int = NOW) -> dict[str, dt.datetime | None]:
    """When all sources as of a row of history were published, in that order; those of no known time come last."""
    query = (
        "SELECT s.id, v.published FROM sources s JOIN source_versions v ON v.number = "
        "(SELECT max(number) FROM source_versions WHERE source = s.number AND added <= ?)"
    )
    found = {one: _moment(at) for one, at in connection.exec_driver_sql(query, (upto,))}
    return {one: found[one] for one in sorted(found, key=lambda one: (instant(found[one]), one))}


def instant(published: dt.datetime | None) -> str:
    """A time of publication as something to sort by; what has none comes last."""
    if published is None:
        return "~"
    return (published.astimezone(dt.UTC) if published.tzinfo else published).isoformat()


def _sources(connection: sa.Connection, which: str, values: tuple[int, str]) -> list[Source]:
    rows = connection.exec_driver_sql(f"{_SOURCE} WHERE s.id {which}", values).mappings()
    return [adapter(Source).validate_python(dict(row)) for row in rows]


def source_number(connection: sa.Connection, id: str) -> int:
    """The row number of a source that is there."""
    number: int = connection.exec_driver_sql("SELECT number FROM sources WHERE id = ?", (id,)).scalar_one()
    return number


def source_numbers(connection: sa.Connection) -> dict[str, int]:
    """The row numbers of all sources by their ids."""
    return dict(tuple(row) for row in connection.exec_driver_sql("SELECT id, number FROM sources"))


def raw(connection: sa.Connection, id: str) -> bytes | None:
    """The bytes that a source came from."""
    query = "SELECT r.zlib FROM raws r JOIN sources s ON s.number = r.source WHERE s.id = ?"
    packed = connection.exec_driver_sql(query, (id,)).scalar_one_or_none()
    return None if packed is None else zlib.decompress(packed)


_LAST = "(SELECT max(number) FROM readings WHERE source = s.number)"


def reader_of(connection: sa.Connection, id: str) -> str | None:
    """Who read the current version of a source last."""
    query = (
        f"SELECT r.reader FROM current_sources s JOIN readings r ON r.number = {_LAST} AND r.version = s.version "  # noqa: S608 - ours
        "WHERE s.id = ?"
    )
    reader: str | None = connection.exec_driver_sql(query, (id,)).scalar_one_or_none()
    return reader


def known(connection: sa.Connection, reader: str) -> dict[str, Known]:
    """What a reader need not see again, by SHA-256. English that was not read is what a reader failed on: again."""
    query = (
        "SELECT s.sha256, s.id, s.published, s.outlet, s.handling, s.kind, s.status, s.reason, "  # noqa: S608 - ours
        "s.number IN (SELECT number FROM replaced_sources) AS replaced FROM current_sources s "
        f"LEFT JOIN readings r ON r.number = {_LAST} AND r.version = s.version "
        "WHERE s.status = 'unreadable' OR (s.status = 'not read' AND coalesce(s.language, '') <> 'en') OR r.reader = ? "
        "OR s.kind = 'text' OR s.sha256 IN (SELECT sha256 FROM closed)"
    )
    rows = connection.exec_driver_sql(query, (reader,))
    return dict.fromkeys(closed(connection), _PURGED) | {
        row.sha256: Known(
            source=row.id,
            published=_moment(row.published),
            outlet=row.outlet,
            handling=row.handling,
            kind=row.kind,
            status=row.status,
            reason=row.reason,
            replaced=bool(row.replaced),
        )
        for row in rows
    }


_PURGED = Known(source="", published=None, status="purged", reason="purged from this record: it does not come in again")


def closed(connection: sa.Connection) -> set[str]:
    """The SHA-256 of all bytes that a purge keeps from coming in (again, or with a name that was blocked out)."""
    return set(connection.exec_driver_sql("SELECT sha256 FROM closed").scalars())


def _moment(value: str | None) -> dt.datetime | None:
    return None if value is None else dt.datetime.fromisoformat(value)


_ENTERED = "(SELECT min(e.added) FROM facts e WHERE e.id = f.id)"  # a later reading that says the same is no news


def standing(
    connection: sa.Connection, sources: Sequence[str], *, kinds: Collection[str] | None = None, upto: int = NOW
) -> Iterator[Row]:
    """The facts of the last readings of some sources up to a row of history: in the order of these, actors first.

    With `kinds` those of these kinds alone (with none at all, nobody's statements), and where it matters whose their words are the statements of nobody named.
    """
    query = _STANDING.format(sources=dialect_of(connection).TEXTS, kinds=_of(kinds))
    raw, place = raw_connection(connection), {one: number for number, one in enumerate(sources)}
    found = dialect_of(connection).stream(raw, query, (upto, json.dumps(list(sources))))
    for _, number, kind, added, body in sorted((place[source], *row) for source, *row in found):
        yield Row(sys.intern(kind), added, from_json(body), number)


_STANDING = (
    f"SELECT s.id, f.number, f.kind, {_ENTERED}, f.body FROM sources s "  # noqa: S608 - ours
    "JOIN facts f ON f.reading = (SELECT max(r.number) FROM readings r WHERE r.source = s.number AND r.added <= ?) "
    "WHERE s.id IN {sources}{kinds}"
)


def facts_at(connection: sa.Connection, numbers: Sequence[int]) -> Iterator[tuple[str, Body]]:
    """Kind and JSON form of the facts with these numbers, in this order."""
    query = f"SELECT number, kind, body FROM facts WHERE number IN {dialect_of(connection).NUMBERS}"  # noqa: S608 - the dialect's own words
    rows = raw_connection(connection).execute(query, (json.dumps(sorted(numbers)),))
    found = {number: (kind, body) for number, kind, body in rows}
    for one in numbers:
        kind, body = found[one]
        yield sys.intern(kind), from_json(body)


def last_number(connection: sa.Connection) -> int:
    """The number of the last fact: there are as many at most."""
    found: int = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM facts").scalar_one()
    return found


def of_block(connection: sa.Connection, kind: str, *, upto: int = NOW, **cells: Iterable[str]) -> list[tuple[str, Row]]:
    """Of the last readings up to a row of history the facts of a kind with these values in their columns, each with its source."""
    texts = dialect_of(connection).TEXTS
    among = " AND ".join(f"f.{column} IN {texts}" for column in cells)
    query = (
        f"SELECT s.id, f.kind, {_ENTERED}, f.body FROM facts f JOIN sources s ON s.number = f.source "  # noqa: S608 - ours
        f"WHERE f.kind = ? AND {among} "
        "AND f.reading = (SELECT max(r.number) FROM readings r WHERE r.source = s.number AND r.added <= ?)"
    )
    values = (kind, *(json.dumps(sorted(some)) for some in cells.values()), upto)
    found = connection.exec_driver_sql(query, values)
    return sorted(
        ((source, Row(kind, added, from_json(body))) for source, kind, added, body in found), key=lambda one: one[0]
    )


def _of(kinds: Collection[str] | None) -> str:
    if kinds is None:
        return ""
    named = ", ".join(f"'{kind}'" for kind in sorted(kinds) or [""])
    unnamed = " OR (f.kind = 'statement' AND (f.actor IS NULL OR f.body LIKE '%\"anonymous\":true%'))"
    return f" AND (f.kind IN ({named}){unnamed if WORDED & set(kinds) or not kinds else ''})"


WORDED = frozenset(("position", "view", "interest"))
"""Kinds that are grouped by whether their words are somebody's who is not named."""


def by_hand(connection: sa.Connection, *, upto: int = NOW) -> list[Row]:
    """The facts that people entered."""
    query = f"SELECT f.kind, {_ENTERED}, f.body FROM facts f WHERE f.reading IS NULL AND f.added <= ? ORDER BY f.number"  # noqa: S608 - ours
    return [Row(kind, added, from_json(body)) for kind, added, body in connection.exec_driver_sql(query, (upto,))]


def last_reading(connection: sa.Connection, source: str, *, upto: int = NOW) -> list[Row]:
    """The facts of a source's last reading up to a row of history, as they were read."""
    query = (
        f"SELECT f.kind, {_ENTERED}, f.body FROM facts f WHERE f.reading = (SELECT max(r.number) FROM readings r "  # noqa: S608 - ours
        "JOIN sources s ON s.number = r.source WHERE s.id = ? AND r.added <= ?) ORDER BY f.number"
    )
    rows = connection.exec_driver_sql(query, (source, upto))
    return [Row(kind, added, from_json(body)) for kind, added, body in rows]


def last_ids(connection: sa.Connection, source: str) -> set[str]:
    """The ids of the facts of a source's last reading."""
    query = (
        "SELECT f.id FROM facts f WHERE f.reading = (SELECT max(r.number) FROM readings r "
        "JOIN sources s ON s.number = r.source WHERE s.id = ?)"
    )
    return set(connection.exec_driver_sql(query, (source,)).scalars())


def latest(connection: sa.Connection, id: str, *, upto: int = NOW) -> Row | None:
    """A fact by id, as it was read last up to a row of history."""
    query = (
        f"SELECT f.kind, {_ENTERED}, f.body FROM facts f WHERE f.id = ? AND f.added <= ? "  # noqa: S608 - ours
        "ORDER BY f.number DESC LIMIT 1"
    )
    row = connection.exec_driver_sql(query, (id, upto)).one_or_none()
    return None if row is None else Row(row[0], row[1], from_json(row[2]))


def brief(connection: sa.Connection, *, upto: int = NOW) -> tuple[dt.datetime, int] | None:
    """When the last brief up to a row of history was made, and up to which row it had seen; None before the first."""
    query = (
        "SELECT b.at, b.seen FROM briefs b WHERE EXISTS (SELECT 1 FROM history h WHERE h.number <= ? "
        "AND h.number >= b.seen AND h.action = 'brief' AND b.at IN (h.at, h.subject)) ORDER BY b.number DESC LIMIT 1"
    )
    row = connection.exec_driver_sql(query, (upto,)).one_or_none()
    return None if row is None else (dt.datetime.fromisoformat(row[0]), row[1])


def row_at(connection: sa.Connection, moment: dt.datetime) -> int:
    """The last row of history that was there at a moment of the record's own clock; 0 before the first."""
    query = "SELECT number, at FROM history ORDER BY number DESC"
    for number, at in connection.exec_driver_sql(query):
        if dt.datetime.fromisoformat(at) <= moment:
            return int(number)
    return 0


def search(
    connection: sa.Connection, words: str, *, limit: int, upto: int = NOW, replaced: Collection[str] = ()
) -> list[Source]:
    """The sources that hold all the words, best first, but for those replaced; the index knows their present texts."""
    hits = dialect_of(connection).sources_with(connection, words, upto=upto, limit=limit + len(replaced))
    found = (source(connection, hit, upto=upto) for hit in hits if hit not in replaced)
    return [one for one in found if one][:limit]


def notes(connection: sa.Connection, *, upto: int = NOW) -> dict[str, str]:
    """What is noted about the process; as of an earlier row what history tells of it."""
    if upto == NOW:
        return dict(tuple(row) for row in connection.exec_driver_sql("SELECT key, value FROM notes"))
    query = "SELECT subject, detail FROM history WHERE action = 'note' AND number <= ? ORDER BY number"
    return {key: from_json(detail)["value"] for key, detail in connection.exec_driver_sql(query, (upto,))}

"""Keeping the index in step: in the transaction that adds or judges, of the facts that it touches alone."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from detente.record import judging
from detente.record.dialects import Dialect, Raw, dialect_of, raw_connection
from detente.record.finding import cells
from detente.record.finding.cast import settle
from detente.record.finding.cells import NOT_STANDING, Cells
from detente.record.finding.moving import decided_about_actors, decided_on, was_read
from detente.record.ids import Body
from detente.record.judging.changes import edited, edits_of
from detente.record.kinds import KINDS
from detente.record.loading import NOW
from detente.record.schema import INDEX
from detente.record.versions.following import Followed, follow
from detente.record.writing import misplaced

STATUSES = ("unchecked", "checked", "rejected")
_STATUS = {"accept": "checked", "reject": "rejected"}
_BATCH = 20_000
"""Facts whose cells are made before they are kept, so that a first run over a large record needs little memory."""

Row = tuple[int, str, str, int | None, int | None, Body]
"""Of a fact: number, id, kind, reading, source, body."""


def rebuild(connection: sa.Connection) -> None:
    """Throw the index away and make it again: after what changes rows that are there (a purge, a damaged index).

    Call it in a transaction that writes.
    """
    raw = raw_connection(connection)
    for table in reversed(INDEX):
        raw.execute(f"DELETE FROM {table}")  # noqa: S608 - the schema's own names
    dialect_of(connection).unindex_facts(raw)
    catch_up(connection)


def catch_up(connection: sa.Connection) -> None:
    """Bring the index up to date with history. Call it in a transaction that writes."""
    raw, dialect = raw_connection(connection), dialect_of(connection)
    upto, facts, moved = raw.execute("SELECT upto, facts, moved FROM search_state").fetchone() or (0, 0, 0)
    end = _end(raw)
    if upto == end:
        return
    dialect.index_facts(raw, after=facts)
    making = _Making(connection, _Codes(raw, new=None))
    batch: list[tuple[int, Cells]] = []
    for rows in _touched(raw, upto, dialect=dialect):
        batch += making.cells_of(rows)
        if len(batch) > _BATCH:
            cells.write(raw, batch)
            batch = []
    cells.write(raw, batch)
    last = raw.execute("SELECT coalesce(max(number), 0) FROM facts").fetchone()[0]
    statement = (
        "INSERT INTO search_state (one, upto, facts, moved, settled) VALUES (1, ?, ?, ?, 0) "
        "ON CONFLICT (one) DO UPDATE SET upto = excluded.upto, facts = excluded.facts, moved = excluded.moved"
    )
    decided = decided_about_actors(raw, upto, dialect=dialect)
    raw.execute(statement, (end, last, end if decided or not upto or was_read(raw, upto) else moved))
    if decided:
        settle(connection)  # what comes in by reading comes in by the thousand: `Record.settle` is for its end


@dataclass(frozen=True, slots=True)
class AsOf:
    """What the index would have said at an earlier row of history, where it says something else now.

    Facts from the number `end` on were not there yet, `cells` are what the others were found by, `codes` the numbers of
    values that no fact has now.
    """

    end: int
    cells: list[tuple[int, Cells]]
    codes: dict[tuple[str, str], int]


def as_of(connection: sa.Connection, upto: int) -> AsOf:
    """Work out what was otherwise: of the facts alone that were there and to which something was done since."""
    raw = raw_connection(connection)
    new: dict[tuple[str, str], int] = {}
    end = _first_after(raw, upto)
    making = _Making(connection, _Codes(raw, new=new), upto=upto, before=end)
    found = [
        pair
        for rows in _touched(raw, upto, dialect=dialect_of(connection), before=end)
        for pair in making.cells_of(rows)
    ]
    return AsOf(end, found, new)


def _first_after(raw: Raw, upto: int) -> int:
    """The number of the first fact that came in after a row of history: by halving, as facts came in in its order."""
    low, high = 0, raw.execute("SELECT coalesce(max(number), 0) + 1 FROM facts").fetchone()[0]
    query = "SELECT number, added FROM facts WHERE number > ? ORDER BY number LIMIT 1"
    while low + 1 < high:  # all up to `low` were there, none from `high` on was
        middle = (low + high) // 2
        number, added = raw.execute(query, (middle - 1,)).fetchone() or (high, upto + 1)
        low, high = (number, high) if added <= upto else (low, middle)
    return int(high)


def _end(raw: Raw) -> int:
    end: int = raw.execute("SELECT coalesce(max(number), 0) FROM history").fetchone()[0]
    return end


def _rows(raw: Raw, where: str, value: int | str, *, before: int) -> list[Row]:
    query = (
        "SELECT number, id, kind, reading, source, body FROM facts "  # noqa: S608 - ours
        f"WHERE kind <> 'actor' AND number < ?2 AND {where}"
    )
    return [(*row[:5], from_json(row[5])) for row in raw.execute(query, (value, before))]


_OF_SOURCE = (
    "number IN (SELECT r.number FROM facts r WHERE r.reading IN (SELECT number FROM readings WHERE source = ?1) "
    "UNION SELECT fact FROM passages WHERE source = ?1)"
)


def _touched(raw: Raw, upto: int, *, dialect: Dialect, before: int = NOW) -> Iterator[list[Row]]:
    """All rows of the facts that something was done to since a row of history: source by source, then those judged.

    Only those with numbers below `before`: of sources, where it is given, that were there by then.
    """
    query = (
        "SELECT DISTINCT s.number FROM history h JOIN sources s ON s.id = h.subject "
        "WHERE h.number > ? AND s.added <= ? ORDER BY 1"
    )
    every = "SELECT number FROM sources WHERE number > ? AND added <= ? ORDER BY 1"  # what was purged may be named in history no more
    there = NOW if before == NOW else upto
    for (source,) in raw.execute(query if upto else every, (upto, there)).fetchall():
        yield _rows(raw, _OF_SOURCE, source, before=before)
    versions = "SELECT source FROM replacements UNION SELECT earlier FROM replacements ORDER BY 1"
    for (source,) in raw.execute(versions).fetchall():
        yield _rows(raw, _OF_SOURCE, source, before=before)
    ids = list(dict.fromkeys(decided_on(raw, upto)))
    if raw.execute("SELECT 1 FROM replacements LIMIT 1").fetchone():  # what an edit names may have moved since
        ids += [row[0] for row in raw.execute("SELECT DISTINCT fact FROM corrected_facts ORDER BY 1").fetchall()]
    if ids:
        texts = dialect.TEXTS.replace("?", "?1")
        yield _rows(raw, f"id IN {texts}", json.dumps(ids), before=before)


_VALUE = (
    "INSERT INTO search_values (number, field, value) SELECT coalesce(max(number), 0) + 1, ?, ? FROM search_values "
    "WHERE true ON CONFLICT DO NOTHING"
)


class _Codes:
    """The numbers of values. One that is met first is kept, or put into `new` where there is one."""

    def __init__(self, raw: Raw, *, new: dict[tuple[str, str], int] | None) -> None:
        self._raw, self._new = raw, new
        self._known: dict[tuple[str, str], int] = {}

    def of(self, field: str, value: str | None) -> int:
        """The number of a value; 0 for none."""
        if value is None:
            return 0
        if (field, value) not in self._known:
            if self._new is None:
                self._raw.execute(_VALUE, (field, value))
            row = self._raw.execute("SELECT number FROM search_values WHERE field = ? AND value = ?", (field, value))
            self._known[field, value] = (row.fetchone() or (self._added(field, value),))[0]
        return self._known[field, value]

    def _added(self, field: str, value: str) -> int:
        if self._new is None:
            raise LookupError(f"{field} {value}")
        last = self._raw.execute("SELECT coalesce(max(number), 0) FROM search_values").fetchone()[0]
        return self._new.setdefault((field, value), last + len(self._new) + 1)


class _Making:
    """Makes the cells of facts as of a row of history, up to which the facts with numbers below `before` came in.

    Looks up each actor, text and decision once.
    """

    def __init__(self, connection: sa.Connection, codes: _Codes, *, upto: int = NOW, before: int = NOW) -> None:
        self._connection, self._upto, self._before = connection, upto, before
        self._raw = raw_connection(connection)
        self._code = codes.of
        self._actors: dict[str, int] = {}
        self._sources: dict[str, tuple[int, str | None]] = {}
        self._text = functools.lru_cache(maxsize=64)(self._load_text)

    def cells_of(self, rows: list[Row]) -> list[tuple[int, Cells]]:
        """What each row is found by; a row whose fact stands in another one, or in none, is not found."""
        judged = self._judged([row[1] for row in rows])
        current = self._current({row[4] for row in rows if row[4] is not None})
        standing: dict[str, Row] = {}
        for row in sorted(rows, key=lambda row: (row[3] is None or current.get(row[4]) == row[3], row[0])):
            in_reading = row[3] is None or current.get(row[4]) == row[3]
            if (in_reading or row[1] in judged) and not self._misplaced(row):
                standing[row[1]] = row
            elif row[1] in judged:
                standing.pop(row[1], None)
        numbers = {row[0] for row in standing.values()}
        return [(row[0], self._cells(row, judged) if row[0] in numbers else NOT_STANDING) for row in rows]

    def _judged(self, ids: list[str]) -> set[str]:
        """Those of some facts on which a decision or a correction stands."""
        listed, texts = json.dumps(ids), dialect_of(self._connection).TEXTS
        query = (
            f"SELECT fact FROM judged_facts WHERE fact IN {texts} "  # noqa: S608 - the dialect's own words
            f"UNION SELECT fact FROM corrected_facts WHERE fact IN {texts}"
        )
        found = {row[0] for row in self._raw.execute(query, (listed, listed))}
        found |= set(self._followed.carried.values()).intersection(ids)
        return {one for one in found if one in self._decided.last or one in self._corrected}

    @functools.cached_property
    def _followed(self) -> Followed:
        decided = judging.decided(self._connection, upto=self._upto)
        changes = judging.standing_corrections(self._connection, upto=self._upto)
        return follow(self._connection, decided, changes, upto=self._upto)

    @property
    def _decided(self) -> judging.Decided:
        return self._followed.decided

    @property
    def _corrections(self) -> tuple[judging.Kept, ...]:
        return self._followed.changes

    @functools.cached_property
    def _corrected(self) -> set[str]:
        return {fact for one in self._corrections for fact in (*one.correction.facts, *one.correction.apart)}

    @functools.cached_property
    def _edits(self) -> dict[str, Any]:
        return edits_of(self._corrections)

    def _current(self, sources: set[int]) -> dict[int | None, int]:
        query = (
            "SELECT r.source, max(r.number), s.id FROM readings r JOIN sources s ON s.number = r.source "  # noqa: S608 - the dialect's own words
            f"WHERE r.source IN {dialect_of(self._connection).NUMBERS} AND r.added <= ? GROUP BY r.source, s.id"
        )
        rows = self._raw.execute(query, (json.dumps(sorted(sources)), self._upto))
        return {source: number for source, number, one in rows if one not in self._followed.replaced}

    def _misplaced(self, row: Row) -> bool:
        told = {one["source"] for one in row[5]["evidence"]}
        if row[1] in self._followed.lost:
            return True
        return misplaced(row[5], {one: self._text(one) for one in told}) is not None

    def _load_text(self, source: str) -> str:
        number, published, text = self._raw.execute(_SOURCE, (self._upto, source)).fetchone() or (0, None, "")
        self._sources[source] = (number, published)
        return str(text)

    def _source(self, body: Body) -> tuple[int, str | None]:
        """The number of the source that a fact stands in first, and when it was published."""
        if not body["evidence"]:
            return 0, None
        source = body["evidence"][0]["source"]
        if source not in self._sources:
            self._text(source)
        return self._sources[source]

    def _cells(self, row: Row, judged: set[str]) -> Cells:
        _, fact, kind, _, _, body = row
        status = "unchecked"
        if fact in judged:
            body = edited(body, self._edits.get(fact, ()))
            last = self._decided.last.get(fact)
            status = _STATUS.get(last.verdict, status) if last else status
        source, published = self._source(body)
        date = body.get("date") or body.get("said_on")
        return Cells(
            (
                self._code("kind", kind),
                STATUSES.index(status),
                self._code("issue", body.get("issue")),
                self._code("attitude", body.get("attitude")),
                as_number(date["value"] if date else published),
                source,
            ),
            (tuple(filter(None, dict.fromkeys(map(self._actor, _actors(kind, body))))),),
        )

    def _actor(self, id: str) -> int:
        """The number of the fact that tells of an actor last, of those that were there; 0 where none does."""
        if id not in self._actors:
            query = "SELECT coalesce(max(number), 0) FROM facts WHERE id = ? AND number < ? AND kind || '' = 'actor'"
            # || '': by the index of ids, not through all actors
            self._actors[id] = self._raw.execute(query, (id, self._before)).fetchone()[0]
        return self._actors[id]


_SOURCE = (
    "SELECT s.number, v.published, t.text FROM sources s JOIN source_versions v ON v.number = "
    "(SELECT max(number) FROM source_versions WHERE source = s.number AND added <= ?) "
    "JOIN texts t ON t.number = v.text WHERE s.id = ?"
)


def _actors(kind: str, body: Body) -> Iterator[str]:
    """The actors whose fact it is: who takes, speaks, proposes, decides, meets."""
    known = KINDS[kind]
    for field in dict.fromkeys((known.party, known.actor)):
        if field and body[field]:
            yield body[field]
    yield from body.get("participants", ())


def as_number(date: str | None) -> int:
    """A date as a number that sorts, 20310317; what is not known of it is 0."""
    if not date:
        return 0
    year, month, day = (*map(int, date[:10].split("-")), 0, 0)[:3]
    return year * 10_000 + month * 100 + day

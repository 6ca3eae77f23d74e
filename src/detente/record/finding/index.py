"""Keeping the index in step: in the transaction that adds or judges, of the facts that it touches alone."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from detente.record import judging
from detente.record.chain import Read
from detente.record.dialects import Dialect, Raw, dialect_of, raw_connection
from detente.record.finding import cells
from detente.record.finding.cells import NOT_STANDING, Cells
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
    raw = raw_connection(connection)
    (upto, facts), end = _upto(raw), _end(raw)
    if upto == end:
        return
    dialect_of(connection).index_facts(raw, after=facts)
    making = _Making(connection)
    batch: list[tuple[int, Cells]] = []
    for rows in _touched(raw, upto, dialect=dialect_of(connection)):
        batch += making.cells_of(rows)
        if len(batch) > _BATCH:
            cells.write(raw, batch)
            batch = []
    cells.write(raw, batch)
    last = raw.execute("SELECT coalesce(max(number), 0) FROM facts").fetchone()[0]
    statement = (
        "INSERT INTO search_state (one, upto, facts) VALUES (1, ?, ?) "
        "ON CONFLICT (one) DO UPDATE SET upto = excluded.upto, facts = excluded.facts"
    )
    raw.execute(statement, (end, last))


def _upto(raw: Raw) -> tuple[int, int]:
    row = raw.execute("SELECT upto, facts FROM search_state").fetchone()
    return row or (0, 0)


def _end(raw: Raw) -> int:
    end: int = raw.execute("SELECT coalesce(max(number), 0) FROM history").fetchone()[0]
    return end


def _rows(raw: Raw, where: str, value: int | str) -> list[Row]:
    query = f"SELECT number, id, kind, reading, source, body FROM facts WHERE kind <> 'actor' AND {where}"  # noqa: S608 - ours
    return [(*row[:5], from_json(row[5])) for row in raw.execute(query, (value,))]


_OF_SOURCE = (
    "number IN (SELECT r.number FROM facts r WHERE r.reading IN (SELECT number FROM readings WHERE source = ?1) "
    "UNION SELECT fact FROM passages WHERE source = ?1)"
)


def _touched(raw: Raw, upto: int, *, dialect: Dialect) -> Iterator[list[Row]]:
    """All rows of the facts that something was done to since a row of history: source by source, then those judged."""
    query = "SELECT DISTINCT s.number FROM history h JOIN sources s ON s.id = h.subject WHERE h.number > ? ORDER BY 1"
    every = "SELECT number FROM sources WHERE number > ? ORDER BY 1"  # what was purged may be named in history no more
    for (source,) in raw.execute(query if upto else every, (upto,)).fetchall():
        yield _rows(raw, _OF_SOURCE, source)
    versions = "SELECT source FROM replacements UNION SELECT earlier FROM replacements ORDER BY 1"
    for (source,) in raw.execute(versions).fetchall():
        yield _rows(raw, _OF_SOURCE, source)
    ids = list(dict.fromkeys(_decided_on(raw, upto, read=dialect.stream)))
    if ids:
        yield _rows(raw, f"id IN {dialect.TEXTS}", json.dumps(ids))


def _decided_on(raw: Raw, upto: int, *, read: Read) -> Iterator[str]:
    """The ids of facts that people entered, judged, corrected, or took back what they had decided about."""
    entered = "SELECT id FROM facts WHERE reading IS NULL AND added > ?"
    yield from (row[0] for row in raw.execute(entered, (upto,)))
    acts = list(_since(read(raw, "SELECT added, act FROM reversals ORDER BY number DESC", ()), upto))
    for table, members, key in (
        ("judgements", "judged_facts", "judgement"),
        ("corrections", "corrected_facts", "correction"),
    ):
        numbers = list(_since(read(raw, f"SELECT added, number FROM {table} ORDER BY number DESC", ()), upto))  # noqa: S608 - ours
        for act in acts:
            numbers += [row[0] for row in raw.execute(f"SELECT number FROM {table} WHERE added = ?", (act,))]  # noqa: S608 - ours
        for number in numbers:
            yield from (row[0] for row in raw.execute(f"SELECT fact FROM {members} WHERE {key} = ?", (number,)))  # noqa: S608 - ours


def _since(rows: Iterator[tuple[int, int]], upto: int) -> Iterator[int]:
    """Of rows from the last one on, those that came in since: they came in in the order of history."""
    for added, value in rows:
        if added <= upto:
            return
        yield value


_ALIAS = "INSERT INTO search_aliases (alias, value) VALUES (?, ?) ON CONFLICT DO NOTHING"
_VALUE = (
    "INSERT INTO search_values (number, field, value) SELECT coalesce(max(number), 0) + 1, ?, ? FROM search_values "
    "WHERE true ON CONFLICT DO NOTHING"
)


class _Making:
    """Makes the cells of facts; looks up each name, text and decision once."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._raw = raw_connection(connection)
        self._codes: dict[tuple[str, str], int] = {}
        self._actors: dict[str, Body | None] = {}
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
        decided = judging.decided(self._connection, upto=NOW)
        return follow(self._connection, decided, judging.standing_corrections(self._connection, upto=NOW), upto=NOW)

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
        listed = dialect_of(self._connection).NUMBERS
        query = f"SELECT source, number FROM current_readings WHERE source IN {listed}"  # noqa: S608 - the dialect's own words
        return dict(self._raw.execute(query, (json.dumps(sorted(sources)),)))

    def _misplaced(self, row: Row) -> bool:
        told = {one["source"] for one in row[5]["evidence"]}
        if row[1] in self._followed.lost:
            return True
        return misplaced(row[5], {one: self._text(one) for one in told}) is not None

    def _load_text(self, source: str) -> str:
        query = "SELECT number, published, text FROM current_sources WHERE id = ?"
        number, published, text = self._raw.execute(query, (source,)).fetchone() or (0, None, "")
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
        named = [self._actor(one) for one in _actors(kind, body)]
        return Cells(
            (
                self._code("kind", kind),
                STATUSES.index(status),
                self._code("issue", body.get("issue")),
                self._code("attitude", body.get("attitude")),
                as_number(date["value"] if date else published),
                source,
            ),
            (
                tuple(dict.fromkeys(self._name("party", one) for one in self._parties(kind, named))),
                tuple(dict.fromkeys(self._name("person", one) for one in named if one and one["kind"] == "person")),
            ),
        )

    def _parties(self, kind: str, named: Iterable[Body | None]) -> Iterator[Body]:
        """Whose fact it is: the party of a position, else those named that are no people, and the sides of those that are."""
        for one in named:
            if one and one["kind"] != "person":
                yield one
            elif one and kind != "position" and (side := self._actor(one["side"])):
                yield side

    def _actor(self, id: str | None) -> Body | None:
        if id is None:
            return None
        if id not in self._actors:
            query = "SELECT body FROM facts WHERE id = ? AND kind || '' = 'actor' ORDER BY number DESC LIMIT 1"
            row = self._raw.execute(query, (id,)).fetchone()  # || '': by the index of ids, not through all actors
            self._actors[id] = from_json(row[0]) if row else None
        return self._actors[id]

    def _name(self, field: str, actor: Body) -> int:
        known = (field, actor["name"]) in self._codes
        code = self._code(field, actor["name"])
        if not known or len(actor["names"]) > 1:
            rows = ((form.casefold(), code) for form in (actor["name"], *actor["names"]))
            self._raw.executemany(_ALIAS, rows)
        return code

    def _code(self, field: str, value: str | None) -> int:
        if value is None:
            return 0
        if (field, value) not in self._codes:
            self._raw.execute(_VALUE, (field, value))
            query = "SELECT number FROM search_values WHERE field = ? AND value = ?"
            self._codes[field, value] = self._raw.execute(query, (field, value)).fetchone()[0]
        return self._codes[field, value]


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

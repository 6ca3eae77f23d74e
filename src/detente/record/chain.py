"""The chain over history: what was kept cannot be changed afterwards without `verify` naming it.

Every row that comes in (a source, its bytes, a text, a version, a reading, a fact with its passages, a decision or a correction with
the facts that it covers, an undoing, where a source was found and what it replaced, a brief) gets a digest of its content, kept in `digests` under the row of history that added it. A
row of history has `previous`, the digest of the row before it, and `digest`, over `previous`, its own content and the
digests of all that it added. Content stands in the chain by its digest alone: where a source is removed for good, its
digests stay and the chain still holds.

A digest is SHA-256 over JSON with sorted keys and no spaces. Cells that are NULL are left out of it, so that a column
that a later version adds changes no earlier digest. Documents count as they came, not as they are compressed.

This finds damage, slips and changes made past Detente. Who can write the file and knows this page can make a whole new
chain: against that, write the last digest down elsewhere and give it to `detente verify --expect`.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from detente.record.dialects import Raw, raw_connection

Entry = tuple[str, int, bytes]
"""Table, row, digest of the row's content."""
Row = tuple[int, int | None, bytes]
"""A row's number, the row of history that added it as the row tells it, the digest of its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A table whose rows the chain covers.

    `query` gives number, added and the cells named in `cells` of the rows from a number on, in order; `beside` the
    number and the cells of the rows that belong to them, which stand under `name` in the content.
    """

    table: str
    cells: tuple[str, ...]
    query: str
    beside: str = ""
    name: str = ""


def _plain(table: str, *cells: str, beside: str = "", name: str = "") -> Covered:
    named = ", ".join(f'"{one}"' for one in cells)
    query = f"SELECT number, added, {named} FROM {table} WHERE number >= ? ORDER BY number"  # noqa: S608 - the schema's own names
    return Covered(table=table, cells=cells, query=query, beside=beside, name=name)


_RAWS = (
    "SELECT r.source, s.added, r.zlib FROM raws r LEFT JOIN sources s ON s.number = r.source "
    "WHERE r.source >= ? ORDER BY r.source"
)
_TEXTS = (
    "SELECT t.number, (SELECT min(v.added) FROM source_versions v WHERE v.source = t.source AND v.text = t.number), "
    "t.source, t.text FROM texts t WHERE t.number >= ? ORDER BY t.number"
)
_BRIEFS = (
    "SELECT b.number, coalesce((SELECT min(h.number) FROM history h WHERE h.number >= b.seen AND h.action = 'brief' "
    "AND b.at IN (h.at, h.subject)), b.seen), b.at, b.seen FROM briefs b WHERE b.number >= ? ORDER BY b.number"
)
_PASSAGES = 'SELECT fact, place, source, start, "end" FROM passages WHERE fact >= ? ORDER BY fact, place'
_MEMBERS = "SELECT judgement, fact FROM judged_facts WHERE judgement >= ? ORDER BY judgement, fact"
_CORRECTED = (
    "SELECT correction, fact, apart FROM corrected_facts WHERE correction >= ? ORDER BY correction, apart, fact"
)
_VERSION = (
    "source",
    "text",
    "added",
    "media_type",
    "location",
    "kind",
    "title",
    "outlet",
    "published",
    "published_words",
    "language",
    "status",
    "reason",
    "handling",
)
_FACT = ("id", "kind", "reading", "source", "added", "actor", "party", "issue", "date", "body")

COVERED = (
    _plain("sources", "id", "sha256", "added"),
    Covered(table="raws", cells=("bytes",), query=_RAWS),
    Covered(table="texts", cells=("source", "text"), query=_TEXTS),
    _plain("source_versions", *_VERSION),
    _plain("readings", "source", "version", "reader", "added"),
    _plain("facts", *_FACT, beside=_PASSAGES, name="passages"),
    _plain("judgements", "fact", "verdict", "by", "at", "note", "added", beside=_MEMBERS, name="facts"),
    _plain("corrections", "kind", "field", "value", "by", "at", "why", "added", beside=_CORRECTED, name="facts"),
    _plain("reversals", "act", "kind", "by", "why", "added"),
    _plain("addresses", "source", "address", "added"),
    _plain("replacements", "source", "earlier", "because", "by", "added"),
    _plain("purged", "name", "row", "left", "added"),
    _plain("closed", "sha256", "added"),
    Covered(table="briefs", cells=("at", "seen"), query=_BRIEFS),
)
"""In the order in which a row of history lists what it added."""

_encode: Callable[[Any], str] = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
_BATCH = 1000
FIRST = -(2**63)
"""The lowest number that a row can have; Detente's own begin at 1."""
Read = Callable[[Raw, str, Sequence[Any]], Iterator[Any]]
"""Gives the rows of a query: a dialect's `stream` where they may be many."""


def _at_once(raw: Raw, query: str, parameters: Sequence[Any]) -> Iterator[Any]:
    return iter(raw.execute(query, parameters))


def rows(raw: Raw, covered: Covered, *, start: int = FIRST, read: Read = _at_once) -> Iterator[Row]:
    """The rows of a table from a number on, in order, with the digests of their content as it is now."""
    beside = _Beside(read(raw, covered.beside, (start,))) if covered.beside else None
    for number, added, *cells in read(raw, covered.query, (start,)):
        content = {name: _cell(one) for name, one in zip(covered.cells, cells, strict=True) if one is not None}
        if beside:
            content[covered.name] = beside.of(number)
        yield number, added, _digest(content)


class _Beside:
    """The rows that belong to the rows of a table, met in the same order."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._rows = rows
        self._next = next(self._rows, None)

    def of(self, number: int) -> list[list[Any]]:
        found = []
        while self._next is not None and self._next[0] <= number:
            if self._next[0] == number:
                found.append(list(self._next[1:]))
            self._next = next(self._rows, None)
        return found


def _cell(value: Any) -> Any:
    """A cell; of a compressed document the SHA-256 of its bytes, or of what is there where they cannot be had."""
    if not isinstance(value, bytes):
        return value
    unpacking, whole = zlib.decompressobj(), hashlib.sha256()
    try:
        whole.update(unpacking.decompress(value))
        whole.update(unpacking.flush())
    except zlib.error:
        return ["damaged", hashlib.sha256(value).hexdigest()]
    sound = unpacking.eof and not unpacking.unused_data
    return whole.hexdigest() if sound else ["damaged", hashlib.sha256(value).hexdigest()]


def _digest(content: Any) -> bytes:
    return hashlib.sha256(_encode(content).encode()).digest()


def own(subject: str, detail: str) -> bytes:
    """The digest of what a row of history says."""
    return _digest({"subject": subject, "detail": detail})


def link(previous: str, told: tuple[int, str, str, str], entries: list[Entry]) -> str:
    """The digest of a row of history, in hexadecimal: `told` is its number, at, action and chained."""
    listed = [[table, row, digest.hex()] for table, row, digest in entries]
    return _digest([previous, *told, listed]).hex()


class _Waiting:
    """Rows of a table that no row of history lists yet."""

    def __init__(self, raw: Raw, covered: Covered) -> None:
        self._table = covered.table
        last = raw.execute("SELECT max(number) FROM digests WHERE name = ?", (covered.table,)).fetchone()[0]
        self._rows = rows(raw, covered, start=last + 1 if last else FIRST)
        self._next = next(self._rows, None)

    def upto(self, number: int | None) -> Iterator[Entry]:
        """Those that this row of history added, and any that an earlier one should have; all where None."""
        while self._next is not None and (number is None or (self._next[1] or 0) <= number):
            yield self._table, self._next[0], self._next[2]
            self._next = next(self._rows, None)


def seal(connection: sa.Connection) -> None:
    """Chain the rows of history that are not yet, with all that they added. Call it last in a transaction."""
    raw = raw_connection(connection)
    end = raw.execute("SELECT coalesce(max(number), 0) FROM history").fetchone()[0]
    number, digest = raw.execute("SELECT number, digest FROM seals WHERE one = 1").fetchone() or (0, "")
    if end <= number:
        return
    waiting = [_Waiting(raw, one) for one in COVERED]
    fresh = "SELECT number, at, action, chained, subject, detail FROM history WHERE number > ? ORDER BY number LIMIT ?"
    while batch := raw.execute(fresh, (number, _BATCH)).fetchall():
        for number, at, action, chained, subject, detail in batch:
            entries: list[Entry] = [("history", number, own(subject, detail))]
            for one in waiting:
                entries.extend(one.upto(None if number == end else number))
            listed = ((table, row, number, content) for table, row, content in entries)
            raw.executemany("INSERT INTO digests (name, number, added, digest) VALUES (?, ?, ?, ?)", listed)
            previous, digest = digest, link(digest, (number, at, action, chained), entries)
            raw.execute("UPDATE history SET previous = ?, digest = ? WHERE number = ?", (previous, digest, number))
    statement = (
        "INSERT INTO seals (one, number, digest) VALUES (1, ?, ?) "
        "ON CONFLICT (one) DO UPDATE SET number = excluded.number, digest = excluded.digest"
    )
    raw.execute(statement, (number, digest))

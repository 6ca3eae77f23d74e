"""Walking the chain over history from its start, streaming: the first row that is not as it was kept.

History is walked in its order. Beside it every covered table is walked in the order of its rows, against the digests that
were kept of them: a row without a digest was inserted, a digest without a row tells of one removed, and where they
differ the row was changed. What was purged is gone, or is as the purge left it, which is in the chain itself; the digest
that was kept of it stands for it. Memory is bounded by what one row of history added.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import sqlalchemy as sa

from detente.progress import Progress
from detente.record.chain import COVERED, Covered, Entry, Read, Row, link, own, rows
from detente.record.dialects import Raw, dialect_of, raw_connection
from detente.record.interface import Flaw, Verified

_HISTORY = (
    "SELECT h.number, h.at, h.action, h.chained, h.subject, h.detail, h.previous, h.digest, d.digest, "
    "(SELECT p.\"left\" FROM purged p WHERE p.name = 'history' AND p.row = h.number ORDER BY p.number DESC LIMIT 1) "
    "FROM history h LEFT JOIN digests d ON d.name = 'history' AND d.number = h.number AND d.added = h.number ORDER BY h.number"
)
_KEPT = (
    'SELECT d.number, d.added, d.digest, p."left", p.number FROM digests d LEFT JOIN purged p ON p.number = '
    "(SELECT max(q.number) FROM purged q WHERE q.name = d.name AND q.row = d.number) WHERE d.name = ? ORDER BY d.number"
)
"""With what the last purge left of each row."""
What = Literal["changed", "removed", "inserted", "reordered"]


class _FoundError(Exception):
    """The walk is over: this is the first flaw."""

    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw


@dataclass(slots=True)
class _Walk:
    """How far the walk has come."""

    undecoded: tuple[type[Exception], ...]
    number: int = 0
    at: str = ""
    digest: str = ""
    rows: int = 0
    upgraded: int = 0
    purged: int = 0
    met: bool = False
    notes: dict[str, str | None] = field(default_factory=dict)

    def flaw(self, table: str, row: int | str, what: What) -> _FoundError:
        """A row that this row of history kept."""
        return _FoundError(Flaw(table=table, row=str(row), what=what, history=self.number, at=self.at))


def verify(connection: sa.Connection, *, expect: str, progress: Progress) -> Verified:
    """Walk it all. `expect` is a digest that some row of history must have ("" for none)."""
    raw = raw_connection(connection)
    walk = _Walk(undecoded=dialect_of(connection).undecoded(raw), met=not expect)
    progress.start("Checking", raw.execute("SELECT count(*) FROM history").fetchone()[0])
    flaw = None
    try:
        _walk(raw, walk, expect=expect, progress=progress, read=dialect_of(connection).stream)
        _compare_notes(raw, walk)
    except _FoundError as found:
        flaw = found.flaw
    finally:
        progress.finish()
    if flaw is None and not walk.met:
        flaw = Flaw(table="history", row="", what="missing")
    return Verified(
        flaw=flaw,
        history=walk.number,
        rows=walk.rows,
        upgraded=walk.upgraded,
        purged=walk.purged,
        digest=walk.digest,
    )


def _walk(raw: Raw, walk: _Walk, *, expect: str, progress: Progress, read: Read) -> None:
    tables = [_Table(raw, one, walk, read=read) for one in COVERED]
    end, last = raw.execute("SELECT number, digest FROM seals WHERE one = 1").fetchone() or (0, "")
    for number, *told, subject, detail, previous, digest, kept, left in _history(read(raw, _HISTORY, ()), walk):
        _check_place(raw, walk, number=number, end=end, previous=previous)
        walk.number, walk.at = number, told[0]
        if own(subject, detail) != (kept if left is None else bytes.fromhex(left)) or kept is None:
            raise walk.flaw("history", number, "changed")
        entries: list[Entry] = [("history", number, kept)]
        for one in tables:
            entries.extend(one.upto(number))
        at, action, chained = told
        if digest != link(previous, (number, at, action, chained), entries):
            raise walk.flaw("history", number, "changed")
        if action == "note":
            walk.notes[subject] = _noted(detail)
        walk.digest, walk.rows = digest, walk.rows + len(entries) - 1
        walk.upgraded += chained == "upgrade"
        walk.purged += left is not None
        walk.met = walk.met or digest == expect
        progress.advance(at)
    if walk.number < end and walk.digest != last:
        raise _FoundError(Flaw(table="history", row=str(walk.number + 1), what="removed"))
    if (walk.number, walk.digest) != (end, last):
        raise _FoundError(Flaw(table="seals", row="1", what="changed"))
    for one in tables:
        one.end()
    query = "SELECT min(number) FROM digests WHERE name = 'history' AND number NOT BETWEEN 1 AND ?"
    if (gone := raw.execute(query, (walk.number,)).fetchone()[0]) is not None:
        raise _FoundError(Flaw(table="history", row=str(gone), what="removed"))


def _history(rows: Iterator[Any], walk: _Walk) -> Iterator[Any]:
    try:
        yield from rows
    except walk.undecoded as error:
        raise _undecoded(error, Flaw(table="history", row=str(walk.number + 1), what="changed")) from error


def _check_place(raw: Raw, walk: _Walk, *, number: int, end: int, previous: str) -> None:
    """Whether a row of history stands after the one that it was written after."""
    if end == 0:
        raise _FoundError(Flaw(table="seals", row="1", what="removed"))
    if number > end or number <= walk.number:
        raise _FoundError(Flaw(table="history", row=str(number), what="inserted"))
    if number > walk.number + 1:
        raise _FoundError(Flaw(table="history", row=str(walk.number + 1), what="removed"))
    if previous != walk.digest:
        elsewhere = not previous or raw.execute("SELECT 1 FROM history WHERE digest = ?", (previous,)).fetchone()
        raise _FoundError(Flaw(table="history", row=str(number), what="reordered" if elsewhere else "changed"))


class _Table:
    """A table's rows as they are, beside the digests that were kept of them."""

    def __init__(self, raw: Raw, covered: Covered, walk: _Walk, *, read: Read) -> None:
        self._name, self._walk = covered.table, walk
        self._kept = read(raw, _KEPT, (covered.table,))
        self._entry: tuple[int, int | None, bytes, str | None, int | None] | None = next(self._kept, None)
        self._rows = rows(raw, covered, read=read)
        self._row = self._read()

    def _read(self) -> Row | None:
        try:
            return next(self._rows, None)
        except self._walk.undecoded as error:
            number = self._entry[0] if self._entry else ""
            raise _undecoded(error, Flaw(table=self._name, row=str(number), what="changed")) from error

    def upto(self, history: int) -> Iterator[Entry]:
        """The rows that this row of history kept. Raises _FoundError at one that is not as it was."""
        while self._entry is not None and (self._entry[1] or 0) <= history:
            number, _, digest, left, purged = self._entry
            if self._row is not None and self._row[0] < number + (purged is not None and left is None):
                raise _FoundError(Flaw(table=self._name, row=str(self._row[0]), what="inserted"))
            stays = purged is None or left is not None
            if stays and (self._row is None or self._row[0] > number):
                raise self._walk.flaw(self._name, number, "removed")
            if stays and self._row and self._row[2] != (digest if left is None else bytes.fromhex(left)):
                raise self._walk.flaw(self._name, number, "changed")
            self._walk.purged += purged is not None
            yield self._name, number, digest
            self._entry = next(self._kept, None)
            self._row = self._read() if stays else self._row

    def end(self) -> None:
        """Whether nothing is left over."""
        if self._row is not None:
            raise _FoundError(Flaw(table=self._name, row=str(self._row[0]), what="inserted"))
        if self._entry is not None:
            raise _FoundError(Flaw(table=self._name, row=str(self._entry[0]), what="removed"))


def _undecoded(error: Exception, flaw: Flaw) -> Exception:
    """A text that is no UTF-8 was changed past Detente; any other fault is SQLite's own to tell."""
    return _FoundError(flaw) if "decode" in str(error) else error


def _noted(detail: str) -> str | None:
    try:
        value: str = json.loads(detail)["value"]
    except (ValueError, KeyError, TypeError):  # written past Detente before there was a chain
        return None
    return value


def _compare_notes(raw: Raw, walk: _Walk) -> None:
    """Notes are written over; what they say must be what history says last of each."""
    held = dict(raw.execute("SELECT key, value FROM notes ORDER BY key"))
    for key in sorted(held.keys() | walk.notes.keys()):
        if held.get(key) != walk.notes.get(key):
            what: What = "inserted" if key not in walk.notes else "changed" if key in held else "removed"
            raise _FoundError(Flaw(table="notes", row=key, what=what))

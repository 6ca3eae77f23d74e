"""Blocking out a name in all that is not a fact: texts, versions of sources, notes, decisions' words, history."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from detente.record.ids import canonical
from detente.record.purging.tombstones import Tombstones
from detente.record.purging.traces import Traces

_VERSION = ("location", "title", "outlet", "published_words", "reason")
_WORDS = {
    "judgements": ("by", "note"),
    "corrections": ("by", "why"),
    "reversals": ("by", "why"),
    "readings": ("reader",),
    "addresses": ("address",),
    "replacements": ("by",),
}
"""Columns of plain words; `_JSON` are those in JSON."""
_JSON = {"corrections": ("value",), "history": ("detail",)}


def sources_that_name(connection: sa.Connection, traces: Traces) -> dict[int, str]:
    """The sources, by number and id, that name somebody in a text, in what is said of them, or in their bytes."""
    found = {number for number, _ in _naming_texts(connection, traces)}
    found |= {row["source"] for row in _versions(connection) if any(traces.there(row[one] or "") for one in _VERSION)}
    found |= set(_naming_raws(connection, traces))
    query = "SELECT number, id FROM sources ORDER BY number"
    return {number: name for number, name in connection.exec_driver_sql(query) if number in found}


def _naming_texts(connection: sa.Connection, traces: Traces) -> Iterator[tuple[int, int]]:
    for source, number, text in connection.exec_driver_sql("SELECT source, number, text FROM texts ORDER BY number"):
        if traces.there(text):
            yield source, number


def _naming_raws(connection: sa.Connection, traces: Traces) -> Iterator[int]:
    for source, packed in connection.exec_driver_sql("SELECT source, zlib FROM raws ORDER BY source"):
        if traces.in_bytes(zlib.decompress(packed)):
            yield source


def _versions(connection: sa.Connection) -> Iterable[sa.RowMapping]:
    return connection.exec_driver_sql("SELECT * FROM source_versions ORDER BY number").mappings()


def block_sources(
    tombstones: Tombstones, traces: Traces, *, added: int
) -> tuple[dict[str, tuple[str, str]], tuple[str, ...]]:
    """Block a name out of all texts and of what is said of sources; documents as they came go where they hold it.

    Gives the current texts that changed, before and after, and all sources that changed, by id.
    """
    if not traces.forms:
        return {}, ()
    connection = tombstones.connection
    ids = {row[0]: (row[1], row[2]) for row in connection.exec_driver_sql("SELECT number, id, sha256 FROM sources")}
    touched: set[int] = set()
    texts: dict[str, tuple[str, str]] = {}
    for source, number in list(_naming_texts(connection, traces)):
        before = connection.exec_driver_sql("SELECT text FROM texts WHERE number = ?", (number,)).scalar_one()
        after = traces.block(before)
        tombstones.change("texts", number, text=after)
        texts[ids[source][0]] = (before, after)
        touched.add(source)
    for row in list(_versions(connection)):
        blocked = {one: traces.block(row[one]) for one in _VERSION if row[one] and traces.there(row[one])}
        if blocked:
            tombstones.change("source_versions", row["number"], **blocked)
            touched.add(row["source"])
    tombstones.close((ids[one][1] for one in touched), added=added)
    raws = {*_naming_raws(connection, traces), *_held(connection, touched)}
    tombstones.remove("raws", raws, key="source")
    return texts, tuple(sorted(ids[one][0] for one in touched | raws))


def _held(connection: sa.Connection, sources: set[int]) -> set[int]:
    """Those of the sources whose documents are kept."""
    return {one for one in connection.exec_driver_sql("SELECT source FROM raws").scalars() if one in sources}


def block_cells(tombstones: Tombstones, traces: Traces) -> int:
    """Block a name out of decisions, notes and history; gives how many rows changed."""
    if not traces.forms:
        return 0
    changed = 0
    for table in sorted({*_WORDS, *_JSON}):
        query = f"SELECT * FROM {table} ORDER BY number"  # noqa: S608 - ours
        for row in list(tombstones.connection.exec_driver_sql(query).mappings()):
            cells = {one: traces.block(row[one]) for one in _WORDS.get(table, ()) if traces.there(row[one])}
            for one in _JSON.get(table, ()):
                told = json.loads(row[one] or "null")
                if (blocked := traces.block_all(told)) != told:
                    cells[one] = canonical(blocked)
            if table == "history" and row["action"] == "note" and traces.there(row["subject"]):
                cells["subject"] = traces.block(row["subject"])
            if cells:
                tombstones.change(table, row["number"], **cells)
                changed += 1
    return changed + _block_notes(tombstones.connection, traces)


def _block_notes(connection: sa.Connection, traces: Traces) -> int:
    found = [(key, value) for key, value in connection.exec_driver_sql("SELECT key, value FROM notes")]
    found = [one for one in found if traces.there(one[0]) or traces.there(one[1])]
    for key, value in found:
        statement = "UPDATE notes SET key = ?, value = ? WHERE key = ?"
        connection.exec_driver_sql(statement, (traces.block(key), traces.block(value), key))
    return len(found)

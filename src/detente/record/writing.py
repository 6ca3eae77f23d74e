"""Keeping a source and what was read from it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

import sqlalchemy as sa

from detente.errors import RecordError
from detente.model import Reading, Source
from detente.record import loading
from detente.record.dialects import dialect_of
from detente.record.ids import Body, bodies, canonical
from detente.record.interface import NOWHERE, Whereabouts
from detente.record.kinds import KINDS
from detente.record.schema import (
    briefs,
    facts,
    history,
    passages,
    raws,
    readings,
    source_versions,
    sources,
    texts,
    unused,
)
from detente.record.versions import coming, links

Row = tuple[str, Body]
"""A fact to be kept: its kind and its JSON form."""

_GIVEN = {
    "kind": "report",
    "title": None,
    "outlet": None,
    "language": None,
    "handling": "unclassified",
}
"""What may be said of a source later, with the values that say nothing."""


def remember(connection: sa.Connection, at: dt.datetime, *, action: str, subject: str = "", **detail: Any) -> int:
    """A row of history; its number is the record's clock."""
    values = {"at": at.isoformat(), "action": action, "subject": subject, "detail": canonical(detail)}
    return _insert(connection, history, values=values)


def complete(stored: Source | None, given: Source) -> Source:
    """A source as given now, with what was known before where nothing is said now.

    The place where the bytes were first found stays. Bytes that could once be read stay read: a run on a
    machine that lacks the means does not make them unreadable.
    """
    if stored is None:
        return given
    kept = {key: getattr(stored, key) for key, nothing in _GIVEN.items() if getattr(given, key) == nothing}
    if given.published is None or given.published == stored.published:
        kept["published"] = stored.published
        kept["published_words"] = given.published_words or stored.published_words
    if given.status == "unreadable" and stored.status != "unreadable":
        kept |= {key: getattr(stored, key) for key in ("status", "reason", "text")}
    return dataclasses.replace(given, location=stored.location, media_type=stored.media_type, **kept)


def add(
    connection: sa.Connection,
    source: Source,
    *,
    raw: bytes | None,
    reading: Reading | None,
    at: dt.datetime,
    where: Whereabouts = NOWHERE,
) -> bool:
    """Keep it all, or find that there is nothing to keep. `raw` is None where a purge took the bytes."""
    stored = loading.source(connection, source.id)
    before = coming.earlier(connection, source, where=where)
    if before and before.because != "said" and before.source.text == source.text:
        return False
    source = complete(stored, coming.completed(source, before))
    if source.sha256 in loading.closed(connection):
        source, reading = _as_purged(stored, source), None
    new_version = source != stored
    new_reading = reading is not None and (new_version or loading.reader_of(connection, source.id) != reading.reader)
    if not (new_version or new_reading or before):
        return False
    count = sum(1 for fact in reading.facts() if type(fact) in _KEPT) if reading and new_reading else 0
    action = "add" if stored is None else "change" if new_version else "read" if new_reading else "replace"
    added = remember(
        connection, at, action=action, subject=source.id, reader=reading.reader if reading else None, facts=count
    )
    if stored is None:
        _keep_bytes(connection, source, raw=raw, added=added)
        links.keep_places(connection, source.id, places=where.places, added=added)
    if new_version:
        _keep_version(connection, source, stored=stored, added=added)
    if reading is not None and new_reading:
        _keep_reading(connection, source, reader=reading.reader, rows=bodies(reading), added=added)
    if before:
        pair = (
            (before.source.id, source.id) if coming.is_earlier(source, before.source) else (source.id, before.source.id)
        )
        links.keep(connection, *pair, because=before.because, by=where.by, added=added)
    return True


def come_back(connection: sa.Connection, source: str, *, place: str, at: dt.datetime) -> bool:
    """Let a source count again that stands where a later version had taken its place."""
    current = coming.comes_back(connection, source, place=place)
    if current is None:
        return False
    added = remember(connection, at, action="replace", subject=source)
    links.keep(connection, source, current, because="address" if "://" in place else "path", by="", added=added)
    return True


def _as_purged(stored: Source | None, source: Source) -> Source:
    """A source as given now, in the words that a purge left of it. Raises RecordError where it left none."""
    if stored is None:
        raise RecordError(
            "this document was purged from the record", input=source.location, do="It does not come in again."
        )
    words = ("text", "title", "published_words", "status", "reason", "language")
    return dataclasses.replace(source, **{one: getattr(stored, one) for one in words})


_KEPT = frozenset(kind.type for kind in KINDS.values())


def keep_facts(connection: sa.Connection, rows: Iterable[Row], **common: Any) -> None:
    """Rows of facts and of their passages. `common`: reading, source (numbers or None) and added."""
    first = unused(connection, "facts")
    fact_rows, passage_rows = [], []
    numbers = loading.source_numbers(connection) if common.get("source") is None else {}
    for number, (kind, body) in enumerate(rows, first):
        fact_rows.append({"number": number, "kind": kind, **common, **columns(kind, body), "body": canonical(body)})
        for place, one in enumerate(body["evidence"]):
            where = common.get("source") or numbers[one["source"]]
            passage = {"fact": number, "place": place, "source": where, "start": one["start"], "end": one["end"]}
            passage_rows.append(passage)
    if fact_rows:
        connection.execute(sa.insert(facts), fact_rows)
    if passage_rows:
        connection.execute(sa.insert(passages), passage_rows)


class TextOf(Protocol):
    """The texts of sources by their ids, a dictionary or what is asked like one."""

    def get(self, source: str, /) -> str | None:
        """The text; None for no source of these."""


def misplaced(body: Body, texts_by_source: TextOf) -> str | None:
    """The first passage in a body that is not in its source's text, in words; None where all are."""
    for one in quoted(body):
        text = texts_by_source.get(one["source"])
        if text is None or text[one["start"] : one["end"]] != one["exact"]:
            return f"{one['source']} {one['start']}:{one['end']}"
    return None


def quoted(body: Body) -> Iterator[Body]:
    """The passages in a body."""
    for value in body.values():
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, dict) and "exact" in one:
                yield one


def _keep_bytes(connection: sa.Connection, source: Source, *, raw: bytes | None, added: int) -> None:
    number = _insert(connection, sources, values={"id": source.id, "sha256": source.sha256, "added": added})
    if raw is not None:
        connection.execute(sa.insert(raws).values(source=number, zlib=zlib.compress(raw)))


def _keep_version(connection: sa.Connection, source: Source, *, stored: Source | None, added: int) -> None:
    number = loading.source_number(connection, source.id)
    if stored is not None:
        dialect_of(connection).unindex_source(connection, number, stored)
    if stored is None or stored.text != source.text:
        text = _insert(connection, texts, values={"source": number, "text": source.text})
    else:
        text = connection.execute(sa.select(sa.func.max(texts.c.number)).where(texts.c.source == number)).scalar_one()
    values = {key: getattr(source, key) for key in loading.VERSIONED}
    values["published"] = source.published.isoformat() if source.published else None
    _insert(connection, source_versions, values={**values, "source": number, "text": text, "added": added})
    dialect_of(connection).index_source(connection, number, source)


def read_again(connection: sa.Connection, source: Source, *, reader: str, rows: Sequence[Row], at: dt.datetime) -> None:
    """Keep what a reader gave of a source that is there, the facts under the ids that they have."""
    added = remember(connection, at, action="read", subject=source.id, reader=reader, facts=len(rows))
    _keep_reading(connection, source, reader=reader, rows=rows, added=added)


def _keep_reading(connection: sa.Connection, source: Source, *, reader: str, rows: Sequence[Row], added: int) -> None:
    number = loading.source_number(connection, source.id)
    version = sa.select(sa.func.max(source_versions.c.number)).where(source_versions.c.source == number)
    values = {"source": number, "version": version.scalar_subquery(), "reader": reader, "added": added}
    reading_number = _insert(connection, readings, values=values)
    for kind, body in rows:
        wrong = misplaced(body, {source.id: source.text})
        if wrong:
            raise RecordError(
                f"reader {reader} gave a {kind} whose words are not in the text ({wrong})",
                input=source.location,
                do="Please report this; the source was not kept.",
            )
    keep_facts(connection, rows, reading=reading_number, source=number, added=added)


def columns(kind: str, body: Body) -> dict[str, Any]:
    """The columns that a fact is found by."""
    known = KINDS[kind]
    date = body.get("date") or body.get("said_on")
    return {
        "id": body["id"],
        "actor": body[known.actor] if known.actor else None,
        "party": body[known.party] if known.party else None,
        "issue": body[known.issue] if known.issue else None,
        "date": date["value"][:10] if date else None,
    }


def _insert(connection: sa.Connection, table: sa.Table, *, values: dict[str, Any]) -> int:
    key = connection.execute(sa.insert(table).values(values)).inserted_primary_key
    return int(key[0]) if key else 0


def keep_brief(connection: sa.Connection, at: dt.datetime, *, seen: int, now: dt.datetime) -> None:
    """A row for a brief that was made of all up to the `seen` row of history; 0 where there was none, of nothing."""
    number = remember(connection, now, action="brief", subject=at.isoformat())
    _insert(connection, briefs, values={"at": at.isoformat(), "seen": seen or number})


def keep_note(connection: sa.Connection, key: str, *, value: str, at: dt.datetime) -> None:
    """A note about the process, in place of an earlier one; history keeps both."""
    remember(connection, at, action="note", subject=key, value=value)
    statement = "INSERT INTO notes (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    connection.exec_driver_sql(statement, (key, value))

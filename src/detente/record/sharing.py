"""A copy of a record for others: only what the sources up to a handling level say, as if no others had come in.

The copy is a record of its own with a history of its own, so that nothing of what was left out stands anywhere in its
file: no row, no index, no earlier state. Facts keep their ids, decisions about them who made them and when. Of a page that
was changed the copy has all versions, where each was found and what was decided of each, or, where one of them is above
the level, none.

A copy can leave out the texts: of each source then stand only the passages that facts quote, where they stood, and it has
no earlier versions, as their words could no longer be compared.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from detente.model import Judgement, Source
from detente.record import judging, loading, writing
from detente.record.assembling import Standing
from detente.record.backing import Backing
from detente.record.database import Database
from detente.record.encryption.keys import Key
from detente.record.interface import Whereabouts
from detente.record.judging.changes import action_of
from detente.record.purging.traces import BLOCK
from detente.record.standing import standing
from detente.record.versions import links


def share(
    database: Backing,
    path: Path,
    *,
    levels: Container[str] | None,
    at: dt.datetime,
    key: Key | None,
    texts: bool = True,
) -> None:
    """Make the copy in a new file, encrypted where there is a `key`. `at` is when it is made."""
    with database.reading() as connection:
        held = standing(connection, database.stem, levels=levels, apart=texts)
        sources = list(_sources(connection, held))
        replaced = links.standing_links(connection, upto=loading.NOW)
        name = loading.notes(connection).get("name")
        entered = set(connection.exec_driver_sql("SELECT id FROM facts WHERE reading IS NULL").scalars())
        readings = _readings(connection, held, entered=entered)
        by_hand = [(row.kind, row.body) for row in held.rows if row.body["id"] in entered]
        if not texts:
            sources = _quoted_alone(sources, held)
    copy = Database(path, read_only=False, wait=1, key=key)
    try:
        copy.make_or_check()
        with copy.appending() as connection:
            if name is not None:
                writing.keep_note(connection, "name", value=name, at=at)
            for one in sources:
                where = Whereabouts(places=one.places, apart=True)  # which versions are one page is told below
                writing.add(connection, one.source, raw=one.raw, reading=None, at=at, where=where)
                for reader, rows in readings[one.source.id]:
                    writing.read_again(connection, one.source, reader=reader, rows=rows, at=at)
            _versions(connection, replaced, {one.source.id for one in sources}, at=at)
            _by_hand(connection, by_hand, at=at)
            _judgements(connection, held, at=at)
            _corrections(connection, held, at=at)
    finally:
        copy.close()


@dataclass(frozen=True, slots=True)
class _Shared:
    """A source with its bytes, and the addresses and paths at which it was found."""

    source: Source
    raw: bytes | None
    places: tuple[str, ...]


def _sources(connection: sa.Connection, held: Standing) -> Iterator[_Shared]:
    """In the order in which they came in."""
    numbers = loading.source_numbers(connection)
    for one in sorted(held.sources, key=lambda source: numbers[source.id]):
        yield _Shared(one, loading.raw(connection, one.id), tuple(links.places_of(connection, one.id)))


def _quoted_alone(sources: list[_Shared], held: Standing) -> list[_Shared]:
    """The sources with all but the passages that facts quote blocked out, and without their bytes."""
    passages: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in held.rows:
        for one in writing.quoted(row.body):
            passages[one["source"]].append((one["start"], one["end"]))
    return [
        replace(one, raw=None, source=replace(one.source, text=_blocked(one.source.text, passages[one.source.id])))
        for one in sources
    ]


def _blocked(text: str, passages: Iterable[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in sorted(passages):
        pieces += [BLOCK * (start - done), text[max(start, done) : end]]
        done = max(done, end)
    return "".join([*pieces, BLOCK * (len(text) - done)])


def _readings(
    connection: sa.Connection, held: Standing, *, entered: Container[str]
) -> dict[str, list[tuple[str, list[writing.Row]]]]:
    """What was read by source and reader: first what outlived its reading, as somebody decided about it, then the last."""
    told: dict[str, list[writing.Row]] = defaultdict(list)
    for row in held.rows:
        if row.body["id"] not in entered:
            told[row.body["evidence"][0]["source"]].append((row.kind, row.body))
    found = defaultdict(list)
    for source in held.sources:
        reader, rows = loading.reader_of(connection, source.id), told[source.id]
        last = loading.last_ids(connection, source.id)
        outlived = [row for row in rows if row[1]["id"] not in last]
        if outlived:
            found[source.id].append((outlived[0][1]["why"]["by"], outlived))
        if rows or reader is not None:
            found[source.id].append((reader or "unknown", [row for row in rows if row[1]["id"] in last]))
    return found


def _versions(
    connection: sa.Connection, replaced: Iterable[links.Link], shared: Container[str], *, at: dt.datetime
) -> None:
    """Which of the sources are versions of one page, as it counts."""
    for one in replaced:
        if one.later in shared and one.earlier in shared:
            added = writing.remember(connection, at, action="replace", subject=one.later)
            links.keep(connection, one.later, one.earlier, because=one.because, by=one.by, added=added)


def _by_hand(connection: Any, rows: Iterable[writing.Row], *, at: dt.datetime) -> None:
    for kind, body in rows:
        added = writing.remember(connection, at, action="by hand", subject=body["id"], by=body["why"]["by"])
        writing.keep_facts(connection, [(kind, body)], reading=None, source=None, added=added)


def _judgements(connection: Any, held: Standing, *, at: dt.datetime) -> None:
    """The decisions that count, about facts that are in the copy, oldest first; notes of others stay behind."""
    about: dict[int, tuple[Judgement, list[str]]] = {}
    for fact, judgement in held.decided.last.items():
        if fact in held.rows.kept:
            about.setdefault(held.decided.numbers[fact], (judgement, []))[1].append(fact)
    for _, (judgement, members) in sorted(about.items()):
        added = writing.remember(connection, at, action=judgement.verdict, subject=judgement.fact, by=judgement.by)
        judging.keep(connection, judgement, members=members, added=added)


def _corrections(connection: Any, held: Standing, *, at: dt.datetime) -> None:
    """The corrections that count and rest on what is in the copy alone, oldest first."""
    for kept in held.changes:
        one = kept.correction
        added = writing.remember(connection, at, action=action_of(one), subject=one.facts[0], by=one.by)
        judging.keep_correction(connection, one, added=added)

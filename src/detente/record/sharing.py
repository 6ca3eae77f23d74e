"""A copy of a record for others: only what the sources up to a handling level say, as if no others had come in.

The copy is a record of its own with a history of its own, so that nothing of what was left out stands anywhere in its
file: no row, no index, no earlier state. Facts keep their ids, decisions about them who made them and when.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Container
from pathlib import Path
from typing import Any

from detente.model import Fact, Judgement, Reading
from detente.model.schema import adapter
from detente.record import judging, loading, writing
from detente.record.assembling import Standing
from detente.record.backing import Backing
from detente.record.database import Database
from detente.record.encryption.keys import Key
from detente.record.judging.changes import action_of
from detente.record.kinds import KINDS
from detente.record.loading import Row
from detente.record.standing import standing


def share(database: Backing, path: Path, *, levels: Container[str], at: dt.datetime, key: Key | None) -> None:
    """Make the copy in a new file, encrypted where there is a `key`. `at` is when it is made."""
    with database.reading() as connection:
        held = standing(connection, database.stem, levels=levels)
        raws = {one.id: loading.raw(connection, one.id) for one in held.sources}
        readers = {one.id: loading.reader_of(connection, one.id) for one in held.sources}
        name = loading.notes(connection).get("name")
        entered = set(connection.exec_driver_sql("SELECT id FROM facts WHERE reading IS NULL").scalars())
    copy = Database(path, read_only=False, wait=1, key=key)
    try:
        copy.make_or_check()
        with copy.appending() as connection:
            if name is not None:
                writing.keep_note(connection, "name", value=name, at=at)
            readings = _readings(held, readers, entered=entered)
            for source in held.sources:
                writing.add(connection, source, raw=raws[source.id], reading=readings.get(source.id), at=at)
            _by_hand(connection, held, entered=entered, at=at)
            _judgements(connection, held, at=at)
            _corrections(connection, held, at=at)
    finally:
        copy.close()


def _readings(held: Standing, readers: dict[str, str | None], *, entered: Container[str]) -> dict[str, Reading]:
    """The facts of each source as one reading, which gives them the ids that they have."""
    found: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for row in held.rows:
        if row.body["id"] not in entered:
            found[row.body["evidence"][0]["source"]][KINDS[row.kind].field].append(_fact(row))
    return {
        source: Reading(
            source=source,
            reader=readers.get(source) or "unknown",
            **{field: tuple(facts) for field, facts in found[source].items()},  # type: ignore[arg-type] # each field has its kind
        )
        for source, reader in readers.items()
        if reader is not None or source in found
    }


def _fact(row: Row) -> Fact:
    fact: Fact = adapter(KINDS[row.kind].type).validate_python(row.body)
    return fact


def _by_hand(connection: Any, held: Standing, *, entered: Container[str], at: dt.datetime) -> None:
    for row in held.rows:
        fact = row.body["id"]
        if fact in entered:
            by = row.body["why"]["by"]
            added = writing.remember(connection, at, action="by hand", subject=fact, by=by)
            writing.keep_facts(connection, [(row.kind, row.body)], reading=None, source=None, added=added)


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

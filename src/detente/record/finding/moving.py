"""Whether anything happened between two rows of history by which who is who may have changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from detente.record.dialects import Dialect, Raw
from detente.record.loading import NOW


def moved(raw: Raw, after: int, *, upto: int = NOW, dialect: Dialect) -> bool:
    """Whether anything did, in the rows after one up to another; all may have before the first."""
    return not after or was_read(raw, after, upto=upto) or decided_about_actors(raw, after, upto=upto, dialect=dialect)


def was_read(raw: Raw, after: int, *, upto: int = NOW) -> bool:
    """Whether anything was done to a source."""
    query = "SELECT 1 FROM history h JOIN sources s ON s.id = h.subject WHERE h.number > ? AND h.number <= ? LIMIT 1"
    return raw.execute(query, (after, upto)).fetchone() is not None


def decided_about_actors(raw: Raw, after: int, *, upto: int = NOW, dialect: Dialect) -> bool:
    """Whether people decided about actors or took back what version of a page counts."""
    query = (
        "SELECT 1 FROM reversals r JOIN replacements p ON p.added = r.act WHERE r.added > ? AND r.added <= ? LIMIT 1"
    )
    if raw.execute(query, (after, upto)).fetchone():
        return True
    ids = json.dumps(list(dict.fromkeys(decided_on(raw, after, upto=upto))))
    query = f"SELECT 1 FROM facts WHERE id IN {dialect.TEXTS} AND kind || '' = 'actor' LIMIT 1"  # noqa: S608 - the dialect's own words
    return raw.execute(query, (ids,)).fetchone() is not None  # || '': by the index of ids, not through all actors


def decided_on(raw: Raw, after: int, *, upto: int = NOW) -> Iterator[str]:
    """The ids of facts that people entered, judged, corrected, or took back what they had decided about."""
    entered = "SELECT id FROM facts WHERE reading IS NULL AND added > ? AND added <= ?"
    yield from (row[0] for row in raw.execute(entered, (after, upto)))
    acts = _between(raw, "act", table="reversals", after=after, upto=upto)
    for table, members, key in (
        ("judgements", "judged_facts", "judgement"),
        ("corrections", "corrected_facts", "correction"),
    ):
        numbers = _between(raw, "number", table=table, after=after, upto=upto)
        for act in acts:
            numbers += [row[0] for row in raw.execute(f"SELECT number FROM {table} WHERE added = ?", (act,))]  # noqa: S608 - ours
        for number in numbers:
            yield from (row[0] for row in raw.execute(f"SELECT fact FROM {members} WHERE {key} = ?", (number,)))  # noqa: S608 - ours


def _between(raw: Raw, column: str, *, table: str, after: int, upto: int) -> list[int]:
    """Of the rows of a table those that came in then, from the last one on: they came in in the order of history."""
    query = f"SELECT number, added, {column} FROM {table} WHERE number < ? ORDER BY number DESC LIMIT ?"  # noqa: S608 - ours
    found: list[int] = []
    before, some = NOW, 10  # most often one row was added
    while rows := raw.execute(query, (before, some)).fetchall():
        found += [value for _, added, value in rows if after < added <= upto]
        before, some = rows[-1][0], some * 10
        if rows[-1][1] <= after:
            break
    return found

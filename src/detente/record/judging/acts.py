"""Acts: all that one call decided, undone and done again as one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

import sqlalchemy as sa

from detente.errors import UsageError
from detente.record.interface import Act
from detente.record.judging.reversals import keep_reversal, undone_acts

T = TypeVar("T")

_QUERY = """
SELECT j.added, h.at, j.by, j.verdict, j.fact, j.note, CAST(NULL AS INTEGER) AS act, 1 AS part, j.number AS number
FROM judgements j JOIN history h ON h.number = j.added
WHERE j.added <= :upto
UNION ALL
SELECT c.added, h.at, c.by, c.kind, f.fact, c.why, NULL, 2, c.number
FROM corrections c JOIN history h ON h.number = c.added JOIN corrected_facts f ON f.correction = c.number
WHERE c.added <= :upto
UNION ALL
SELECT r.added, h.at, r.by, CASE r.kind WHEN 'undo' THEN 'undo act' ELSE 'redo' END, NULL, r.why, r.act, 3, r.number
FROM reversals r JOIN history h ON h.number = r.added WHERE r.added <= :upto
UNION ALL
SELECT r.added, h.at, r.by, 'version', NULL, '', NULL, 4, r.number
FROM replacements r JOIN history h ON h.number = r.added WHERE r.added <= :upto
ORDER BY part, number, fact
"""


def acts(connection: sa.Connection, *, upto: int) -> list[Act]:
    """All acts up to a row of history, oldest first."""
    undone = undone_acts(connection, upto)
    found: dict[int, Act] = {}
    for number, at, by, what, fact, why, of, *_ in connection.execute(sa.text(_QUERY), {"upto": upto}):
        before = found.get(number)
        found[number] = Act(
            number=number,
            at=dt.datetime.fromisoformat(at),
            by=by,
            what=_joined(before.what if before else (), (what,)),
            facts=_joined(before.facts if before else (), () if fact is None else (fact,)),
            why=why,
            of=_joined(before.of if before else (), () if of is None else (of,)),
            stands=number not in undone,
        )
    return [found[number] for number in sorted(found)]


def _joined(one: Iterable[T], other: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys([*one, *other]))


def reverse(connection: sa.Connection, numbers: Iterable[int], *, kind: str, by: str, why: str, added: int) -> None:
    """Undo acts, or do them again. Raises UsageError for what is no act, or is undone (done again) already."""
    known = {one.number: one for one in acts(connection, upto=added) if not one.of}
    for number in dict.fromkeys(numbers):
        if number not in known:
            raise UsageError(f"nothing was decided by act {number}", do="detente judge list shows the acts.")
        if known[number].stands != (kind == "undo"):
            state = "is undone already" if kind == "undo" else "is not undone"
            raise UsageError(f"act {number} {state}", do="detente judge list shows what stands.")
        keep_reversal(connection, number, kind=kind, by=by, why=why, added=added)

"""Undoing and redoing of whole acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from detente.record.schema import reversals as table


@dataclass(frozen=True, slots=True)
class Reversal:
    """That an act (a row of history) was undone, or done again."""

    added: int
    act: int
    kind: str

    def apply(self, undone: set[int]) -> None:
        """Put the act among those undone, or take it from there."""
        if self.kind == "undo":
            undone.add(self.act)
        else:
            undone.discard(self.act)


def reversals(connection: sa.Connection, upto: int) -> Iterator[Reversal]:
    """All up to a row of history, in their order."""
    query = "SELECT added, act, kind FROM reversals WHERE added <= ? ORDER BY number"
    for added, act, kind in connection.exec_driver_sql(query, (upto,)):
        yield Reversal(added, act, kind)


def undone_acts(connection: sa.Connection, upto: int) -> set[int]:
    """The acts that are undone as of a row of history."""
    undone: set[int] = set()
    for one in reversals(connection, upto):
        one.apply(undone)
    return undone


def keep_reversal(connection: sa.Connection, act: int, *, kind: str, by: str, why: str, added: int) -> None:
    """A row that undoes an act or does it again."""
    connection.execute(sa.insert(table).values(act=act, kind=kind, by=by, why=why, added=added))

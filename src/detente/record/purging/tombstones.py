"""What a purge leaves in the place of what it takes: the digests that were kept of it, and that it was purged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from detente.record.chain import COVERED, own, rows
from detente.record.dialects import raw_connection
from detente.record.schema import closed, metadata, purged


@dataclass(slots=True)
class Tombstones:
    """Takes rows out, or notes that they were changed; `keep` writes what stands for them into the chain."""

    connection: sa.Connection
    touched: set[tuple[str, int]] = field(default_factory=set)

    def remove(self, table: str, numbers: Iterable[int], *, key: str = "number") -> None:
        """Delete rows, covered by the chain under the numbers in their column `key`."""
        numbers = tuple(numbers)
        self.touched |= {(table, one) for one in numbers}
        self.delete(table, key, numbers)

    def delete(self, table: str, column: str, values: Iterable[Any]) -> None:
        """Delete the rows that have one of these values; they count as part of others, or are not in the chain."""
        statement = f'DELETE FROM {table} WHERE "{column}" = ?'  # noqa: S608 - the schema's own names
        for one in values:
            self.connection.exec_driver_sql(statement, (one,))

    def change(self, table: str, number: int, **cells: Any) -> None:
        """Write over some cells of a row."""
        self.touched.add((table, number))
        one = metadata.tables[table]
        self.connection.execute(sa.update(one).where(one.c.number == number).values(**cells))

    def keep(self, added: int) -> int:
        """A row for each that was touched, with the digest of what is left of it; gives how many."""
        found = [
            {"name": name, "row": row, "left": self._left(name, row), "added": added}
            for name, row in sorted(self.touched)
        ]
        for one in found:
            self.connection.execute(sa.insert(purged).values(**one))
        return len(found)

    def close(self, sha256s: Iterable[str], *, added: int) -> None:
        """Bytes that are not to come in again."""
        there = set(self.connection.execute(sa.select(closed.c.sha256)).scalars())
        for one in sorted(set(sha256s) - there):
            self.connection.execute(sa.insert(closed).values(sha256=one, added=added))

    def _left(self, name: str, row: int) -> str | None:
        raw = raw_connection(self.connection)
        if name == "history":
            return own(*raw.execute("SELECT subject, detail FROM history WHERE number = ?", (row,)).fetchone()).hex()
        covered = next(one for one in COVERED if one.table == name)
        found = next(rows(raw, covered, start=row), None)
        return found[2].hex() if found and found[0] == row else None

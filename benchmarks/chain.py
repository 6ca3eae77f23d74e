"""What the chain over history costs: adding reports with and without it, in turn, and walking all of it afterwards."""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import sqlalchemy as sa

from detente.model import Actor, Reading, Source, Statement, Why, passage
from detente.record import chain
from detente.record.store import Record

_WHY = Why(rule="bench", by="bench")
_WORDS = "said that the talks would go on in the same place until both had agreed on the tolls and the boats"
REPORTS = 150
WALKED = 100_000
"""Facts of the record that is walked."""


def told(number: int, facts: int) -> tuple[Source, bytes, Reading]:
    """A report with so many statements of one state."""
    lines = [f"Estoria {number}", *(f"{place} {_WORDS}" for place in range(facts))]
    text = "\n".join(lines)
    name = f"src-{number:012x}"
    first = (passage(name, text, start=0, end=len(lines[0])),)
    east = Actor(id="x", evidence=first, why=_WHY, kind="state", name="Estoria", names=("Estoria",))
    said, start = [], len(lines[0]) + 1
    for place, line in enumerate(lines[1:]):
        here = (passage(name, text, start=start, end=start + len(line)),)
        said.append(Statement(id=f"s{place}", evidence=here, why=_WHY, content=here, mode="indirect", speaker="x"))
        start += len(line) + 1
    source = Source(id=name, sha256=f"{number:064x}", location=f"{number}.txt", text=text, media_type="text/plain")
    return source, text.encode(), Reading(source=name, reader="bench", actors=(east,), statements=tuple(said))


def _unchained(_connection: sa.Connection) -> None:
    """Nothing: what adding costs without the chain."""


def _seconds(record: Record, report: tuple[Source, bytes, Reading], seal: Callable[[sa.Connection], None]) -> float:
    with patch.object(chain, "seal", seal):
        start = time.perf_counter()
        record.add(*report)
        return time.perf_counter() - start


def adding() -> None:
    """Print the cost of an addition with the chain over one without (aim: at most 1.3)."""
    seal = chain.seal
    for facts in (1, 10, 60):
        with tempfile.TemporaryDirectory() as folder:
            base = Path(folder)
            with Record.open(base / "with.detente") as one, Record.open(base / "without.detente") as other:
                reports = [told(number, facts) for number in range(REPORTS)]
                pairs = [(_seconds(one, each, seal), _seconds(other, each, _unchained)) for each in reports]
        ratio = statistics.median(a for a, _ in pairs) / statistics.median(b for _, b in pairs)
        print(
            f"{f'adding a report of {facts} statements, chained':<52}"
            f"{1e3 * statistics.median(a for a, _ in pairs):>7.2f} ms   "
            f"{'without the chain':<34}{1e3 * statistics.median(b for _, b in pairs):>7.2f} ms   ratio {ratio:>6.2f}   aim ≤ 1.3"
        )


def walking() -> None:
    """Print how long `detente verify` takes for a record of 100,000 facts, and the most memory that the process took."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "big.detente") as record:
        each = 200
        for number in range(WALKED // each):
            record.add(*told(number, each))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        found = record.verify()
        took = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sound = "sound" if found.flaw is None else "damaged"
    print(
        f"{f'verifying {found.rows:,} rows: {sound}':<52}{took:>8.3f} s   {1e6 * took / found.rows:.0f} µs a row   "
        f"{after / 1024:.0f} MB at most, {(after - before) / 1024:.0f} MB of it for the walk"
    )


if __name__ == "__main__":
    adding()
    walking()

"""The record's own clock at size: looking at a day in the past against looking at today, and telling two days apart."""

from __future__ import annotations

import datetime as dt
import resource
import tempfile
import time
from pathlib import Path

from benchmarks.chain import told
from detente.record import open_record
from detente.record.store import Record

FACTS = 100_000
EACH = 100
_FIRST = dt.datetime(2041, 1, 1, tzinfo=dt.UTC)


def as_of(facts: int = FACTS) -> None:
    """Print the seconds of adding, of the view of today and of half-way, and of the difference, with the most memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.detente"
        reports = facts // EACH
        start = time.perf_counter()
        with Record.open(path) as record:
            clock = iter(_FIRST + dt.timedelta(hours=number) for number in range(reports))
            record._now = lambda: next(clock)  # noqa: SLF001 - no user sets the clock
            for number in range(reports):
                record.add(*told(number, EACH))
        added = time.perf_counter() - start
        half = _FIRST + dt.timedelta(hours=reports // 2)
        now, past = _view(path, None), _view(path, half)
        with open_record(path) as record:
            start = time.perf_counter()
            found = record.differences(half, _FIRST + dt.timedelta(hours=reports))
            told_apart = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{f'{facts:,} facts added by {reports:,} reports':<52}{added:>8.1f} s   {facts / added:>10,.0f} a second")
    print(f"{'as of half-way':<52}{past:>8.2f} s   {'today':<34}{now:>8.2f} s   ratio {past / now:>6.2f}   aim ≤ 1")
    print(
        f"{f'difference of {len(found.new) + len(found.changed):,} facts':<52}{told_apart:>8.2f} s   {'today':<34}{now:>8.2f} s   "
        f"ratio {told_apart / now:>6.2f}   aim ≤ 2;   most memory {memory:,.0f} MB"
    )


def _view(path: Path, moment: dt.datetime | None) -> float:
    start = time.perf_counter()
    with open_record(path, as_of=moment) as record:
        record.dossier()
    return time.perf_counter() - start

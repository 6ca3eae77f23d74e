"""What is done to a big record, each in a process of its own: how long it takes, and the most memory that it takes.

`python -m benchmarks.sized ACTION PLACE FACTS` does one of `ACTIONS` and prints what it took as JSON.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.chain import told
from benchmarks.process import EACH, FIRST, Process
from benchmarks.timing import ROOT
from detente.model import Judgement
from detente.record import Place, open_record, place_of, writing
from detente.record.store import Record

FACTS = 1_000_000
MOST = 500
"""Megabytes that nothing may take."""
_AT_ONCE = 500  # reports that are put in together


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock and of the processor, megabytes at most, and how many facts came of it."""

    seconds: float
    busy: float
    megabytes: float
    facts: int


def fill(place: Place, facts: int) -> int:
    """Put a made-up process into a new record, an hour between reports by its clock."""
    with Record.open(place) as record:
        reports = enumerate(Process(facts))
        for _ in range(facts // EACH // _AT_ONCE + 1):
            with record._database.appending() as connection:  # noqa: SLF001 - each `add` would wait for the disk
                for number, (source, raw, reading) in itertools.islice(reports, _AT_ONCE):
                    at = FIRST + dt.timedelta(hours=number)
                    writing.add(connection, source, raw=raw, reading=reading, at=at)
    return facts


def _half(facts: int) -> dt.datetime:
    return FIRST + dt.timedelta(hours=facts // EACH // 2)


def _view(place: Place, _facts: int, *, as_of: dt.datetime | None = None) -> int:
    with open_record(place, as_of=as_of) as record:
        return sum(1 for _ in record.dossier().statements)


def _past(place: Place, facts: int) -> int:
    return _view(place, facts, as_of=_half(facts))


def _differences(place: Place, since: dt.datetime, until: dt.datetime) -> int:
    with open_record(place) as record:
        found = record.differences(since, until)
        return len(found.new) + len(found.changed) + len(found.withdrawn)


def _half_of_all(place: Place, facts: int) -> int:
    return _differences(place, _half(facts), FIRST + dt.timedelta(hours=facts // EACH))


def _last_day(place: Place, facts: int) -> int:
    last = FIRST + dt.timedelta(hours=facts // EACH)
    return _differences(place, last - dt.timedelta(days=1), last)


def _judged(place: Place, kind: str) -> int:
    with open_record(place) as record:
        with record._database.reading() as connection:  # noqa: SLF001 - any fact of the kind
            query = "SELECT max(id) FROM facts WHERE kind = ?"
            fact = connection.exec_driver_sql(query, (kind,)).scalar_one()
        at = dt.datetime.now(dt.UTC)
        record.judge(Judgement(fact=fact, verdict="accept", by="Bench", at=at))
        return len(record.as_read(fact))


def _export(place: Place, _facts: int) -> int:
    from detente.project import Project

    with Project.open(place, create=False) as project, Path(os.devnull).open("wb") as out:
        return sum(out.write(piece) for piece in project.export_pieces("statements"))


def _add(place: Place, reports: int) -> int:
    with open_record(place) as record:
        return sum(record.add(*told(time.time_ns(), EACH)) for _ in range(reports)) * EACH


ACTIONS: dict[str, Callable[[Place, int], int]] = {
    "fill": fill,
    "the record as it stands": _view,
    "the record as of half-way": _past,
    "the difference of half of it": _half_of_all,
    "the difference of the last day": _last_day,
    "a decision about an actor": lambda place, _: _judged(place, "actor"),
    "a decision about a meeting": lambda place, _: _judged(place, "meeting"),
    "a decision about a statement": lambda place, _: _judged(place, "statement"),
    "all statements as a table": _export,
    "one report more": lambda place, _: _add(place, 1),
    "100,000 facts more, by 1,000 reports": lambda place, _: _add(place, 1_000),
}


def took(action: str, place: str, facts: int) -> Took:
    """Do it in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.sized", action, place, str(facts)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return Took(*json.loads(done.stdout.splitlines()[-1]))


def show(place: str, facts: int, *, name: str) -> None:
    """Print a line for each action; ratios are of processor time to that of the record as it stands."""
    filled = took("fill", place, facts)
    print(f"{f'{name}: {facts:,} facts put in':<52}{filled.seconds:>8.1f} s {facts / filled.seconds:>10,.0f} a second")
    whole = None
    for action in list(ACTIONS)[1:]:
        one = took(action, place, facts)
        whole = whole or one
        print(
            f"{f'{name}: {action}':<52}{one.seconds:>8.1f} s   ratio {one.busy / whole.busy:>6.3f}   "
            f"{one.megabytes:>6,.0f} MB at most   aim ≤ {MOST}",
            flush=True,
        )


def at_size(facts: int = FACTS) -> None:
    """Print what is done to a record in a file."""
    with tempfile.TemporaryDirectory() as folder:
        show(str(Path(folder) / "big.detente"), facts, name="a file")


def main() -> None:
    """Do one action."""
    action, place, facts = sys.argv[1:]
    start, busy = time.perf_counter(), time.process_time()
    found = ACTIONS[action](place_of(place), int(facts))
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    print(json.dumps([seconds, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, found]))


if __name__ == "__main__":
    main()

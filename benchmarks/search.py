"""Search over a million facts: a faceted page of today and of earlier days beside a plain scan of the same facts."""

from __future__ import annotations

import importlib
import itertools
import json
import random
import statistics
import sys
import tempfile
import time
import typing
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.record import Place, place_of
from detente.record.dialects import raw_connection
from detente.record.finding import cast, index, pages
from detente.record.finding.asking import Wanted
from detente.record.loading import NOW
from detente.record.places import Address
from detente.record.postgres.driver import Connection
from detente.record.store import Record

FACTS = 1_000_000
ON_SERVER = 100_000
"""The same of a server, into which a million take an hour: `python -m benchmarks.search 1000000 1000000`."""
EACH = 100
"""Facts of one report."""
_SCAN = (
    "SELECT f.kind, count(*) FROM facts f JOIN current_readings r ON r.number = f.reading "
    "WHERE f.body LIKE ? GROUP BY f.kind"
)
"""What one facet costs without an index: here one count, while a page has eight."""
_ASKED = {
    "everything": Wanted(),
    "a party, an issue, an attitude": Wanted(party=("State 3",), issue=("forces",), attitude=("rejects",)),
    "a year of a kind": Wanted(kind=("statement",), since="2034", until="2034"),
    "a word of one fact in eleven": Wanted(words="word14"),
    "a word of three facts in ten": Wanted(words="word3"),
    "two words and a party": Wanted(words="word1 word5", party=("State 3",)),
}
_WORDS = [f"word{number}" for number in range(20_000)]
_WEIGHTS = list(itertools.accumulate(1 / (place + 1) for place in range(20_000)))
_ACTOR: dict[str, Any] = {
    "role": None,
    "standing": None,
    "evidence": [],
    "why": {"rule": "bench", "words": "", "by": "bench", "confidence": None},
}
_ISSUES = ("forces", "ceasefire", "prisoners", "elections", "borders")


def filled(record: Record, first: int, last: int) -> None:
    """Statements and positions of a few parties and many people, told by reports over ten years, past the readers."""
    chance = random.Random(first)
    with record._database.writing() as connection:  # noqa: SLF001 - a million facts through `add` take an hour
        raw = raw_connection(connection)
        for report in range(first, last + 1):
            when = f"{2031 + report % 10}-{report % 12 + 1:02}-{report % 28 + 1:02}T12:00:00+00:00"
            told = [_fact(chance, report, place) for place in range(EACH)]
            actors = [
                {"id": f"a-{report}-{n}", "kind": kind, "name": name, "names": [name], "side": side, **_ACTOR}
                for n, kind, name, side in (
                    (0, "state", f"State {report % 7}", None),
                    (1, "person", f"Person {report % 3000}", f"a-{report}-0"),
                )
            ]
            text = " ".join(body["evidence"][0]["exact"] for _, body in told)
            _place(told, report)
            raw.execute("INSERT INTO history (number, at, action, subject, detail) VALUES (?, ?, 'add', ?, '{}')",
                        (report, when, f"src-{report}"))  # fmt: skip
            raw.execute("INSERT INTO sources VALUES (?, ?, ?, ?)", (report, f"src-{report}", f"{report:064x}", report))
            raw.execute("INSERT INTO texts VALUES (?, ?, ?)", (report, report, text))
            raw.execute(
                "INSERT INTO source_versions VALUES (?, ?, ?, ?, 'text/plain', ?, 'report', NULL, NULL, ?, '', 'en', 'ready', '', 'u')",
                (report, report, report, report, f"{report}.txt", when),
            )
            raw.execute("INSERT INTO readings VALUES (?, ?, ?, 'bench', ?)", (report, report, report, report))
            rows = [("actor", body) for body in actors] + told
            numbers = itertools.count((report - 1) * len(rows) + 1)
            raw.executemany(
                "INSERT INTO facts (number, id, kind, reading, source, added, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((next(numbers), body["id"], kind, report, report, report, json.dumps(body)) for kind, body in rows),
            )


def _fact(chance: random.Random, report: int, place: int) -> tuple[str, dict[str, Any]]:
    words = " ".join(chance.choices(_WORDS, cum_weights=_WEIGHTS, k=15))
    body: dict[str, Any] = {"id": f"f-{report}-{place}", "evidence": [{"exact": words}]}
    if place % 4:
        return "statement", {**body, "speaker": f"a-{report}-1", "relayer": None, "said_on": None}
    party = {"party": f"a-{report}-0", "speaker": f"a-{report}-1", "attitude": chance.choice(("demands", "rejects"))}
    return "position", {**body, **party, "issue": chance.choice(_ISSUES)}


def _place(told: list[tuple[str, dict[str, Any]]], report: int) -> None:
    start = 0
    for _, body in told:
        (passage,) = body["evidence"]
        passage |= {"source": f"src-{report}", "start": start, "end": start + len(passage["exact"])}
        start += len(passage["exact"]) + 1


@dataclass(frozen=True, slots=True)
class _Took:
    """Seconds by the clock, and of this process's processor time (a server's is not in it)."""

    seconds: float
    busy: float


def _took(call: Callable[[], object], *, times: int = 5, before: Callable[[], object] = lambda: None) -> _Took:
    """The median of so many; `before` each of them this is done."""
    found = []
    for _ in range(times):
        before()
        start, busy = time.perf_counter(), time.process_time()
        call()
        found.append((time.perf_counter() - start, time.process_time() - busy))
    return _Took(*map(statistics.median, zip(*found, strict=True)))


def searching(facts: int = FACTS, on_server: int = ON_SERVER) -> None:
    """Print how long a faceted page takes in a file and, where there are its programs, on a server of the tests' own."""
    with tempfile.TemporaryDirectory() as folder:
        _measured(Path(folder) / "big.detente", facts, name="a file")
        server = importlib.import_module("tests.postgres_server")
        if server.programs() is None:
            print("There is no PostgreSQL on this machine: search on a server is not measured.")
            return
        with server.server(Path(folder) / "server") as address:
            connection = Connection(typing.cast("Address", place_of(f"{address}postgres")))
            connection.autocommit = True
            connection.execute("CREATE DATABASE big")
            connection.close()
            _measured(place_of(f"{address}big"), on_server, name="a server")


def _measured(place: Place, facts: int, *, name: str) -> None:
    reports = facts // EACH
    days = {"today": NOW, "before the last tenth": reports * 9 // 10, "before nine tenths": reports // 10}
    with Record.open(place) as record:
        stops = sorted(one for one in days.values() if one != NOW)
        filling = _took(lambda: _filled_in_steps(record, stops, reports), times=1)
        _told(f"{name}: {facts:,} facts put in and indexed", filling)
        with record._database.reading() as connection:  # noqa: SLF001 - past the readers
            scan = _took(lambda: connection.exec_driver_sql(_SCAN, ("%word40 %",)).all(), times=1)
            columns = _took(lambda: pages.Columns.load(connection))
            unkept = _took(lambda: pages.Columns.load(connection, upto=reports * 8 // 10), times=1)
        _told(f"{name}: a plain scan for one count", scan)
        _told(f"{name}: loading the columns, once a process", columns)
        _told(f"{name}: the same as of a day of which who was who is not kept", unkept)
        for day, upto in days.items():
            past = Record(record._database)  # noqa: SLF001 - as of rows of history and not of moments
            past._upto = upto  # noqa: SLF001
            _pages(past, f"{name}, {day}", scan)


def _filled_in_steps(record: Record, stops: list[int], reports: int) -> None:
    """Who is who is kept at each stop and at the end."""
    for first, last in itertools.pairwise([0, *stops, reports]):
        filled(record, first + 1, last)
        with record._database.writing() as connection:  # noqa: SLF001 - as above
            index.catch_up(connection)
            cast.settle(connection)


def _pages(record: Record, name: str, scan: _Took) -> None:
    """The first page that a process asks for, which loads the columns, and others."""
    first = _took(lambda: record.find(Wanted(), facets=True), before=lambda: setattr(record, "_columns", None))
    _told(f"{name}: the first page of a process", first, scan)
    for what, wanted in _ASKED.items():
        found = record.find(wanted, facets=True)
        took = _took(lambda wanted=wanted: record.find(wanted, facets=True))  # type: ignore[misc] # a default, not an argument
        _told(f"{name}: {what} ({found.total:,})", took, scan)


def _told(what: str, took: _Took, scan: _Took | None = None) -> None:
    """`scan` is what a plain scan for one count takes."""
    ratio = f"   ratio to a plain scan {took.seconds / scan.seconds:>6.3f}   aim ≤ 200 ms" if scan else ""
    print(f"{what:<75}{1e3 * took.seconds:>9.0f} ms, {1e3 * took.busy:>7.0f} ms busy{ratio}", flush=True)


if __name__ == "__main__":
    searching(*map(int, sys.argv[1:]))

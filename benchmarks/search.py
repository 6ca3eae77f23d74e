"""Search over a million facts: a faceted page beside a plain scan of the same facts, in one run."""

from __future__ import annotations

import itertools
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from detente.record.dialects import raw_connection
from detente.record.finding import cast, index, pages
from detente.record.finding.asking import Wanted
from detente.record.store import Record

FACTS = 1_000_000
EACH = 100
"""Facts of one report."""
_SCAN = (
    "SELECT f.kind, count(*) FROM facts f JOIN current_readings r ON r.number = f.reading "
    "WHERE f.body LIKE ? GROUP BY f.kind"
)
"""What one facet costs without an index: here one count, while a page has eight."""
_WORDS = [f"word{number}" for number in range(20_000)]
_WEIGHTS = list(itertools.accumulate(1 / (place + 1) for place in range(20_000)))
_ACTOR: dict[str, Any] = {
    "role": None,
    "standing": None,
    "evidence": [],
    "why": {"rule": "bench", "words": "", "by": "bench", "confidence": None},
}
_ISSUES = ("forces", "ceasefire", "prisoners", "elections", "borders")


def filled(record: Record, facts: int) -> None:
    """Statements and positions of a few parties and many people, told by reports over ten years, past the readers."""
    chance = random.Random(1)
    with record._database.writing() as connection:  # noqa: SLF001 - a million facts through `add` take an hour
        raw = raw_connection(connection)
        for report in range(1, facts // EACH + 1):
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
            raw.executemany(
                "INSERT INTO facts (id, kind, reading, source, added, body) VALUES (?, ?, ?, ?, ?, ?)",
                ((body["id"], kind, report, report, report, json.dumps(body)) for kind, body in rows),
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


def _took(call: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def searching(facts: int = FACTS) -> None:
    """Print how long a faceted page takes (aim: at most 200 ms), and the ratio to one count by a plain scan."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "big.detente") as record:
        filled(record, facts)
        start = time.perf_counter()
        with record._database.writing() as connection:  # noqa: SLF001 - as above
            index.catch_up(connection)
        print(f"{f'indexing {facts:,} facts':<60}{time.perf_counter() - start:>8.1f} s")
        with record._database.reading() as connection:  # noqa: SLF001 - as above
            start = time.perf_counter()
            connection.exec_driver_sql(_SCAN, ("%word40 %",)).all()
            scan = time.perf_counter() - start
            print(
                f"{'loading the columns, who is who not kept':<60}{1e3 * _took(lambda: pages.Columns.load(connection)):>8.0f} ms"
            )
        with record._database.writing() as connection:  # noqa: SLF001 - as above
            cast.settle(connection)
        with record._database.reading() as connection:  # noqa: SLF001 - as above
            loading = _took(lambda: pages.Columns.load(connection))
            print(f"{'loading the columns, once a process':<60}{1e3 * loading:>8.0f} ms")
            for days, upto in (("the last tenth", facts // EACH * 9 // 10), ("nine tenths", facts // EACH // 10)):
                then = _took(lambda upto=upto: pages.Columns.load(connection, upto=upto))  # type: ignore[misc] # a default
                print(f"{f'the same as of a day before {days} came in':<60}{1e3 * then:>8.0f} ms")
        asked = {
            "everything": Wanted(),
            "a party, an issue, an attitude": Wanted(party=("State 3",), issue=("forces",), attitude=("rejects",)),
            "a year of a kind": Wanted(kind=("statement",), since="2034", until="2034"),
            "a word of one fact in eleven": Wanted(words="word14"),
            "a word of three facts in ten": Wanted(words="word3"),
            "two words and a party": Wanted(words="word1 word5", party=("State 3",)),
        }
        for name, wanted in asked.items():
            found = record.find(wanted, facets=True)
            took = _took(lambda wanted=wanted: record.find(wanted, facets=True))  # type: ignore[misc] # a default, not an argument
            print(
                f"{f'a faceted page: {name} ({found.total:,})':<60}{1e3 * took:>8.0f} ms   a plain scan for one count "
                f"{1e3 * scan:>6.0f} ms   ratio {took / scan:>6.3f}   aim ≤ 200 ms"
            )


if __name__ == "__main__":
    searching()

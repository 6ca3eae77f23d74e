"""The same as in `benchmarks.sized` over PostgreSQL: a server of the tests' own, started for this and stopped."""

from __future__ import annotations

import importlib
import tempfile
import time
from pathlib import Path
from typing import cast

from benchmarks import sized
from benchmarks.chain import told
from benchmarks.process import EACH
from detente.record import place_of
from detente.record.places import Address
from detente.record.postgres.driver import Connection
from detente.record.store import Record

FACTS = 100_000
ADDED = 100
"""Reports that are added one by one."""


def on_server(facts: int = FACTS) -> None:
    """Print what is done to a record on a server, and how long adding a report takes there and in a file."""
    server = importlib.import_module("tests.postgres_server")
    if server.programs() is None:
        print("There is no PostgreSQL on this machine: records on a server are not measured.")
        return
    with tempfile.TemporaryDirectory() as folder, server.server(Path(folder) / "server") as address:
        connection = Connection(cast("Address", place_of(f"{address}postgres")))
        connection.autocommit = True
        for name in ("big", "small"):
            connection.execute(f"CREATE DATABASE {name}")
        connection.close()
        sized.show(f"{address}big", facts, name="a server")
        there, here = _adding(f"{address}small"), _adding(str(Path(folder) / "small.detente"))
    print(
        f"{f'a server: adding a report of {EACH} facts':<52}{1e3 * there:>8.1f} ms   in a file {1e3 * here:>8.1f} ms   "
        f"ratio {there / here:>6.2f}"
    )


def _adding(place: str) -> float:
    """Seconds a report."""
    with Record.open(place_of(place)) as record:
        start = time.perf_counter()
        for number in range(ADDED):
            record.add(*told(number, EACH))
        return (time.perf_counter() - start) / ADDED


if __name__ == "__main__":
    on_server()

"""kill -9 at random moments of gathering, reading, review and export: what was acknowledged is there, nothing by halves."""

import csv
import io
import itertools
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from detente.cli.app import run
from detente.record import open_record, unpack

POINTS = int(os.environ.get("DETENTE_CRASHES", "20"))
PHASES = ("opening", "gathering", "judging", "writing", "packing", "unpacking")
EACH = 10
"""Points at which one record is killed: each record is a test, so that a long run tells how far it is."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL and fork are POSIX")


class Worker:
    """The process that forks the ones to be killed."""

    def __init__(self):
        program = [sys.executable, str(Path(__file__).with_name("crash_worker.py"))]
        self.process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.lengths = {}
        self.lines = iter(self.process.stdout)
        self._until("ready")

    def _until(self, mark):
        """The lines up to one that begins with a mark, this one included."""
        found = []
        for line in self.lines:
            found.append(line.split())
            if found[-1][0] == mark:
                return found
        raise AssertionError(f"the worker ended before it was {mark}")

    def killed(self, folder, start, *, phase, share):
        """What a fork told before it was killed within a phase, `share` (0 to 1) of the phase's usual time after its begin."""
        self.process.stdin.write(f"{folder} {start}\n")
        self.process.stdin.flush()
        told = self._until("opening")
        pid = int(told[0][1])
        if phase != "opening":
            told += self._until(phase)
        time.sleep(share * self.lengths.get(phase, 0))
        os.kill(pid, signal.SIGKILL)
        told += self._until("dead")
        assert told.pop() == ["dead", str(-signal.SIGKILL)], told
        return told

    def measure(self, folder):
        """How long each phase takes, in seconds, as one turn on a record of its own tells."""
        self.process.stdin.write(f"{folder} 1\n")
        self.process.stdin.flush()
        moments = []
        for line in self.lines:
            moments.append((line.split()[0], time.monotonic(), line))
            if line.startswith("judging 2"):
                break
        os.kill(next(int(line.split()[1]) for what, _, line in moments if what == "opening"), signal.SIGKILL)
        self._until("dead")
        begun = [(what, at) for what, at, _ in moments if what in PHASES]
        self.lengths = {what: after - at for (what, at), (_, after) in itertools.pairwise(begun)}

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


@pytest.fixture(scope="module")
def worker(tmp_path_factory):
    made = Worker()
    made.measure(new_folder(tmp_path_factory.mktemp("crashes"), "measured"))
    yield made
    made.close()


def new_folder(base, number):
    made = base / f"talks {number}"
    for part in ("reports", "out"):
        (made / part).mkdir(parents=True)
    return made


def check_record(path, told, *, reports):
    """Every source and decision that was told of is there, and all that is there is whole."""
    added = {words[1] for words in told if words[0] == "added"}
    with open_record(path) as record:
        assert record.check() == []
        dossier = record.dossier()
        held = {Path(one.location).name: one for one in dossier.sources}
        assert added <= held.keys()
        assert len(held) <= len({words[1] for words in told if words[0] == "gathering"})
        spoken = Counter(one.evidence[0].source for one in dossier.statements)
        for name, one in held.items():
            assert record.raw_of(one.id) == (reports / name).read_bytes()
            assert one.status == "ready" and spoken[one.id], f"{name} is there without what it says"
    with closing(sqlite3.connect(path)) as plain:
        decided = set(plain.execute("SELECT note, fact FROM judgements"))
    for words in told:
        if words[0] == "judged":
            assert {(f"decision {words[1]}", fact) for fact in words[2:]} <= decided
    assert run(["verify", "--record", str(path)]) == 0


def check_file(path, folder):
    """A file that has its name is whole, whether or not it was told of."""
    data = path.read_bytes()
    if path.suffix == ".html":
        assert data.rstrip().endswith(b"</html>")
    elif path.suffix == ".json":
        assert json.loads(data)
    elif path.suffix == ".ics":
        assert data.endswith(b"END:VCALENDAR\r\n")
    elif path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(data.decode())))
        assert len(rows) > 1 and len({len(row) for row in rows}) == 1
    elif path.suffix == ".zip":
        again = folder / "again.detente"
        unpack(path, again)
        check_unpacked(again)
        again.unlink()
    elif path.suffix == ".detente":
        check_unpacked(path)


def check_unpacked(path):
    with open_record(path) as record:
        assert record.verify().flaw is None and record.dossier().statements


@pytest.mark.parametrize("first", range(0, POINTS, EACH))
def test_a_kill_at_any_moment_loses_nothing(tmp_path, worker, first):
    chance, done = random.Random(20410303 + first), Counter()
    folder, told, seen = new_folder(tmp_path, first), [], set()
    for number in range(first, first + EACH):
        start = 1 + max((int(words[1]) for words in told if words[0] == "gathering"), default=0)
        fresh = worker.killed(folder, start, phase=PHASES[number % len(PHASES)], share=chance.random())
        done.update(words[0] for words in fresh)
        told += fresh
        path = folder / "talks.detente"
        if path.exists():
            check_record(path, told, reports=folder / "reports")
        there = {one.name for one in (folder / "out").iterdir() if not one.name.startswith(".")}
        assert {name for words in told if words[0] == "written" for name in words[1:]} <= there
        for name in sorted(there - seen):
            check_file(folder / "out" / name, folder)
        seen = there
    assert done["judged"] >= EACH // 3 and done["written"] >= EACH // 3

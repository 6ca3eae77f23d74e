"""Whatever a call has returned from is there after kill -9, and nothing is there by halves."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from record_builders import Report

from detente.record import open_record
from detente.record.encryption.keys import is_encrypted

CHILD = """
import pathlib, sys
sys.path.insert(0, sys.argv[2])
from test_record_crash import told
from detente.record import open_record
record = open_record(pathlib.Path(sys.argv[1]))
print("open", flush=True)
for number in range(int(sys.argv[3]), 100000):
    source, raw, reading = told(number)
    record.add(source, raw, reading)
    print(number, flush=True)
"""
FACTS = 40


def told(number):
    made = Report(f"Report {number}")
    east = made.state("Estoria")
    for _ in range(FACTS):
        made.statement(east, "x" * 200)
    return made.told


@pytest.mark.parametrize(("rounds", "seconds", "passphrase"), [(12, 0.15, ""), (4, 0.6, "nine grey herons")])
def test_kill_loses_nothing_that_was_acknowledged(tmp_path, monkeypatch, rounds, seconds, passphrase):
    monkeypatch.setenv("DETENTE_PASSPHRASE", passphrase)
    path, random_ = tmp_path / "talks.detente", random.Random(20410506)
    acknowledged = 0
    for _ in range(rounds):
        args = [sys.executable, "-c", CHILD, str(path), str(Path(__file__).parent), str(acknowledged)]
        child = subprocess.Popen(args, stdout=subprocess.PIPE, text=True)
        child.stdout.readline()
        said = [child.stdout.readline().strip() for _ in range(random_.randint(0, 3))]  # however slow the machine is
        time.sleep(random_.uniform(0, seconds))
        child.send_signal(signal.SIGKILL)
        said += child.communicate()[0].split("\n")[:-1]
        acknowledged = max([acknowledged, *(int(one) + 1 for one in said)])
        with open_record(path) as record:
            assert record.check() == []
            assert record.verify().flaw is None
            dossier = record.dossier()
            titles = {one.title for one in dossier.sources}
            assert {f"Report {number}" for number in range(acknowledged)} <= titles
            assert len(titles) <= acknowledged + 1
            assert len(dossier.statements) == FACTS * len(titles)
            assert all(record.raw_of(one.id) == one.text.encode() for one in dossier.sources)
            acknowledged = len(titles)
    assert acknowledged > rounds
    assert is_encrypted(path) == bool(passphrase)

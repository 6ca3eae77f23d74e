"""Threads of one process that work on one record lose nothing."""

import os
import threading
from collections import Counter

from record_builders import NOON, Report
from record_stores import rows

from detente.model import Judgement
from detente.record import open_record

THREADS = 8
EDITS = int(os.environ.get("DETENTE_EDITS", "25"))
"""Decisions by each thread."""


def test_decisions_of_eight_threads_are_all_kept(store):
    path, failures = store.new(), []
    with open_record(path, wait=60) as record:
        made = Report("Talks in Arvel")
        east = made.state("Estoria")
        for number in range(THREADS):
            made.statement(east, f"demand {number}")
        record.add(*made.told)
        facts = [one.id for one in record.dossier().statements]

        def decide(fact):
            try:
                for number in range(EDITS):
                    verdict = ("accept", "reject")[number % 2]
                    record.judge(Judgement(fact=fact, verdict=verdict, by="Ana", at=NOON, note=str(number)))
            except Exception as error:  # noqa: BLE001 - told by the test's own thread
                failures.append(error)

        threads = [threading.Thread(target=decide, args=(fact,)) for fact in facts]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert failures == []
        assert record.check() == []
        assert record.verify().flaw is None
    kept = Counter((row["fact"], row["note"]) for row in rows(store, path, "judgements"))
    assert kept == Counter((fact, str(number)) for fact in facts for number in range(EDITS))

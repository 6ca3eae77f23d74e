"""The thread runner: in order, at the same time, one reason a failure, nothing begun after the end."""

import threading
import time

from scale_readers import make, read

from detente.model import Reading
from detente.scale import Threads, run


def test_sources_come_back_in_order_whatever_takes_longest():
    def uneven(source):
        time.sleep(0.03 if source.id in {"s0", "s3"} else 0)
        return read(source)

    found = list(Threads(workers=3).run(uneven, [make(number) for number in range(12)]))
    assert [source.id for source, _ in found] == [f"s{number}" for number in range(12)]
    assert all(isinstance(outcome, Reading) for _, outcome in found)


def test_several_are_read_at_a_time_in_this_process():
    met = threading.Barrier(3, timeout=5)

    def waits(source):
        met.wait()
        return read(source)

    found = list(run(waits, [make(number) for number in range(3)], workers=3, waits=True))
    assert all(isinstance(outcome, Reading) for _, outcome in found)


def test_a_failure_is_a_reason_and_the_others_go_on():
    found = list(Threads(workers=2).run(read, [make(0), make(1, "raise"), make(2, "odd"), make(3)]))
    assert [isinstance(outcome, str) for _, outcome in found] == [False, True, True, False]
    assert "no such thing" in found[1][1]


def test_a_closed_run_begins_nothing_more():
    begun = []

    def counts(source):
        begun.append(source.id)
        time.sleep(0.05)
        return read(source)

    running = Threads(workers=1).run(counts, (make(number) for number in range(100)))
    next(running)
    running.close()
    at_the_end = len(begun)
    time.sleep(0.3)
    assert len(begun) <= at_the_end + 1 <= 4


def test_nothing_to_read():
    assert list(Threads(workers=2).run(read, [])) == []

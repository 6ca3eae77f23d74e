import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import scale_readers
from scale_readers import make, read

from detente.model import Reading, load_catalogue
from detente.read.rules import RuleReader
from detente.scale import Here, Processes, run
from detente.scale.attempt import LONGEST, attempt_uncollected, reason

RUNNERS = [Here(), Processes(workers=2, chunk=2)]


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    """Spawned workers find the readers beside this file."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


@pytest.mark.parametrize("runner", RUNNERS, ids=["here", "processes"])
def test_outcomes_come_in_order_with_reasons_for_what_failed(runner):
    texts = ["late", "calm", "raise", "calm", "odd", "late", "calm", "calm", "calm"]
    sources = [make(number, text) for number, text in enumerate(texts)]
    found = list(runner.run(read, sources))
    assert [source for source, _ in found] == sources
    assert [type(outcome) for _, outcome in found] == [str if text in ("raise", "odd") else Reading for text in texts]
    assert found[2][1] == "ValueError: no such thing"
    assert found[4][1] == "the reader gave a NoneType, not a reading"


@pytest.mark.parametrize("on", [True, False])
def test_nothing_is_collected_while_a_source_is_read(on):
    seen = []

    def fails(source):
        seen.append(gc.isenabled())
        raise ValueError(source.id)

    (gc.enable if on else gc.disable)()
    try:
        assert attempt_uncollected(fails, make(0))[1] == "ValueError: s0"
        assert (seen, gc.isenabled()) == ([False], on)
    finally:
        gc.enable()


@pytest.mark.parametrize("runner", RUNNERS, ids=["here", "processes"])
def test_nothing_to_read(runner):
    assert list(runner.run(read, [])) == []


def test_several_processes_read():
    found = list(run(read, [make(number, "late") for number in range(6)], workers=2))
    assert os.getpid() not in {int(outcome.reader.split("/")[1]) for _, outcome in found}


def test_a_worker_that_dies_costs_its_document_and_no_other():
    texts = ["calm", "late", "exit", "calm", "raise", "calm", "exit", "calm", "calm", "calm", "calm"]
    found = list(Processes(workers=2, chunk=2).run(read, [make(n, text) for n, text in enumerate(texts)]))
    assert [source.id for source, _ in found] == [f"s{n}" for n in range(len(texts))]
    bad = {source.id: outcome for source, outcome in found if isinstance(outcome, str)}
    assert set(bad) == {"s2", "s4", "s6"}
    assert bad["s2"] == bad["s6"]
    assert "ended" in bad["s2"]


def test_closing_the_iterator_ends_the_workers():
    outcomes = Processes(workers=2, chunk=1).run(read, [make(0), *(make(n, "slow") for n in range(1, 6))])
    next(outcomes)
    started = time.monotonic()
    outcomes.close()
    assert time.monotonic() - started < 10


def test_a_reader_that_cannot_travel_is_refused():
    with pytest.raises(TypeError, match="worker processes"):
        next(Processes(workers=2).run(lambda source: read(source), [make(1)]))  # noqa: PLW0108 - a lambda is the point


def test_numbers_below_one_are_refused():
    with pytest.raises(ValueError, match="at least 1"):
        Processes(workers=0)


def test_a_long_message_becomes_a_short_reason():
    assert len(reason(ValueError("x" * 5000))) == LONGEST
    assert reason(KeyError()) == "KeyError"


def test_the_built_in_reader_travels():
    reader = RuleReader(load_catalogue())
    text = "The foreign minister of Norland said on Monday that the border would stay closed."
    sources = [make(number, text) for number in range(3)]
    far = list(Processes(workers=2, chunk=1).run(reader.read, sources))
    assert far == list(Here().run(reader.read, sources))


SCRIPT = """
import signal, sys
from scale_readers import make, read
from detente.scale import Processes
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite run in the background has Ctrl-C ignored
    sources = [make(0), make(1), *(make(n, "slow") for n in range(2, 8))]
    try:
        for source, outcome in Processes(workers=2, chunk=1).run(read, sources):
            print(source.id, flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        sys.exit(130)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for left-over processes in /proc")
def test_ctrl_c_keeps_what_is_done_and_leaves_no_worker(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    process = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(scale_readers.__file__).parent)},
    )
    assert process.stdout.readline() == "s0\n"
    assert process.stdout.readline() == "s1\n"
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the whole group
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == "interrupted\n"
    assert "Traceback" not in err
    deadline = time.monotonic() + 5
    while _alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(process.pid)


def _alive(group: int) -> list[str]:
    """The processes of a group that still run (those ended but not collected by anyone do not count)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[2] == str(group) and fields[0] not in "ZX":
            found.append(stat.parent.name)
    return found


def test_a_script_without_a_guard_is_told_so(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from scale_readers import make, read\nfrom detente.scale import Processes\nlist(Processes(workers=2).run(read, [make(1)]))\n"
    )
    done = subprocess.run(
        [sys.executable, script],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(scale_readers.__file__).parent)},
    )
    assert done.returncode == 1
    assert "no worker process starts" in done.stderr

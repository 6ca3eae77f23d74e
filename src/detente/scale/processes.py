"""Reading in several local processes.

Sources go out in chunks and come back in order. A worker process that dies (a crash in native code, the
kernel's memory killer) breaks its pool: the documents that were out are then read again one at a time in a
pool of one, so that the document at fault gets a reason and the others a reading. An interrupt or a closed
iterator ends the workers at once. A document that never ends is not noticed.

Processes are spawned, not forked: the same on every system, and safe beside threads. So `read` must be
picklable (a module's function, or a bound method of a reader that is), and each worker imports afresh.
"""

from __future__ import annotations

import itertools
import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass

from detente.errors import DetenteError
from detente.model import Source
from detente.scale.attempt import attempt_uncollected
from detente.scale.interface import Outcome, Read

AHEAD = 2
"""Chunks out for each worker: one being read and one waiting, so that no worker idles."""

DIED = "the process that read it ended without a word (a crash, or no memory left)"

_Chunk = list[Source]
_Out = deque[tuple[_Chunk, "Future[list[Outcome]]"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Processes:
    """A runner over `workers` processes, which takes `chunk` sources to a worker at a time."""

    workers: int
    chunk: int = 4

    def __post_init__(self) -> None:
        """Hold both to at least 1."""
        if self.workers < 1 or self.chunk < 1:
            raise ValueError(f"workers and chunk must be at least 1, not {self.workers} and {self.chunk}")

    def run(self, read: Read, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Each source with what came of it, in order.

        Raises TypeError where `read` cannot be sent to another process, DetenteError where no worker
        process starts at all.
        """
        _must_travel(read)
        every = iter(sources)
        while True:
            lost: _Chunk = []
            with _pool(read, workers=self.workers) as pool:
                yield from self._while_it_lasts(pool, every, lost=lost)
            if not lost:
                return
            yield from _one_by_one(read, lost)

    def _while_it_lasts(self, pool: ProcessPoolExecutor, every: Iterator[Source], *, lost: _Chunk) -> Iterator[Outcome]:
        """Outcomes until the sources end or the pool breaks; `lost` then takes the sources that were out."""
        out: _Out = deque()
        while True:
            try:
                while len(out) < self.workers * AHEAD and (chunk := list(itertools.islice(every, self.chunk))):
                    out.append((chunk, Future()))
                    out[-1] = (chunk, _submitted(pool, chunk))
                if not out:
                    return
                outcomes = out[0][1].result()
            except BrokenProcessPool:
                lost.extend(source for chunk, _ in out for source in chunk)
                return
            out.popleft()
            yield from outcomes


def _one_by_one(read: Read, sources: _Chunk) -> Iterator[Outcome]:
    """Each source alone in a worker, a fresh one after each that died."""
    waiting = deque(sources)
    while waiting:
        with _pool(read, workers=1) as pool:
            _must_start(pool)
            while waiting:
                source = waiting.popleft()
                try:
                    yield _submitted(pool, [source]).result()[0]
                except BrokenProcessPool:
                    yield source, DIED
                    break


@contextmanager
def _pool(read: Read, *, workers: int) -> Iterator[ProcessPoolExecutor]:
    """A pool whose workers are gone when the block is left, whatever they were at."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare, initargs=(read,))
    try:
        yield pool
    finally:
        # The executor has no public way to end workers before Python 3.14; waiting for a long document
        # would make Ctrl-C look ignored.
        processes = list((pool._processes or {}).values())  # noqa: SLF001
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


def _submitted(pool: ProcessPoolExecutor, sources: _Chunk) -> Future[list[Outcome]]:
    """Sources on their way to a worker, which may be started for them.

    Ctrl-C waits until that is done: a worker is born with the signals held back that its parent holds back, so that it never
    hears one before `_prepare` has it leave them to the parent.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_read_all, sources)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_read_all, sources)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _must_travel(read: Read) -> None:
    try:
        pickle.dumps(read)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise TypeError(f"this reader cannot be sent to worker processes: {error}") from error


def _must_start(pool: ProcessPoolExecutor) -> None:
    try:
        _submitted(pool, []).result()
    except BrokenProcessPool as error:
        raise DetenteError(
            "no worker process starts", do="Use one worker, or guard the script with `if __name__ == '__main__':`."
        ) from error


_read: Read | None = None


def _prepare(read: Read) -> None:
    """In a worker, once: keep the reader, and leave Ctrl-C to the process that started it."""
    global _read  # noqa: PLW0603 - a worker process reads with one reader for its whole life
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _read = read


def _read_all(sources: _Chunk) -> list[Outcome]:
    assert _read is not None  # noqa: S101 - the pool runs _prepare first
    return [attempt_uncollected(_read, source) for source in sources]

"""Reading in several threads of this process, for a reader that waits for another machine.

Sources come back in order. The threads are daemons: an interrupt or a closed iterator leaves what is still waited
for to itself, and nothing more is begun.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass

from detente.model import Source
from detente.scale.attempt import attempt
from detente.scale.interface import Outcome, Read

_AHEAD = 2
"""Sources out for each thread, so that none idles while the caller keeps the oldest."""

_Task = tuple[Source, "Future[Outcome]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """A runner over `workers` threads."""

    workers: int

    def run(self, read: Read, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Each source with what came of it, in order."""
        tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        for _ in range(self.workers):
            threading.Thread(target=_work, args=(read, tasks), daemon=True).start()
        every = iter(sources)
        out: deque[Future[Outcome]] = deque()
        try:
            while True:
                while len(out) < self.workers * _AHEAD and (source := next(every, None)) is not None:
                    out.append(Future())
                    tasks.put((source, out[-1]))
                if not out:
                    return
                yield out.popleft().result()
        finally:
            for future in out:
                future.cancel()
            for _ in range(self.workers):
                tasks.put(None)


def _work(read: Read, tasks: queue.SimpleQueue[_Task | None]) -> None:
    while (task := tasks.get()) is not None:
        source, future = task
        if future.set_running_or_notify_cancel():
            future.set_result(attempt(read, source))

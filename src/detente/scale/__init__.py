"""Where reading runs: here, in local processes, or in threads for a reader that waits for another machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.model import Source
from detente.scale.here import Here
from detente.scale.interface import Outcome, Read, Runner
from detente.scale.processes import Processes
from detente.scale.threads import Threads

__all__ = ["Here", "Outcome", "Processes", "Read", "Runner", "Threads", "run"]


def run(read: Read, sources: Iterable[Source], *, workers: int = 1, waits: bool = False) -> Iterator[Outcome]:
    """Read the sources one by one (one worker), in several processes, or in threads where reading is waiting.

    They come back in order whichever way.
    """
    runner: Runner = Here()
    if workers > 1:
        runner = Threads(workers=workers) if waits else Processes(workers=workers)
    return runner.run(read, sources)

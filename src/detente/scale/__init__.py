"""Where reading runs: here, or in local processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.model import Source
from detente.scale.here import Here
from detente.scale.interface import Outcome, Read, Runner
from detente.scale.processes import Processes

__all__ = ["Here", "Outcome", "Processes", "Read", "Runner", "run"]


def run(read: Read, sources: Iterable[Source], *, workers: int = 1) -> Iterator[Outcome]:
    """Read the sources in this process (one worker) or in several, in order either way."""
    runner: Runner = Here() if workers <= 1 else Processes(workers=workers)
    return runner.run(read, sources)

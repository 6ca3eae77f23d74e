"""What a runner is: it takes a way to read and the sources, and gives each source back with what came of it.

A runner yields the sources in the order in which they came. What cannot be read comes back with a reason,
and the run goes on. Whatever was yielded before an interrupt is the caller's to keep: closing the iterator
(or Ctrl-C) ends the work that is still running and yields nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from detente.model import Reading, Source

Read = Callable[[Source], Reading]

Outcome = tuple[Source, Reading | str]
"""A source with its reading, or with the reason (one line) why there is none."""


class Runner(Protocol):
    """Runs reading somewhere."""

    def run(self, read: Read, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Each source with what came of it, in the order of the sources."""

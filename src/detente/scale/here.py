"""Reading in this process, one source after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.model import Source
from detente.scale.attempt import attempt_uncollected
from detente.scale.interface import Outcome, Read


class Here:
    """The plain runner: nothing is started, nothing is copied."""

    def run(self, read: Read, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Each source as soon as it is read; the next one is taken only when it is asked for."""
        for source in sources:
            yield attempt_uncollected(read, source)

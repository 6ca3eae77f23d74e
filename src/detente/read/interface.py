"""What a reader is: a source in, facts out, each anchored to passages.

A reader never raises for what a text says. `read` is one of the three walls: the caller turns any
exception into a recorded reason for that source and goes on.
"""

from __future__ import annotations

from typing import Protocol

from detente.model import Reading, Source


class Reader(Protocol):
    """Reads one source after another; keeps no state between them."""

    @property
    def name(self) -> str:
        """Name and version, as facts carry it in `why.by` ("rules/0.1.0")."""

    def read(self, source: Source) -> Reading:
        """The facts of a source. Every passage p of them has `source.text[p.start:p.end] == p.exact`."""

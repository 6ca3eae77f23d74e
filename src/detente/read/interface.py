"""What a reader is: a source in, facts out, each anchored to passages.

A reader never raises for what a text says. `read` is one of the three walls: the caller turns any
exception into a recorded reason for that source and goes on.

A reader may say more of itself: `languages`, the ISO 639 codes that it reads (None: all; English where it does not
say); `waits`, true where it waits for another machine, so that threads read several sources at a time; `tally`, with
`dropped`, counts by reason of what it left out; `heard`, which it calls with words about what it waits for; `acquaints`, `cast` and
`knowing`, by which it reads a report beside others (`detente.read.together`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from detente.model import Reading, Source
from detente.progress import Progress


class Reader(Protocol):
    """Reads one source after another; keeps no state between them."""

    @property
    def name(self) -> str:
        """Name and version, as facts carry it in `why.by` ("rules/0.1.0")."""

    def read(self, source: Source) -> Reading:
        """The facts of a source. Every passage p of them has `source.text[p.start:p.end] == p.exact`."""


def open_to(reader: Reader, source: Source) -> Source:
    """A source that was kept for its language alone is ready for a reader of that language."""
    languages = getattr(reader, "languages", ("en",))
    if source.status == "not read" and (languages is None or source.language in languages):
        return replace(source, status="ready", reason="")
    return source


def left_out(reader: Reader) -> dict[str, int]:
    """What a reader left out of its readings, by reason, most first; empty for one that counts nothing."""
    tally = getattr(reader, "tally", None)
    return dict(tally.dropped.most_common()) if tally else {}


def let_tell(reader: Reader, progress: Progress) -> None:
    """Let a reader that waits for another machine say so, where the progress shown has a `tell` for words."""
    tell = getattr(progress, "tell", None)
    if tell is not None and hasattr(reader, "heard"):
        reader.heard = tell

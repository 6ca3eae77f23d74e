"""One document in a reader: the wall behind which a reader's fault costs one document and no more."""

from __future__ import annotations

import gc

from detente.model import Reading, Source
from detente.scale.interface import Outcome, Read

LONGEST = 300
"""A reason is a row in a table; a message may carry a whole document."""


def attempt(read: Read, source: Source) -> Outcome:
    """Read one source; whatever the reader raises becomes the reason."""
    try:
        reading = read(source)
    except Exception as error:  # noqa: BLE001 - the wall: a reader's fault must not cost the other documents
        return source, reason(error)
    if not isinstance(reading, Reading):
        return source, f"the reader gave a {type(reading).__name__}, not a reading"
    astray = next((p for f in reading.facts() for p in f.evidence if source.text[p.start : p.end] != p.exact), None)
    if astray:
        return source, f"the reader put words where they do not stand: {astray.start} to {astray.end}"
    return source, reading


def attempt_uncollected(read: Read, source: Source) -> Outcome:
    """`attempt` while no garbage is collected, for a runner in whose process nothing else goes on meanwhile.

    A reading builds some thousands of objects, which live until it ends, and no cycles: after 230,000 letters, read by rules or
    with all that is learnt, the collector found nothing, and as much memory was in use with it as without. Its walks through
    everything that is loaded took a sixth of the time of `fast`.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return attempt(read, source)
    finally:
        if was_on:
            gc.enable()


def reason(error: BaseException) -> str:
    """The type and message of an exception on one line, without its traceback."""
    message = " ".join(str(error).split())
    words = f"{type(error).__name__}: {message}" if message else type(error).__name__
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"

"""What gathering is: bytes in, sources out.

An `Opener` turns the bytes of one kind of document into clean text and what the document says of itself.
Openers raise `UnreadableError` with a reason; gathering turns that into a source of status "unreadable".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from detente.model import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What one document gives: clean text, and of itself what it says."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: dt.datetime | None = None
    published_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A source with the bytes it came from."""

    source: Source
    raw: bytes


class Opener(Protocol):
    """Opens one kind of document."""

    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]

    def open(self, raw: bytes) -> Opened:
        """The text of a document. Raises UnreadableError with a reason a user can act on."""

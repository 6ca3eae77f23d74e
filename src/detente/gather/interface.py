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
    """What one document gives: clean text, and of itself what it says.

    `published` has a zone always (UTC where the document names none); a day without a time of day is its
    midnight. `published_words` are the words that gave it; without `published` they are relative ("3 hours
    ago") and gathering resolves them. `note` says what was left out ("2 attachments"); it is for people. `address` is
    where the document says that it stands on the web ("" where it does not).
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    published: dt.datetime | None = None
    published_words: str = ""
    note: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A source with the bytes it came from (none where they could not be had or were too many to keep).

    `address` is where it says that it stands on the web ("" where it does not).
    """

    source: Source
    raw: bytes
    address: str = ""


class Opener(Protocol):
    """Opens one kind of document."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types it opens ("text/html")."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of file names it opens, in lower case with the dot (".html")."""

    def open(self, raw: bytes) -> Opened:
        """The text of a document. Raises UnreadableError with a reason a user can act on."""

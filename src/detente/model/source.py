"""A document as it was kept: its words, where they came from, and whether they could be read."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic.dataclasses import dataclass

from detente.model.passage import STRICT

SourceKind = Literal["report", "notes", "matrix", "text"]
SourceStatus = Literal["ready", "not read", "unreadable"]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Source:
    """One document.

    `id` is derived from the SHA-256 of the raw bytes, so that the same bytes are the same source.
    `text` is the clean text that every passage counts in, never changed afterwards. `published` is None
    where neither the document, the user nor the file's name says when; `published_words` are the words that
    gave it ("3 hours ago"). `status` is "unreadable" (no text; `reason` says why) or "not read" (kept and
    searchable, `reason` says why no facts were read: "in French"). Notes and matrices are the user's; a
    "text" is a draft of a negotiating text, which nothing is read from as from a report.
    """

    id: str
    sha256: str
    media_type: str
    location: str
    text: str
    kind: SourceKind = "report"
    title: str | None = None
    outlet: str | None = None
    published: dt.datetime | None = None
    published_words: str = ""
    language: str | None = None
    status: SourceStatus = "ready"
    reason: str = ""
    handling: str = "unclassified"

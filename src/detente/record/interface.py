"""What a record is: it takes sources, readings and judgements, and gives a dossier.

Everything that a call has returned from is on disk: a crash afterwards loses nothing. What a call has not
returned from is there as a whole or not at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from detente.model import Dossier, Fact, Judgement, Reading, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A source that the record holds and that a reader need not see again, with what tells it apart.

    `published` is when the record believes it was published: where the user now says otherwise, the source
    must be read again. The rest is as in `Source`: what a call that says something new would change.
    """

    source: str
    published: dt.datetime | None
    outlet: str | None = None
    handling: str = "unclassified"
    kind: str = "report"
    status: str = "ready"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two actors of the dossier that may be one. A person decides; nothing is merged by it.

    `score` runs from 0 to 1; `reason` is a sentence.
    """

    one: str
    other: str
    score: float
    reason: str


class Store(Protocol):
    """One process's record."""

    def add(self, source: Source, raw: bytes, reading: Reading | None) -> bool:
        """Keep a source, its bytes and what was read from it, in one transaction.

        Returns False, and changes nothing, where the same bytes are there already with nothing new said of
        them, read by the same reader. Metadata that say something new (a publication time given later) make
        a new version of the source's row; a reading made then, or by another reader, takes the place of the
        earlier one, of which only facts that a person has judged stay, where their words still stand.
        Metadata left at their defaults say nothing: a time once given is not lost by a run without it.
        Attributions of the reading are not kept (a dossier has none; they can be read again).
        Raises RecordError where a passage of the reading is not in the text.
        """

    def known(self, sha256: str, *, reader: str) -> bool:
        """Whether these bytes are there and were read by this reader (or cannot be read by any)."""

    def known_sources(self, *, reader: str) -> dict[str, Known]:
        """All bytes of which `known` holds, by SHA-256, in one query."""

    def complete(self, source: Source) -> Source:
        """The source with what the record knows of it beside: call it before reading a source again."""

    def source(self, id: str) -> Source | None:
        """A source by its id."""

    def raw_of(self, source: str) -> bytes | None:
        """The bytes that a source came from, by the source's id."""

    def add_fact(self, fact: Fact) -> str:
        """Keep a fact that a person made by hand (`why.by` names them) and return its id in the record.

        Actors are named by ids of the dossier. Raises UsageError where a passage or an actor is unknown.
        """

    def judge(self, judgement: Judgement) -> None:
        """Keep a person's decision beside the fact; the fact itself stays as it was read.

        Raises UsageError where the dossier has no such fact.
        """

    def undo_judgement(self, fact: str, *, by: str, at: dt.datetime) -> bool:
        """Take back the latest decision about a fact, so that the one before counts again; both are kept.

        Returns False where there is none to take back. A rejected fact, which the dossier leaves out, is
        named by the id it had.
        """

    def mark_brief(self, at: dt.datetime) -> None:
        """Remember that a brief was made of the last dossier handed out: what enters later is new next time."""

    def dossier(self, *, levels: Container[str] | None = None) -> Dossier:
        """The record as it stands.

        With `levels`, as it would stand had only the sources at these handling levels come in: nothing of the
        others, not even a name or a detail that they alone gave, is in it.
        """

    def suggestions(self) -> list[Suggestion]:
        """Actors that may be one, best first."""

    def orphans(self) -> list[tuple[str, str]]:
        """Facts judged or made by hand whose words no longer stand in their source: (kind, id)."""

    def search(self, words: str, *, limit: int = 50) -> list[Source]:
        """The sources whose title or text holds all the words, best first, those not read included."""

    def pack(self, out: BinaryIO, *, levels: Container[str] | None = None) -> None:
        """Write the record as a bundle; with `levels`, a copy made of the sources at these handling levels alone.

        The copy holds what they say, what people entered that rests on them alone, and the decisions that count about
        it; nothing of other sources stands anywhere in it.
        """

    def note(self, key: str) -> str | None:
        """A note about the process ("name")."""

    def set_note(self, key: str, value: str) -> None:
        """Keep a note about the process; "name" is the dossier's."""

    def close(self) -> None:
        """Let go of the file."""

"""What a record is: it takes sources, readings and judgements, and gives a dossier.

Everything that a call has returned from is on disk: a crash afterwards loses nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from detente.model import Dossier, Judgement, Reading, Source


class Store(Protocol):
    """One process's record."""

    def add(self, source: Source, raw: bytes, reading: Reading | None) -> bool:
        """Keep a source, its bytes and what was read from it, in one transaction.

        Returns False, and changes nothing, where the same bytes are there already, read by the same
        reader; another reader's facts replace those of the earlier one that nobody has judged.
        """

    def known(self, sha256: str, *, reader: str) -> bool:
        """Whether these bytes are there and were read by this reader (or cannot be read by any)."""

    def judge(self, judgement: Judgement) -> None:
        """Keep a person's decision beside the fact; the fact itself stays as it was read."""

    def mark_brief(self, at: dt.datetime) -> None:
        """Remember that a brief was made now: facts that enter later are new in the next one."""

    def dossier(self) -> Dossier:
        """The record as it stands."""

    def search(self, words: str, *, limit: int = 50) -> list[Source]:
        """The sources whose text holds all the words, those not read included."""

    def close(self) -> None:
        """Let go of the file."""

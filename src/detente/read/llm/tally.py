"""What was left out of a model's answers, counted by reason."""

from __future__ import annotations

import threading
from collections import Counter


class LeftOutError(Exception):
    """A claim cannot become a fact; the message is the reason, the same for all claims with the same fault."""


class Tally:
    """Counts of claims kept and left out, and of details left out of claims that were kept. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.kept: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()
        self.details: Counter[str] = Counter()

    def keep(self, kind: str) -> None:
        """A claim of this kind became a fact."""
        with self._lock:
            self.kept[kind] += 1

    def drop(self, kind: str, reason: str) -> None:
        """A claim of this kind was left out."""
        with self._lock:
            self.dropped[f"{kind}: {reason}"] += 1

    def leave(self, kind: str, reason: str) -> None:
        """A detail of a claim was left out."""
        with self._lock:
            self.details[f"{kind}: {reason}"] += 1

    def add(self, other: Tally) -> None:
        """Take in the counts of another."""
        with self._lock:
            self.kept += other.kept
            self.dropped += other.dropped
            self.details += other.details

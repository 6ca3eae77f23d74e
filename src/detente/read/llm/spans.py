"""A stretch of a text. The rule reader has one like it, beside layers that need spaCy; this reader does without."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Offsets in code points, end exclusive."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Whether the other stretch holds all of this one."""
        return other.start <= self.start and self.end <= other.end

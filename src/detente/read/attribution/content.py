"""What a reporting verb reports, as ranges of words."""

from __future__ import annotations

from detente.read.light import light


@light(frozen=True, slots=True)
class Content:
    """Word ranges (first, past the last) of what is reported, before and behind the cue, and the frame's name."""

    rule: str
    left: tuple[int, int] | None = None
    right: tuple[int, int] | None = None

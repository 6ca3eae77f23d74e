"""A long document in parts that overlap, cut where paragraphs or sentences end."""

from __future__ import annotations

import re

from detente.read.llm.spans import Span

OVERLAP = 1_500
"""Characters that a part shares with the one before: a paragraph or two, so that "he" and "the minister" have their name
beside them. What both parts say is merged."""
_BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?。！？؟][\"”’»)]*\s+"), re.compile(r"\s+"))


def parts(text: str, size: int, *, within: Span | None = None) -> list[Span]:
    """Stretches of at most `size` characters that together hold all of the text (or of a stretch of it).

    Each begins at least half of `size` after the one before, so that there are at most twice as many as needed.
    """
    whole = within or Span(0, len(text))
    overlap = min(OVERLAP, size // 4)
    found: list[Span] = []
    start = whole.start
    while whole.end - start > size:
        end = _breaks(text, start + size // 2, last=start + size)[-1]
        found.append(Span(start, end))
        start = _breaks(text, max(start + size // 2, end - overlap), last=end)[0]
    found.append(Span(start, whole.end))
    return found


def _breaks(text: str, first: int, *, last: int) -> list[int]:
    """The breaks of the best kind that there is between two offsets; the second offset where there is none."""
    for kind in _BREAKS:
        ends = [match.end() for match in kind.finditer(text, first, last)]
        if ends:
            return ends
    return [last]

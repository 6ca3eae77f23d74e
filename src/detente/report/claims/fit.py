"""Makes the lines of page one fit its page: two lines each, a third for a few, whatever a source contains."""

from __future__ import annotations

from collections.abc import Sequence

from detente.report.brief import Part, Parts
from detente.report.claims.candidate import Candidate
from detente.report.display import CUT, cut, width
from detente.report.setting import lines
from detente.report.wording import LINE

ACROSS = 36.5
"""Em in a line of page one: 137.5 mm at 10.5 pt, less half an em for what the estimate of widths misses."""
MARK = 1.9
"""Em that a passage's number takes."""
THIRD = 4
"""How many claims may take a third line: A4 holds 34 lines beside a full head (tried on paper, 10.5 pt)."""


def fit(candidates: Sequence[Candidate]) -> list[Parts]:
    """The parts of each line, in order, cut where they are too long for what is left of the page."""
    left = THIRD
    out = []
    for one in candidates:
        after = MARK * min(len(one.passages), 3)
        if lines(one.parts, ACROSS, after=after) <= 2:
            out.append(one.parts)
            continue
        most = 3 if left > 0 else 2
        left -= 1
        out.append(_shortened(one.parts, most, after=after))
    return out


def _shortened(parts: Parts, most: int, *, after: float) -> Parts:
    limit = LINE * most / 2
    while lines(parts, ACROSS, after=after) > most and limit > 10:
        parts = clipped(parts, limit)
        limit -= 4
    return parts


def clipped(parts: Parts, limit: float) -> Parts:
    """The parts up to a width, the cut shown; a cut quotation keeps its closing mark."""
    if sum(width(part.text) for part in parts) <= limit:
        return parts
    out: list[Part] = []
    room = limit - width(CUT)
    for part in parts:
        if width(part.text) <= room:
            out.append(part)
            room -= width(part.text)
            continue
        words = cut(part.text.removesuffix("”"), room) if room > 4 else CUT
        out.append(Part(f"{words}”" if part.kind == "quote" and room > 4 else words, part.kind))
        break
    return tuple(out)

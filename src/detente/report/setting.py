"""How many lines words take when they are set: an estimate, so that page one and page two fit their pages.

The printed page fixes face size (`font-size-adjust`), width and line height, so that counting lines by the
widths of `display.width` is enough; what it gets wrong in single lines it gets wrong in both directions.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.report.brief import Part
from detente.report.display import width

BOLD = 1.09
"""Liberation Serif Bold over Regular, mean over the letters of English text."""
BLANK = 0.25


def lines(parts: Iterable[Part], room: float, *, after: float = 0.0) -> int:
    """The lines that the parts take in lines `room` em wide, with something `after` em wide behind them.

    Words that are wider than a line are broken, as the page breaks them.
    """
    count, at = 1, 0.0
    words = list(_words(parts))
    if words and after:
        words[-1] += after
    for one in words:
        blank = BLANK if at else 0.0
        if at + blank + one <= room:
            at += blank + one
            continue
        if one <= room:
            count, at = count + 1, one
            continue
        left = one - max(room - at - blank, 0.0)
        more = int(left // room) + (left % room > 0)
        count, at = count + more, left - (more - 1) * room
    return count


def _words(parts: Iterable[Part]) -> Iterable[float]:
    """The widths of the words; a word may run over several parts."""
    at, inside = 0.0, False
    for part in parts:
        factor = BOLD if part.kind == "name" else 1.0
        pieces = part.text.split(" ")
        for number, piece in enumerate(pieces):
            if number and inside:
                yield at
                at, inside = 0.0, False
            if piece:
                at += width(piece) * factor
                inside = True
    if inside:
        yield at

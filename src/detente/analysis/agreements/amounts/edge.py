"""The exact frontier of two parties where any amount may be taken: pieces of straight lines, by their ends.

What the packages of one body give two parties is bounded above by a falling, bent line: from the best for the second
party its moves are made one after the other, those first that cost the second least for what they give the first. The
frontier is the upper edge of all these lines, without what lies below or left of something else.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from detente.analysis.agreements.amounts.groups import Bodies, Body
from detente.errors import OverrunError

Point = tuple[Fraction, Fraction]
Piece = tuple[Point, Point]
"""A straight piece, its left end first; both ends are the same where it is a point."""

_ZERO = Fraction(0)
MOST_LINES = 20_000


def edge(bodies: Bodies, *, until: float) -> tuple[Piece, ...]:
    """The frontier in gains, from left to right. Raises OverrunError where there are too many bodies, or too little time."""
    places = list(bodies)
    if len(places) > MOST_LINES:
        raise OverrunError(f"More than {MOST_LINES:,} bodies.", do="Give the amounts a step.")
    lines = [line for place in places if (line := _clipped(_line(bodies.body(place))))]
    while len(lines) > 1:
        if time.monotonic() > until:
            raise OverrunError("The frontier of the two was not found in time.", do="Allow more time.")
        lines = [
            _upper(lines[at], lines[at + 1]) if at + 1 < len(lines) else lines[at] for at in range(0, len(lines), 2)
        ]
    return tuple(_undominated(lines[0])) if lines else ()


def _line(body: Body) -> list[Piece]:
    """The edge of one body, where its gains are best for both at once, as pieces."""
    x, y = body.gains
    steps = []
    for across, up in body.moves:
        if across >= 0 and up >= 0:
            x, y = x + across, y + up
        elif across > 0 or up > 0:  # made from the end that is best for the second party
            x, y = (x + across, y + up) if up > 0 else (x, y)
            steps.append((-across, -up) if up > 0 else (across, up))
    found = [(x, y)]
    for across, up in sorted(steps, key=lambda one: one[1] / one[0], reverse=True):
        x, y = x + across, y + up
        found.append((x, y))
    return list(pairwise(found)) or [(found[0], found[0])]


def _clipped(line: Sequence[Piece]) -> list[Piece]:
    """What of a line leaves nobody below nought."""
    found = []
    for left, right in line:
        if right[0] < 0 or left[1] < 0:
            continue
        start = left if left[0] >= 0 else (_ZERO, _at(left, right, _ZERO))
        end = right if right[1] >= 0 else (_across(left, right), _ZERO)
        if start[0] <= end[0] and start[1] >= 0:
            found.append((start, end))
    return found


def _at(left: Point, right: Point, x: Fraction) -> Fraction:
    """The height of a piece."""
    if left[0] == right[0]:
        return left[1]
    return left[1] + (right[1] - left[1]) * (x - left[0]) / (right[0] - left[0])


def _across(left: Point, right: Point) -> Fraction:
    """Where a falling piece comes down to nought."""
    return left[0] + (right[0] - left[0]) * left[1] / (left[1] - right[1])


def _upper(one: Sequence[Piece], other: Sequence[Piece]) -> list[Piece]:
    """The higher of two lines wherever both are, the pieces from left to right; each falls along itself."""
    cuts = sorted({end[0] for piece in (*one, *other) for end in piece})
    found: list[Piece] = [piece for piece in (*one, *other) if piece[0][0] == piece[1][0]]
    firsts, seconds = _parts(one, cuts), _parts(other, cuts)
    for mine, theirs in zip(firsts, seconds, strict=True):
        if mine and theirs:
            found += _higher(mine, theirs)
        elif mine or theirs:
            found += [piece for piece in (mine, theirs) if piece]
    return _undominated(found)


def _parts(line: Sequence[Piece], cuts: Sequence[Fraction]) -> list[Piece | None]:
    """What a line has over each stretch between cuts; all its ends are cuts."""
    pieces = sorted(piece for piece in line if piece[0][0] < piece[1][0])
    found: list[Piece | None] = []
    at = 0
    for left, right in pairwise(cuts):
        while at < len(pieces) and pieces[at][1][0] <= left:
            at += 1
        if at < len(pieces) and pieces[at][0][0] <= left:
            found.append(((left, _at(*pieces[at], left)), (right, _at(*pieces[at], right))))
        else:
            found.append(None)
    return found


def _higher(one: Piece, other: Piece) -> Iterator[Piece]:
    """The upper edge of two pieces over the same stretch: one of them, or both up to where they cross."""
    first, last = one[0][1] - other[0][1], one[1][1] - other[1][1]
    if first >= 0 and last >= 0:
        yield one
    elif first <= 0 and last <= 0:
        yield other
    else:
        x = one[0][0] + (one[1][0] - one[0][0]) * first / (first - last)
        middle = (x, _at(*one, x))
        yield (one[0], middle) if first > 0 else (other[0], middle)
        yield (middle, one[1]) if last > 0 else (middle, other[1])


def _undominated(pieces: Sequence[Piece]) -> list[Piece]:
    """Without what something to the right is as high as; from left to right, straight pieces joined."""
    found: list[Piece] = []
    highest: Fraction | None = None
    # from the right; of what ends at the same place the higher first
    for left, right in sorted(pieces, key=lambda one: (one[1][0], one[1][1], one[0][0] == one[1][0]), reverse=True):
        if highest is None or right[1] > highest:
            kept: Piece | None = (left, right)
        elif left[1] > highest and left[0] < right[0]:
            x = left[0] + (right[0] - left[0]) * (left[1] - highest) / (left[1] - right[1])
            kept = (left, (x, highest))
        else:
            kept = None
        if kept:
            highest = kept[0][1]
            found.append(kept)
    return _joined(found[::-1])


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        if found and _straight(found[-1], piece):
            found[-1] = (found[-1][0], piece[1])
        elif not found or piece[0] != piece[1] or piece[0] != found[-1][1]:
            found.append(piece)
    return found


def _straight(one: Piece, other: Piece) -> bool:
    (a, b), (c, d) = one, other
    if b != c or a == b or c == d:
        return False
    return (b[1] - a[1]) * (d[0] - c[0]) == (d[1] - c[1]) * (b[0] - a[0])

"""Lines from box to box, bent so that they pass beside the boxes between, and where what is written on them stands."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Place = tuple[float, float]


class Box(NamedTuple):
    """A box by its middle, its width and its height."""

    x: float
    y: float
    wide: float
    high: float


_BENDS = (0.22, -0.22, 0.1, -0.1, 0.36, -0.36, 0.55, -0.55, 0.8, -0.8)
"""How far a line swings out, as a share of its length; tried in this order."""
_FURTHEST = 170.0
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)
"""Where on a line its letter may stand."""
_STEPS = 16
_TAG = 11.0
"""Half the room that a letter in its ring takes."""


@dataclass(frozen=True, slots=True)
class Line:
    """An SVG path, and the middle of what stands on it."""

    path: str
    tag: Place


def bent(moves: Sequence[tuple[int, int]], boxes: Mapping[int, Box]) -> Iterator[Line]:
    """A line for each move between numbered boxes."""
    tags: list[Place] = []
    for start, end in moves:
        others = [box for number, box in boxes.items() if number not in (start, end)]
        tried = (_tried((boxes[start], boxes[end]), bend) for bend in _BENDS)
        best = min(
            ((_cost(curve, tag, others, tags=tags) + 2 * abs(bend), curve, tag) for bend, curve, tag in _all(tried)),
            key=lambda one: one[0],
        )
        _, curve, tag = best
        tags.append(tag)
        (a, b, c) = curve
        yield Line(f"M{a[0]:.1f} {a[1]:.1f}Q{b[0]:.1f} {b[1]:.1f} {c[0]:.1f} {c[1]:.1f}", tag)


Curve = tuple[Place, Place, Place]


def _all(tried: Iterator[tuple[float, Curve]]) -> Iterator[tuple[float, Curve, Place]]:
    for bend, curve in tried:
        for share in _ALONG:
            yield bend, curve, _at(curve, share)


def _tried(ends: tuple[Box, Box], bend: float) -> tuple[float, Curve]:
    one, other = ends
    across, down = other.x - one.x, other.y - one.y
    far = math.hypot(across, down) or 1.0
    out = max(-_FURTHEST, min(_FURTHEST, 2 * bend * far))
    turn = ((one.x + other.x) / 2 - out * down / far, (one.y + other.y) / 2 + out * across / far)
    return bend, (_edge(one, turn), turn, _edge(other, turn))


def _edge(box: Box, towards: Place) -> Place:
    """Where a line from the middle of a box leaves it."""
    across, down = towards[0] - box.x, towards[1] - box.y
    share = min(
        (box.wide / 2 + 3) / abs(across) if across else math.inf, (box.high / 2 + 3) / abs(down) if down else math.inf
    )
    return (box.x + across * share, box.y + down * share)


def _at(curve: Curve, share: float) -> Place:
    rest = 1 - share
    weights = (rest * rest, 2 * rest * share, share * share)
    x, y = (sum(weight * place[axis] for weight, place in zip(weights, curve, strict=True)) for axis in (0, 1))
    return (x, y)


def _cost(curve: Curve, tag: Place, others: Sequence[Box], *, tags: Sequence[Place]) -> float:
    """What stands in the way of a line and of what is written on it."""
    on_line = [_at(curve, step / _STEPS) for step in range(_STEPS + 1)]
    crossed = sum(_inside(place, box, margin=4) for place in on_line for box in others)
    covered = sum(_inside(tag, box, margin=_TAG) for box in others)
    met = sum(math.hypot(tag[0] - one[0], tag[1] - one[1]) < 2 * _TAG for one in tags)
    outside = min(tag[1], 0.0) + min(min(place[1] for place in on_line) - 44, 0.0)
    return 3.0 * crossed + 8.0 * covered + 5.0 * met - outside


def _inside(place: Place, box: Box, *, margin: float) -> bool:
    return abs(place[0] - box.x) < box.wide / 2 + margin and abs(place[1] - box.y) < box.high / 2 + margin

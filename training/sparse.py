"""Weights of many signs, most of which a row does not have: as sparse arrays, fitted by a quasi-Newton method."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from detente.read.weighing import Sign
from training.newton import Array
from training.signs import Asked, places_of, told

Loss = Callable[[Array], tuple[float, Array]]
"""The loss at some weights, and its slope."""
LEAST = 0.005
"""A weight below that is left out."""
_STEPS, _MEMORY, _SETTLED = 300, 8, 1e-6


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows by the places of their signs: entry by entry its row, its sign's place and its size."""

    row: Array
    place: Array
    size: Array
    rows: int
    places: dict[str, int]

    def scores(self, found: Array) -> Array:
        return np.bincount(self.row, self.size * found[self.place], self.rows)

    def back(self, by: Array) -> Array:
        return np.bincount(self.place, self.size * by[self.row], len(self.places))


def of_answers(some: Sequence[Sequence[Sign]], right: Sequence[bool], *, fewest: int, stiff: float) -> dict[str, float]:
    """The weights of a logistic regression: whether each row is right. `fewest` and `stiff` as in `training.signs`."""
    rows = _rows(some, fewest=fewest)
    wanted = np.array(right, dtype=float)

    def loss(found: Array) -> tuple[float, Array]:
        scores = rows.scores(found)
        slope = rows.back(1 / (1 + np.exp(-scores)) - wanted)
        return float((np.logaddexp(0, scores) - wanted * scores).sum()), slope

    return told(least(held(loss, stiff), len(rows.places)), rows.places, least=LEAST)


def of_choices(some: Sequence[Asked], *, fewest: int, stiff: float) -> dict[str, float]:
    """The weights of a conditional logit (McFadden 1974)."""
    rows = _rows((row for one in some for row in one.rows), fewest=fewest)
    sizes = [len(one.rows) for one in some]
    starts = np.cumsum([0, *sizes[:-1]])
    asked = np.repeat(np.arange(len(some)), sizes)
    right = np.array([share for one in some for share in one.right])

    def loss(found: Array) -> tuple[float, Array]:
        scores = rows.scores(found)
        most = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - most[asked])
        whole = np.add.reduceat(powers, starts)
        return float((most + np.log(whole)).sum() - right @ scores), rows.back(powers / whole[asked] - right)

    return told(least(held(loss, stiff), len(rows.places)), rows.places, least=LEAST)


def _rows(some: Iterable[Sequence[Sign]], *, fewest: int) -> _Rows:
    kept = list(some)
    places = places_of(kept, fewest=fewest)
    entries = [(at, places[sign], size) for at, row in enumerate(kept) for sign, size in row if sign in places]
    row, place, size = (np.array(part) for part in zip(*entries, strict=True))
    return _Rows(row, place, size, len(kept), places)


def held(loss: Loss, stiff: float) -> Loss:
    """The loss with `stiff` / 2 times the sum of the squared weights."""

    def stiffened(found: Array) -> tuple[float, Array]:
        value, slope = loss(found)
        return value + stiff / 2 * float(found @ found), slope + stiff * found

    return stiffened


def least(loss: Loss, size: int) -> Array:
    """Where a convex loss is least: L-BFGS (Liu and Nocedal 1989) with a step halved until the loss falls enough."""
    at = np.zeros(size)
    value, slope = loss(at)
    steps: deque[tuple[Array, Array]] = deque(maxlen=_MEMORY)
    for _ in range(_STEPS):
        way = -_bent(slope, steps)
        length = 1.0 if steps else min(1.0, 1 / max(float(np.linalg.norm(slope)), 1e-12))
        lower, lower_slope = loss(at + length * way)
        while lower > value + 1e-4 * length * float(slope @ way) and length > 1e-8:
            length /= 2
            lower, lower_slope = loss(at + length * way)
        step, change = length * way, lower_slope - slope
        if float(step @ change) > 1e-10:
            steps.append((step, change))
        fallen, at, value, slope = value - lower, at + step, lower, lower_slope
        if fallen < _SETTLED * max(1.0, abs(value)):
            break
    return at


def _bent(slope: Array, steps: deque[tuple[Array, Array]]) -> Array:
    """The slope times the inverse of the second derivatives, as far as the last steps show them."""
    way, parts = slope.copy(), []
    for step, change in reversed(steps):
        part = float(step @ way) / float(step @ change)
        parts.append(part)
        way -= part * change
    if steps:
        step, change = steps[-1]
        way *= float(step @ change) / float(change @ change)
    for (step, change), part in zip(steps, reversed(parts), strict=True):
        way += step * (part - float(change @ way) / float(step @ change))
    return way

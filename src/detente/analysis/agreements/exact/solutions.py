"""Single answers to a bargaining problem, each with its source, read off the exact frontier.

Each takes the disagreement point `d` (what no deal is worth) and compares gains `u - d`:

=====================  ===========================================================================================
Nash                   greatest product of gains (Nash, "The bargaining problem", 1950)
Kalai–Smorodinsky      greatest smallest share of what each could gain at most (Kalai and Smorodinsky, "Other solutions
                       to Nash's bargaining problem", 1975), lexicographic where several share it (Imai 1983)
egalitarian            greatest smallest gain (Kalai, "Proportional solutions", 1977), lexicographic (leximin)
utilitarian            greatest sum of utilities
equal gain             smallest difference between the largest and the smallest share
=====================  ===========================================================================================

All are decided in fractions; floating point only sorts out what is far from the best. Gains of different parties are
compared in the units that the scenario gives: whoever reads a result must know what one unit is for each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.exact.frontier import Frontier

Solution = Literal["nash", "kalai-smorodinsky", "egalitarian", "utilitarian", "equal gain"]
SOLUTIONS: tuple[Solution, ...] = ("nash", "kalai-smorodinsky", "egalitarian", "utilitarian", "equal gain")

_NEAR = 1e-9
"""How far below the best, as a share of it, floating point may put what is in truth the best: some 1e-13 by rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One solution: its exact value, and the frontier's points (row numbers) that reach it; more than one is a tie."""

    name: Solution
    value: Fraction
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What gains are measured against, in each party's own unit: the disagreement point, and the best for each.

    Kalai and Smorodinsky take the best among the packages that leave nobody below the disagreement point (`ground`);
    some programs take the best of all packages (`ground` with `ideal`), which gives other answers where these differ.
    """

    disagreement: tuple[Fraction, ...]
    ideal: tuple[Fraction, ...]


def ground(points: Frontier, disagreement: Sequence[Fraction], *, ideal: Sequence[Fraction] | None = None) -> Ground:
    """The disagreement point, and the best of a frontier's points for each unless told. The frontier must not be empty."""
    if ideal is not None:
        return Ground(disagreement=tuple(disagreement), ideal=tuple(ideal))
    best = [points.vectors[:, party].max() for party in range(points.vectors.shape[1])]
    found = tuple(points.whole.fraction(party, int(number)) for party, number in enumerate(best))
    return Ground(disagreement=tuple(disagreement), ideal=found)


def answer(name: Solution, points: Frontier, at: Ground) -> Answer:
    """One solution over the frontier's points, which must not be none."""
    rough, exact = _MEASURES[name]
    gains = _gains(points, at)
    near = _near_best(rough(gains, at), name)
    keys = {row: exact(_exact_gains(points, at, row=row), at) for row in near}
    best = max(keys.values())
    rows = tuple(row for row, key in keys.items() if key == best)
    return Answer(name=name, value=best[0], rows=rows)


Key = tuple[Fraction, ...]
Rough = Callable[[NDArray[np.float64], Ground], NDArray[np.float64]]
Exact = Callable[[tuple[Fraction, ...], Ground], Key]


def _gains(points: Frontier, at: Ground) -> NDArray[np.float64]:
    units = np.array([float(unit) for unit in points.whole.units])
    values: NDArray[np.float64] = points.vectors.astype(np.float64) / units
    values -= np.array([float(one) for one in at.disagreement])
    return values


def _exact_gains(points: Frontier, at: Ground, *, row: int) -> tuple[Fraction, ...]:
    values = points.vectors[row]
    return tuple(points.whole.fraction(party, int(values[party])) - none for party, none in enumerate(at.disagreement))


def _near_best(measures: NDArray[np.float64], name: Solution) -> list[int]:
    best = measures.max()
    slack = _NEAR * max(abs(float(best)), 1.0 if name != "nash" else 0.0) + 1e-300
    return [int(row) for row in np.flatnonzero(measures >= best - slack)]


def _product(gains: NDArray[np.float64], at: Ground) -> NDArray[np.float64]:
    del at
    product: NDArray[np.float64] = gains.prod(axis=1)
    return product


def _exact_product(gains: tuple[Fraction, ...], at: Ground) -> Key:
    del at
    product = Fraction(1)
    for gain in gains:
        product *= gain
    return (product,)


def _ranges(at: Ground) -> tuple[Fraction, ...]:
    return tuple(ideal - none for ideal, none in zip(at.ideal, at.disagreement, strict=True))


def _shares(gains: NDArray[np.float64], at: Ground) -> NDArray[np.float64]:
    """What each gains as a share of the most that it could; of those who can gain nothing there is none."""
    wide = [party for party, one in enumerate(_ranges(at)) if one > 0]
    if not wide:
        return np.ones((len(gains), 1))
    shares: NDArray[np.float64] = gains[:, wide] / np.array([float(_ranges(at)[party]) for party in wide])
    return shares


def _exact_shares(gains: tuple[Fraction, ...], at: Ground) -> tuple[Fraction, ...]:
    shares = tuple(gain / wide for gain, wide in zip(gains, _ranges(at), strict=True) if wide > 0)
    return shares or (Fraction(1),)


def _least(gains: NDArray[np.float64], at: Ground) -> NDArray[np.float64]:
    del at
    least: NDArray[np.float64] = gains.min(axis=1)
    return least


def _sum(gains: NDArray[np.float64], at: Ground) -> NDArray[np.float64]:
    total: NDArray[np.float64] = gains.sum(axis=1) + float(sum(at.disagreement))
    return total


def _even(gains: NDArray[np.float64], at: Ground) -> NDArray[np.float64]:
    shares = _shares(gains, at)
    even: NDArray[np.float64] = shares.min(axis=1) - shares.max(axis=1)
    return even


def _exact_even(gains: tuple[Fraction, ...], at: Ground) -> Key:
    shares = _exact_shares(gains, at)
    return (min(shares) - max(shares),)


_MEASURES: dict[Solution, tuple[Rough, Exact]] = {
    "nash": (_product, _exact_product),
    "kalai-smorodinsky": (
        lambda gains, at: _shares(gains, at).min(axis=1),
        lambda gains, at: tuple(sorted(_exact_shares(gains, at))),
    ),
    "egalitarian": (_least, lambda gains, _: tuple(sorted(gains))),
    "utilitarian": (_sum, lambda gains, at: (sum(gains, Fraction(0)) + sum(at.disagreement),)),
    "equal gain": (_even, _exact_even),
}

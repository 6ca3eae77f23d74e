"""Compiled weights under which a weighted sum bounds a solution closely; the same idea as `exact.weighing`, for many runs.

Egalitarian and Kalai–Smorodinsky: multiplicative steps away from who gains much (Freund and Schapire, "Adaptive game
playing using multiplicative weights", 1999), as long as the gap to the best package met is wide. Nash: Frank–Wolfe steps
of the mixed gains, weights 1 / gain. Floating point, since weights decide nothing: they only bound.
"""

from __future__ import annotations

import numba
import numpy as np

from detente.analysis.agreements.exact.integers import Numbers
from detente.analysis.agreements.robust.diagram import Floats, Ints, Scene, climbed, walked, weighed

FINE = 2.0**22
_EVEN_ROUNDS = 100
"""Rounds of weights for the greatest smallest share. Tried on 2,000 draws of 4 parties × 20 × 4: 60, 100 and 150 take the
same time within a tenth."""
_PRODUCT_ROUNDS = 25
"""Rounds of weights for the greatest product: more than the ten or so after which it ends by itself."""


@numba.njit(cache=True)
def whole_weights(weights: Floats, widths: Floats, found: Ints) -> None:
    """Weights on shares as whole numbers on worth; who has no width gets none."""
    most = 1e-300
    for party in range(len(weights)):
        if widths[party] > 0:
            most = max(most, weights[party] / widths[party])
    for party in range(len(weights)):
        found[party] = int(weights[party] / widths[party] / most * FINE) if widths[party] > 0 else 0


@numba.njit(cache=True)
def best_by(scene: Scene, weights: Ints, work: tuple[Ints, Ints, Ints, Ints]) -> None:
    """A best package by weights: `work` is gains of cells, best by state, the package's options and worth (filled)."""
    what, adds = scene
    gains, best, options, worth = work
    weighed(adds, weights, gains)
    climbed(what, gains, best)
    walked(scene, (gains, best), (options, worth))


@numba.njit(cache=True)
def even(scene: Scene, ground: tuple[Ints, Floats], top: tuple[Ints, Floats]) -> Floats:
    """Weights on shares at which the greatest weighted share is nearly least.

    `ground` is the least for each party and the widths that shares are measured in. Into `top` go the best package met
    that leaves nobody below the least (options by stage), and its smallest share, where it beats the one given.
    """
    what = scene[0]
    least, widths = ground
    package, share = top
    parties = len(least)
    work = (np.empty(len(what.after), np.int64), np.empty(what.first[-1] + 1, np.int64), package.copy(), least.copy())
    weights, whole, shares = np.zeros(parties), np.zeros(parties, np.int64), np.zeros(parties)
    got = work[3]
    wide = 0
    for party in range(parties):
        wide += widths[party] > 0
    for party in range(parties):
        weights[party] = 1.0 / max(wide, 1) if widths[party] > 0 else 0.0
    closest, lowest = weights.copy(), np.inf
    for round_ in range(_EVEN_ROUNDS):
        whole_weights(weights, widths, whole)
        best_by(scene, whole, work)
        smallest, value, spread = np.inf, 0.0, 0.0
        fits = True
        for party in range(parties):
            gain = got[party] - least[party]
            fits &= gain >= 0
            shares[party] = gain / widths[party] if widths[party] > 0 else 0.0
            if widths[party] > 0:
                smallest = min(smallest, shares[party])
                value += weights[party] * shares[party]
        if value < lowest:
            lowest = value
            _copied(weights, closest)
        if fits and smallest > share[0]:
            share[0] = smallest
            _copied(work[2], package)
        for party in range(parties):
            spread = max(spread, abs(shares[party] - value))
        if spread == 0.0 or lowest - share[0] <= 1e-6 * abs(lowest):
            break
        pace = 1.5 / (1.0 + 0.1 * round_) / spread
        total = 0.0
        for party in range(parties):
            weights[party] *= np.exp(-pace * (shares[party] - value) * 0.5)
            total += weights[party]
        for party in range(parties):
            weights[party] /= total
    return closest


@numba.njit(cache=True)
def _copied(one: Numbers, to: Numbers) -> None:
    for place in range(len(one)):
        to[place] = one[place]


@numba.njit(cache=True)
def product(scene: Scene, least: Ints, start: tuple[Ints, Ints]) -> Floats:
    """Weights 1 / gain at the end of the steps; `start` is a package and its worth, and takes the best product met."""
    what = scene[0]
    package, worth = start
    parties = len(least)
    work = (np.empty(len(what.after), np.int64), np.empty(what.first[-1] + 1, np.int64), package.copy(), worth.copy())
    got = work[3]
    mixed, new = np.empty(parties), np.empty(parties)
    ones, whole, weights = np.ones(parties), np.zeros(parties, np.int64), np.empty(parties)
    highest = 1.0
    for party in range(parties):
        mixed[party] = max(float(worth[party] - least[party]), 0.5)
        highest *= worth[party] - least[party]
    for _ in range(_PRODUCT_ROUNDS):
        for party in range(parties):
            weights[party] = 1.0 / mixed[party]
        whole_weights(weights, ones, whole)
        best_by(scene, whole, work)
        value, slope = 1.0, 0.0
        for party in range(parties):
            new[party] = got[party] - least[party]
            value *= max(new[party], 0.0)
            slope += (new[party] - mixed[party]) / mixed[party]
        if value > highest:
            highest = value
            _copied(work[2], package)
            _copied(work[3], worth)
        if slope <= 1e-4 * parties:
            break
        step = _longest(mixed, new)
        for party in range(parties):
            mixed[party] += step * (new[party] - mixed[party])
    total = 0.0
    for party in range(parties):
        total += weights[party]
    for party in range(parties):
        weights[party] /= total
    return weights


@numba.njit(cache=True)
def _longest(gains: Floats, new: Floats) -> float:
    """The step from one towards the other at which the product is greatest: where its slope is nought, by halving."""
    low, high = 0.0, 0.98
    for _ in range(25):
        middle = (low + high) / 2
        slope, positive = 0.0, True
        for party in range(len(gains)):
            here = gains[party] + middle * (new[party] - gains[party])
            positive &= here > 0
            slope += (new[party] - gains[party]) / here if here > 0 else 0.0
        if positive and slope > 0:
            low = middle
        else:
            high = middle
    return low

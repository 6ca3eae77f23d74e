"""Weights for the parties under which the best package bounds a solution closely.

Egalitarian and Kalai–Smorodinsky: the weights at which the greatest weighted gain is least (the value of the matrix
game between weights and packages; minimax), found by adding one best package after the other (Kelley 1960), the game
over those known being solved by regret matching+ (Tammelin 2014). Nash: the weights 1 / gain at the point to which the
Frank–Wolfe steps over the packages lead. Floating point: weights only speed a search up, they decide nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROUNDS = 80
"""Best packages sought at most. Tried on 8 parties × 20 issues × 6 options with 15 bans and 15 interactions: after 60 the
bound moves by less than a thousandth."""
_PLAYS = 4000
_NEAR = 1e-4


Best = Callable[[Floats], Floats]
"""Gives for weights (one a party, not negative) the gains of a best package, one a party, as the weights count them."""


def even_weights(best: Best, parties: int) -> list[Floats]:
    """The weights under which the greatest weighted gain is least, the closest first; each sums to 1."""
    known = [best(np.eye(parties)[party]) for party in range(parties)]
    known.append(best(np.full(parties, 1 / parties)))
    tried: list[tuple[float, Floats]] = []
    for _ in range(_ROUNDS):
        table = np.array(known)
        weights = _played(table, _PLAYS)
        gains = best(weights)
        tried.append((float(gains @ weights), weights))
        if gains @ weights - (table @ weights).max() <= _NEAR * abs(gains @ weights):
            break
        known.append(gains)
    tried.sort(key=lambda one: one[0])
    return [weights for _, weights in tried]


@numba.njit(cache=True)
def _played(table: Floats, plays: int) -> Floats:
    """Mixed weights of the game in which one chooses a row (package), the other weighs columns to get the least."""
    rows, columns = table.shape
    regret_rows, regret_columns = np.zeros(rows), np.zeros(columns)
    total = np.zeros(columns)
    mean = np.abs(table).mean() + 1e-300
    scaled = table / mean
    mixed_rows, mixed = np.full(rows, 1 / rows), np.full(columns, 1 / columns)
    for play in range(plays):
        gains = (scaled * mixed).sum(axis=1)  # no "@": numba would want SciPy for it
        value = (mixed_rows * gains).sum()
        regret_rows = np.maximum(regret_rows + gains - value, 0.0)
        if regret_rows.sum() > 0:
            mixed_rows = regret_rows / regret_rows.sum()
        costs = (scaled.T * mixed_rows).sum(axis=1)
        value = (mixed * costs).sum()
        regret_columns = np.maximum(regret_columns + value - costs, 0.0)
        if regret_columns.sum() > 0:
            mixed = regret_columns / regret_columns.sum()
        total += (play + 1) * mixed
    mean_weights: Floats = total / total.sum()
    return mean_weights


def product_weights(best: Best, start: Floats) -> list[Floats]:
    """Weights 1 / gain at the end of the steps towards the greatest product of mixed gains, the last first.

    `start` are gains above nought.
    """
    gains, found = start.astype(np.float64), list[Floats]()
    for round_ in range(_ROUNDS):
        weights = 1 / gains
        found.append(weights / weights.sum())
        new = best(found[-1])
        step = _longest(gains, new)
        if step == 0 or (round_ and weights @ (new - gains) < _NEAR * len(gains)):
            break
        gains = gains + step * (new - gains)
    return found[::-1]


def _longest(gains: Floats, new: Floats) -> float:
    """The step from one towards the other at which the product is greatest, on a grid that doubles in fineness."""
    steps = np.concatenate([[0.0], np.geomspace(1e-4, 0.95, 60)])
    mixed = gains + steps[:, None] * (new - gains)
    logs = np.where((mixed > 0).all(axis=1), np.log(np.maximum(mixed, 1e-300)).sum(axis=1), -np.inf)
    return float(steps[int(np.argmax(logs))])

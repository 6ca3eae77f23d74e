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
    """Mixed weights of the game in which one chooses a row (package), the other weighs columns to get the least.

    Plain loops: numba compiles them in a third of the time that array expressions take.
    """
    rows, columns = table.shape
    regrets, mixed_rows, gains = np.zeros(rows), np.zeros(rows), np.zeros(max(rows, columns))
    losses, mixed, total = np.zeros(columns), np.zeros(columns), np.zeros(columns)
    mean = 1e-300
    for row in range(rows):
        mixed_rows[row] = 1.0 / rows
        for column in range(columns):
            mean += abs(table[row, column]) / (rows * columns)
    for column in range(columns):
        mixed[column] = 1.0 / columns
    for play in range(plays):
        value = 0.0
        for row in range(rows):
            gains[row] = 0.0
            for column in range(columns):
                gains[row] += table[row, column] / mean * mixed[column]
            value += mixed_rows[row] * gains[row]
        _matched(regrets, mixed_rows, (gains, value, 1.0))
        value = 0.0
        for column in range(columns):
            cost = 0.0
            for row in range(rows):
                cost += table[row, column] / mean * mixed_rows[row]
            gains[column] = cost
            value += mixed[column] * cost
        _matched(losses, mixed, (gains, value, -1.0))
        for column in range(columns):
            total[column] += (play + 1) * mixed[column]
    whole = 0.0
    for column in range(columns):
        whole += total[column]
    for column in range(columns):
        total[column] /= whole
    return total


@numba.njit(cache=True)
def _matched(regrets: Floats, mixed: Floats, told: tuple[Floats, float, float]) -> None:
    """Regrets after a play, kept above nought, and the mixture in proportion to them; unchanged where there are none."""
    gains, value, sign = told
    whole = 0.0
    for one in range(len(regrets)):
        regrets[one] = max(regrets[one] + sign * (gains[one] - value), 0.0)
        whole += regrets[one]
    if whole > 0.0:
        for one in range(len(regrets)):
            mixed[one] = regrets[one] / whole


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

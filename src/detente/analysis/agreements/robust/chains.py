"""Hit-and-run over what is stated of one party: values and weights drawn evenly from all that fit.

A step moves along one direction as far as the bounds allow, to a point drawn evenly there (Smith, "Efficient Monte Carlo
procedures for generating points uniformly distributed over bounded regions", 1984). Values move one at a time; weights
two at a time, so that they go on summing to one. Between two samples there are enough steps for most of the way to be
forgotten; what is left shows in the Monte Carlo error, which is taken from batches.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.scenarios.interface import Pair, Range

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_SWEEPS = 12
"""Steps between two samples, for each value. On 4 and 10 values in one order two samples that follow each other are
correlated by at most .01 and .31."""
_EXCHANGES = 30
"""Exchanges between two samples, for each weight. On 20 weights in no order and in one two samples that follow each other
are correlated by at most .01 and .51."""
_WARM = 20
"""Samples thrown away at the start."""


def values_drawn(ranges: Sequence[Range], pairs: Sequence[Pair], count: int, *, seed: int) -> Floats:
    """So many draws (rows) of one issue's values. `ranges` must be tight (see `closing.tightened`)."""
    low, high = _ends(ranges)
    if not pairs:  # nothing binds one to another: each is drawn by itself
        even: Floats = low + (high - low) * np.random.default_rng(seed).random((count, len(low)))
        return even
    start = (low + high) / 2
    return _values(
        (low, high, *_around(pairs, len(low))), start, (count, _SWEEPS * len(low), np.random.default_rng(seed))
    )


def weights_drawn(ranges: Sequence[Range], pairs: Sequence[Pair], count: int, *, start: Floats, seed: int) -> Floats:
    """So many draws of weights that sum to one, from a start among them."""
    low, high = _ends(ranges)
    steps = 0 if np.array_equal(low, high) or len(low) == 1 else _EXCHANGES * len(low)
    return _weights((low, high, _table(pairs)), start, (count, steps, np.random.default_rng(seed)))


def _ends(ranges: Sequence[Range]) -> tuple[Floats, Floats]:
    low, high = np.array([[float(one) for one in ends] for ends in ranges]).T
    return low.copy(), high.copy()


def _table(pairs: Sequence[Pair]) -> Ints:
    return np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)


def _around(pairs: Sequence[Pair], size: int) -> tuple[Ints, Ints]:
    """For each value (from `first[v]` on) the values above it as they are, and those below it as -1 - v."""
    near: list[list[int]] = [[] for _ in range(size)]
    for above, below in pairs:
        near[below].append(above)
        near[above].append(-1 - below)
    first = np.cumsum([0, *map(len, near)]).astype(np.int64)
    return first, np.array([one for some in near for one in some], dtype=np.int64)


@numba.njit(cache=True)
def _values(within: tuple[Floats, Floats, Ints, Ints], start: Floats, how: tuple[int, int, Any]) -> Floats:
    count, steps, chance = how
    low, high, first, near = within
    here = start.copy()
    drawn = np.empty((count, len(low)))
    for sample in range(-_WARM, count):
        for step in range(steps):
            one = step % len(low)
            least, most = low[one], high[one]
            for place in range(first[one], first[one + 1]):
                if near[place] >= 0:
                    most = min(most, here[near[place]])
                else:
                    least = max(least, here[-1 - near[place]])
            here[one] = least + (most - least) * chance.random()
        if sample >= 0:
            for one in range(len(here)):  # an assignment of arrays would take numba two seconds once
                drawn[sample, one] = here[one]
    return drawn


@numba.njit(cache=True)
def _weights(within: tuple[Floats, Floats, Ints], start: Floats, how: tuple[int, int, Any]) -> Floats:
    count, steps, chance = how
    low, high, pairs = within
    here = start.copy()
    drawn = np.empty((count, len(low)))
    for sample in range(-_WARM, count):
        for _ in range(steps):
            up = int(chance.random() * len(low))  # `integers` would take numba five seconds once
            down = int(chance.random() * (len(low) - 1))
            down += down >= up
            most = min(high[up] - here[up], here[down] - low[down])
            least = max(low[up] - here[up], here[down] - high[down])
            for row in range(len(pairs)):
                above, below = pairs[row]
                rise = (above == up) - (above == down) - (below == up) + (below == down)
                room = here[above] - here[below]
                if rise > 0:
                    least = max(least, -room / rise)
                elif rise < 0:
                    most = min(most, -room / rise)
            if most > least:
                move = least + (most - least) * chance.random()
                here[up] += move
                here[down] -= move
        if sample >= 0:
            for one in range(len(here)):
                drawn[sample, one] = here[one]
    return drawn

"""The compiled part of `dominance` for three parties: one pass in falling order of the first, a staircase of the others.

Kung, Luccio and Preparata, "On finding the maxima of a set of vectors", 1975.
"""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def undominated_of_three(points: Ints) -> NDArray[np.bool_]:
    """Of each point (points × 3), whether no other dominates it or equals it and stands before it."""
    order = np.lexsort((-points[:, 2], -points[:, 1], -points[:, 0]))
    kept = np.zeros(len(points), np.bool_)
    _pass(points, order, kept)
    return kept


@numba.njit(cache=True)
def _pass(points: Ints, order: Ints, kept: NDArray[np.bool_]) -> None:
    """`seconds` rise and `thirds` fall: the steps of the staircase under which all that comes later is dominated."""
    seconds, thirds = np.empty(len(order), np.int64), np.empty(len(order), np.int64)
    steps = 0
    for one in order:
        second, third = points[one, 1], points[one, 2]
        place = np.searchsorted(seconds[:steps], second)
        if place < steps and thirds[place] >= third:
            continue
        kept[one] = True
        end = place + (place < steps and seconds[place] == second)  # a lower step of the same second is covered, too
        start = place
        while start > 0 and thirds[start - 1] <= third:
            start -= 1
        moved = steps - end
        seconds[start + 1 : start + 1 + moved] = seconds[end:steps].copy()
        thirds[start + 1 : start + 1 + moved] = thirds[end:steps].copy()
        seconds[start], thirds[start] = second, third
        steps = start + 1 + moved

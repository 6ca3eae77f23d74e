"""Which points no other point dominates.

A point dominates another where it is at least as good for every party and better for one; of equal points the first
stays. Two and three parties: one pass over the points in order. More: a k-d tree (Bentley, "Multidimensional binary search
trees", 1975) over all points, of which each asks whether a part of the tree lies wholly above it. Compiled by numba on
first use and kept beside this file.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.exact.integers import Numbers

_FEW = 2
_PACKED = 2**31


def undominated(points: Numbers, look: Callable[[], None] = lambda: None) -> NDArray[np.bool_]:
    """Of each point (points × parties), whether no other dominates it or equals it and stands before it.

    `look` is called now and then where there are many points: what it raises ends the work.
    """
    if len(points) < _FEW:
        return np.ones(len(points), dtype=bool)
    if points.dtype == object:
        points = _ranks(points)
    if points.shape[1] == 1:
        best = np.zeros(len(points), dtype=bool)
        best[int(np.argmax(points[:, 0]))] = True
        return best
    if points.shape[1] == _FEW:
        return _of_two(points)
    if points.shape[1] == _FEW + 1:
        from detente.analysis.agreements.exact.staircase import undominated_of_three

        return undominated_of_three(points)
    from detente.analysis.agreements.exact.kdtree import undominated_of_many

    return undominated_of_many(np.ascontiguousarray(points), look)


def _of_two(points: Numbers) -> NDArray[np.bool_]:
    order = _falling(points)
    second = points[order, 1]
    kept = np.zeros(len(points), dtype=bool)
    kept[order[0]] = True
    kept[order[1:][second[1:] > np.maximum.accumulate(second)[:-1]]] = True
    return kept


def _falling(points: Numbers) -> NDArray[np.intp]:
    """The order in which the first value falls, then the second; of equal points the first stands first."""
    first, second = points[:, 0], points[:, 1]
    if int(points.min()) > -_PACKED and int(points.max()) < _PACKED:  # both in one word: one sort instead of two
        return np.argsort(first * -2 * _PACKED - second, kind="stable")
    return np.lexsort((-second, -first))


def _ranks(points: Numbers) -> NDArray[np.int64]:
    """The same order in every column, in numbers that fit: comparisons are all that dominance needs."""
    columns = [np.unique(points[:, party], return_inverse=True)[1] for party in range(points.shape[1])]
    return np.stack(columns, axis=1).astype(np.int64)

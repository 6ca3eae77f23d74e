"""Parties' packages in their order, compiled: ranked, and where each party stands by time."""

from __future__ import annotations

import numba
import numpy as np

from detente.analysis.talks.course import NO_DIFFERENCE
from detente.analysis.talks.table import Floats, Ints

_CROWD = 32
"""Numbers at most that `rank` lets fall on one place."""


@numba.njit(cache=True)
def rank(own: Floats, order: Ints) -> bool:
    """Fill in the places of numbers from the greatest to the least, equal ones as they stand; False where they crowd.

    Each is put at about its place by its size, and moved from there: half the time of sorting by comparison, as
    long as sizes are spread out.
    """
    best, many = own[0], len(own)
    least = best
    for value in own:  # plain loops: numba compiles them in a third of the time
        best, least = max(best, value), min(least, value)
    spread = best - least
    if spread != 0 and not 1e-290 < spread < 1e290:
        return False
    scale = (many - 1) / spread if spread else 0.0
    starts = np.zeros(many + 1, np.int64)
    for value in own:
        starts[int((best - value) * scale) + 1] += 1
    for place in range(1, many + 1):
        if spread and starts[place] > _CROWD:
            return False
        starts[place] += starts[place - 1]
    for number in range(many):
        near = int((best - own[number]) * scale)
        order[starts[near]] = number
        starts[near] += 1
    for place in range(1, many):
        number, to = order[place], place
        while to > 0 and own[order[to - 1]] < own[number]:
            order[to] = order[to - 1]
            to -= 1
        order[to] = number
    return True


@numba.njit(cache=True)
def last_within(ladder: Floats, target: float) -> int:
    """The last place of a falling ladder that is worth at least the target; -1 where none is."""
    low, high = 0, len(ladder)
    while low < high:
        middle = (low + high) // 2
        if ladder[middle] >= target:
            low = middle + 1
        else:
            high = middle
    return low - 1


@numba.njit(cache=True)
def slack(ladder: Floats) -> float:
    """How far below a target counts as no difference."""
    return float(NO_DIFFERENCE * (ladder[0] - ladder[-1]))


@numba.njit(cache=True)
def climb(known: tuple[Floats, Ints, Floats, Floats], found: tuple[Floats, Ints, Ints]) -> None:
    """Fill in `ladder`, `fits` and `places` of a board from worth, order, what no deal is worth and `given`.

    `given`, parties × rounds, is the part of the way from its best to its least that a party has gone; -1 where it does
    not go by time.
    """
    worth, order, no_deal, given = known
    ladder, fits, places = found
    for party in range(len(worth)):
        own = ladder[party]
        for place in range(len(own)):
            own[place] = worth[party, order[party, place]]
        for time in range(given.shape[1]):
            none, gone = no_deal[party, time], given[party, time]
            fits[party, time] = last_within(own, none) + 1
            places[party, time] = -1
            if gone >= 0:
                least = max(none, own[-1])
                target = min(least + (1 - gone) * (own[0] - least), own[0])
                places[party, time] = min(last_within(own, target - slack(own)), fits[party, time] - 1)

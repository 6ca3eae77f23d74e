"""The compiled search for packages that give every party enough: depth first, cut where a weighted bound falls short.

For any weights that are not negative, a package worth at least `needs[p]` to each party is worth at least the weighted
sum of the needs; where even the best continuation is not, nothing below is looked at. The bounds are exact (see
`stages.best_from`), so that with good weights hardly anything is looked at in vain. Where shares may only lie so far apart
a bound may have weights below nought, too.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.exact.kdtree import reaches

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Walk(NamedTuple):
    """Where a search stands, so that it can be gone on with: `place` is the stage and how many packages it has found."""

    place: Ints
    states: Ints
    options: Ints
    worth: Ints
    value: Ints


class Board(NamedTuple):
    """All stages in flat arrays.

    Stage `t` has `widths[t]` options; its states begin at `first[t]` in `best` (all states × bounds) and at
    `cells[t]` in `after` (cells) and `adds` (cells × parties), where a cell is a state with an option. `gains`
    (cells × bounds) is what a cell adds, weighted. `shares` (one a party, 0 for who has none) are worth's in floating
    point, counted from `zero`; no two of a package's may lie further apart than `spread`.
    """

    widths: Ints
    first: Ints
    cells: Ints
    after: Ints
    adds: Ints
    best: Ints
    gains: Ints
    shares: Floats
    zero: Floats
    spread: float


def start(board: Board, bounds: int) -> Walk:
    """A search that has not begun."""
    depth, parties = len(board.widths), board.adds.shape[1]
    return Walk(
        place=np.zeros(2, np.int64),
        states=np.zeros(depth + 1, np.int64),
        options=np.full(depth + 1, -1, np.int64),
        worth=np.zeros((depth + 1, parties), np.int64),
        value=np.zeros((depth + 1, bounds), np.int64),
    )


@numba.njit(cache=True)
def search(  # noqa: C901 # one loop: calls inside it would cost more than they explain
    board: Board, asked: tuple[Ints, Ints, int, Walk], packages: Ints
) -> tuple[int, int]:
    """Write down packages that give each party at least `needs[p]` and each bound at least `floors[k]`.

    Fills rows of `packages` (options in the order of the stages) until they are full, and gives how many there are
    and how many steps were taken; the count is -1 where more than `bound` steps would be needed: then another call with
    the same `walk` goes on.
    """
    needs, floors, bound, walk = asked
    widths, first, cells, after, adds = board.widths, board.first, board.cells, board.after, board.adds
    best, gains = board.best, board.gains  # each look into a tuple would count a reference
    depth, parties, bounds = len(widths), adds.shape[1], len(floors)
    states, options, worth, value = walk.states, walk.options, walk.worth, walk.value
    stage, found, taken = walk.place[0], walk.place[1], 0
    while stage >= 0:
        if stage == depth:
            if reaches(worth[depth], needs) and _close(board, worth[depth]):
                for place in range(depth):
                    packages[found, place] = options[place]
                found += 1
                if found == len(packages):
                    return found, taken
            stage -= 1
            continue
        if taken >= bound:
            walk.place[0], walk.place[1] = stage, found
            return -1, taken
        options[stage] += 1
        if options[stage] >= widths[stage]:
            options[stage] = -1
            stage -= 1
            continue
        taken += 1
        cell = cells[stage] + states[stage] * widths[stage] + options[stage]
        if after[cell] < 0:
            continue
        later = first[stage + 1] + after[cell]
        hopeful = True
        for one in range(bounds):
            value[stage + 1, one] = value[stage, one] + gains[cell, one]
            if value[stage + 1, one] + best[later, one] < floors[one]:
                hopeful = False
                break
        if hopeful:
            for party in range(parties):
                worth[stage + 1, party] = worth[stage, party] + adds[cell, party]
            states[stage + 1] = after[cell]
            stage += 1
    return found, taken


@numba.njit(cache=True)
def _close(board: Board, worth: Ints) -> bool:
    """Whether the shares lie no further apart than allowed."""
    shares, zero = board.shares, board.zero
    least, most = np.inf, -np.inf
    for party in range(len(worth)):
        if shares[party] > 0.0:
            share = worth[party] * shares[party] - zero[party]
            least, most = min(least, share), max(most, share)
    return most - least <= board.spread

"""Member by member over all sums that can still matter (dynamic programming), for any formula of tests.

After each member, sums that no later vote can tell apart are one: a test that is reached, or out of reach, is kept only
as that. What remains is exact: chances as whole numbers over one denominator, costs as whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import TYPE_CHECKING, Any

from detente.analysis.ratification.game import Vector, holds_each
from detente.analysis.ratification.leanings import Ballot
from detente.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST = 2_000_000
"""Sums kept at once: about a gibibyte with their chances."""


def chances(one: Ballot, loads: Sequence[Sequence[int]]) -> tuple[int, int]:
    """The load of all ways in which the motion passes, and in which it fails.

    `loads[member][choice]` multiply along a way: 1 each counts the ways, numerators of chances give chances. Raises
    UsageError where too many different sums are possible.
    """
    import numpy as np

    order, rests = _order(one)
    sums = np.zeros((1, len(one.least)), dtype=np.int64)
    load = np.array([1], dtype=object)
    won = lost = 0
    for place, member in enumerate(order):
        options = [(choice.adds, part) for choice, part in zip(one.choices[member], loads[member], strict=True) if part]
        sums = np.concatenate([sums + np.array(adds, dtype=np.int64) for adds, _ in options])
        load = np.concatenate([load * part for _, part in options])
        sure, able = _known(sums, one, rest=rests[place + 1])
        after = prod(sum(loads[later]) for later in order[place + 1 :])
        won += sum(load[sure].tolist()) * after
        lost += sum(load[~able].tolist()) * after
        rows = able & ~sure
        sums, load = _merged(_clipped(sums[rows], one, rest=rests[place + 1]), load[rows])
        _bounded(sums)
    return won, lost


def cheapest(one: Ballot, costs: Sequence[Sequence[int]]) -> tuple[int, dict[int, int]] | None:
    """The least cost at which the motion passes, and the choice of each member (by number); None where it cannot.

    `costs[member][choice]` add up. Of several ways that cost the same, the one found first. Raises UsageError where too
    many different sums are possible.
    """
    import numpy as np

    order, rests = _order(one)
    sums = np.zeros((1, len(one.least)), dtype=np.int64)
    cost = np.zeros(1, dtype=np.int64)
    trail: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    best: tuple[int, int, int, int] | None = None
    for place, member in enumerate(order):
        width, few = len(sums), one.choices[member]
        sums = np.concatenate([sums + np.array(choice.adds, dtype=np.int64) for choice in few])
        cost = np.concatenate([cost + own for own in costs[member]])
        came, chose = np.tile(np.arange(width), len(few)), np.repeat(np.arange(len(few)), width)
        sure, able = _known(sums, one, rest=rests[place + 1])
        if sure.any():
            row = int(np.flatnonzero(sure)[np.argmin(cost[sure])])
            if best is None or cost[row] < best[0]:
                best = (int(cost[row]), place, int(came[row]), int(chose[row]))
        rows = np.flatnonzero(able & ~sure & (cost < best[0] if best else True))
        sums = _clipped(sums[rows], one, rest=rests[place + 1])
        alike, first = _alike(sums, by=(cost[rows],))
        cheapest_rows = alike[first]
        sums, cost = sums[cheapest_rows], cost[rows][cheapest_rows]
        trail.append((came[rows][cheapest_rows], chose[rows][cheapest_rows]))
        _bounded(sums)
    if best is None:
        return None
    total, place, row, choice = best
    chosen = {member: min(range(len(own)), key=own.__getitem__) for member, own in enumerate(costs)}
    chosen[order[place]] = choice
    for earlier in range(place - 1, -1, -1):
        chosen[order[earlier]] = int(trail[earlier][1][row])
        row = int(trail[earlier][0][row])
    return total, chosen


def _order(one: Ballot) -> tuple[list[int], list[tuple[Vector, Vector]]]:
    """The members, those who can change most first, and what those after each can add at least and at most."""
    tests = range(len(one.least))
    low = [[min(choice.adds[test] for choice in few) for test in tests] for few in one.choices]
    high = [[max(choice.adds[test] for choice in few) for test in tests] for few in one.choices]
    widest = [
        max((high[place][test] - low[place][test] for place in range(len(low))), default=0) or 1 for test in tests
    ]
    order = sorted(
        range(len(low)),
        key=lambda place: -max(((high[place][t] - low[place][t]) / widest[t] for t in tests), default=0),
    )
    rests: list[tuple[Vector, Vector]] = [(tuple(0 for _ in tests), tuple(0 for _ in tests))]
    for place in reversed(order):
        least, most = rests[-1]
        rests.append((tuple(least[t] + low[place][t] for t in tests), tuple(most[t] + high[place][t] for t in tests)))
    return order, rests[::-1]


def _known(
    sums: NDArray[np.int64], one: Ballot, *, rest: tuple[Vector, Vector]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each sum, whether the motion passes whatever the rest add, and whether it still can."""
    import numpy as np

    least, most = (np.array(part, dtype=np.int64) for part in rest)
    need = np.array(one.least, dtype=np.int64)
    return holds_each(one.logic, list((sums >= need - least).T)), holds_each(one.logic, list((sums >= need - most).T))


def _clipped(sums: NDArray[np.int64], one: Ballot, *, rest: tuple[Vector, Vector]) -> NDArray[np.int64]:
    """The sums, those that reach a test whatever follows made one, and those that cannot reach it."""
    import numpy as np

    least, most = (np.array(part, dtype=np.int64) for part in rest)
    need = np.array(one.least, dtype=np.int64)
    return np.clip(sums, need - most - 1, need - least)


def _merged(sums: NDArray[np.int64], load: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """Each sum once, with the load of all its rows."""
    import numpy as np

    order, first = _alike(sums, by=())
    return sums[order[first]], np.add.reduceat(load[order], first) if len(first) else load[:0]


def _alike(sums: NDArray[np.int64], *, by: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The rows in an order that has equal sums together (`by` deciding among them), and where each sum begins."""
    import numpy as np

    order = np.lexsort((*by, *sums.T))
    placed = sums[order]
    new = np.ones(len(placed), dtype=bool)
    new[1:] = (placed[1:] != placed[:-1]).any(axis=1)
    return order, np.flatnonzero(new)


def _bounded(sums: NDArray[np.int64]) -> None:
    if len(sums) > MOST:
        raise UsageError(
            "too many different sums are possible to go through them all", do="Round the weights, or settle some votes."
        )

"""Winning coalitions counted by their size and by what they leave out of each weight (Mann and Shapley 1962, Uno 2012).

Any formula of tests: tests by heads follow from the size, tests by multiples of one weight from that weight. A coalition
that leaves out more of a weight than any winning one may is not counted, so that vetoes cost nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import gcd, prod
from typing import TYPE_CHECKING, Any

from detente.analysis.ratification.binary import Binary
from detente.analysis.ratification.game import holds, holds_each

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Sums:
    """The different weights of a vote: `weights[weight][member]`, and for each test its weight's number or None for heads.

    `most[test]`: what may at most be left out of that weight (of heads: the least size) where the test holds.
    """

    vote: Binary
    weights: tuple[tuple[int, ...], ...]
    of: tuple[int | None, ...]
    most: tuple[int, ...]

    @cached_property
    def room(self) -> tuple[int, ...]:
        """What a winning coalition may leave out of each weight at most; below 0 where none wins."""
        return tuple(max(self._rooms(number), default=-1) for number in range(len(self.weights)))

    def _rooms(self, weight: int) -> list[int]:
        """Of the sums at which a test of this weight turns, those with which the formula can hold."""
        tried = {sum(self.weights[weight]), *(m for m, of in zip(self.most, self.of, strict=True) if of == weight)}
        return [
            left
            for left in tried
            if holds(
                self.vote.logic, [of != weight or left <= most for most, of in zip(self.most, self.of, strict=True)]
            )
        ]

    @property
    def cells(self) -> int:
        """How many different sums a winning coalition may leave out, at most."""
        return prod(max(one, -1) + 1 for one in self.room)

    def wins(self, size: int) -> NDArray[np.bool_]:
        """Whether coalitions of a size win, for each of the sums left out."""
        import numpy as np

        shape = tuple(one + 1 for one in self.room)
        lines = [
            np.arange(long).reshape([-1 if place == number else 1 for place in range(len(shape))])
            for number, long in enumerate(shape)
        ]
        true: list[Any] = [
            np.array(size >= most) if of is None else lines[of] <= most
            for most, of in zip(self.most, self.of, strict=True)
        ]
        return np.broadcast_to(holds_each(self.vote.logic, true), shape)


def sums_of(one: Binary) -> Sums:
    """The vote by its different weights."""
    weights: list[tuple[int, ...]] = []
    of: list[int | None] = []
    most: list[int] = []
    for column, need in zip(zip(*one.gains, strict=True), one.need, strict=True):
        if len(set(column)) == 1:
            of.append(None)
            most.append(_least_size(column[0], need, members=len(column)))
            continue
        unit = gcd(*column)
        own = tuple(value // unit for value in column)
        if own not in weights:
            weights.append(own)
        of.append(weights.index(own))
        most.append(sum(own) - max(-(-need // unit), 0))
    if not weights:  # all by heads: one weight of nothing, so that what follows has something to count by
        weights.append((0,) * len(one.members))
    return Sums(one, tuple(weights), tuple(of), tuple(most))


def _least_size(value: int, need: int, *, members: int) -> int:
    """The least number of members who reach what is asked for, each adding the same."""
    if need <= 0:
        return 0
    return -(-need // value) if value else members + 1


def winning_by_size(one: Sums) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """How many coalitions of each size win, and for each member in how many of them it is.

    At most 64 members, whose counts fit 64 bits; memory: 8 bytes for each sum and size.
    """
    import numpy as np

    number = len(one.vote.members)
    wins = [one.wins(size) for size in range(number + 1)] if one.cells else []
    if not wins:
        return (0,) * (number + 1), ((0,) * (number + 1),) * number
    counts = np.zeros((number + 1, *wins[0].shape), dtype=np.int64)
    counts.reshape(number + 1, -1)[0, 0] = 1
    rows = list(zip(*one.weights, strict=True))
    for done, row in enumerate(rows):
        if inside := _shifted(row, one.room):
            low, high = inside
            for size in range(done, -1, -1):
                counts[size + 1][high] += counts[size][low]
    winning = tuple(int(counts[number - size][wins[size]].sum()) for size in range(number + 1))
    known = {row: _containing(counts, _shifted(row, one.room), wins=wins) for row in set(rows)}
    return winning, tuple(known[row] for row in rows)


Places = tuple[tuple[slice, ...], tuple[slice, ...]]
"""Where the sums without a member stand, and where they stand with it."""


def _shifted(row: Sequence[int], room: Sequence[int]) -> Places | None:
    """None where a winning coalition cannot do without the member."""
    if any(value > most for value, most in zip(row, room, strict=True)):
        return None
    ends = list(zip(row, room, strict=True))
    return tuple(slice(0, most + 1 - value) for value, most in ends), tuple(slice(value, None) for value, _ in ends)


def _containing(
    counts: NDArray[np.int64], inside: Places | None, *, wins: Sequence[NDArray[np.bool_]]
) -> tuple[int, ...]:
    """Winning coalitions by size with a member: what they leave out is counted without it."""
    number = len(counts) - 1
    without = counts[0].copy()
    found = [0] * (number + 1)
    for left_out in range(number):
        if left_out:
            before, without = without, counts[left_out].copy()
            if inside:
                without[inside[1]] -= before[inside[0]]
        found[number - left_out] = int(without[wins[number - left_out]].sum())
    return tuple(found)

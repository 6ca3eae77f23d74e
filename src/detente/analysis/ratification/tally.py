"""How many coalitions win, by size and by member: exact, by whichever way is open.

- one weight, up to 36 members: the members in two halves; each coalition of one meets the sorted weights of the other
  (Horowitz and Sahni 1974), so that the size of the figures does not matter;
- any formula, up to 64 members whose weights allow for up to 10^6 sums: counts by size and weight (`sums`);
- any formula, up to 27 members: every coalition, a million at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from detente.analysis.ratification.binary import Binary, Line, line
from detente.analysis.ratification.game import holds
from detente.analysis.ratification.sums import sums_of, winning_by_size
from detente.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HALVES = 36
"""Members up to which halves are joined: 2^18 coalitions in each, three seconds for all of them here."""
SUMMED, HEAVIEST = 64, 10**6
"""Members, and the sums of weights that a winning coalition may leave out, up to which counts by weight are kept. More members
would not fit 64 bits; so many sums take half a gibibyte. One weight allows for fewer sums than its total."""
LISTED = 27
"""Members up to which every coalition is looked at."""
_FEW = 1 << 20
"""Counts by size and weight below which keeping them is faster than joining halves: 27 members, 0.01 s against 0.03 s."""
_BLOCK = 20


@dataclass(frozen=True, slots=True)
class Tally:
    """`winning[size]`, and `with_member[member][size]`: winning coalitions, and those that a member is in."""

    winning: tuple[int, ...]
    with_member: tuple[tuple[int, ...], ...]

    def swings(self, member: int) -> tuple[int, ...]:
        """How many losing coalitions of each size, without the member, win when it joins."""
        own = (*self.with_member[member], 0)
        return tuple(own[size + 1] - (self.winning[size] - own[size]) for size in range(len(self.winning) - 1))


def tally(one: Binary) -> Tally:
    """Count. Raises UsageError where the vote is too large to be counted exactly."""
    found, sums, number = line(one), sums_of(one), len(one.members)
    if found and number <= HALVES and (number + 1) * (sum(found.weights) + 1) > _FEW:
        return _by_halves(found)
    if number <= SUMMED and sums.cells <= HEAVIEST:
        return Tally(*winning_by_size(sums))
    if number <= LISTED:
        return _one_by_one(one)
    if number > SUMMED:
        raise UsageError(
            f"{number} members are too many to count exactly", do=f"There may be at most {SUMMED}, each once."
        )
    told = (
        f"weigh {sum(found.weights):,} together"
        if found
        else f"have {len(sums.weights)} weights with {sums.cells:,} sums"
    )
    few = f"{HALVES} under one weight" if found else f"{LISTED} under several weights"
    raise UsageError(
        f"{number} members who {told} are too many to count exactly",
        do=f"Up to {SUMMED} members may weigh {HEAVIEST:,} together (several weights: so many sums together); up to {few}, anything.",
    )


def weights_of(values: tuple[int, ...]) -> NDArray[np.int64]:
    """The weights as 64-bit numbers. Raises UsageError where their sum is beyond that."""
    import numpy as np

    if sum(abs(one) for one in values) >= 1 << 61:
        raise UsageError("the weights are finer than can be counted exactly", do="Round them.")
    return np.array(values, dtype=np.int64)


def subset_sums(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sum of every subset, the subset's bits being its place."""
    import numpy as np

    sums = np.zeros(1, dtype=np.int64)
    for one in values:
        sums = np.concatenate((sums, sums + one))
    return sums


def _by_halves(found: Line) -> Tally:
    import numpy as np

    number = len(found.weights)
    weights = weights_of(found.weights)
    cut = number // 2
    left, right = (subset_sums(part) for part in (weights[:cut], weights[cut:]))
    left_size, right_size = (subset_sums(np.ones(size, dtype=np.int64)) for size in (cut, number - cut))
    least = np.array(found.least, dtype=np.int64)
    one = _with_members(_partners(left, left_size, other=(right, right_size), least=least), left_size, bits=cut)
    two = _with_members(
        _partners(right, right_size, other=(left, left_size), least=least), right_size, bits=number - cut
    )
    return Tally(winning=one[0], with_member=(*one[1:], *two[1:]))


def _partners(
    sums: NDArray[np.int64],
    sizes: NDArray[np.int64],
    *,
    other: tuple[NDArray[np.int64], NDArray[np.int64]],
    least: NDArray[np.int64],
) -> NDArray[np.int64]:
    """For each subset of one half (row) how many of the other's of each size (column) make it win."""
    import numpy as np

    columns = []
    for size in range(int(other[1].max()) + 1):
        partners = np.sort(other[0][other[1] == size])
        columns.append(len(partners) - np.searchsorted(partners, least[sizes + size] - sums, side="left"))
    return np.stack(columns, axis=1)


def _with_members(partners: NDArray[np.int64], sizes: NDArray[np.int64], *, bits: int) -> list[tuple[int, ...]]:
    """Winning coalitions by size: all of them, then those with each member of this half."""
    import numpy as np

    place = np.arange(len(sizes))
    length = bits + partners.shape[1]
    found = []
    for inside in (None, *range(bits)):
        chosen = slice(None) if inside is None else (place >> inside & 1).astype(bool)
        rows, small = partners[chosen], sizes[chosen]
        counts = [0] * length
        for size in range(bits + 1):
            for further, ways in enumerate(rows[small == size].sum(axis=0).tolist()):
                counts[size + further] += ways
        found.append(tuple(counts))
    return found


def _one_by_one(one: Binary) -> Tally:
    import numpy as np

    number = len(one.members)
    low = min(number, _BLOCK)
    sums = [subset_sums(weights_of(column)[:low]) for column in zip(*one.gains, strict=True)]
    sizes = subset_sums(np.ones(low, dtype=np.int64))
    table = np.array([holds(one.logic, true) for true in product((False, True), repeat=len(one.need))])
    by_high = np.zeros((number - low + 1, 1 << low), dtype=np.int64)
    winning = [0] * (number + 1)
    with_high = [[0] * (number + 1) for _ in range(number - low)]
    for high in range(1 << (number - low)):
        inside = [place for place in range(number - low) if high >> place & 1]
        index = np.zeros(1 << low, dtype=np.int64)
        for test, total in enumerate(sums):
            more = sum(one.gains[low + place][test] for place in inside)
            index = index * 2 + (total >= one.need[test] - more)
        wins = table[index]
        by_high[len(inside)] += wins
        for size, ways in enumerate(np.bincount(sizes[wins], minlength=low + 1).tolist()):
            winning[size + len(inside)] += ways
            for place in inside:
                with_high[place][size + len(inside)] += ways
    return Tally(tuple(winning), (*_with_members(by_high.T, sizes, bits=low)[1:], *map(tuple, with_high)))

"""Minimal coalitions: those that suffice, and of which nobody can be spared.

Up to 20 members every coalition is looked at, and all minimal ones are counted. Beyond, the smallest are listed first up
to a limit; where one weight decides they are counted by size and weight, elsewhere the number is given as a lower bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from detente.analysis.ratification.binary import NEVER, Binary, Line, line
from detente.analysis.ratification.game import holds
from detente.analysis.ratification.tally import HEAVIEST, subset_sums, weights_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ALL = 20
_STEPS = 400_000
"""Partial coalitions tried beyond the members above: about two seconds. A dozen rules of the known bodies need fewer."""
_CELLS = 50_000_000


@dataclass(frozen=True, slots=True)
class Coalitions:
    """Minimal coalitions by size, then in the order of the members. `number` is how many there are in all.

    `exact` is False where `number` is only a lower bound.
    """

    listed: tuple[tuple[str, ...], ...]
    number: int
    exact: bool


def minimal(one: Binary, *, limit: int = 40) -> Coalitions:
    """The minimal winning coalitions; `minimal(one.blocking())` are the minimal blocking ones."""
    if len(one.members) <= _ALL:
        found = _among_all(one)
        smallest = sorted((bits.bit_count(), _members(bits)) for bits in found)[:limit]
        return Coalitions(tuple(_named(one, places) for _, places in smallest), len(found), exact=True)
    steps = [_STEPS]
    places = []
    for size in range(len(one.members) + 1):
        for chosen in _of_size(one, size, steps=steps):
            places.append(chosen)
            if len(places) == limit:
                break
        if len(places) == limit or steps[0] <= 0:
            break
    complete = len(places) < limit and steps[0] > 0
    number = len(places) if complete else _counted(line(one))
    listed = tuple(_named(one, chosen) for chosen in places)
    return Coalitions(listed, len(places) if number is None else number, exact=number is not None)


def _named(one: Binary, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(one.members[place] for place in places)


def _members(bits: int) -> tuple[int, ...]:
    return tuple(place for place in range(bits.bit_length()) if bits >> place & 1)


def winning(one: Binary) -> NDArray[np.bool_]:
    """Of every coalition, by its members' bits, whether it wins."""
    import numpy as np

    table = np.array([holds(one.logic, true) for true in product((False, True), repeat=len(one.need))])
    index = np.zeros(1 << len(one.members), dtype=np.int64)
    for test, need in enumerate(one.need):
        index = index * 2 + (subset_sums(weights_of(tuple(gain[test] for gain in one.gains))) >= need)
    return table[index]


def _among_all(one: Binary) -> list[int]:
    import numpy as np

    wins = winning(one)
    spare = np.zeros(len(wins), dtype=bool)
    for place in range(len(one.members)):
        pairs = wins.reshape(-1, 2, 1 << place)
        spare.reshape(-1, 2, 1 << place)[:, 1] |= pairs[:, 0]
    return np.flatnonzero(wins & ~spare).tolist()


def _of_size(one: Binary, size: int, *, steps: list[int]) -> Iterator[tuple[int, ...]]:
    """Minimal coalitions of a size, those with heavy members first; stops when the steps are used up."""
    tests = range(len(one.need))
    widest = [max((gain[test] for gain in one.gains), default=0) or 1 for test in tests]
    order = sorted(range(len(one.members)), key=lambda place: -sum(one.gains[place][t] / widest[t] for t in tests))
    best = _best_rest([one.gains[place] for place in order])

    def reaches(sums: Sequence[int]) -> bool:
        return holds(one.logic, [total >= need for total, need in zip(sums, one.need, strict=True)])

    def extend(at: int, chosen: tuple[int, ...], sums: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        steps[0] -= 1
        left = size - len(chosen)
        if steps[0] <= 0 or left > len(order) - at:
            return
        if not left:
            if reaches(sums) and _none_spare(one, chosen, sums):
                yield tuple(sorted(chosen))
            return
        if reaches(sums) or not reaches([total + best[test][at][left] for test, total in enumerate(sums)]):
            return
        gain = one.gains[order[at]]
        yield from extend(at + 1, (*chosen, order[at]), tuple(t + g for t, g in zip(sums, gain, strict=True)))
        yield from extend(at + 1, chosen, sums)

    yield from extend(0, (), tuple(0 for _ in tests))


def _none_spare(one: Binary, chosen: Sequence[int], sums: Sequence[int]) -> bool:
    return not any(
        holds(
            one.logic, [t - one.gains[place][n] >= need for n, (t, need) in enumerate(zip(sums, one.need, strict=True))]
        )
        for place in chosen
    )


def _best_rest(gains: Sequence[tuple[int, ...]]) -> list[list[list[int]]]:
    """For each test, from each place on, the greatest sum of so many of the gains that are left."""
    found = []
    for test in range(len(gains[0]) if gains else 0):
        rows = []
        for at in range(len(gains) + 1):
            sums = [0]
            for value in sorted((gain[test] for gain in gains[at:]), reverse=True):
                sums.append(sums[-1] + value)
            rows.append(sums)
        found.append(rows)
    return found


def _counted(found: Line | None) -> int | None:
    """How many minimal coalitions a single weight makes, None where that is too much.

    Nobody can be spared where the lightest cannot: members join from the heaviest on, and each is the lightest of the
    coalitions that it completes.
    """
    import numpy as np

    if found is None:
        return None
    number, whole = len(found.weights), sum(found.weights)
    if whole > HEAVIEST or (number + 1) * (whole + 1) > _CELLS or number > 62:
        return None
    counts = np.zeros((number + 1, whole + 1), dtype=np.int64)
    counts[0, 0] = 1
    total = 0
    for done, weight in enumerate(sorted(found.weights, reverse=True)):
        for size in range(done, -1, -1):
            low = max(found.least[size + 1] - weight, 0)
            high = min(found.least[size], whole + 1)
            if found.least[size + 1] != NEVER and low < high:
                total += int(counts[size, low:high].sum())
            counts[size + 1, weight:] += counts[size, : whole + 1 - weight]
    return total + (found.least[0] <= 0)

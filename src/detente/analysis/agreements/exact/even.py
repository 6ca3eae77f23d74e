"""Equal gain where the frontier is too large to be written down: the efficient packages of the smallest spread of shares.

The spread is the largest share less the smallest. Let the Kalai–Smorodinsky package have the smallest share s. An efficient
package is not dominated by it: somebody's share is greater than s, or both are worth the same to all. So, if its spread is
at most v, all its shares are greater than s - v. All packages above s - v whose spread is at most v are listed for a small
v and tried, the most even first; where none of them is efficient v grows, until it is the spread of a package that is known
to be efficient: at last that of the Kalai–Smorodinsky package itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import ceil

import numpy as np

from detente.analysis.agreements.exact.ready import Options, Ready
from detente.analysis.agreements.exact.stages import Ints

MOST = 200_000
"""Packages that are listed at one level."""
_SLACK = 1e-9
"""By how much floating point, which only sorts out, may be wrong."""
_FIRST = 0.5
"""The first level, as a part of the gap between what the weights allow at most and s."""

Needs = Callable[[Fraction], Ints]
"""What each party must be worth for every share to be greater than the given one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Even:
    """The smallest spread of an efficient package and the packages that have it. `proven`: none has a smaller one.

    No efficient package has a spread below `excluded`.
    """

    spread: Fraction
    rows: list[Options]
    proven: bool
    excluded: Fraction
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a search needs: by what gains are measured, the weights that bound it, the needs for a share.

    `against` are weights of which one is below nought: they bound how much that party can have beside the others.
    """

    widths: Sequence[Fraction]
    weights: Sequence[Ints]
    against: Sequence[Ints]
    needs: Needs


def most_even(ready: Ready, table: Table, kalai: list[Options]) -> Even:
    """The efficient packages of the smallest spread; `kalai` are those of the Kalai–Smorodinsky solution, proven."""
    least, known = ready.shares(kalai[0], table.widths)[0], ready.spread(kalai[0], table.widths)
    if not known:
        return Even(spread=known, rows=kalai, proven=True, excluded=known, steps=0)
    rows, listing, proof, excluded = kalai, _Listing(ready, table, least), _Proof(ready, table), Fraction(0)
    gap = max(float(ready.most_share(table.weights[0], table.widths) - least), 0.0)
    for level in levels(gap, known, parties=sum(map(bool, table.widths))):
        told = listing.within(min(level, known))
        best, met = (None, None) if told is None else proof.first(told)
        if told is None or not proof.decided:
            break
        if best is not None:
            taken = listing.steps + proof.steps
            return Even(spread=best[0], rows=best[1], proven=True, excluded=best[0], steps=taken)
        excluded = min(level, known)
        if met is not None and ready.spread(met, table.widths) < known:
            known, rows = ready.spread(met, table.widths), [met]
    taken = listing.steps + proof.steps
    return Even(spread=known, rows=rows, proven=False, excluded=excluded, steps=taken)


def levels(gap: float, widest: Fraction, *, parties: int) -> Iterator[Fraction]:
    """The spreads that are looked at: each about doubles what is looked through, which grows as a power of gap + level.

    `gap` is how much more than s the weights allow the smallest share to be.
    """
    growth = 2 ** (1 / max(parties - 1, 1))
    level = max(gap * _FIRST, float(widest) / 8)
    while level < widest:
        yield Fraction(level)
        level = (gap + level) * growth - gap
    yield widest


class _Listing:
    """Lists the packages of at most a given spread that are not certain to be dominated."""

    def __init__(self, ready: Ready, table: Table, least: Fraction) -> None:
        self._ready, self._table, self._least = ready, table, least
        self._board = ready.board([*table.weights, *table.against])
        self.steps = 0

    def within(self, spread: Fraction) -> list[tuple[Fraction, Options]] | None:
        """The packages with their spreads, the most even first; None where that would be too much work."""
        ready, table = self._ready, self._table
        asked = table.needs(self._least - spread)
        floors = [int(one @ asked) for one in table.weights]
        floors += [self._floor(one, spread) for one in table.against]
        board = ready.within(self._board, table.widths, float(spread) + _SLACK)
        rows, taken = ready.gather(board, asked, floors=floors, most=MOST)
        self.steps += taken
        if rows is None or len(rows) == MOST:
            return None
        told = [tuple(map(int, row)) for row in rows]
        found = sorted((ready.spread(one, table.widths), one) for one in told)
        return [one for one in found if one[0] <= spread]

    def _floor(self, weights: Ints, spread: Fraction) -> int:
        """The least weighted worth where the smallest share is above s - spread and no share is further above that."""
        low, high = self._least - spread, self._least
        total = slope = Fraction(0)
        numbers = zip(weights, self._ready.disagreement, self._table.widths, self._ready.numbers.units, strict=True)
        for weight, none, width, unit in numbers:
            total += int(weight) * (none + (low if weight > 0 else high) * width) * unit
            slope += int(weight) * width * unit
        return ceil(total) if slope >= 0 else -(2**62)  # with a slope below nought greater shares could go lower still


class _Proof:
    """Asks of packages whether any dominates them. `decided`: it has been answered each time within the allowed steps."""

    def __init__(self, ready: Ready, table: Table) -> None:
        self.ready, self._widths = ready, table.widths
        self.weights = [*table.weights, np.ones(len(table.widths), np.int64)]
        self.board = ready.board(self.weights)
        self.steps, self.decided = 0, True
        self._above: list[Options] = []
        self._worths = np.empty((0, len(table.widths)), np.int64)

    def first(
        self, some: list[tuple[Fraction, Options]]
    ) -> tuple[tuple[Fraction, list[Options]] | None, Options | None]:
        """The smallest spread of an efficient package, with all of it; or else the most even efficient one above them."""
        for spread, those in groupby(some, key=lambda one: one[0]):
            found = [one for _, one in those if self._over(one) is None]
            if found or not self.decided:
                return (spread, found), None
        tops = {self._top(one) for one in list(self._above)}
        return None, min(tops, key=lambda one: self.ready.spread(one, self._widths), default=None)

    def _top(self, one: Options) -> Options:
        """An efficient package that dominates one, or is it."""
        while (over := self._over(one)) is not None:
            one = over
        return one

    def _over(self, one: Options) -> Options | None:
        """A package that dominates one."""
        worth = self.ready.worth(one)
        known = np.flatnonzero((self._worths >= worth).all(axis=1) & (self._worths != worth).any(axis=1))
        if len(known):
            return self._above[int(known[0])]
        floors = [int(weight @ worth) for weight in self.weights]
        floors[-1] += 1
        rows, taken = self.ready.look(self.board, worth, floors=floors, most=1)
        self.steps += taken
        self.decided &= rows is not None
        if not rows:
            return None
        self._above.append(rows[0])
        self._worths = np.vstack([self._worths, self.ready.worth(rows[0])])
        return rows[0]

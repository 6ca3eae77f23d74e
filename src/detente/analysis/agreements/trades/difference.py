"""What moving from one package to another is worth to a party: the least and the most, over all values that fit; exact."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from detente.analysis.agreements.exact.scenario import holds
from detente.analysis.agreements.scenarios.interface import Knowledge, Pair, Range
from detente.analysis.agreements.scenarios.weights import least, most

Package = tuple[int, ...]

NOTHING: Range = (Fraction(0), Fraction(0))


class Difference:
    """One party's values, ready for many comparisons of packages."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._above = [_reached(pairs, len(values)) for pairs, values in zip(known.orders, known.values, strict=True)]

    def between(self, before: Package, after: Package) -> Range:
        """The least and the most that the party gains by the move."""
        known = self._known
        steps = [self.step(at, one, other) for at, (one, other) in enumerate(zip(before, after, strict=True))]
        lows, highs = [low for low, _ in steps], [high for _, high in steps]
        if known.points:
            base = sum(lows, Fraction(0)), sum(highs, Fraction(0))
        else:
            low, high = least(known.weights, known.matters, lows), most(known.weights, known.matters, highs)
            base = low or Fraction(0), high or Fraction(0)
        return self._added(base, before, after)

    def _added(self, base: Range, before: Package, after: Package) -> Range:
        low, high = base
        for one in self._known.added:
            had, has = holds(one.choices, before), holds(one.choices, after)
            if has and not had:
                low, high = low + one.amount[0], high + one.amount[1]
            elif had and not has:
                low, high = low - one.amount[1], high - one.amount[0]
        return low, high

    def step(self, issue: int, before: int, after: int) -> Range:
        """The same on one issue, in units of its values: bounded by the intervals, and by 0 where one is above the other."""
        if before == after:
            return NOTHING
        values = self._known.values[issue]
        low, high = values[after][0] - values[before][1], values[after][1] - values[before][0]
        if (after, before) in self._above[issue]:
            low = max(low, Fraction(0))
        if (before, after) in self._above[issue]:
            high = min(high, Fraction(0))
        return low, high

    def best(self, issue: int) -> list[int]:
        """The options that are worth at least as much as every other of the issue, whatever fits."""
        options = range(len(self._known.values[issue]))
        return [one for one in options if all(self.step(issue, other, one)[0] >= 0 for other in options)]


def _reached(pairs: Sequence[Pair], size: int) -> frozenset[Pair]:
    """All pairs of which the first stands above the second, directly or through others."""
    above = set(pairs)
    for middle in range(size):
        ups = [one for one, other in above if other == middle]
        downs = [other for one, other in above if one == middle]
        above |= {(one, other) for one in ups for other in downs}
    return frozenset(above)

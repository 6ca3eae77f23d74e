"""Single solutions where the frontier itself is too large to be written down: exact, with a proof that none is better.

Weights for the parties give bounds (`weighing`, `stages`), a search within them looks for a package that is better than
the best known (`search`) until there is none: that it ends is the proof. All decisions are made in whole numbers.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import lcm, prod
from typing import Literal

import numpy as np

from detente.analysis.agreements.exact.even import Table, most_even
from detente.analysis.agreements.exact.ready import Options, Ready
from detente.analysis.agreements.exact.scenario import Scenario
from detente.analysis.agreements.exact.stages import NEVER, Ints
from detente.analysis.agreements.exact.weighing import Floats, even_weights, product_weights
from detente.errors import UsageError

Single = Literal["nash", "kalai-smorodinsky", "egalitarian", "utilitarian", "equal gain"]
SINGLES: tuple[Single, ...] = ("nash", "kalai-smorodinsky", "egalitarian", "utilitarian", "equal gain")

_LEANING = 0.3
"""How far each further bound leans towards one party, away from the best weights. Tried on 8 parties × 20 issues × 6
options with 15 bans and 15 interactions (seeds 0 to 2, steps to the proof): the best weights alone 177, 24 and 1.4
million; with the three next best 153, 17 and 1.3; with a bound for each party alone 33, 2.8 and .25; leaning by .1 24,
2.2 and .18; by .3 20, 1.7 and .13."""
_AT_ONCE = 32
"""How many better packages a search gathers before it starts anew from the best of them."""
_TIES = 4096
_STEPS = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimum:
    """A solution: its exact value, the packages that reach it (options by issue), whether it is proven to be the best.

    Of several packages with the same smallest gain or share only those stand here whose next smallest is greatest, and
    so on. `proven` is False where a bound stopped the search: then the value is that of a package, and a better one may
    exist, but none of more than `bound` (for equal gain: none whose shares lie closer together). `steps` are those of the
    search.
    """

    name: Single
    value: Fraction
    packages: tuple[tuple[int, ...], ...]
    proven: bool
    bound: Fraction
    steps: int


class Optimiser:
    """A scenario ready for its solutions; what was found once is kept.

    `disagreement` is in each party's own unit; packages below it, or below a reservation value, count for nothing.
    `ideal` is the best for each party among the others. After so many `seconds` searches end undecided, and what they
    could not prove says so. Raises UsageError where there are none, and where issues are
    tied together too densely for the method.
    """

    def __init__(
        self,
        scenario: Scenario,
        disagreement: Sequence[Fraction],
        *,
        steps: int = _STEPS,
        seconds: float = math.inf,
    ) -> None:
        self._ready = Ready(scenario, disagreement, steps=steps, until=time.monotonic() + seconds)
        self._parties = range(len(scenario.parties))
        self._known: dict[Single, Optimum] = {}
        self._evens: dict[tuple[Fraction, ...], tuple[Floats, list[Options]]] = {}
        self._sure = True  # of the ideal
        self.ideal = tuple(self._best_for(party) for party in self._parties)

    def _best_for(self, party: int) -> Fraction:
        weights = np.zeros(len(self._parties), np.int64)
        weights[party] = 1
        options, proven = self._climb(weights)
        self._sure &= proven
        return self._ready.numbers.fraction(party, int(self._ready.worth(options)[party]))

    def solve(self, name: Single) -> Optimum:
        """One solution."""
        if name not in self._known:
            self._known[name] = self._solved(name)
        return self._known[name]

    def _solved(self, name: Single) -> Optimum:
        match name:
            case "utilitarian":
                return self._greatest_sum()
            case "nash":
                return self._greatest_product()
            case "egalitarian":
                return self._most_even(name, [Fraction(1) for _ in self._parties])
            case "kalai-smorodinsky":
                return self._most_even(name, self._widths())
            case "equal gain":
                return self._least_spread()

    def _widths(self) -> list[Fraction]:
        """The most that each party could gain."""
        return [best - none for best, none in zip(self.ideal, self._ready.disagreement, strict=True)]

    def _climb(self, weights: Ints) -> tuple[Options, bool]:
        """A package of the greatest weighted value among those that give everybody the least; whether that is proven."""
        ready = self._ready
        options, highest = ready.best(weights)
        if highest <= NEVER // 2:
            raise UsageError("no package is left: the bans exclude them all", do="Drop a ban.")
        if ready.fits(options):
            return options, True
        board, floor, step = ready.board([weights]), highest, 1
        lowest = int(weights @ ready.least)
        rows: list[Options] | None = []
        while not rows:  # downwards in ever longer steps until something is found
            rows, _ = ready.look(board, ready.least, floors=[floor], most=1)
            if rows is None:
                raise UsageError("reservation values leave too much to search", do="Leave one out.")
            if not rows and floor <= lowest:
                raise UsageError("no package gives everybody what no deal is worth", do="Lower a reservation value.")
            floor, step = max(lowest, floor - step), 2 * step
        while rows:  # and up again, package by package
            options = rows[0]
            rows, _ = ready.look(board, ready.least, floors=[int(ready.worth(options) @ weights) + 1], most=1)
        return options, rows is not None

    def _greatest_sum(self) -> Optimum:
        ready = self._ready
        common = lcm(*ready.numbers.units)
        weights = np.array([common // unit for unit in ready.numbers.units], dtype=np.int64)
        options, proven = self._climb(weights)
        value = int(ready.worth(options) @ weights)
        rows, steps = ready.look(ready.board([weights]), ready.least, floors=[value], most=_TIES)
        told = Fraction(value, common), Fraction(ready.best(weights)[1], common)
        return self._optimum("utilitarian", rows or [options], told, proven=proven and bool(rows), steps=steps)

    def _most_even(self, name: Single, widths: Sequence[Fraction]) -> Optimum:
        """The greatest smallest gain, measured in widths; who can gain nothing is left out of the measure."""
        ready = self._ready
        wide = sum(width > 0 for width in widths)
        if not wide:
            rows, steps = ready.look(ready.board([]), ready.least, floors=[], most=_TIES)
            return self._optimum(name, rows or [], (Fraction(1), None), proven=bool(rows), steps=steps)
        closest, seen = self._even(tuple(widths))
        weights = self._leaning(closest, widths)
        board = ready.board(weights)

        def look(value: Fraction, *, more: bool, most: int) -> tuple[list[Options] | None, int]:
            needs = self._needs(value, widths, more=more)
            return ready.look(board, needs, floors=[int(one @ needs) for one in weights], most=most)

        best = max(seen or [self._climb(weights[0])[0]], key=lambda one: ready.shares(one, widths))
        steps, rows = 0, [best]
        while rows:
            best = max(rows, key=lambda one: ready.shares(one, widths))
            value = ready.shares(best, widths)[0]
            rows, taken = look(value, more=True, most=_AT_ONCE)
            steps += taken
        ties, taken = look(value, more=False, most=_TIES)
        proven = rows is not None and ties is not None and len(ties) < _TIES
        proven &= self._sure or name == "egalitarian"
        finest = max(ready.shares(one, widths) for one in ties or [best])
        ties = [one for one in ties or [best] if ready.shares(one, widths) == finest]
        told = value, ready.most_share(weights[0], widths)
        return self._optimum(name, ties, told, proven=proven, steps=steps + taken)

    def _least_spread(self) -> Optimum:
        """The efficient packages whose shares lie closest together."""
        ready, widths, kalai = self._ready, self._widths(), self.solve("kalai-smorodinsky")
        rows = [self._by_stage(one) for one in kalai.packages]
        if not (kalai.proven and any(widths)):  # where nobody can gain anything all are alike
            value = ready.spread(rows[0], widths)
            return self._optimum("equal gain", rows, (-value, Fraction(0)), proven=kalai.proven, steps=kalai.steps)
        closest, _ = self._even(tuple(widths))
        table = Table(
            widths=widths,
            weights=self._leaning(closest, widths, by=(_LEANING, 2 * _LEANING)),
            against=self._leaning(closest, widths, by=(-_LEANING,))[1:],
            needs=partial(self._needs, widths=widths, more=True),
        )
        found = most_even(ready, table, rows)
        told = -found.spread, -found.excluded
        return self._optimum("equal gain", found.rows, told, proven=found.proven, steps=found.steps)

    def _greatest_product(self) -> Optimum:
        ready, ones = self._ready, [Fraction(1) for _ in self._parties]
        start = self.solve("egalitarian")
        best = max((self._by_stage(one) for one in start.packages), key=ready.product)
        if ready.product(best) == 0:  # somebody gains nothing in every package: all are alike
            return self._optimum("nash", [best], (Fraction(0), Fraction(0)), proven=False, steps=start.steps)
        gains = np.array([float(one) for one in ready.gains(best)])
        closest, seen = self._closest(lambda one: product_weights(one, gains), ones)
        weights = self._leaning(closest, ones)
        board, steps = ready.board(weights), start.steps
        rows: list[Options] | None = [best, *seen]
        while True:
            best = max(rows or [best], key=ready.product)
            floors = [self._floor_of_product(ready.product(best), one) for one in weights]
            rows, taken = ready.look(board, ready.least, floors=floors, most=_TIES)
            steps += taken
            if not rows or max(map(ready.product, rows)) == ready.product(best):
                break
        ties = [one for one in rows or [] if ready.product(one) == ready.product(best)] or [best]
        proven = rows is not None and len(rows) < _TIES
        told = ready.product(best), self._most_product(weights[0])
        return self._optimum("nash", ties, told, proven=proven, steps=steps)

    def _even(self, widths: tuple[Fraction, ...]) -> tuple[Floats, list[Options]]:
        """The closest weights for even shares, found once for the same widths."""
        if widths not in self._evens:
            wide = sum(map(bool, widths))
            self._evens[widths] = self._closest(lambda best: even_weights(best, wide), widths)
        return self._evens[widths]

    def _closest(
        self, weigh: Callable[[Callable[[Floats], Floats]], list[Floats]], widths: Sequence[Fraction]
    ) -> tuple[Floats, list[Options]]:
        """The closest weights, one for each party of some width, which sum to 1; and fitting packages met on the way."""
        ready = self._ready
        wide = [party for party, width in enumerate(widths) if width > 0]
        seen: list[Options] = []

        def best(weights: Floats) -> Floats:
            options, _ = ready.best(ready.whole_weights(weights, widths))
            seen.append(options)
            gains = ready.gains(options)
            return np.array([float(gains[party] / widths[party]) for party in wide])

        closest = weigh(best)[0]
        return closest / closest.sum(), [one for one in seen if ready.fits(one)]

    def _leaning(self, closest: Floats, widths: Sequence[Fraction], *, by: Sequence[float] = (_LEANING,)) -> list[Ints]:
        """Weights that bound a search: the closest first, then some that lean so far towards each party."""
        some = [closest, *((1 - far) * closest + far * one for far in by for one in np.eye(len(closest)))]
        return [self._ready.whole_weights(one, widths) for one in some]

    def _needs(self, value: Fraction, widths: Sequence[Fraction], *, more: bool) -> Ints:
        """What each party must get for the smallest share to be at least the value, or more than it."""
        ready = self._ready
        needs = ready.least.copy()
        for party, width in enumerate(widths):
            if width > 0:
                enough = (ready.disagreement[party] + value * width) * ready.numbers.units[party]
                needs[party] = max(needs[party], enough // 1 + 1 if more else -(-enough // 1))
        return needs

    def _floor_of_product(self, product: Fraction, weights: Ints) -> int:
        """What the weighted value of any package with as great a product reaches (inequality of the means).

        The sum of w·g over n parties is at least n times the n-th root of the product of all w and g.
        """
        units, count = self._ready.numbers.units, len(weights)
        told = zip(weights, self._ready.disagreement, units, strict=True)
        shift = sum((int(weight) * none * unit for weight, none, unit in told), Fraction(0))
        inside = product * count**count * prod(int(w) * unit for w, unit in zip(weights, units, strict=True))
        return int((_root(inside.numerator // inside.denominator, count) + shift) // 1)

    def _by_stage(self, package: Sequence[int]) -> Options:
        return tuple(package[stage.issue] for stage in self._ready.stages)

    def _most_product(self, weights: Ints) -> Fraction:
        """What no product of gains exceeds, by the inequality of the means."""
        ready, count = self._ready, len(weights)
        told = zip(weights, ready.disagreement, ready.numbers.units, strict=True)
        shift = sum((int(weight) * none * unit for weight, none, unit in told), Fraction(0))
        each = (ready.best(weights)[1] - shift) / count
        scale = prod(int(weight) * unit for weight, unit in zip(weights, ready.numbers.units, strict=True))
        return max(each, Fraction(0)) ** count / scale

    def _optimum(
        self, name: Single, rows: list[Options], told: tuple[Fraction, Fraction | None], *, proven: bool, steps: int
    ) -> Optimum:
        """`told` are the value and what no value exceeds; None where that is the value."""
        (value, most), places = told, np.argsort([stage.issue for stage in self._ready.stages])
        packages = tuple(tuple(row[place] for place in places) for row in rows)
        bound = value if proven or most is None else max(value, most)
        return Optimum(name=name, value=value, packages=packages, proven=proven, bound=bound, steps=steps)


def _root(number: int, degree: int) -> int:
    """The whole part of a root (Newton's steps from above)."""
    if number < 1:
        return 0
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        lower = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if lower >= guess:
            return guess
        guess = lower

"""Equal gain in one sample: the efficient packages of the smallest spread of shares, found as `exact.even` finds them."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import numpy as np

from detente.analysis.agreements.exact.even import levels
from detente.analysis.agreements.exact.search import Board, search, start
from detente.analysis.agreements.robust.descent import STEPS
from detente.analysis.agreements.robust.diagram import Floats, Ints, tabled
from detente.analysis.agreements.robust.scene import LEANING, Filled, Met, leaning

_MOST = 20_000
"""Packages that are listed at one level: more, and the sample counts as not proven."""
_SLACK = 1e-9

Listed = tuple[Ints, Ints, Floats]
"""Packages as rows, what they are worth, and their spreads."""


def most_even(filled: Filled, ground: tuple[Ints, Ints], *, kalai: list[Met], closest: Floats) -> list[Met] | None:
    """The efficient packages of the smallest spread; None where a search was cut short.

    `ground` is what each party must get and the widths that shares are measured in, `kalai` the Kalai–Smorodinsky
    packages, `closest` the weights on shares that bound these best.
    """
    listing, above = _Listing(filled, ground, closest), _Above(filled)
    known = listing.spread(kalai[0])
    if not known:
        return kalai
    least = min(listing.shares(kalai[0]))
    for level in levels(listing.gap(least), known, parties=int((ground[1] > 0).sum())):
        bound = min(level, known)
        some = listing.within(least, bound)
        if some is None:
            return None
        found = above.first(some)
        if not above.decided:
            return None
        spreads = [listing.spread(one) for one in found]
        best = min(spreads, default=known)
        if found and best <= bound:
            return [one for one, spread in zip(found, spreads, strict=True) if spread == best]
        known = min([known, *map(listing.spread, above.efficient())])
    return None


class _Above:
    """Asks of packages which dominates them. `decided`: each time it was answered within the steps of a search."""

    def __init__(self, filled: Filled) -> None:
        self._filled, self.decided = filled, True
        self._known: list[Met] = []
        self._worths = np.empty((0, filled.parties), np.int64)

    def first(self, some: Listed) -> list[Met]:
        """The first efficient packages of a list, and those whose spreads floating point cannot tell from the first's."""
        found: list[Met] = []
        until = np.inf
        for row, worth, spread in zip(*some, strict=True):
            if spread > until or not self.decided:
                break
            if self._over(one := Met(row, worth)) is None:
                found.append(one)
                until = min(until, spread + _SLACK)
        return found

    def efficient(self) -> list[Met]:
        """Of the packages that dominate some of those asked about, the efficient ones."""
        return [one for one in list(self._known) if self._over(one) is None]

    def _over(self, one: Met) -> Met | None:
        better = (self._worths >= one.worth).all(axis=1) & (self._worths > one.worth).any(axis=1)
        if better.any():
            return self._known[int(better.argmax())]
        over, proven = self._filled.over(one)
        self.decided &= over is not None or proven
        if over is not None:
            self._known.append(over)
            self._worths = np.vstack([self._worths, over.worth])
        return over


class _Listing:
    """Lists the packages whose shares lie close together."""

    def __init__(self, filled: Filled, ground: tuple[Ints, Ints], closest: Floats) -> None:
        self._filled = filled
        self._least, self._widths = ground
        wide = self._widths.astype(np.float64)
        self._weights = leaning(closest, wide, by=(LEANING, 2 * LEANING))
        self._against = leaning(closest, wide, by=(-LEANING,))[1:]
        rows = np.vstack([self._weights, self._against])
        what, adds = filled.scene
        gains = np.empty((len(adds), len(rows)), np.int64)
        best = np.empty((what.first[-1] + 1, len(rows)), np.int64)
        tabled(filled.scene, rows, (gains, best))
        shares = np.divide(1.0, wide, out=np.zeros_like(wide), where=wide > 0)
        zero = self._least.astype(np.float64) * shares
        self._board = Board(what.widths, what.first, what.cells, what.after, adds, best, gains, shares, zero, np.inf)

    def shares(self, one: Met) -> list[Fraction]:
        """What each gains, in its width; who has none is left out."""
        told = zip(one.worth.tolist(), self._least.tolist(), self._widths.tolist(), strict=True)
        return [Fraction(worth - least, width) for worth, least, width in told if width > 0]

    def spread(self, one: Met) -> Fraction:
        """The largest share less the smallest; nought where nobody has one."""
        shares = self.shares(one) or [Fraction(0)]
        return max(shares) - min(shares)

    def gap(self, least: Fraction) -> float:
        """By how much the closest weights allow the smallest share to be greater than the greatest there is."""
        weights = self._weights[0]
        most = (int(self._board.best[0, 0]) - int(weights @ self._least)) / int(weights @ self._widths)
        return max(most - float(least), 0.0)

    def within(self, least: Fraction, spread: Fraction) -> Listed | None:
        """The packages of about so wide a spread at most whose shares are all above `least` - spread, the most even first.

        With what they are worth and their spreads, which may be wrong by a billionth.
        """
        low = least - spread
        needs = (
            np.array([max(0, int(low * int(width) // 1) + 1 if width else 0) for width in self._widths]) + self._least
        )
        floors = [*(self._weights @ needs), *(self._floor(one, low, least) for one in self._against)]
        rows = np.empty((_MOST, len(self._board.widths)), np.int64)
        board = self._board._replace(spread=float(spread) + _SLACK)
        asked = (needs, np.array(floors, dtype=np.int64), STEPS, start(board, len(floors)))
        count, _ = search(board, asked, rows)
        if not 0 <= count < _MOST:
            return None
        worths = self._filled.worths(rows[:count])
        shares = ((worths - self._least) * self._board.shares)[:, self._widths > 0]
        spreads = shares.max(axis=1) - shares.min(axis=1)
        order = np.lexsort((*rows[:count].T, spreads))
        return rows[order], worths[order], spreads[order]

    def _floor(self, weights: Ints, low: Fraction, high: Fraction) -> int:
        """As in `exact.even`."""
        total, slope = int(weights @ self._least), int(weights @ self._widths)
        shares = sum(int(w * width) * (low if w > 0 else high) for w, width in zip(weights, self._widths, strict=True))
        return ceil(total + shares) if slope >= 0 else -(2**62)

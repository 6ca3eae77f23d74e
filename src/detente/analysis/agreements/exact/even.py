"""Equal gain where the frontier is too large to be written down: the efficient packages of the smallest spread of shares.

The spread is the largest share less the smallest. Let the Kalai–Smorodinsky package have the smallest share s. An efficient
package is not dominated by it: somebody's share is greater than s, or both are worth the same to all. So, if its spread is
at most v, all its shares are greater than s - v. All packages above s - v are listed for a small v; those of spread at most
v are tried, the most even first; where none of them is efficient v grows. It ends at the spread of the Kalai–Smorodinsky
package itself, which is efficient.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

import numpy as np

from detente.analysis.agreements.exact.ready import Options, Ready
from detente.analysis.agreements.exact.stages import Ints

LEVELS = tuple(Fraction(eighths, 8) for eighths in (4, 5, 6, 7, 8))
"""The spreads that are looked at, as parts of that of the Kalai–Smorodinsky package.

Tried on 8 parties × 20 issues × 6 options with 15 bans and 15 interactions, seeds 0 to 9: from 2/8 on the first level finds
nothing; in steps of two eighths, or from 5/8 on, the step allowance ends one or five searches more."""
MOST = 200_000
"""Packages that are listed at one level."""
_SLACK = 1e-9
"""By how much floating point, which only sorts out, may be wrong."""

Needs = Callable[[Fraction], Ints]
"""What each party must be worth for every share to be greater than the given one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Even:
    """The smallest spread of an efficient package and the packages that have it. `proven`: none has a smaller one."""

    spread: Fraction
    rows: list[Options]
    proven: bool
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a search needs: by what gains are measured, the weights that bound it, the needs for a share."""

    widths: Sequence[Fraction]
    weights: Sequence[Ints]
    needs: Needs


def most_even(ready: Ready, table: Table, kalai: list[Options]) -> Even:
    """The efficient packages of the smallest spread; `kalai` are those of the Kalai–Smorodinsky solution, proven."""
    least, widest = ready.shares(kalai[0], table.widths)[0], ready.spread(kalai[0], table.widths)
    board, proof = ready.board(table.weights), _Proof(ready, table)
    steps = 0
    for level in LEVELS if widest else ():
        asked = table.needs(least - widest * level)
        rows, taken = ready.gather(board, asked, floors=[int(one @ asked) for one in table.weights], most=MOST)
        steps += taken
        if rows is None or len(rows) == MOST:
            break
        best = _best(_narrow(ready, rows, table, bound=widest * level), proof)
        if not proof.decided:
            break
        if best is not None:
            return Even(spread=best[0], rows=best[1], proven=True, steps=steps + proof.steps)
    return Even(spread=widest, rows=kalai, proven=not widest, steps=steps + proof.steps)


class _Proof:
    """Asks of packages whether any dominates them. `decided`: it has been answered each time within the allowed steps."""

    def __init__(self, ready: Ready, table: Table) -> None:
        self.ready = ready
        self.weights = [*table.weights, np.ones(len(table.widths), np.int64)]
        self.board = ready.board(self.weights)
        self.steps, self.decided = 0, True

    def efficient(self, one: Options) -> bool:
        worth = self.ready.worth(one)
        floors = [int(weight @ worth) for weight in self.weights]
        floors[-1] += 1
        rows, taken = self.ready.look(self.board, worth, floors=floors, most=1)
        self.steps += taken
        self.decided &= rows is not None
        return rows == []


def _narrow(ready: Ready, rows: Ints, table: Table, *, bound: Fraction) -> list[tuple[Fraction, Options]]:
    """The packages of at most so wide a spread with their spreads, the most even first."""
    wide = [party for party, width in enumerate(table.widths) if width > 0]
    scale = np.array([float(table.widths[party] * ready.numbers.units[party]) for party in wide])
    none = np.array([float(ready.disagreement[party] / table.widths[party]) for party in wide])
    shares = ready.worths(rows)[:, wide] / scale - none
    near = rows[shares.max(axis=1) - shares.min(axis=1) <= float(bound) + _SLACK]
    told = [tuple(map(int, row)) for row in near]
    found = sorted((ready.spread(one, table.widths), one) for one in told)
    return [one for one in found if one[0] <= bound]


def _best(some: Iterable[tuple[Fraction, Options]], proof: _Proof) -> tuple[Fraction, list[Options]] | None:
    """The smallest spread that an efficient package has, with all such packages."""
    for spread, those in groupby(some, key=lambda one: one[0]):
        found = [one for _, one in those if proof.efficient(one)]
        if found:
            return spread, found
    return None

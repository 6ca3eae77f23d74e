"""One sample after the other solved: its Nash and Kalai–Smorodinsky packages, and whether a package is dominated in it.

The parts that take time are compiled (`weigh`, `descent`); what joins them is not, since compiling it as well would take
a minute once and save a tenth of the time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.analysis.agreements.robust.descent import ANY, LINEAR, PRODUCT, SHARES, Task, descend
from detente.analysis.agreements.robust.diagram import Diagram, Floats, Ints, filled
from detente.analysis.agreements.robust.weigh import FINE, best_by, even, product

_LEANING = 0.3
"""As in `exact.optima`."""

NONE, CUT = 0, -1
"""In place of a number of packages: none gives everybody the least; the search was cut short."""

EFFICIENT, DOMINATED = 1, 0


@dataclass(frozen=True, slots=True)
class Met:
    """A package (options by stage) and what it is worth to each party, in whole parts."""

    options: Ints
    worth: Ints


class Solver:
    """A structure, filled with one sample's values at a time."""

    def __init__(self, what: Diagram, parties: int) -> None:
        self._what, self._parties = what, parties
        self._adds = np.empty((len(what.after), parties), np.int64)
        self._scene = what, self._adds
        self._ones = np.ones(parties)
        self._work = (np.empty(len(what.after), np.int64), np.empty(what.first[-1] + 1, np.int64))

    def fill(self, worth: Ints, extra: Ints) -> None:
        """Take a sample: what each option (rows) is worth to each party, and what each term adds."""
        filled(self._scene, worth, extra)

    def worst(self, party: int) -> int:
        """The least that a package is worth to a party."""
        return int(self._best(-np.eye(self._parties, dtype=np.int64)[party]).worth[party])

    def solutions(self, least: Ints, packages: Ints) -> tuple[int, int]:
        """Write down the Nash packages, then the Kalai–Smorodinsky ones; how many of each, NONE or CUT.

        `least` is what each party must get, from which gains are measured; `packages` is 2 × TIES × stages.
        """
        share, start = np.full(1, -1.0), np.zeros(len(self._what.widths), np.int64)
        closest = even(self._scene, (least, self._ones), (start, share))
        bounds = _leaning(closest, self._ones)
        met = self._met(start) if share[0] >= 0 else None
        widths = np.zeros(self._parties, np.int64)
        cut = False
        for party in range(self._parties):
            best, proven = self._greatest(party, (least, bounds), met)
            if best is None:
                return (NONE, NONE) if proven else (CUT, CUT)
            met, cut = met or best, cut or not proven
            widths[party] = best.worth[party] - least[party]
        if cut or met is None:
            return CUT, CUT
        return self._nash(least, met, packages[0]), self._shares((least, widths), met, packages[1])

    def dominated(self, package: Ints) -> int:
        """Whether an allowed package dominates one (options by stage): DOMINATED, EFFICIENT or CUT."""
        own = self._met(package)
        top = package.copy(), np.zeros(1)
        weights = np.vstack(
            [
                np.ones((1, self._parties), np.int64),
                _leaning(even(self._scene, (own.worth, self._ones), top), self._ones),
            ]
        )
        rows = package[None].copy()
        _, _, proven = descend(self._scene, Task(ANY, own.worth, own.worth, weights, 1), rows)
        if self._met(rows[0]).worth.sum() > own.worth.sum():
            return DOMINATED
        return EFFICIENT if proven else CUT

    def _best(self, weights: Ints) -> Met:
        options, worth = np.empty(len(self._what.widths), np.int64), np.empty(self._parties, np.int64)
        best_by(self._scene, weights, (*self._work, options, worth))
        return Met(options, worth)

    def _met(self, options: Ints) -> Met:
        what, state, total = self._what, 0, np.zeros(self._parties, np.int64)
        for stage, option in enumerate(options):
            cell = what.cells[stage] + state * what.widths[stage] + option
            total += self._adds[cell]
            state = what.after[cell]
        return Met(options.copy(), total)

    def _greatest(
        self, party: int, ground: tuple[Ints, Ints], met: Met | None
    ) -> tuple[Met | None, bool]:  # one of four searches alike
        """The package that is worth most to a party, of those that leave nobody below the least; whether proven."""
        least, bounds = ground
        aim = np.eye(self._parties, dtype=np.int64)[party]
        best = self._best(aim)
        if (best.worth >= least).all():
            return best, True
        rows = np.empty((1, len(self._what.widths)), np.int64)
        if met:
            rows[0] = met.options
        task = Task(LINEAR, least, least, np.vstack([aim[None], bounds]), int(met is not None))
        count, _, proven = descend(self._scene, task, rows)
        return (self._met(rows[0]) if count else None), proven

    def _nash(self, least: Ints, met: Met, packages: Ints) -> int:
        start = met.options.copy(), met.worth.copy()
        closest = product(self._scene, least, start)
        packages[0] = start[0]
        task = Task(PRODUCT, least, least, _leaning(closest, self._ones), 1)
        count, _, proven = descend(self._scene, task, packages)
        return int(count) if proven else CUT

    def _shares(self, ground: tuple[Ints, Ints], met: Met, packages: Ints) -> int:  # as above
        least, widths = ground
        start, share, wide = met.options.copy(), np.full(1, -1.0), widths.astype(np.float64)
        closest = even(self._scene, (least, wide), (start, share))
        packages[0] = start
        task = Task(SHARES, least, widths, _leaning(closest, wide), 1)
        count, _, proven = descend(self._scene, task, packages)
        return int(count) if proven else CUT


def _leaning(closest: Floats, widths: Floats) -> Ints:
    """Weights on worth as whole numbers: the closest, and for each party some that lean towards it, as rows."""
    lean = np.vstack([closest, (1 - _LEANING) * closest + _LEANING * np.eye(len(closest))])
    on_worth = np.divide(lean, widths, out=np.zeros_like(lean), where=widths > 0)
    most = np.maximum(on_worth.max(axis=1, keepdims=True), 1e-300)
    whole: Ints = (on_worth / most * FINE).astype(np.int64)
    return whole

"""A structure filled with the values of one sample after the other: best packages, and which package dominates another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.analysis.agreements.robust.descent import ANY, Task, descend, valued
from detente.analysis.agreements.robust.diagram import Diagram, Floats, Ints, filled
from detente.analysis.agreements.robust.weigh import FINE, best_by, even

LEANING = 0.3
"""As in `exact.optima`."""


@dataclass(frozen=True, slots=True)
class Met:
    """A package (options by stage) and what it is worth to each party, in whole parts."""

    options: Ints
    worth: Ints


class Filled:
    """A structure, filled with one sample's values at a time."""

    def __init__(self, what: Diagram, parties: int) -> None:
        self.what, self.parties = what, parties
        self.scene = what, np.empty((len(what.after), parties), np.int64)
        self.ones = np.ones(parties)
        self._work = (np.empty(len(what.after), np.int64), np.empty(what.first[-1] + 1, np.int64))

    def fill(self, worth: Ints, extra: Ints) -> None:
        """Take a sample: what each option (rows) is worth to each party, and what each term adds."""
        filled(self.scene, worth, extra)

    def worst(self, party: int) -> int:
        """The least that a package is worth to a party."""
        return int(self.best(-np.eye(self.parties, dtype=np.int64)[party]).worth[party])

    def best(self, weights: Ints) -> Met:
        """A package of the greatest weighted worth, whoever loses."""
        options, worth = np.empty(len(self.what.widths), np.int64), np.empty(self.parties, np.int64)
        best_by(self.scene, weights, (*self._work, options, worth))
        return Met(options, worth)

    def met(self, options: Ints) -> Met:
        """A package with what it is worth."""
        worth = np.empty(self.parties, np.int64)
        valued(self.scene, options, worth)
        return Met(options.copy(), worth)

    def worths(self, rows: Ints) -> Ints:
        """What each package (a row, options by stage) is worth to each party."""
        (what, adds), state = self.scene, np.zeros(len(rows), np.int64)
        total = np.zeros((len(rows), self.parties), np.int64)
        for stage, options in enumerate(rows.T):
            cells = what.cells[stage] + state * what.widths[stage] + options
            total += adds[cells]
            state = what.after[cells]
        return total

    def over(self, own: Met) -> tuple[Met | None, bool]:
        """A package that dominates one; None and whether it is proven that there is none."""
        top = own.options.copy(), np.zeros(1)
        bounds = leaning(even(self.scene, (own.worth, self.ones), top), self.ones)
        weights = np.vstack([np.ones((1, self.parties), np.int64), bounds])
        rows = own.options[None].copy()
        _, _, proven = descend(self.scene, Task(ANY, own.worth, own.worth, weights, 1), rows)
        found = self.met(rows[0])
        return (found, True) if found.worth.sum() > own.worth.sum() else (None, proven)


def leaning(closest: Floats, widths: Floats, *, by: Sequence[float] = (LEANING,)) -> Ints:
    """Weights on worth as whole numbers: the closest, and for each party some that lean towards it, as rows."""
    lean = np.vstack([closest, *((1 - far) * closest + far * np.eye(len(closest)) for far in by)])
    on_worth = np.divide(lean, widths, out=np.zeros_like(lean), where=widths > 0)
    most = np.maximum(np.abs(on_worth).max(axis=1, keepdims=True), 1e-300)
    whole: Ints = (on_worth / most * FINE).astype(np.int64)
    return whole

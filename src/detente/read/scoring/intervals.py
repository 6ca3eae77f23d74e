"""How sure a figure is: percentile intervals of the bootstrap over reports.

Facts of one report stand and fall together, so whole reports are drawn, with replacement (Efron and Tibshirani,
An Introduction to the Bootstrap, 1993). The same reports give the same intervals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.read.scoring.scoring import Count, Counts

if TYPE_CHECKING:
    from collections.abc import Sequence

DRAWS = 2_000
FEWEST = 4
"""Reports under which no interval is given: there is too little to draw from."""
_SEED = 20_310_504
_TAILS = (2.5, 97.5)

Interval = tuple[float, float]


def intervals(counts: Sequence[Counts], measure: str) -> Interval | None:
    """The 95% interval of a measure's F1; None under `FEWEST` reports."""
    return None if len(counts) < FEWEST else _ends(_drawn(counts, measure))


def difference(one: Sequence[Counts], other: Sequence[Counts], measure: str) -> Interval | None:
    """The 95% interval of how much higher the second reader's F1 is than the first's, on the same reports."""
    if len(one) < FEWEST or len(one) != len(other):
        return None
    return _ends(_drawn(other, measure) - _drawn(one, measure))


def _drawn(counts: Sequence[Counts], measure: str) -> Any:
    """F1 of each draw, as a float array."""
    import numpy as np

    none = Count()
    held = [one.get(measure, none) for one in counts]
    table = np.array([[one.right, one.given, one.wanted] for one in held], dtype=np.int64)
    draws = np.random.default_rng(_SEED).integers(0, len(counts), size=(DRAWS, len(counts)))
    right, given, wanted = np.moveaxis(table[draws].sum(axis=1), 1, 0)
    return 2 * right / np.maximum(given + wanted, 1)


def _ends(values: Any) -> Interval:
    import numpy as np

    low, high = np.percentile(values, _TAILS)
    return float(low), float(high)

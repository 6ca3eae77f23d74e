"""How many packages give every party at least its reservation value."""

from __future__ import annotations

import numpy as np

from detente.analysis.agreements.exact.frontier import Bounds
from detente.analysis.agreements.exact.integers import Numbers, whole
from detente.analysis.agreements.exact.scenario import Scenario

_CHUNK = 1 << 20


def count_rational(scenario: Scenario, bounds: Bounds | None = None) -> int | None:
    """The exact number, bans and interactions left out of account; None where there are more packages than `bounds`.

    Where no reservation value can be missed it is the number of all packages, however many these are.
    """
    numbers = whole(scenario)
    worst = sum((table.min(axis=0) for table in numbers.tables), np.zeros(len(scenario.parties), dtype=numbers.dtype))
    binding = [party for party, one in enumerate(numbers.least) if one is not None and worst[party] < one]
    if not binding:
        return scenario.outcomes
    if scenario.outcomes > (bounds or Bounds()).points:
        return None
    least = np.array([numbers.least[party] for party in binding], dtype=numbers.dtype)
    return _count([table[:, binding] for table in numbers.tables], least)


def _count(tables: list[Numbers], least: Numbers) -> int:
    """Half of the issues is written down at once, the other half is gone through in pieces."""
    sums = np.zeros((1, len(least)), dtype=least.dtype)
    waiting = list(tables)
    while waiting and len(sums) * len(waiting[0]) <= _CHUNK:
        sums = (sums[:, None, :] + waiting.pop(0)[None]).reshape(-1, len(least))
    if not waiting:
        return int((sums >= least).all(axis=1).sum())
    first, *rest = waiting
    return sum(_count([sums, *rest], least - gain) for gain in first)

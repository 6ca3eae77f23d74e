"""Which solver for which model: the definitions word for word where there are few states, reachability for all others.

Both say the same. The fast one is compiled on its first run, which takes longer than a small conflict does.
"""

from __future__ import annotations

import numpy as np

from detente.analysis.stability import solve
from detente.analysis.stability.definitions import Definitions, coalitions
from detente.analysis.stability.interface import CONCEPTS, STRICTEST, Model, Reading, Stable

FEW = 32
"""States up to which each decision maker is judged word for word. Tried on random conflicts: 32 states of five parties take
half a second so, compiling for the first time ten."""
FEW_TOGETHER = 128
"""The same for coalitions: states times groups. Tried: 16 states of two parties (64) .1 s, of four (256) 1.2 s, 32 of five
(1,024) 42 s."""


def stable_for_each(model: Model, reading: Reading = STRICTEST, *, strong: bool = False) -> tuple[Stable, ...]:
    """As `solve.stable_for_each`."""
    if model.size > FEW:
        return solve.stable_for_each(model, reading, strong=strong)
    plain = Definitions(model, reading, strong=strong)
    return tuple(
        {
            concept: np.array([plain.stable(maker, state, concept) for state in range(model.size)], np.bool_)
            for concept in CONCEPTS
        }
        for maker in range(len(model.makers))
    )


def stable_for_coalitions(
    model: Model, reading: Reading = STRICTEST, *, strong: bool = False
) -> dict[tuple[int, ...], Stable]:
    """As `solve.stable_for_coalitions`."""
    if model.size << len(model.makers) > FEW_TOGETHER:
        return solve.stable_for_coalitions(model, reading, strong=strong)
    plain = Definitions(model, reading, strong=strong)
    return {
        group: {
            concept: np.array([plain.coalition_stable(group, state, concept) for state in range(model.size)], np.bool_)
            for concept in CONCEPTS
        }
        for group in coalitions(len(model.makers))
    }

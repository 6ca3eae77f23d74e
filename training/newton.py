"""Newton's method for the weights of a regression that are held near nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
_STEPS, _SETTLED = 100, 1e-9
_FARTHEST = 2.0
"""How far a weight may move in a step: far from the middle, where a logit is flat, a whole step leads away for good."""


def newton(bent: Callable[[Array], tuple[Array, Array]], size: int, *, stiff: float) -> Array:
    """The `size` weights at which a convex loss and `stiff` / 2 times the sum of their squares are least.

    `bent` gives the slope (size) and the second derivatives (size × size) of the loss at some weights.
    """
    found = np.zeros(size)
    for _ in range(_STEPS):
        slope, bend = bent(found)
        bend[np.diag_indices(size)] += stiff
        step = np.linalg.solve(bend, slope + stiff * found)
        found = found - step / max(1.0, np.abs(step).max(initial=0.0) / _FARTHEST)
        if np.abs(step).max(initial=0.0) < _SETTLED:
            break
    return found

"""Shares of samples with their Monte Carlo error, taken from batches, since samples that follow each other are alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BATCHES = 25

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Share:
    """A share of samples (0 to 1), and the standard error of it (batch means; 0 where all samples agree)."""

    value: float
    error: float

    @property
    def words(self) -> str:
        """The same for a reader, before "of the draws": 63 % (± 1.2), none, all."""
        if self.value in {0.0, 1.0}:
            return "all" if self.value else "none"
        percent = 100 * self.value
        told = "under 1" if 0 < percent < 1 else "over 99" if 99 < percent < 100 else f"{percent:.0f}"
        error = f"{100 * self.error:.1f}" if self.error >= 0.0005 else "under 0.1"
        return f"{told} % (± {error})"


def share(hits: NDArray[np.bool_] | Floats) -> Share:
    """The share of samples in which something holds (or the mean of numbers)."""
    found = np.asarray(hits, dtype=np.float64)
    if not len(found):
        return Share(float("nan"), float("nan"))
    parts = np.array_split(found, min(_BATCHES, len(found)))
    means = np.array([part.mean() for part in parts])
    error = means.std(ddof=1) / np.sqrt(len(means)) if len(means) > 1 else 0.0
    return Share(float(found.mean()), float(error))

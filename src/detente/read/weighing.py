"""What signs with learnt weights amount to: a sum, a probability, shares of a choice."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

Sign = tuple[str, float]
"""A sign and its size."""


def total(signs: Iterable[Sign], weights: Mapping[str, float]) -> float:
    """The weighted sum of the signs; one without a weight counts nothing."""
    return sum(size * weights.get(sign, 0.0) for sign, size in signs)


def chance(score: float) -> float:
    """The probability that a score on the log-odds stands for."""
    power = math.exp(-abs(score))
    return (1.0 if score >= 0 else power) / (1 + power)


def shares(scores: Sequence[float]) -> list[float]:
    """The probability of each of several, of which one is right, by its score (softmax); they add up to 1."""
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]

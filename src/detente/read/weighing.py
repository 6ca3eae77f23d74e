"""What signs with learnt weights amount to: a sum, a probability, shares of a choice; and where such weights are kept."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

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


def kept(package: str | None, name: str) -> Any:
    """What the JSON file `name` in the folder `data` beside a module's package holds; None where it is absent."""
    path = files(package or "detente.read").joinpath("data", name)
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None

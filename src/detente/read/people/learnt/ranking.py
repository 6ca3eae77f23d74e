"""How likely each side is, by its signs: weights of a softmax over all the sides of a report and none."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from detente.read import weighing
from detente.read.people.learnt.whole import Signs
from detente.read.weighing import kept

FILE = "weights.json"


def shares(rows: Sequence[Signs], weights: Mapping[str, float]) -> list[float]:
    """The probability of each row; they add up to 1."""
    return weighing.shares([weighing.total(signs.items(), weights) for signs in rows])


@functools.cache
def shipped() -> Mapping[str, float] | None:
    """The weights in the package; None where the file is absent."""
    weights: Mapping[str, float] | None = kept(__package__, FILE)
    return weights

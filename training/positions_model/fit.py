"""Fit a multinomial logistic regression over listed features and a dense vector; numpy alone, the same every time."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.read.positions.learnt.weights import Linear, length

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An example: its features, its vector, the class it is of, what it counts, and (None: all) the classes in question."""

    features: Sequence[str]
    dense: Array
    label: int
    weight: float = 1.0
    among: Array | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a model is fitted."""

    epochs: int = 12
    rate: float = 0.15
    l2: float = 3e-4
    least: int = 1
    """How many rows a feature must be in."""
    seed: int = 7
    most: int = 20_000
    """How many features are kept."""


def fit(rows: Sequence[Row], *, classes: Sequence[str], settings: Settings) -> Linear:
    """Minimise the weighted log-loss with AdaGrad, row after row in an order drawn from the seed."""
    counts = Counter(one for row in rows for one in row.features)
    known = {one: at for at, one in enumerate(sorted(one for one, n in counts.items() if n >= settings.least))}
    width = rows[0].dense.shape[0]
    weights = [np.zeros((len(known), len(classes))), np.zeros((width, len(classes))), np.zeros(len(classes))]
    squares = [np.full_like(one, 1e-6) for one in weights]
    chance = random.Random(settings.seed)
    made = [
        (np.array([known[one] for one in row.features if one in known], dtype=np.int64), length(len(row.features)), row)
        for row in rows
    ]
    for _ in range(settings.epochs):
        chance.shuffle(made)
        for places, scale, row in made:
            scores = weights[2] + row.dense @ weights[1] + weights[0][places].sum(axis=0) * scale
            gradient = _gradient(scores, row)
            _step(weights[0], squares[0], at=places, by=gradient[None, :] * scale, settings=settings)
            _step(weights[1], squares[1], at=slice(None), by=row.dense[:, None] * gradient[None, :], settings=settings)
            _step(weights[2], squares[2], at=slice(None), by=gradient, settings=settings)
    return _cut(Linear(tuple(classes), known, *weights), settings.most)


def _cut(model: Linear, most: int) -> Linear:
    """The model without the features that weigh least."""
    strengths = np.abs(model.sparse).max(axis=1)
    kept = np.sort(np.argsort(-strengths, kind="stable")[:most])
    names = list(model.rows)
    rows = {names[one]: at for at, one in enumerate(kept.tolist())}
    return Linear(model.classes, rows, model.sparse[kept], model.dense, model.bias)


def _gradient(scores: Array, row: Row) -> Array:
    if row.among is not None:
        scores = np.where(row.among, scores, -np.inf)
    shares: Array = np.exp(scores - scores.max())
    shares /= shares.sum()
    shares[row.label] -= 1
    return shares * row.weight


def _step(weights: Array, squares: Array, *, at: Any, by: Array, settings: Settings) -> None:
    by = by + settings.l2 * weights[at]
    squares[at] += by * by
    weights[at] -= settings.rate * by / np.sqrt(squares[at])

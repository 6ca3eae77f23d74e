"""Fit a multinomial logistic regression over listed features and a dense vector; the same every time."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numba import njit

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
    places = [[known[one] for one in row.features if one in known] for row in rows]
    width = rows[0].dense.shape[0]
    weights = (np.zeros((len(known), len(classes))), np.zeros((width, len(classes))), np.zeros(len(classes)))
    squares = (np.full_like(weights[0], 1e-6), np.full_like(weights[1], 1e-6), np.full_like(weights[2], 1e-6))
    table = _Table(
        np.cumsum([0, *map(len, places)]),
        np.array([one for some in places for one in some], dtype=np.int64),
        np.array([length(len(row.features)) for row in rows]),
        np.array([row.dense for row in rows], dtype=np.float64),
        np.array([row.label for row in rows]),
        np.array([row.weight for row in rows], dtype=np.float64),
        np.array([np.ones(len(classes), bool) if row.among is None else row.among for row in rows]),
    )
    descend(table, _orders(len(rows), settings), (weights, squares), (settings.rate, settings.l2))
    return _cut(Linear(tuple(classes), known, *weights), settings.most)


def _orders(rows: int, settings: Settings) -> Array:
    chance = random.Random(settings.seed)
    order = list(range(rows))
    drawn = []
    for _ in range(settings.epochs):
        chance.shuffle(order)
        drawn.append(order.copy())
    return np.array(drawn)


def _cut(model: Linear, most: int) -> Linear:
    """The model without the features that weigh least."""
    strengths = np.abs(model.sparse).max(axis=1)
    kept = np.sort(np.argsort(-strengths, kind="stable")[:most])
    names = list(model.rows)
    rows = {names[one]: at for at, one in enumerate(kept.tolist())}
    return Linear(model.classes, rows, model.sparse[kept], model.dense, model.bias)


class _Table(NamedTuple):
    """The rows as arrays: where each one's features begin, the features, what each counts, and the rest of `Row`."""

    begin: Array
    places: Array
    scale: Array
    dense: Array
    label: Array
    weight: Array
    among: Array


@njit  # type: ignore[misc] # numba's decorators have no types
def descend(table, orders, state, pace):  # type: ignore[no-untyped-def] # compiled  # noqa: ANN001, ANN201
    """Take one step for each row of each order; the weights (of features, of the vector, of classes) and the squares of their slopes change in place."""
    weights, squares = state
    for order in orders:
        for row in order:
            slope = _slope(table, row, weights)
            for at in range(table.begin[row], table.begin[row + 1]):
                place = table.places[at]
                _step(weights[0][place], squares[0][place], slope * table.scale[row], pace)
            for at, size in enumerate(table.dense[row]):
                _step(weights[1][at], squares[1][at], slope * size, pace)
            _step(weights[2], squares[2], slope, pace)


@njit  # type: ignore[misc]
def _slope(table, row, weights):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    scores = weights[2].copy()
    for at, size in enumerate(table.dense[row]):
        scores += size * weights[1][at]
    for at in range(table.begin[row], table.begin[row + 1]):
        scores += weights[0][table.places[at]] * table.scale[row]
    scores[~table.among[row]] = -np.inf
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    shares[table.label[row]] -= 1
    return shares * table.weight[row]


@njit  # type: ignore[misc]
def _step(weights, squares, by, pace):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    for at in range(len(weights)):
        slope = by[at] + pace[1] * weights[at]
        squares[at] += slope * slope
        weights[at] -= pace[0] * slope / np.sqrt(squares[at])

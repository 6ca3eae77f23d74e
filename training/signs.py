"""Weights of signs, for rows of them: as arrays, fitted by Newton's method, and back as numbers of three digits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from detente.read.weighing import Sign
from training.newton import Array, newton

_LEAST = 0.0005
"""A weight below that is none to three digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A choice among several: the signs of each, what part of the right answer each is (adds up to 1), what the choice counts."""

    rows: Sequence[Sequence[Sign]]
    right: Sequence[float]
    counts: float = 1.0


def of_choices(some: Sequence[Asked], *, fewest: int, stiff: float) -> dict[str, float]:
    """The weights of a conditional logit (McFadden 1974) for the signs that at least `fewest` rows have."""
    places = places_of((row for one in some for row in one.rows), fewest=fewest)
    rows = _array([row for one in some for row in one.rows], places)
    return told(newton(_softmax(some, rows), len(places), stiff=stiff), places)


def of_answers(some: Sequence[Sequence[Sign]], right: Sequence[bool], *, fewest: int, stiff: float) -> dict[str, float]:
    """The weights of a logistic regression: whether each row is right."""
    places = places_of(some, fewest=fewest)
    bent = _logistic(_array(some, places), np.array(right, dtype=float))
    return told(newton(bent, len(places), stiff=stiff), places)


def places_of(rows: Iterable[Sequence[Sign]], *, fewest: int) -> dict[str, int]:
    """A place for each sign that at least `fewest` rows have, in the order of the alphabet."""
    counts = Counter(sign for row in rows for sign, _ in row)
    return {sign: at for at, sign in enumerate(sorted(sign for sign, n in counts.items() if n >= fewest))}


def _array(rows: Sequence[Sequence[Sign]], places: dict[str, int]) -> Array:
    made = np.zeros((len(rows), len(places)))
    for at, row in enumerate(rows):
        for sign, size in row:
            if sign in places:
                made[at, places[sign]] += size
    return made


def told(found: Array, places: dict[str, int], *, least: float = _LEAST) -> dict[str, float]:
    """The weights by their signs, rounded to three digits; those below `least` are left out."""
    return {sign: round(float(found[at]), 3) for sign, at in places.items() if abs(found[at]) >= least}


def _softmax(some: Sequence[Asked], rows: Array) -> Callable[[Array], tuple[Array, Array]]:
    sizes = [len(one.rows) for one in some]
    starts = np.cumsum([0, *sizes[:-1]])
    asked = np.repeat(np.arange(len(some)), sizes)
    counts = np.array([one.counts for one in some])
    wanted = rows.T @ (np.array([share for one in some for share in one.right]) * counts[asked])

    def bent(found: Array) -> tuple[Array, Array]:
        scores = rows @ found
        scores -= np.maximum.reduceat(scores, starts)[asked]
        shares = np.exp(scores)
        shares /= np.add.reduceat(shares, starts)[asked]
        means = np.add.reduceat(rows * shares[:, None], starts, axis=0)
        bend = (rows * (shares * counts[asked])[:, None]).T @ rows - (means * counts[:, None]).T @ means
        return counts @ means - wanted, bend

    return bent


def _logistic(rows: Array, right: Array) -> Callable[[Array], tuple[Array, Array]]:
    def bent(found: Array) -> tuple[Array, Array]:
        shares = 1 / (1 + np.exp(-rows @ found))
        return rows.T @ (shares - right), (rows * (shares * (1 - shares))[:, None]).T @ rows

    return bent

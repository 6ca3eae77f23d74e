"""The greatest product of gains in one body, between two fractions that enclose it.

Where several parties gain along a line the best place is mostly no fraction. Newton's steps lead close to it; a place
beside it, in fractions, gives a product that is reached, and weights 1 / gain there bound all products of the body from
above: by the inequality of the means no product exceeds (the greatest weighted gain / n)^n / the product of the weights.
"""

from __future__ import annotations

from fractions import Fraction
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.amounts.groups import Body, Vector
from detente.analysis.agreements.amounts.linear import Found

Floats = NDArray[np.float64]

_ROUNDS = 200
_HALVINGS = 60
_STILL = 1e-14
_EDGE = 1e-9
"""Within so much of an end a place counts as the end."""
_FINE = 2**160
"""Denominator of places; Newton's steps double the digits that are right, so that two more from floating point are enough."""
_PLAIN = 10**4
"""Fractions of denominators up to this are tried first: where one is the best place the value is exact."""


def greatest_product(body: Body, start: Vector) -> tuple[Found, Fraction]:
    """A product that is reached, where, by which weights it is bounded, and what no product of the body exceeds.

    At `start` (places along the moves) every gain must be above nought.
    """
    near = [Fraction(float(one)) for one in _climbed(body, np.array([float(one) for one in start]))]
    tried = [tuple(one.limit_denominator(_PLAIN) for one in near), _refined(body, near), tuple(near), start]
    best: tuple[Found, Fraction] | None = None
    for places in tried:
        if min(body.at(places)) <= 0:
            continue
        found = _enclosed(body, places)
        if best is None or found[1] - found[0].value < best[1] - best[0].value:
            best = found
        if best[0].value == best[1]:
            break
    if best is None:
        raise ArithmeticError("no place of the body has gains above nought")
    return best


def _enclosed(body: Body, places: Vector) -> tuple[Found, Fraction]:
    gains = body.at(places)
    weights = tuple(1 / one for one in gains)
    found = Found(prod(gains, start=Fraction(1)), places, weights)
    return found, bound(body, weights)


def bound(body: Body, weights: Vector) -> Fraction:
    """What no product of gains that are not below nought exceeds in a body."""
    most = sum((w * gain for w, gain in zip(weights, body.gains, strict=True)), Fraction(0))
    for move in body.moves:
        most += max(sum((w * step for w, step in zip(weights, move, strict=True)), Fraction(0)), Fraction(0))
    return (max(most, Fraction(0)) / len(weights)) ** len(weights) / prod(weights, start=Fraction(1))


def _climbed(body: Body, places: Floats) -> Floats:
    """Steps up the sum of logarithms: along each move alone, then Newton's, until none leads further."""
    gains = np.array([float(one) for one in body.gains])
    moves = np.array([[float(one) for one in move] for move in body.moves]).reshape(len(body.moves), len(gains))
    size = np.maximum(np.abs(gains) + np.abs(moves).sum(axis=0), 1e-300)  # each party in a unit of its own
    gains, moves = gains / size, moves / size
    for _ in range(_ROUNDS):
        new = _newton(_one_by_one(places, gains, moves), gains, moves)
        far = float(np.abs(new - places).max(initial=0.0))
        places = new
        if far < _STILL:
            break
    return places


def _one_by_one(places: Floats, gains: Floats, moves: Floats) -> Floats:
    """Each place in turn where the slope along its move is nought, or at the end to which the slope leads (bisection)."""
    places = places.copy()
    for at, move in enumerate(moves):
        rest = gains + places @ moves - places[at] * move
        low, high = _within(rest, move)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if (move / (rest + middle * move)).sum() > 0:
                low = middle
            else:
                high = middle
        places[at] = 0.0 if high < _EDGE else 1.0 if low > 1 - _EDGE else (low + high) / 2
    return places


def _within(rest: Floats, move: Floats) -> tuple[float, float]:
    """Between which places from 0 to 1 all gains are above nought."""
    with np.errstate(divide="ignore", invalid="ignore"):
        turns = -rest / move
    low = max(0.0, float(turns[move > 0].max(initial=0.0)))
    high = min(1.0, float(turns[move < 0].min(initial=1.0)))
    return low, high


def _newton(places: Floats, gains: Floats, moves: Floats) -> Floats:
    """One of Newton's steps for the places that are at no end, as far as it raises the sum of logarithms."""
    free = (places > 0) & (places < 1)
    if not free.any():
        return places
    now = gains + places @ moves
    slopes = moves[free] / now
    step = np.zeros_like(places)
    step[free] = np.linalg.lstsq(slopes @ slopes.T, slopes.sum(axis=1), rcond=None)[0]
    before, far = float(np.log(now).sum()), 1.0
    while far > _STILL:
        new = np.clip(places + far * step, 0.0, 1.0)
        then = gains + new @ moves
        if (then > 0).all() and np.log(then).sum() > before:
            return new
        far /= 2
    return places


def _refined(body: Body, places: list[Fraction]) -> Vector:
    """Two of Newton's steps in fractions, for the places that are at no end."""
    free = [at for at, one in enumerate(places) if 0 < one < 1]
    found = list(places)
    for _ in range(2):
        gains = body.at(found)
        if min(gains) <= 0:
            break
        slope = [sum((s / g for s, g in zip(body.moves[at], gains, strict=True)), Fraction(0)) for at in free]
        bent = [
            [
                sum(
                    (a * b / g**2 for a, b, g in zip(body.moves[one], body.moves[two], gains, strict=True)), Fraction(0)
                )
                for two in free
            ]
            for one in free
        ]
        step = _solved(bent, slope)
        if step is None:
            break
        for at, one in zip(free, step, strict=True):
            new = Fraction(round((found[at] + one) * _FINE), _FINE)
            found[at] = min(max(new, Fraction(0)), Fraction(1))
    return tuple(found)


def _solved(table: list[list[Fraction]], right: list[Fraction]) -> list[Fraction] | None:
    """The solution of a small system (Gauss); None where there is no single one."""
    rows = [[*row, one] for row, one in zip(table, right, strict=True)]
    for at in range(len(rows)):
        pivot = next((one for one in range(at, len(rows)) if rows[one][at]), None)
        if pivot is None:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        lead = rows[at][at]
        rows[at] = [one / lead for one in rows[at]]
        for other in range(len(rows)):
            factor = rows[other][at]
            if other != at and factor:
                rows[other] = [one - factor * two for one, two in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]

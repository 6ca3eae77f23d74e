"""Linear programmes on one body, in fractions: the greatest weighted gain, the greatest smallest share, the finest of these.

Each comes with weights that prove it: gains weighted so come to no more than the value anywhere in the body (duality of
linear programmes), which anybody can check without solving one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.agreements.amounts.groups import Body, Vector
from detente.analysis.agreements.scenarios.simplex import greatest

_ZERO, _ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Found:
    """A value, the places along the moves that reach it, and the weights on gains that prove it."""

    value: Fraction
    places: tuple[Fraction, ...]
    weights: Vector


def most_weighted(body: Body, objective: Vector) -> Found | None:
    """The greatest weighted gain of a body where nobody's gain is below nought; None where there is no such place.

    The weights are the objective's, and more for those whom only that holds back.
    """
    count = len(body.moves)
    if not count:
        return Found(_dot(objective, body.gains), (), objective) if min(body.gains) >= 0 else None
    rows = [[-move[party] for move in body.moves] for party in range(len(body.gains))]
    bounds = list(body.gains)
    rows += [[Fraction(int(one == at)) for one in range(count)] for at in range(count)]
    found = greatest([_dot(objective, move) for move in body.moves], rows, [*bounds, *[_ONE] * count])
    if found is None:
        return None
    return Found(found[0] + _dot(objective, body.gains), tuple(found[1]), _held_back(body, objective))


def _held_back(body: Body, objective: Vector) -> Vector:
    """Least weights on top of the objective's under which no place is worth more than the greatest (the dual programme)."""
    parties, count = len(body.gains), len(body.moves)
    rows, bounds = [], []
    for at, move in enumerate(body.moves):
        rows.append([*move, *(-Fraction(int(one == at)) for one in range(count))])
        bounds.append(-_dot(objective, move))
    found = greatest([*(-one for one in body.gains), *[-_ONE] * count], rows, bounds)
    more = found[1][:parties] if found else [_ZERO] * parties
    return tuple(one + two for one, two in zip(objective, more, strict=True))


def most_even(body: Body, widths: Vector, *, floors: Vector | None = None) -> Found | None:
    """The greatest smallest share (gain by width) of those of some width; None where somebody's gain is below nought.

    `floors` are gains that nobody may fall below (nought where not given). The weights, by width, sum to one.
    """
    parties, count = range(len(body.gains)), len(body.moves)
    floors = floors or (_ZERO,) * len(body.gains)
    rows, bounds = [], []
    for party in parties:
        move = [-one[party] for one in body.moves]
        if widths[party] > 0:
            rows.append([widths[party], *move])
            bounds.append(body.gains[party])
        if floors[party] > 0 or widths[party] <= 0:
            rows.append([_ZERO, *move])
            bounds.append(body.gains[party] - floors[party])
    for at in range(count):
        rows.append([_ZERO, *(Fraction(int(one == at)) for one in range(count))])
        bounds.append(_ONE)
    found = greatest([_ONE, *[_ZERO] * count], rows, bounds)
    if found is None:
        return None
    return Found(found[0], tuple(found[1][1:]), _weighing(body, widths))


def _weighing(body: Body, widths: Vector) -> Vector:
    """The weights under which the greatest weighted gain is least (the dual programme)."""
    parties, count = len(body.gains), len(body.moves)
    rows = [[*move, *(-Fraction(int(one == at)) for one in range(count))] for at, move in enumerate(body.moves)]
    whole = [*(max(one, _ZERO) for one in widths), *[_ZERO] * count]
    costs = [*(-one for one in body.gains), *[-_ONE] * count]
    found = greatest(costs, rows, [_ZERO] * count, equal=[whole], to=[_ONE])
    if found is None:
        raise ArithmeticError("nobody has any width")
    return tuple(found[1][:parties])


def holding_below(body: Body) -> Vector:
    """Weights under which the greatest weighted gain is least: below nought where some gain is so at every place."""
    return _weighing(body, (_ONE,) * len(body.gains))


def finest(body: Body, widths: Vector) -> tuple[Vector, tuple[Fraction, ...]] | None:
    """The shares, smallest first, that no others of the body beat lexicographically (leximin), and the places.

    In each round the smallest share of those still free is made greatest; who cannot have more than it is held there.
    """
    floors = [_ZERO] * len(widths)
    free = [party for party, width in enumerate(widths) if width > 0]
    places: tuple[Fraction, ...] = ()
    while free:
        own = tuple(width if party in free else _ZERO for party, width in enumerate(widths))
        found = most_even(body, own, floors=tuple(floors))
        if found is None:
            return None
        places = found.places
        for party in free:
            floors[party] = found.value * widths[party]
        free = [one for one in free if _can_have_more(body, one, floors)]
    shares = tuple(sorted(floor / width for floor, width in zip(floors, widths, strict=True) if width > 0))
    return shares, places


def _can_have_more(body: Body, party: int, floors: Sequence[Fraction]) -> bool:
    above = Body(body.group, body.row, body.choice, _less(body.gains, floors), body.moves)
    only = tuple(Fraction(int(one == party)) for one in range(len(floors)))
    found = most_weighted(above, only)
    return found is not None and found.value > 0


def _less(some: Sequence[Fraction], others: Sequence[Fraction]) -> Vector:
    return tuple(one - other for one, other in zip(some, others, strict=True))


def _dot(some: Sequence[Fraction], others: Sequence[Fraction]) -> Fraction:
    return sum((one * other for one, other in zip(some, others, strict=True)), _ZERO)

"""The polytope of a party's weights: shares between bounds, some at least as great as others, that sum to one."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from fractions import Fraction

from detente.analysis.agreements.scenarios.interface import ANYTHING, Pair, Range
from detente.analysis.agreements.scenarios.simplex import greatest

_ONE = Fraction(1)


def check_weights(ranges: Sequence[Range], matters: Sequence[Pair], *, clash: Callable[[str], Exception]) -> None:
    """Raises what `clash` makes of weights that cannot sum to one."""
    low, high = (sum(one[end] for one in ranges) for end in (0, 1))
    if low > 1:
        raise clash(f"the weights cannot sum to one: they come to at least {float(low):g}")
    if high < 1:
        raise clash(f"the weights cannot sum to one: they come to at most {float(high):g}")
    if most(ranges, matters, [Fraction(0)] * len(ranges)) is None:
        raise clash("the weights cannot sum to one while they keep to their order and bounds")


def most(ranges: Sequence[Range], matters: Sequence[Pair], values: Sequence[Fraction]) -> Fraction | None:
    """The greatest weighted sum of `values` over all weights that fit; None where none fit. Exact."""
    found = _corner(ranges, matters, values)
    if found is None:
        return None
    return sum((weight * value for weight, value in zip(found, values, strict=True)), Fraction(0))


def _corner(ranges: Sequence[Range], matters: Sequence[Pair], values: Sequence[Fraction]) -> list[Fraction] | None:
    """Weights at which the weighted sum is greatest."""
    if not matters:
        return _filled(ranges, values)
    size = len(ranges)
    chain = _chain(tuple(matters), size)
    if chain and all(one == ANYTHING for one in ranges):
        return _first_ones(chain, values)
    rows, bounds = [], []
    for above, below in matters:
        rows.append([Fraction((one == below) - (one == above)) for one in range(size)])
        bounds.append(ranges[above][0] - ranges[below][0])
    for number, (low, high) in enumerate(ranges):
        rows.append([Fraction(int(one == number)) for one in range(size)])
        bounds.append(high - low)
    base = sum((low for low, _ in ranges), Fraction(0))
    found = greatest(values, rows, bounds, equal=[[_ONE] * size], to=[_ONE - base])
    return None if found is None else [low + one for (low, _), one in zip(ranges, found[1], strict=True)]


@functools.lru_cache(maxsize=256)
def _chain(matters: tuple[Pair, ...], size: int) -> tuple[int, ...]:
    """All issues in one order, what matters most first; empty where that is not what is stated."""
    below = dict(matters)
    tops = set(range(size)).difference(below.values())
    if len(matters) != size - 1 or len(below) != size - 1 or len(tops) != 1:
        return ()
    found = list(tops)
    while found[-1] in below:
        found.append(below[found[-1]])
    return tuple(found) if len(found) == size else ()


def _first_ones(chain: Sequence[int], values: Sequence[Fraction]) -> list[Fraction]:
    """Of weights in one order the corners share all among the first few alike: the corner with the best mean."""
    total, best, count = Fraction(0), None, 0
    for place, issue in enumerate(chain, 1):
        total += values[issue]
        if best is None or total / place > best:
            best, count = total / place, place
    found = [Fraction(0)] * len(chain)
    for issue in chain[:count]:
        found[issue] = Fraction(1, count)
    return found


def least(ranges: Sequence[Range], matters: Sequence[Pair], values: Sequence[Fraction]) -> Fraction | None:
    """The smallest weighted sum, as `most`."""
    found = most(ranges, matters, [-one for one in values])
    return None if found is None else -found


def _filled(ranges: Sequence[Range], values: Sequence[Fraction]) -> list[Fraction] | None:
    """Without an order the best weights fill up the most valued issues first."""
    found = [low for low, _ in ranges]
    left = _ONE - sum(found, Fraction(0))
    if left < 0:
        return None
    for number in sorted(range(len(ranges)), key=lambda one: (-values[one], one)):
        step = min(left, ranges[number][1] - ranges[number][0])
        found[number], left = found[number] + step, left - step
    return found if left == 0 else None


def centre(ranges: Sequence[Range], matters: Sequence[Pair]) -> list[Fraction]:
    """Weights that fit, away from the bounds: the mean of those that make one weight greatest, or least, at a time."""
    size = len(ranges)
    found = []
    for number in range(size):
        for sign in (1, -1):
            values = [Fraction(sign * (one == number)) for one in range(size)]
            corner = _corner(ranges, matters, values)
            if corner is None:
                raise ArithmeticError("no weights fit")
            found.append(corner)
    return [sum((one[number] for one in found), Fraction(0)) / len(found) for number in range(size)]

"""Bounds of a result over ranges of its inputs, proven rather than sampled.

A function that rises (or falls) in each input, whatever the others are, takes its least and greatest value at a corner
of the box of ranges: `monotone`. One that does so in all inputs but one, and in that one turns only at known points
(a peak, a trough, a bend of a piecewise linear function), takes them at those corners with that one at an end of its
range or at such a point: `turning`. Any other function is bounded by hand beside its formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from detente.analysis.commitment.interface import Bounds, Box, Condition, Number, Result, Span, Value, Values

Turns = Callable[[Values], Iterable[Fraction]]


def _corner(box: Box, up: Iterable[str], down: Iterable[str]) -> dict[str, Fraction]:
    return {name: box[name].high for name in up} | {name: box[name].low for name in down}


def monotone(value: Value, *, up: str = "", down: str = "") -> Bounds:
    """The bounds of a function that rises in each input of `up` and falls in each of `down` (names with spaces)."""

    def bounds(box: Box) -> Span:
        greatest = value(_corner(box, up.split(), down.split()))
        return Span(value(_corner(box, down.split(), up.split())), greatest)

    return bounds


def turning(value: Value, at: str, turns: Turns, *, up: str = "", down: str = "") -> Bounds:
    """The bounds of a function that is monotone in `up` and `down`, and in `at` turns only at the points `turns`.

    `turns` is given the corner and gives the points at which, the others being at that corner, the function may
    cease to rise or to fall; those outside the range of `at` are left out.
    """

    def tried(box: Box, corner: dict[str, Fraction]) -> list[Number]:
        here = box[at]
        within = [one for one in turns(corner) if here.low < one < here.high]
        return [value({**corner, at: one}) for one in (here.low, here.high, *within)]

    def bounds(box: Box) -> Span:
        least = min(tried(box, _corner(box, down.split(), up.split())))
        return Span(least, max(tried(box, _corner(box, up.split(), down.split()))))

    return bounds


CORNERS = "It rises or falls in each input whatever the others are: its bounds are at corners of the ranges."


def corners(name: str, value: Value, *, words: str = "", unit: str = "", up: str = "", down: str = "") -> Result:
    """A result that is monotone in each input."""
    bounds = monotone(value, up=up, down=down)
    return Result(name=name, words=words, unit=unit, value=value, bounds=bounds, proof=CORNERS)


def margin(value: Value, *, up: str = "", down: str = "") -> Result:
    """The margin of a condition, monotone in each input."""
    return corners("margin", value, up=up, down=down)


def decided(condition: Condition, box: Box) -> tuple[bool, bool]:
    """Whether a condition holds somewhere in the ranges, and whether it fails somewhere."""
    span = condition.margin.bounds(box)
    if condition.even:
        return span.high >= 0, span.low < 0
    return span.high > 0, span.low <= 0

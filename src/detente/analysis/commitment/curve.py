"""A break-even as a curve: a result, with its range, across the values of one input; the others as given."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.commitment.interface import Box, Condition, Finding, Form, Input, Result, Span
from detente.errors import UsageError
from detente.model.ranges import Range

POINTS = 97
"""How many values of the input are worked out; each is exact, and the picture joins them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One result: its range at each place of the curve."""

    result: Result
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """What a break-even picture shows.

    `places` are values of the input `across`, `given` is its range in the model, None where it is not known. `lines` are one
    result, or two ends of a range of agreements. `beside` is the range, where given, of the input that the result is the
    break-even of, and `condition` what holds where that input is above it.
    """

    form: Form
    across: Input
    given: Range | None
    places: tuple[Fraction, ...]
    lines: tuple[Line, ...]
    condition: Condition | None
    beside: Range | None
    sides: Mapping[str, str]


def curve(found: Finding, *, across: str | None = None) -> Curve:
    """The picture of a finding, across the form's usual input or another. Raises UsageError for one that it lacks."""
    form = found.form
    name, *results = form.chart
    if across is not None:
        if across not in {one.name for one in form.inputs if not one.optional}:
            known = ", ".join(one.name for one in form.inputs if not one.optional)
            raise UsageError(f"{form.name} has no input {across!r} to draw across", do=f"It has: {known}.")
        name = across
    box = {key: one.range for key, one in found.inputs.items() if one.range is not None}
    needs = [one for one in found.needs if one != name]
    if needs:
        raise UsageError(f"the picture of {form.name} needs {', '.join(needs)}", do="Give or assume them in the model.")
    one = form.input(name)
    places = [place for place in _places(one, box.get(name)) if _allowed(form, box, (name, place))]
    return Curve(
        form=form,
        across=one,
        given=box.get(name),
        places=tuple(places),
        lines=tuple(_line(form.result(each), box, name=name, places=places) for each in results),
        condition=form.conditions[0] if form.against and name != form.against else None,
        beside=box.get(form.against) if name != form.against else None,
        sides=found.sides,
    )


def _line(result: Result, box: Box, *, name: str, places: Sequence[Fraction]) -> Line:
    return Line(result, tuple(result.bounds({**box, name: Range(place, place)}) for place in places))


def _places(one: Input, given: Range | None) -> list[Fraction]:
    """Values of an input: all that it may have where that is bounded, else around what is given."""
    if one.least is not None and one.most is not None and not one.whole:
        low, high = Fraction(one.least), Fraction(one.most)
    else:
        seen = given or Range(Fraction(0), Fraction(1))
        reach = max(seen.high - seen.low, abs(seen.high) / 2, Fraction(1 if one.whole else 0) * 4) or Fraction(1)
        low = seen.low - reach if one.least is None else max(Fraction(one.least), seen.low - reach)
        high = seen.high + reach if one.most is None else min(Fraction(one.most), seen.high + reach)
    if one.whole:
        return [Fraction(place) for place in range(math.ceil(low), math.floor(high) + 1)]
    step = (high - low) / (POINTS - 1)
    places = {low + step * number for number in range(POINTS)} | ({given.low, given.high} if given else set())
    return sorted(places - ({low} if one.above else set()) - ({high} if one.below else set()))


def _allowed(form: Form, box: Box, at: tuple[str, Fraction]) -> bool:
    """Whether the form's order of inputs holds with one input at a place."""
    with_it = {**box, at[0]: Range(at[1], at[1])}
    return all(with_it[above].low > with_it[below].high for above, below in form.order)

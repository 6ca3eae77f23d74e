"""What a commitment form is: a closed form of the literature, its inputs with their units, its results with bounds.

Ranges go in and ranges come out. Every input is a range that somebody gives or assumes; every result is the range of
the values that it takes over all of them, and where it is not exact (`exact` False) it encloses that range.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.model.ranges import Assumption, Range, shown

Number = Fraction | float
"""Exact, or infinite where nothing is enough."""

Values = Mapping[str, Fraction]
Value = Callable[[Values], Number]
Holds = Literal[
    "for every value in the ranges", "for some values in the ranges, not for others", "for no value in the ranges"
]


@dataclass(frozen=True, slots=True)
class Span:
    """A result over ranges: from `low` to `high`; infinite where nothing is enough."""

    low: Number
    high: Number

    def __str__(self) -> str:
        if self.low == self.high:
            return shown(self.low) if math.isfinite(self.low) else "out of reach: nothing is enough"
        if not math.isfinite(self.high):
            return f"{_outward(self.low, -1)} or more, for some values out of reach"
        return f"between {_outward(self.low, -1)} and {_outward(self.high, 1)}"


def _outward(value: Number, sign: int) -> str:
    """To four digits, a lower end down and an upper end up: the words never promise more than the range."""
    exact = Fraction(value)
    if not exact:
        return "0"
    unit = Fraction(10) ** (math.floor(math.log10(abs(exact))) - 3)
    return shown(sign * math.ceil(sign * exact / unit) * unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A number that a form needs: its name in the formula, what it is, its unit, what it may be.

    `least` and `most` bound it (None: no bound); `above` and `below` say that the bound itself is left out. `whole`:
    a whole number. `optional`: only what asks for it needs it. {A} and {B} in `words` are the sides' names.
    """

    name: str
    words: str
    unit: str
    least: int | None = None
    most: int | None = None
    above: bool = False
    below: bool = False
    whole: bool = False
    optional: bool = False


Box = Mapping[str, Range]
"""The ranges of the inputs that are known."""

Bounds = Callable[[Box], Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A number that a form gives: `value` at a point, `bounds` over ranges, and `proof` of why those bounds hold."""

    name: str
    words: str
    unit: str
    value: Value
    bounds: Bounds
    proof: str
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a form decides: it holds where `margin` is above nought (or nought, where `even`).

    `yes` and `no` say in words what follows; `needs` names the optional inputs without which it is not decided.
    """

    name: str
    yes: str
    no: str
    margin: Result
    even: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A closed form. `order` are pairs of inputs of which the first must be above the second over all their ranges.

    `chart`: the input and the result (or the two ends of a range) that its picture shows; `against`: the input that this
    result is the break-even of.
    """

    name: str
    title: str
    question: str
    inputs: tuple[Input, ...]
    results: tuple[Result, ...]
    conditions: tuple[Condition, ...] = ()
    order: tuple[tuple[str, str], ...] = ()
    assumes: str
    source: str
    chart: tuple[str, ...]
    against: str = ""

    def input(self, name: str) -> Input:
        """The input of a name; KeyError for another."""
        return {one.name: one for one in self.inputs}[name]

    def result(self, name: str) -> Result:
        """The result of a name; KeyError for another."""
        return {one.name: one for one in self.results}[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One user's question: forms, inputs by name, and what the sides are called."""

    title: str
    forms: tuple[str, ...]
    inputs: Mapping[str, Assumption]
    sides: Mapping[str, str]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a condition holds over the ranges, and in words what follows where it does and where it does not.

    `value` is True where it holds for every value, False where for none, None where for some.
    """

    name: str
    value: bool | None
    holds: Holds
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one form says of a model: `needs` names the inputs that are missing, and then there are no results."""

    form: Form
    inputs: Mapping[str, Assumption]
    results: Mapping[str, Span]
    verdicts: tuple[Verdict, ...]
    needs: tuple[str, ...]
    sides: Mapping[str, str]

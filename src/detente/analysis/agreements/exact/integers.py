"""A scenario's values as whole numbers, each party in a unit of its own, so that sums and comparisons are exact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.exact.scenario import Scenario

Numbers = NDArray[Any]
"""Whole numbers: int64 where all sums fit into it, Python's own otherwise (dtype object)."""

_ROOM = 2**62


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The numbers.

    `tables[issue]` is options × parties; `terms` go with the scenario's, by number; `units[party]` such numbers make
    one of the party's own units; `least[party]` is the reservation value, rounded up, None where it is not known.
    """

    tables: tuple[Numbers, ...]
    terms: tuple[int, ...]
    units: tuple[int, ...]
    least: tuple[int | None, ...]

    @property
    def dtype(self) -> type[np.int64 | object]:
        """What the numbers are kept in."""
        return object if any(one.dtype == object for one in self.tables) else np.int64

    def fraction(self, party: int, number: int) -> Fraction:
        """A whole number in the party's own unit again."""
        return Fraction(int(number), self.units[party])


def whole(scenario: Scenario) -> Whole:
    """The scenario's values over each party's least common denominator."""
    units = tuple(_unit(scenario, party) for party in range(len(scenario.parties)))
    columns = [_over(party.values, unit) for party, unit in zip(scenario.parties, units, strict=True)]
    terms = tuple(int(one.amount * units[one.party]) for one in scenario.terms)
    largest = max(map(_reach, columns), default=0) + sum(map(abs, terms))
    dtype = np.int64 if largest < _ROOM else object
    tables = tuple(np.array(list(zip(*rows, strict=True)), dtype=dtype) for rows in zip(*columns, strict=True))
    least = tuple(
        None if party.reservation is None else -((-party.reservation * unit) // 1)
        for party, unit in zip(scenario.parties, units, strict=True)
    )
    return Whole(tables=tables, terms=terms, units=units, least=least)


def _over(values: Iterable[Iterable[Fraction]], unit: int) -> list[list[int]]:
    """The values in parts of which `unit` make one."""
    if unit == 1:
        return [[value.numerator for value in some] for some in values]
    return [[value.numerator * (unit // value.denominator) for value in some] for some in values]


def _unit(scenario: Scenario, party: int) -> int:
    named = {value.denominator for values in scenario.parties[party].values for value in values}
    return lcm(*named, *(one.amount.denominator for one in scenario.terms if one.party == party))


def _reach(column: list[list[int]]) -> int:
    """The greatest sum, in size, that a party's values can come to."""
    return sum(max(*values, -min(values)) for values in column)

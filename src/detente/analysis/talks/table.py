"""A scenario written down for simulated talks: every package that nothing bans, and what it is worth to each party."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.exact.integers import whole
from detente.analysis.agreements.exact.scenario import Choices, Scenario
from detente.errors import UsageError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Package = tuple[int, ...]
"""An option's number for each issue."""

MOST = 1_000_000
"""Packages at most: each is written down, with an order of its own for each party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The packages, by number.

    `options` is packages × issues; `worth` parties × packages, in each party's own unit; `no_deal[party]` what no
    deal is worth at the start, or the least of all packages where that is not `known`; `where` gives a package's number
    for its place among all combinations (the last issue runs fastest), -1 where a ban excludes it.
    """

    issues: tuple[tuple[str, tuple[str, ...]], ...]
    parties: tuple[str, ...]
    options: Ints
    worth: Floats
    no_deal: Floats
    known: tuple[bool, ...]
    where: Ints

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(len(options) for _, options in self.issues)

    def package(self, number: int) -> Package:
        """The options of a package."""
        return tuple(int(one) for one in self.options[number])

    def number(self, package: Any) -> int | None:
        """The number of a package; None where there is no such package or a ban excludes it."""
        try:
            place = np.ravel_multi_index(tuple(package), self.sizes)
        except (TypeError, ValueError):
            return None
        found = int(self.where[place])
        return None if found < 0 else found

    def words(self, number: int) -> str:
        """A package for a reader."""
        taken = zip(self.issues, self.package(number), strict=True)
        return "; ".join(f"{issue}: {options[option]}" for (issue, options), option in taken)


def table(scenario: Scenario) -> Table:
    """The table of a scenario. Values are exact fractions rounded once.

    Raises UsageError where there are too many packages, or the bans leave none.
    """
    if scenario.outcomes > MOST:
        raise UsageError(
            f"{scenario.outcomes:,} packages are too many to simulate talks over",
            do=f"At most {MOST:,}: leave out issues, or join options.",
        )
    sizes = tuple(len(issue.options) for issue in scenario.issues)
    grid = np.indices(sizes).reshape(len(sizes), prod(sizes))
    kept = np.ones(grid.shape[1], dtype=bool)
    for ban in scenario.bans:
        kept &= ~_true(ban.choices, grid)
    if not kept.any():
        raise UsageError("no package is left: the bans exclude them all", do="Drop a ban.")
    worth = _worth(scenario, grid)[:, kept]
    told = [one.reservation for one in scenario.parties]
    least = zip(told, worth.min(axis=1), strict=True)
    return Table(
        issues=tuple((issue.name, issue.options) for issue in scenario.issues),
        parties=tuple(one.name for one in scenario.parties),
        options=np.ascontiguousarray(grid[:, kept].T),
        worth=worth,
        no_deal=np.array([worst if one is None else float(one) for one, worst in least]),
        known=tuple(one is not None for one in told),
        where=np.where(kept, np.cumsum(kept) - 1, -1),
    )


def _worth(scenario: Scenario, grid: Ints) -> Floats:
    """What every combination is worth, parties × combinations: whole numbers added up, then divided once."""
    numbers = whole(scenario)
    total = np.zeros((grid.shape[1], len(scenario.parties)), dtype=numbers.dtype)
    for values, chosen in zip(numbers.tables, grid, strict=True):
        total = total + values[chosen]
    for term, amount in zip(scenario.terms, numbers.terms, strict=True):
        total[_true(term.choices, grid), term.party] += amount
    units = np.array(numbers.units, dtype=object)
    return np.ascontiguousarray((total / units).astype(np.float64).T)


def _true(choices: Choices, grid: Ints) -> NDArray[np.bool_]:
    found = np.ones(grid.shape[1], dtype=bool)
    for issue, options in choices:
        found &= np.isin(grid[issue], list(options))
    return found

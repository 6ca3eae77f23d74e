"""How many runs of simulated talks came out: whether and when they agreed, on what, what it was worth, what delay cost.

Shares have Wilson's interval at 95 % (Wilson 1927), means their standard error. They say how surely the runs show what
the rules do, and nothing of how likely anything is outside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from detente.analysis.talks.course import course, settled
from detente.analysis.talks.interface import AGREED, DEADLINE, LEFT, Delay, Rules, Runs, Talks
from detente.analysis.talks.table import Floats, Ints, Package, Table

_Z = 1.959963984540054
"""The normal quantile for 95 %."""
_QUANTILES = (0.1, 0.5, 0.9)
LISTED = 10
"""Packages at most that are told one by one."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of the runs (0 to 1), and the interval in which the share over ever more runs would lie."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Amount:
    """The mean, its standard error, and what a tenth, half and nine tenths of the runs do not exceed."""

    mean: float
    error: float
    tenth: float
    middle: float
    ninth: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A package with the share of all runs that agreed on it."""

    package: Package
    words: str
    rate: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One party, in its own unit.

    `worth` is that of what was agreed, without delay, over the runs that agreed (None where none did); `counted` over
    all runs, no deal among them, after delay; `delay` what delay took. `no_deal` is what no deal is worth in the first
    and in the last round (`known`: it is stated, and not the worst package standing for it), `least` and `most` what the worst and the best package are.
    """

    party: str
    strategy: str
    numbers: dict[str, float]
    worth: Amount | None
    counted: Amount
    delay: Amount
    no_deal: tuple[float, float]
    known: bool
    least: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What these rules would do; never a forecast, and no recommendation.

    `when` is the round in which the runs that agreed did so, `by_round` how many did in each. `packages` are those
    agreed on, by how often and no other order, ten at most, and `more` how many others there were. `alike`: all
    runs went the same way.
    """

    rules: Rules
    rounds: int
    runs: int
    seed: int
    drawn: tuple[str, ...]
    agreed: Rate
    deadline: Rate
    left: Rate
    when: Amount | None
    by_round: tuple[int, ...]
    packages: tuple[Agreed, ...]
    more: int
    sides: tuple[Side, ...]
    alike: bool


def spread(table: Table, talks: Talks, runs: Runs, *, seed: int) -> Spread:
    """The distributions of runs that `simulate` gave for the same table, talks and seed."""
    talks = settled(talks, table)
    agreed = runs.ended == AGREED
    packages, more = _packages(table, runs.package[agreed], len(agreed))
    rows = np.stack([runs.package, runs.round, runs.last, runs.ended], axis=1)
    return Spread(
        rules=talks.rules,
        rounds=talks.rounds,
        runs=len(agreed),
        seed=seed,
        drawn=tuple(sorted(talks.drawn)),
        agreed=rate(agreed),
        deadline=rate(runs.ended == DEADLINE),
        left=rate(runs.ended == LEFT),
        when=amount(runs.round[agreed].astype(np.float64)) if agreed.any() else None,
        by_round=tuple(int(one) for one in np.bincount(runs.round[agreed], minlength=talks.rounds + 1)[1:]),
        packages=packages,
        more=more,
        sides=tuple(_side(table, talks, runs, party=party) for party in range(len(table.parties))),
        alike=bool((rows == rows[0]).all()),
    )


def rate(hits: NDArray[np.bool_]) -> Rate:
    """A share with Wilson's interval."""
    count, found = len(hits), float(hits.mean())
    scale = 1 + _Z**2 / count
    middle = (found + _Z**2 / (2 * count)) / scale
    half = _Z / scale * sqrt(found * (1 - found) / count + _Z**2 / (4 * count**2))
    return Rate(found, max(middle - half, 0.0) if found > 0 else 0.0, min(middle + half, 1.0) if found < 1 else 1.0)


def amount(some: Floats) -> Amount:
    """Mean, standard error and quantiles (of those that occur) of independent runs."""
    if some.min() == some.max():  # a mean of equal numbers may miss them by rounding
        only = float(some[0])
        return Amount(only, 0.0, only, only, only)
    error = float(some.std(ddof=1)) / sqrt(len(some))
    tenth, middle, ninth = (float(one) for one in np.quantile(some, _QUANTILES, method="inverted_cdf"))
    return Amount(float(some.mean()), error, tenth, middle, ninth)


def _packages(table: Table, agreed: Ints, runs: int) -> tuple[tuple[Agreed, ...], int]:
    numbers, counts = np.unique(agreed, return_counts=True)
    order = np.lexsort((numbers, -counts))
    listed = tuple(
        Agreed(
            package=table.package(numbers[one]),
            words=table.words(numbers[one]),
            rate=rate(np.arange(runs) < counts[one]),
        )
        for one in order[:LISTED]
    )
    return listed, max(len(order) - LISTED, 0)


def _side(table: Table, talks: Talks, runs: Runs, *, party: int) -> Side:
    no_deal = course(talks, table).no_deal[party]
    agreed = runs.package >= 0
    own, worth = talks.plans[party], table.worth[party]
    taken = np.where(agreed, worth[runs.package], no_deal[runs.last - 1])
    waited = runs.last - (runs.ended != DEADLINE)
    delay = talks.delays[party] if talks.delays else Delay()
    counted = delay.discount**waited * taken - delay.cost * waited
    return Side(
        party=table.parties[party],
        strategy=own.name,
        numbers=dict(own.numbers),
        worth=amount(taken[agreed]) if agreed.any() else None,
        counted=amount(counted),
        delay=amount(taken - counted),
        no_deal=(float(no_deal[0]), float(no_deal[-1])),
        known=table.known[party],
        least=float(worth.min()),
        most=float(worth.max()),
    )

"""A slow check of what `frontier` and `solutions` give, by another road: everything is written down and compared.

It shares no step with them but the scenario's own arithmetic, and is meant to be read through in a few minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from detente.analysis.agreements.exact.frontier import Frontier
from detente.analysis.agreements.exact.scenario import Scenario
from detente.errors import UsageError

Vector = tuple[Fraction, ...]

MOST = 1_000_000
"""Packages that are written down at most: more take minutes."""


def allowed(scenario: Scenario) -> Iterator[tuple[tuple[int, ...], Vector]]:
    """Every package that nothing bans and that leaves nobody below a known reservation value, with what it is worth."""
    if scenario.outcomes > MOST:
        raise UsageError(f"{scenario.outcomes:,} packages are too many to write down", do=f"At most {MOST:,}.")
    for package in product(*(range(len(issue.options)) for issue in scenario.issues)):
        vector = tuple(scenario.value(party, package) for party in range(len(scenario.parties)))
        enough = all(
            one.reservation is None or value >= one.reservation
            for one, value in zip(scenario.parties, vector, strict=True)
        )
        if enough and scenario.allows(package):
            yield package, vector


def dominates(one: Vector, other: Vector) -> bool:
    """Whether one is at least as good for all and better for somebody."""
    return one != other and all(left >= right for left, right in zip(one, other, strict=True))


def faults(scenario: Scenario, found: Frontier) -> list[str]:
    """What is wrong with a frontier, in sentences; nothing where it is exact and complete."""
    every = dict(allowed(scenario))
    vectors = set(every.values())
    best = {one for one in vectors if not any(dominates(other, one) for other in vectors)}
    told = [_vector(found, row) for row in range(len(found.vectors))]
    packages = [tuple(int(option) for option in row) for row in found.packages]
    wrong = [
        f"package {one} is not worth what is said" for one, v in zip(packages, told, strict=True) if every.get(one) != v
    ]
    wrong += [f"{one} is dominated" for one in told if one not in best]
    wrong += [f"{one} is missing" for one in sorted(best - set(told))]
    return wrong + (["a point stands twice"] if len(set(told)) < len(told) else [])


def _vector(found: Frontier, row: int) -> Vector:
    return tuple(found.whole.fraction(party, int(number)) for party, number in enumerate(found.vectors[row]))

"""A certificate: a scenario and everything claimed of it, in plain JSON, for a checker that shares no code with the claims."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from detente.analysis.agreements.exact.frontier import Bounds, Frontier, frontier
from detente.analysis.agreements.exact.optima import SINGLES, Optimiser
from detente.analysis.agreements.exact.scenario import Choices, Scenario
from detente.analysis.agreements.exact.solutions import SOLUTIONS, answer, ground
from detente.analysis.agreements.exact.summary import disagreement
from detente.analysis.agreements.exact.verifying import KIND

MOST_POINTS = 50_000
"""Points of a frontier that are written down."""


def certificate(scenario: Scenario, bounds: Bounds | None = None) -> dict[str, Any]:
    """The claims with what is needed to check them: numbers as fractions in words, packages as options by issue.

    Solutions are read off the frontier where it can be written down, else found apart; then `frontier` is None. Raises UsageError where no package gives everybody what no deal is worth.
    """
    bounds = bounds or Bounds(seconds=120)
    until = time.monotonic() + bounds.seconds
    none = disagreement(scenario, seconds=bounds.seconds / 2)
    told = zip(scenario.parties, none, strict=True)
    bound = replace(scenario, parties=tuple(replace(one, reservation=least) for one, least in told))
    points = frontier(bound, replace(bounds, seconds=(until - time.monotonic()) / 2))
    held = {"kind": KIND, "scenario": _scenario(scenario), "disagreement": _words(none)}
    if points.complete and 0 < len(points.vectors) <= MOST_POINTS:
        return held | _of_frontier(points, none)
    return held | _apart(bound, none, until=until)


def _of_frontier(points: Frontier, none: tuple[Fraction, ...]) -> dict[str, Any]:
    at = ground(points, none)
    packages = points.packages.tolist()
    solutions = {}
    for name in SOLUTIONS:
        found = answer(name, points, at)
        solutions[name] = {"value": str(found.value), "packages": [packages[row] for row in found.rows], "proven": True}
    return {"ideal": _words(at.ideal), "frontier": packages, "solutions": solutions}


def _apart(bound: Scenario, none: tuple[Fraction, ...], *, until: float) -> dict[str, Any]:
    optimiser = Optimiser(bound, none, seconds=until - time.monotonic())
    solutions = {}
    for name in SINGLES:
        found = optimiser.solve(name)
        packages = [list(one) for one in found.packages]
        solutions[name] = {"value": str(found.value), "packages": packages, "proven": found.proven}
    return {"ideal": _words(optimiser.ideal), "frontier": None, "solutions": solutions}


def _words(some: Iterable[Fraction]) -> list[str]:
    return [str(one) for one in some]


def _scenario(scenario: Scenario) -> dict[str, Any]:
    return {
        "issues": [{"name": one.name, "options": list(one.options)} for one in scenario.issues],
        "parties": [
            {
                "name": one.name,
                "values": [_words(values) for values in one.values],
                "reservation": None if one.reservation is None else str(one.reservation),
            }
            for one in scenario.parties
        ],
        "bans": [_choices(one.choices) for one in scenario.bans],
        "terms": [
            {"party": one.party, "when": _choices(one.choices), "adds": str(one.amount)} for one in scenario.terms
        ],
    }


def _choices(choices: Choices) -> list[list[Any]]:
    return [[issue, sorted(options)] for issue, options in choices]

"""A certificate where any amount may be taken: the space and everything claimed of it, with the weights that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from detente.analysis.agreements.amounts.solve import ANSWERS, Solved, Solver
from detente.analysis.agreements.amounts.space import Space
from detente.analysis.agreements.amounts.verifying import KIND
from detente.analysis.agreements.exact.frontier import Bounds


def amounts_certificate(space: Space, bounds: Bounds | None = None) -> dict[str, Any]:
    """The claims in plain JSON: numbers as fractions in words, packages as options and places by issue.

    Raises as `Solver`.
    """
    solver = Solver(space, bounds=bounds or Bounds(seconds=60))
    return {
        "kind": KIND,
        "scenario": _space(space),
        "disagreement": _words(solver.disagreement),
        "ideal": [_claim(one) for one in solver.ideals],
        "solutions": {name: _claim(solver.solve(name)) for name in ANSWERS},
    }


def _claim(one: Solved) -> dict[str, Any]:
    return {
        "value": str(one.value),
        "bound": str(one.bound),
        "package": list(one.package),
        "places": _words(one.places),
        "weights": [_words(some) for some in one.weights],
        "closing": [_words(some) for some in one.closing],
        "proven": one.proven,
    }


def _space(space: Space) -> dict[str, Any]:
    scenario = space.scenario
    return {
        "issues": [
            {
                "name": issue.name,
                "options": list(issue.options),
                "amounts": None if spans is None else [_words(one) for one in spans],
            }
            for issue, spans in zip(scenario.issues, space.spans, strict=True)
        ],
        "parties": [
            {
                "name": one.name,
                "near": [_words(values) for values in one.values],
                "far": [_words(values) for values in far],
                "reservation": None if one.reservation is None else str(one.reservation),
            }
            for one, far in zip(scenario.parties, space.far, strict=True)
        ],
        "bans": [[[issue, sorted(some)] for issue, some in one.choices] for one in scenario.bans],
        "terms": [
            {
                "party": one.party,
                "when": [[issue, sorted(some)] for issue, some in one.choices],
                "adds": str(one.amount),
            }
            for one in scenario.terms
        ],
    }


def _words(some: Iterable[Fraction]) -> list[str]:
    return [str(one) for one in some]

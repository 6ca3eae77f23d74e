"""The figures of a space in one object, under the keys of `exact.summary`: solutions, the frontier of two, a near one."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from typing import Any

from detente.analysis.agreements.amounts.solve import Answer, Solved, Solver
from detente.analysis.agreements.amounts.space import Space
from detente.analysis.agreements.exact.frontier import Bounds, Frontier, frontier, near_frontier
from detente.analysis.agreements.exact.pairs import Pair
from detente.analysis.agreements.exact.scenario import Choices, Scenario
from detente.errors import OverrunError, UsageError

_KEYS: dict[str, Answer] = {
    "nash": "nash",
    "egalitarian": "egalitarian",
    "welfare": "utilitarian",
    "ks_rational": "kalai-smorodinsky",
    "even_rational": "equal gain",
}
_PARTS = 16
_Values = tuple[Fraction, Fraction]
"""Amounts between two that are named, in a frontier that is nearly exact."""
_TWO = 2


def amounts_summary(space: Space, bounds: Bounds | None = None) -> dict[str, Any]:
    """The figures as plain data: utilities as floats, in the order of the parties.

    `outcomes` counts what lies between two amounts as one option; `amounts` stand beside `packages`. A solution whose
    `value` is less than its `bound` lies between them. `edge` are the straight pieces of the frontier of two parties, by
    their ends; of more parties `near` says how near a frontier of so many `points` comes (see `exact.near_frontier`).
    """
    bounds = bounds or Bounds()
    until = time.monotonic() + bounds.seconds
    found: dict[str, Any] = {"outcomes": space.scenario.outcomes, "rational_outcomes": None, "any_amount": True}
    nothing = {"n_pareto": 0, "n_pareto_exact": 0}
    try:
        solver = Solver(space, bounds=replace(bounds, seconds=bounds.seconds / 2))
    except OverrunError as error:
        return found | nothing | {"d": None, "complete": False, "reason": error.sentence}
    except UsageError as error:
        return found | nothing | {"d": None, "complete": True, "reason": error.sentence}
    found |= nothing | {
        "d": [float(one) for one in solver.disagreement],
        "ideal": [float(one) for one in solver.ideal],
        "complete": True,
        "reason": "",
    }
    found |= {key: _solution(solver, solver.solve(name)) for key, name in _KEYS.items()}
    if len(solver.disagreement) == _TWO:
        return found | _edge(solver)
    return found | _near(solver, replace(bounds, seconds=max(until - time.monotonic(), 0.0)))


def _solution(solver: Solver, one: Solved) -> dict[str, Any]:
    space = solver.space
    told = enumerate(zip(one.package, one.places, strict=True))
    amounts = [space.amount(issue, option, place=place) for issue, (option, place) in told]
    return {
        "value": _shown(solver, one, one.value),
        "bound": _shown(solver, one, one.bound),
        "exact": one.proven and one.value == one.bound,
        "proven": one.proven,
        "reached": one.reached,
        "n_ties": 1,
        "utils": [[float(worth) for worth in one.worth]],
        "packages": [list(one.package)],
        "amounts": [[None if amount is None else float(amount) for amount in amounts]],
    }


def _shown(solver: Solver, one: Solved, value: Fraction) -> float:
    """The utilitarian value is told of utilities, not of gains."""
    return float(value + sum(solver.disagreement) if one.name == "utilitarian" else value)


def _edge(solver: Solver) -> dict[str, Any]:
    first, second = solver.disagreement
    try:
        pieces = solver.edge()
    except OverrunError as error:
        return {"complete": False, "reason": error.sentence}
    return {"edge": [[[float(x + first), float(y + second)] for x, y in piece] for piece in pieces]}


def _near(solver: Solver, bounds: Bounds) -> dict[str, Any]:
    points, within = near_amounts(solver.space, solver.disagreement, bounds=bounds)
    if not len(points.vectors):
        return {"complete": False, "reason": "A frontier was not found in time."}
    return {"near": {"points": len(points.vectors), "within": [float(one) for one in within]}}


def amounts_pair(space: Space, parties: tuple[int, int], bounds: Bounds | None = None) -> Pair:
    """The edge between two parties, whatever the others get. Raises as `Solver`."""
    first, second = parties
    own = (space.scenario.parties[first], space.scenario.parties[second])
    at = {first: 0, second: 1}
    scenario = replace(
        space.scenario,
        parties=tuple(replace(one, reservation=None) for one in own),
        terms=tuple(replace(one, party=at[one.party]) for one in space.scenario.terms if one.party in at),
    )
    solver = Solver(replace(space, scenario=scenario, far=(space.far[first], space.far[second])), bounds=bounds)
    least = (solver.disagreement[0], solver.disagreement[1])
    try:
        pieces, reason = tuple((_lifted(a, least), _lifted(b, least)) for a, b in solver.edge()), ""
    except OverrunError as error:
        pieces, reason = (), error.sentence
    return Pair(
        parties=parties,
        corners=tuple(dict.fromkeys(end for piece in pieces for end in piece)),
        least=least,
        most=(solver.ideal[0], solver.ideal[1]),
        no_deal=(own[0].reservation, own[1].reservation),
        pieces=pieces,
        reason=reason,
    )


def _lifted(gains: _Values, least: _Values) -> _Values:
    return gains[0] + least[0], gains[1] + least[1]


def near_amounts(space: Space, least: tuple[Fraction, ...], *, bounds: Bounds) -> tuple[Frontier, tuple[Fraction, ...]]:
    """A frontier of some of the amounts, and how near it comes to every package, party by party (see `near_frontier`).

    Of every long option some places evenly apart are taken: no package is further from one of them than half of a part.
    """
    told = _gridded(space, least)
    half = replace(bounds, seconds=bounds.seconds / 2)
    points = frontier(told, half)
    if not points.complete:
        points = near_frontier(told, points=10_000, bounds=half)
    apart = tuple(_apart(space, party) for party in range(len(least)))
    if not points.within:
        return points, apart
    return points, tuple(
        one + points.whole.fraction(party, more)
        for party, (one, more) in enumerate(zip(apart, points.within, strict=True))
    )


def _apart(space: Space, party: int) -> Fraction:
    near, far = space.scenario.parties[party].values, space.far[party]
    longest = (
        max(abs(high - low) for low, high in zip(some, others, strict=True))
        for some, others in zip(near, far, strict=True)
    )
    return sum(longest, Fraction(0)) / (2 * _PARTS)


def _gridded(space: Space, least: tuple[Fraction, ...]) -> Scenario:
    """Of each long option places in the middle of equal parts; all else as it is."""
    parts = [
        [
            (option, Fraction(2 * part + 1, 2 * _PARTS))
            for option in range(len(issue.options))
            for part in (range(_PARTS) if space.spans[number] and _long(space, number, option) else [0])
        ]
        for number, issue in enumerate(space.scenario.issues)
    ]

    def moved(choices: Choices) -> Choices:
        return tuple(
            (issue, frozenset(at for at, (option, _) in enumerate(parts[issue]) if option in some))
            for issue, some in choices
        )

    scenario = space.scenario
    return Scenario(
        issues=tuple(
            replace(issue, options=tuple(f"{issue.options[option]} {place}" for option, place in some))
            for issue, some in zip(scenario.issues, parts, strict=True)
        ),
        parties=tuple(
            replace(
                party,
                reservation=low,
                values=tuple(
                    tuple(near[option] + place * (far[option] - near[option]) for option, place in some)
                    for near, far, some in zip(party.values, beyond, parts, strict=True)
                ),
            )
            for party, beyond, low in zip(scenario.parties, space.far, least, strict=True)
        ),
        bans=tuple(replace(one, choices=moved(one.choices)) for one in scenario.bans),
        terms=tuple(replace(one, choices=moved(one.choices)) for one in scenario.terms),
    )


def _long(space: Space, issue: int, option: int) -> bool:
    low, high = (space.spans[issue] or ())[option]
    return low < high

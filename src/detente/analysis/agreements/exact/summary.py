"""A scenario's reference figures in one object: how much can be agreed, what each solution gives, with ties.

The keys are those in which such figures are published for GENIUS scenarios: dominance and ties are counted among
utilities rounded to nine decimals, since most programs hold them in floating point; `n_pareto_exact` counts exactly.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from detente.analysis.agreements.exact.counting import count_rational
from detente.analysis.agreements.exact.dominance import undominated
from detente.analysis.agreements.exact.frontier import Bounds, Frontier, frontier, near_frontier
from detente.analysis.agreements.exact.integers import whole
from detente.analysis.agreements.exact.merging import Merged, merged
from detente.analysis.agreements.exact.optima import Optimiser, Optimum, Single
from detente.analysis.agreements.exact.scenario import Party, Scenario
from detente.analysis.agreements.exact.solutions import Answer, Solution, answer, ground
from detente.analysis.agreements.exact.stages import NEVER, best_from, stages
from detente.errors import OverrunError, UsageError

_KEYS: dict[str, Solution] = {
    "nash": "nash",
    "egalitarian": "egalitarian",
    "ks_maxmin": "kalai-smorodinsky",
    "ks_spread": "equal gain",
    "welfare": "utilitarian",
}
_RATIONAL: dict[str, Single] = {"ks_rational": "kalai-smorodinsky", "even_rational": "equal gain"}
_EXACT = 0.5
"""The part of the time in which the exact frontier must be found."""
_SOLVING = 0.8
"""The part of the time left then in which solutions are looked for; the rest is for a frontier that is nearly exact."""
_NEAR_POINTS = 10_000
_LONGEST = 600.0
"""Seconds in which each party's best and worst must be found where nothing else is asked for."""
_PLACES = 9
_LISTED = 5


def summary(scenario: Scenario, bounds: Bounds | None = None) -> dict[str, Any]:
    """The figures as plain data; utilities as floats, in the order of the parties.

    The disagreement point is each party's reservation value, or the least that a package gives it where that is more
    or no value is known. `ideal` is the best of all packages for each, by which `ks_maxmin` and `ks_spread` measure;
    `ks_rational` and `even_rational` measure by the best of those that leave nobody below `d`, as Kalai and Smorodinsky
    do. Where no package gives everybody that much, only the counts and `d` are given.
    Where the frontier is too large within `bounds`, five solutions found apart are given with whether they are `proven`
    and the `bound` that no value exceeds, and `reason` says so; `near` is then a frontier of so many `points` that comes
    within so much (`within`, one number a party) of every package (see `near_frontier`), where one was found in time.
    `rational_outcomes` is None where it was not counted, `d` where the time was over before it was known.
    """
    tied = bool(scenario.bans or scenario.terms)
    small = merged(scenario) if tied else None
    outcomes, scenario = scenario.outcomes, small.scenario if small else scenario
    bounds = bounds or Bounds()
    until = time.monotonic() + bounds.seconds
    try:
        least = disagreement(scenario, seconds=bounds.seconds * _EXACT)
        most = ideal(scenario, seconds=until - time.monotonic())
    except OverrunError as error:
        nothing = {"rational_outcomes": None, "d": None, "n_pareto": 0, "n_pareto_exact": 0}
        return {"outcomes": outcomes, **nothing, "complete": False, "reason": error.sentence}
    bound = _with_reservations(scenario, least)
    points = frontier(bound, replace(bounds, seconds=(until - time.monotonic()) * _EXACT))
    found: dict[str, Any] = {
        "outcomes": outcomes,
        "rational_outcomes": None if tied else count_rational(bound),
        "d": [float(one) for one in least],
        "complete": points.complete,
    }
    if not len(points.vectors):
        apart = {} if points.complete else _apart(bound, least, small=small, until=until) | _near(bound, until)
        return {**found, "n_pareto": 0, "n_pareto_exact": 0, "reason": points.reason, **apart}
    at = ground(points, least, ideal=most)
    rational = ground(points, least)
    rounded = _rounded(points)
    found |= {
        "ideal": [float(one) for one in at.ideal],
        "n_pareto": int(undominated(rounded).sum()),
        "n_pareto_exact": len(points.vectors),
    }
    found |= {key: _solution(answer(name, points, at), points, small=small) for key, name in _KEYS.items()}
    return found | {
        key: _solution(answer(name, points, rational), points, small=small) for key, name in _RATIONAL.items()
    }


def _near(bound: Scenario, until: float) -> dict[str, Any]:
    """How near a small frontier comes, if there is time to find one."""
    left = until - time.monotonic()
    points = near_frontier(bound, points=_NEAR_POINTS, bounds=Bounds(seconds=left)) if left > 0 else None
    if points is None or not len(points.vectors):
        return {}
    within = [float(points.whole.fraction(party, one)) for party, one in enumerate(points.within)]
    return {"near": {"points": len(points.vectors), "within": within}}


_APART: dict[str, Single] = {
    "nash": "nash",
    "egalitarian": "egalitarian",
    "welfare": "utilitarian",
    **_RATIONAL,
}


def _apart(bound: Scenario, least: tuple[Fraction, ...], *, small: Merged | None, until: float) -> dict[str, Any]:
    """Solutions without the frontier; nothing where issues are tied together too densely for that, too."""
    try:
        optimiser = Optimiser(bound, least, seconds=(until - time.monotonic()) * _SOLVING)
        solved = {key: optimiser.solve(name) for key, name in _APART.items()}
    except UsageError:
        return {}
    return {key: _optimum(one, bound, small=small) for key, one in solved.items()}


def _optimum(one: Optimum, bound: Scenario, *, small: Merged | None) -> dict[str, Any]:
    parties = range(len(bound.parties))
    utilities = [[float(bound.value(party, package)) for party in parties] for package in one.packages[:_LISTED]]
    return {
        "value": float(one.value),
        "n_ties": len({tuple(bound.value(party, package) for party in parties) for package in one.packages}),
        "utils": utilities,
        "packages": [_back(package, small) for package in one.packages[:_LISTED]],
        "proven": one.proven,
        "bound": float(one.bound),
    }


def _back(package: Sequence[int], small: Merged | None) -> list[int]:
    return list(small.back(package)) if small else [int(option) for option in package]


def ideal(scenario: Scenario, *, seconds: float = _LONGEST) -> tuple[Fraction, ...]:
    """The best that each party could have of all packages that nothing bans, whatever the others get.

    Raises UsageError where all are banned, OverrunError where that takes longer.
    """
    until = time.monotonic() + seconds
    return tuple(_extreme(scenario, party, sign=1, until=until) for party in range(len(scenario.parties)))


def _extreme(scenario: Scenario, party: int, *, sign: int, until: float) -> Fraction:
    """The greatest value of one party, its values multiplied by the sign."""
    values = tuple(tuple(sign * value for value in some) for some in scenario.parties[party].values)
    terms = (one for one in scenario.terms if one.party == party)
    alone = Scenario(
        issues=scenario.issues,
        parties=(Party(name=scenario.parties[party].name, values=values),),
        bans=scenario.bans,
        terms=tuple(replace(one, party=0, amount=sign * one.amount) for one in terms),
    )
    numbers = whole(alone)
    made = stages(alone, numbers)
    if made is not None:
        best = int(best_from(made, np.ones(1, np.int64))[0][0])
        if best <= NEVER // 2:
            raise UsageError("no package is left: the bans exclude them all", do="Drop a ban.")
        return numbers.fraction(0, best)
    found = frontier(alone, Bounds(seconds=until - time.monotonic()))
    if not found.complete:
        raise OverrunError(
            "The issues are tied together too densely to find each party’s best and worst in the time given",
            do="Drop conditions or interactions, or allow more time.",
        )
    if not len(found.vectors):
        raise UsageError("no package is left: the bans exclude them all", do="Drop a ban.")
    return found.whole.fraction(0, int(found.vectors[0, 0]))


def disagreement(scenario: Scenario, *, seconds: float = _LONGEST) -> tuple[Fraction, ...]:
    """What each party has without a deal: its reservation value, or the least of all packages where that is more.

    Raises as `ideal`.
    """
    until = time.monotonic() + seconds
    parties = range(len(scenario.parties))
    worst = (-_extreme(scenario, party, sign=-1, until=until) for party in parties)
    return tuple(
        least if one.reservation is None else max(least, one.reservation)
        for one, least in zip(scenario.parties, worst, strict=True)
    )


def _with_reservations(scenario: Scenario, least: tuple[Fraction, ...]) -> Scenario:
    told = zip(scenario.parties, least, strict=True)
    return replace(scenario, parties=tuple(replace(one, reservation=bound) for one, bound in told))


def _rounded(points: Frontier) -> Any:
    """Utilities in billionths, rounded half to even; exact."""
    columns = [
        [round(points.whole.fraction(party, int(number)) * 10**_PLACES) for number in points.vectors[:, party]]
        for party in range(points.vectors.shape[1])
    ]
    return np.array(columns, dtype=object).T


def _solution(found: Answer, points: Frontier, *, small: Merged | None) -> dict[str, Any]:
    utilities = [_utilities(points, row) for row in found.rows]
    return {
        "value": float(found.value),
        "n_ties": len({tuple(round(one, _PLACES) for one in some) for some in utilities}),
        "utils": utilities[:_LISTED],
        "packages": [_back(points.packages[row], small) for row in found.rows[:_LISTED]],
    }


def _utilities(points: Frontier, row: int) -> list[float]:
    return [float(points.whole.fraction(party, int(number))) for party, number in enumerate(points.vectors[row])]

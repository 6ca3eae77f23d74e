"""A scenario's reference figures in one object: how much can be agreed, what each solution gives, with ties.

The keys are those in which such figures are published for GENIUS scenarios: dominance and ties are counted among
utilities rounded to nine decimals, since most programs hold them in floating point; `n_pareto_exact` counts exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from detente.analysis.agreements.exact.counting import count_rational
from detente.analysis.agreements.exact.dominance import undominated
from detente.analysis.agreements.exact.frontier import Bounds, Frontier, frontier
from detente.analysis.agreements.exact.merging import Merged, merged
from detente.analysis.agreements.exact.optima import Optimiser, Optimum, Single
from detente.analysis.agreements.exact.scenario import Party, Scenario
from detente.analysis.agreements.exact.solutions import Answer, Solution, answer, ground
from detente.errors import UsageError

_KEYS: dict[str, Solution] = {
    "nash": "nash",
    "egalitarian": "egalitarian",
    "ks_maxmin": "kalai-smorodinsky",
    "ks_spread": "equal gain",
    "welfare": "utilitarian",
}
_RATIONAL: dict[str, Single] = {"ks_rational": "kalai-smorodinsky", "even_rational": "equal gain"}
_PLACES = 9
_LISTED = 5


def summary(scenario: Scenario, bounds: Bounds | None = None) -> dict[str, Any]:
    """The figures as plain data; utilities as floats, in the order of the parties.

    The disagreement point is each party's reservation value, or the least that a package gives it where that is more
    or no value is known. `ideal` is the best of all packages for each, by which `ks_maxmin` and `ks_spread` measure;
    `ks_rational` and `even_rational` measure by the best of those that leave nobody below `d`, as Kalai and Smorodinsky
    do. Where no package gives everybody that much, only the counts and `d` are given.
    Where the frontier is too large within `bounds`, five solutions found apart are given with whether they are `proven`
    and the `bound` that no value exceeds, and `reason` says so; `rational_outcomes` is None where it was not counted.
    """
    tied = bool(scenario.bans or scenario.terms)
    small = merged(scenario) if tied else None
    outcomes, scenario = scenario.outcomes, small.scenario if small else scenario
    least = disagreement(scenario)
    bound = _with_reservations(scenario, least)
    points = frontier(bound, bounds)
    found: dict[str, Any] = {
        "outcomes": outcomes,
        "rational_outcomes": None if tied else count_rational(bound),
        "d": [float(one) for one in least],
        "complete": points.complete,
    }
    if not len(points.vectors):
        apart = {} if points.complete else _apart(bound, least, small=small)
        return {**found, "n_pareto": 0, "n_pareto_exact": 0, "reason": points.reason, **apart}
    at = ground(points, least, ideal=ideal(scenario))
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


_APART: dict[str, Single] = {
    "nash": "nash",
    "egalitarian": "egalitarian",
    "welfare": "utilitarian",
    **_RATIONAL,
}


def _apart(bound: Scenario, least: tuple[Fraction, ...], *, small: Merged | None) -> dict[str, Any]:
    """Solutions without the frontier; nothing where issues are tied together too densely for that, too."""
    try:
        optimiser = Optimiser(bound, least)
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


def ideal(scenario: Scenario) -> tuple[Fraction, ...]:
    """The best that each party could have of all packages that nothing bans, whatever the others get."""
    return tuple(_extreme(scenario, party, sign=1) for party in range(len(scenario.parties)))


def _extreme(scenario: Scenario, party: int, *, sign: int) -> Fraction:
    """The greatest value of one party, its values multiplied by the sign. Raises UsageError where all is banned."""
    values = tuple(tuple(sign * value for value in some) for some in scenario.parties[party].values)
    terms = (one for one in scenario.terms if one.party == party)
    alone = Scenario(
        issues=scenario.issues,
        parties=(Party(name=scenario.parties[party].name, values=values),),
        bans=scenario.bans,
        terms=tuple(replace(one, party=0, amount=sign * one.amount) for one in terms),
    )
    best = frontier(alone)
    if not len(best.vectors):
        raise UsageError("no package is left: the bans exclude them all", do="Drop a ban.")
    return best.whole.fraction(0, int(best.vectors[0, 0]))


def disagreement(scenario: Scenario) -> tuple[Fraction, ...]:
    """What each party has without a deal: its reservation value, or the least of all packages where that is more."""
    worst = (-_extreme(scenario, party, sign=-1) for party in range(len(scenario.parties)))
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

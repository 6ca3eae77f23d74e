"""A scenario's reference figures in one object: how much can be agreed, what each solution gives, with ties.

The keys are those in which such figures are published for GENIUS scenarios: dominance and ties are counted among
utilities rounded to nine decimals, since most programs hold them in floating point; `n_pareto_exact` counts exactly.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from detente.analysis.agreements.exact.counting import count_rational
from detente.analysis.agreements.exact.dominance import undominated
from detente.analysis.agreements.exact.frontier import Frontier, frontier
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
_PLACES = 9
_LISTED = 5


def summary(scenario: Scenario) -> dict[str, Any]:
    """The figures as plain data; utilities as floats, in the order of the parties.

    The disagreement point is each party's reservation value, or the least that a package gives it where that is more
    or no value is known. `ideal` is the best of all packages for each, by which `ks_maxmin` and `ks_spread` measure;
    `ks_rational` measures by the best of those that leave nobody below `d`, as Kalai and Smorodinsky do. Where no package gives everybody that much, only the counts and `d` are given.
    """
    least = disagreement(scenario)
    bound = _with_reservations(scenario, least)
    points = frontier(bound)
    found: dict[str, Any] = {
        "outcomes": scenario.outcomes,
        "rational_outcomes": count_rational(bound),
        "d": [float(one) for one in least],
        "complete": points.complete,
    }
    if not len(points.vectors):
        return {**found, "n_pareto": 0, "n_pareto_exact": 0, "reason": points.reason}
    at = ground(points, least, ideal=ideal(scenario))
    rational = ground(points, least)
    rounded = _rounded(points)
    found |= {
        "ideal": [float(one) for one in at.ideal],
        "n_pareto": int(undominated(rounded).sum()),
        "n_pareto_exact": len(points.vectors),
    }
    found |= {key: _solution(answer(name, points, at), points) for key, name in _KEYS.items()}
    return found | {"ks_rational": _solution(answer("kalai-smorodinsky", points, rational), points)}


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


def _solution(found: Answer, points: Frontier) -> dict[str, Any]:
    utilities = [_utilities(points, row) for row in found.rows]
    return {
        "value": float(found.value),
        "n_ties": len({tuple(round(one, _PLACES) for one in some) for some in utilities}),
        "utils": utilities[:_LISTED],
        "packages": [[int(option) for option in points.packages[row]] for row in found.rows[:_LISTED]],
    }


def _utilities(points: Frontier, row: int) -> list[float]:
    return [float(points.whole.fraction(party, int(number))) for party, number in enumerate(points.vectors[row])]

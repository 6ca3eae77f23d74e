"""Solutions found without the frontier: the same as those read off it, and proven where it is out of reach."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
import pytest
from exact_builders import scenarios
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.agreements.exact import Ban, Issue, Party, Scenario, Term
from detente.analysis.agreements.exact.checking import allowed, dominates
from detente.analysis.agreements.exact.optima import SINGLES, Optimiser
from detente.analysis.agreements.exact.plan import start, steps
from detente.analysis.agreements.exact.weighing import even_weights
from detente.errors import UsageError


@given(scenarios(), st.integers(0, 3))
@settings(max_examples=200, deadline=None)
def test_every_solution_is_the_best_of_all_packages(scenario, lift):
    packages = dict(allowed(scenario))
    if not packages:
        return
    parties = range(len(scenario.parties))
    least = tuple(min(vector[p] for vector in packages.values()) + lift for p in parties)
    fit = {one: v for one, v in packages.items() if all(a >= b for a, b in zip(v, least, strict=True))}
    if not fit:
        with pytest.raises(UsageError, match="no package gives everybody"):
            Optimiser(scenario, least)
        return
    optimiser = Optimiser(scenario, least)
    assert optimiser.ideal == tuple(max(vector[p] for vector in fit.values()) for p in parties)
    for name in SINGLES:
        found = optimiser.solve(name)
        among = fit
        if name == "equal gain":
            among = {one: v for one, v in fit.items() if not any(dominates(other, v) for other in fit.values())}
        keys = {one: _key(name, vector, least, optimiser.ideal) for one, vector in among.items()}
        best = max(keys.values())
        assert found.value == best[0], name
        if name != "nash" or best[0] > 0:
            assert found.proven
            assert set(found.packages) == {one for one, key in keys.items() if key == best}, name
        assert all(keys[one][0] == best[0] for one in found.packages)


def _key(name, vector, least, ideal):
    gains = [value - none for value, none in zip(vector, least, strict=True)]
    if name == "nash":
        product = Fraction(1)
        for gain in gains:
            product *= gain
        return (product,)
    if name == "utilitarian":
        return (sum(vector, Fraction(0)),)
    if name == "egalitarian":
        return tuple(sorted(gains))
    widths = [best - none for best, none in zip(ideal, least, strict=True)]
    shares = sorted(gain / width for gain, width in zip(gains, widths, strict=True) if width > 0) or [Fraction(1)]
    return tuple(shares) if name == "kalai-smorodinsky" else (shares[0] - shares[-1],)


def _large(seed, parties=8, issues=20, options=6, tied=15):
    chance = np.random.default_rng(seed)
    sizes = range(issues)

    def pair():
        one, other = chance.choice(issues, 2, replace=False)
        return int(one), int(other)

    values = chance.integers(0, 50_000, (parties, issues, options)).tolist()
    bans, terms = [], []
    for _ in range(tied):
        one, other = pair()
        needed = int(chance.integers(options))
        bans.append(Ban(choices=((one, frozenset({0})), (other, frozenset(set(range(options)) - {needed})))))
        one, other = pair()
        terms.append(
            Term(
                party=int(chance.integers(parties)),
                choices=((one, frozenset({1})), (other, frozenset({2}))),
                amount=Fraction(int(chance.integers(-50_000, 50_000))),
            )
        )
    return Scenario(
        issues=tuple(Issue(f"issue {n}", tuple(map(str, range(options)))) for n in sizes),
        parties=tuple(
            Party(name=f"party {p}", values=tuple(tuple(map(Fraction, row)) for row in values[p]))
            for p in range(parties)
        ),
        bans=tuple(bans),
        terms=tuple(terms),
    )


def test_twenty_tied_issues_and_eight_parties_are_solved_with_proof():
    scenario = _large(3)
    optimiser = Optimiser(scenario, [Fraction(0)] * 8)
    found = {name: optimiser.solve(name) for name in SINGLES}
    assert all(one.proven and one.packages for one in found.values())
    gains = {name: [scenario.value(p, one.packages[0]) for p in range(8)] for name, one in found.items()}
    assert all(scenario.allows(one.packages[0]) for one in found.values())
    assert min(gains["egalitarian"]) == found["egalitarian"].value >= min(gains["nash"])
    assert sum(gains["utilitarian"]) == found["utilitarian"].value >= sum(gains["nash"])
    neighbours = _one_change_away(scenario, found["nash"].packages[0])
    assert all(
        np.prod([float(scenario.value(p, one)) for p in range(8)]) <= float(found["nash"].value) for one in neighbours
    )


def _one_change_away(scenario, package):
    for issue, one in enumerate(scenario.issues):
        for option in range(len(one.options)):
            other = (*package[:issue], option, *package[issue + 1 :])
            if scenario.allows(other):
                yield other


def test_a_search_that_is_cut_short_says_so():
    cut, whole = (Optimiser(_large(0), [Fraction(0)] * 8, steps=steps) for steps in (20_000, 200_000_000))
    for name in SINGLES:
        found, best = cut.solve(name), whole.solve(name)
        assert found.packages
        assert found.value <= best.value == best.bound <= found.bound, name
        assert not found.proven or found.value == best.value
    assert not cut.solve("egalitarian").proven


def test_issues_that_are_all_tied_together_are_refused_with_a_reason():
    issues = tuple(Issue(f"i{n}", tuple("abcdef")) for n in range(14))
    party = Party(name="p", values=tuple((Fraction(0),) * 6 for _ in issues))
    terms = tuple(
        Term(party=0, choices=((a, frozenset({one})), (b, frozenset({one}))), amount=Fraction(1))
        for a, b in itertools.combinations(range(14), 2)
        for one in range(6)
    )
    with pytest.raises(UsageError, match="tied together"):
        Optimiser(Scenario(issues=issues, parties=(party,), terms=terms), [Fraction(0)])


def test_every_tie_is_decided_once_and_before_it_is_forgotten():
    plan = steps(_large(1))
    assert sorted(one for step in plan for one in step.bans) == list(range(15))
    assert sorted(one for step in plan for one in step.terms) == list(range(15))
    assert sum(step.due for step in plan) == start(_large(1))


def test_weights_of_two_opposed_packages_are_even():
    packages = np.array([[1.0, 0.0], [0.0, 1.0], [0.4, 0.4]])

    def best(weights):
        return packages[int(np.argmax(packages @ weights))]

    weights = even_weights(best, 2)[0]
    assert weights == pytest.approx([0.5, 0.5], abs=0.02)

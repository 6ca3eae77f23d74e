"""The frontier and the solutions against a slow checker that writes everything down."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from exact_builders import scenarios
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.agreements.exact.checking import allowed, faults
from detente.analysis.agreements.exact.dominance import undominated
from detente.analysis.agreements.exact.frontier import Bounds, frontier, near_frontier
from detente.analysis.agreements.exact.merging import merged
from detente.analysis.agreements.exact.scenario import Ban, Issue, Party, Scenario
from detente.analysis.agreements.exact.solutions import SOLUTIONS, Ground, answer, ground
from detente.errors import UsageError


@given(st.integers(1, 5), st.integers(0, 2**32 - 1), st.integers(1, 120), st.integers(1, 9))
@settings(deadline=None)
def test_what_no_other_point_dominates_stays_and_of_equal_ones_the_first(parties, seed, count, spread):
    points = np.random.default_rng(seed).integers(0, spread, (count, parties))
    rows = [tuple(row) for row in points.tolist()]
    for one in (points, points.astype(object) * 10**30):
        kept = {rows[place] for place in np.flatnonzero(undominated(one))}
        assert kept == {row for row in rows if not any(_beats(other, row) for other in rows)}
        assert int(undominated(one).sum()) == len(kept)
        assert all(rows.index(rows[place]) == place for place in np.flatnonzero(undominated(points)))


def _beats(one, other):
    return one != other and all(left >= right for left, right in zip(one, other, strict=True))


@given(scenarios())
@settings(max_examples=300, deadline=None)
def test_the_frontier_is_what_the_slow_checker_finds(scenario):
    assert faults(scenario, frontier(scenario)) == []


@given(scenarios(wide=True, most_packages=60))
@settings(max_examples=60, deadline=None)
def test_values_that_fit_no_machine_word_are_exact_too(scenario):
    assert faults(scenario, frontier(scenario)) == []


@given(scenarios(most_packages=80), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_issues_changes_nothing(scenario, chance):
    order = list(range(len(scenario.issues)))
    chance.shuffle(order)
    assert _vectors(frontier(_reordered(scenario, order))) == _vectors(frontier(scenario))


def _vectors(found):
    return sorted(tuple(int(value) for value in row) for row in found.vectors)


def _reordered(scenario, order):
    place = {issue: new for new, issue in enumerate(order)}

    def moved(choices):
        return tuple((place[issue], options) for issue, options in choices)

    return Scenario(
        issues=tuple(scenario.issues[one] for one in order),
        parties=tuple(replace(p, values=tuple(p.values[one] for one in order)) for p in scenario.parties),
        bans=tuple(replace(one, choices=moved(one.choices)) for one in scenario.bans),
        terms=tuple(replace(one, choices=moved(one.choices)) for one in scenario.terms),
    )


@given(scenarios())
@settings(max_examples=150, deadline=None)
def test_each_solution_is_the_best_of_all_packages_by_its_own_definition(scenario):
    vectors = [vector for _, vector in allowed(scenario)]
    if not vectors:
        return
    least = tuple(min(vector[party] for vector in vectors) for party in range(len(scenario.parties)))
    points = frontier(scenario)
    at = ground(points, least)
    assert at.ideal == tuple(max(vector[party] for vector in vectors) for party in range(len(scenario.parties)))
    for name in SOLUTIONS:
        found = answer(name, points, at)
        pool = vectors if name != "equal gain" else [_vector(points, row) for row in range(len(points.vectors))]
        assert found.value == max(_measure(name, vector, at) for vector in pool)
        assert all(_measure(name, _vector(points, row), at) == found.value for row in found.rows)


def _vector(points, row):
    return tuple(points.whole.fraction(party, int(value)) for party, value in enumerate(points.vectors[row]))


def _measure(name, vector, at: Ground):
    gains = [value - none for value, none in zip(vector, at.disagreement, strict=True)]
    widths = [ideal - none for ideal, none in zip(at.ideal, at.disagreement, strict=True)]
    shares = [gain / width for gain, width in zip(gains, widths, strict=True) if width > 0] or [Fraction(1)]
    if name == "nash":
        product = Fraction(1)
        for gain in gains:
            product *= gain
        return product
    return {
        "kalai-smorodinsky": min(shares),
        "egalitarian": min(gains),
        "utilitarian": sum(vector, Fraction(0)),
        "equal gain": min(shares) - max(shares),
    }[name]


def test_a_condition_between_two_issues_is_kept_to():
    yes_no = ("yes", "no")
    values = tuple((Fraction(1), Fraction(0)) for _ in range(2))
    other = tuple((Fraction(0), Fraction(1)) for _ in range(2))
    only_if = Ban(choices=((0, frozenset({0})), (1, frozenset({1}))), because="withdrawal only if there are monitors")
    scenario = Scenario(
        issues=(Issue("withdrawal", yes_no), Issue("monitors", yes_no)),
        parties=(Party(name="one", values=values), Party(name="other", values=other)),
        bans=(only_if,),
    )
    packages = {tuple(int(option) for option in row) for row in frontier(scenario).packages}
    assert packages == {(0, 0), (1, 0), (1, 1)}


def test_where_nothing_is_left_there_is_no_frontier_and_no_error():
    one = Party(name="one", values=((Fraction(1),),), reservation=Fraction(2))
    found = frontier(Scenario(issues=(Issue("a", ("x",)),), parties=(one,)))
    assert (len(found.vectors), found.complete) == (0, True)


def test_a_bound_that_is_reached_is_said_and_nothing_is_passed_off_as_a_frontier():
    sizes, parties = (4,) * 8, 4
    random = np.random.default_rng(1)
    scenario = Scenario(
        issues=tuple(Issue(f"i{n}", tuple("abcd")) for n in range(len(sizes))),
        parties=tuple(
            Party(
                name=f"p{p}",
                values=tuple(tuple(Fraction(int(v)) for v in random.integers(0, 10**5, 4)) for _ in sizes),
            )
            for p in range(parties)
        ),
    )
    found = frontier(scenario, Bounds(points=50))
    assert not found.complete
    assert "50 points" in found.reason
    assert len(found.vectors) == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"issues": (Issue("a", ()),)}, "no options"),
        ({"parties": (Party(name="one", values=()),)}, "values for 0 of 1 issues"),
        ({"parties": (Party(name="one", values=((Fraction(1), Fraction(2)),)),)}, "values 2 of 1 options"),
        ({"bans": (Ban(choices=((3, frozenset({0})),)),)}, "names issue 3"),
        ({"bans": (Ban(choices=((0, frozenset({5})),)),)}, "does not have"),
    ],
)
def test_parts_that_do_not_fit_are_named(change, words):
    whole = {"issues": (Issue("a", ("x",)),), "parties": (Party(name="one", values=((Fraction(1),),)),)}
    with pytest.raises(UsageError, match=words):
        Scenario(**{**whole, **change})


def test_every_order_of_parties_gives_the_same_solutions():
    values = [
        ((Fraction(3), Fraction(0)), (Fraction(1), Fraction(2))),
        ((Fraction(0), Fraction(2)), (Fraction(2), Fraction(0))),
    ]
    found = set()
    for order in permutations(range(2)):
        parties = tuple(Party(name=f"p{one}", values=values[one]) for one in order)
        scenario = Scenario(issues=(Issue("a", ("x", "y")), Issue("b", ("x", "y"))), parties=parties)
        points = frontier(scenario)
        at = ground(points, [Fraction(0)] * 2)
        nash = answer("nash", points, at)
        found.add((nash.value, tuple(int(option) for option in points.packages[nash.rows[0]])))
    assert len(found) == 1


@given(scenarios(), st.integers(1, 6))
@settings(max_examples=150, deadline=None)
def test_a_near_frontier_is_as_near_as_it_says(scenario, points):
    found = near_frontier(scenario, points=points)
    every = dict(allowed(scenario))
    units = found.whole.units
    within = [Fraction(one, unit) for one, unit in zip(found.within, units, strict=True)]
    told = {}
    for vector, package in zip(found.vectors, found.packages, strict=True):
        told[tuple(map(int, package))] = tuple(found.whole.fraction(p, int(one)) for p, one in enumerate(vector))
    assert all(every[package] == vector for package, vector in told.items())
    for vector in every.values():
        safe = all(
            party.reservation is None or value >= party.reservation + slack
            for party, value, slack in zip(scenario.parties, vector, within, strict=True)
        )
        near = any(
            all(a >= b - slack for a, b, slack in zip(one, vector, within, strict=True)) for one in told.values()
        )
        assert near or not safe


def test_a_near_frontier_with_room_for_all_points_is_the_frontier():
    scenario = Scenario(
        issues=tuple(Issue(f"i{n}", ("a", "b", "c")) for n in range(4)),
        parties=tuple(
            Party(
                name=f"p{p}",
                values=tuple(tuple(Fraction((n * 7 + o * p * 5) % 11) for o in range(3)) for n in range(4)),
            )
            for p in range(3)
        ),
    )
    exact, near = frontier(scenario), near_frontier(scenario)
    assert near.within == (0, 0, 0)
    assert near.vectors.tolist() == exact.vectors.tolist()


@given(scenarios())
@settings(max_examples=100, deadline=None)
def test_options_that_nothing_tells_apart_change_nothing(scenario):
    small = merged(scenario)
    one, other = frontier(scenario), frontier(small.scenario)
    assert one.vectors.tolist() == other.vectors.tolist()
    for row, package in enumerate(other.packages.tolist()):
        back = small.back(package)
        assert scenario.allows(back)
        assert [scenario.value(p, back) for p in range(len(scenario.parties))] == [
            other.whole.fraction(p, int(number)) for p, number in enumerate(other.vectors[row])
        ]

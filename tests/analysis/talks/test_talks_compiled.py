"""Compiled talks are the talks of the plain definitions, and keep what all talks must keep."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.talks.talks_scenarios import any_talks, line, scenarios, talks

from detente.analysis.talks import running, simulate, table
from detente.analysis.talks.course import course, settled
from detente.analysis.talks.interface import AGREED, DEADLINE, LEFT
from detente.analysis.talks.ladders import rank
from detente.analysis.talks.plain import play

RUNS = 3


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_compiled_and_plain_runs_are_the_same(data):
    scenario = data.draw(scenarios())
    talks = data.draw(any_talks(scenario))
    seed = data.draw(st.integers(0, 2**63 - 1))
    packages = table(scenario)
    found = simulate(packages, talks, runs=RUNS, seed=seed)
    ready = settled(talks, packages)
    plain = [play(packages, ready, run=run, seed=seed) for run in range(RUNS)]
    rows = np.stack([found.package, found.round, found.last, found.ended], axis=1).tolist()
    assert rows == [list(one) for one in plain]


@given(st.lists(st.sampled_from([0.0, 1.0, 2.5]) | st.floats(-1e300, 1e300), min_size=1, max_size=80))
@settings(max_examples=300, deadline=None)
def test_ranking_is_that_of_a_stable_sort_or_is_declined(numbers):
    own = np.array(numbers)
    order = np.empty(len(own), np.int64)
    if rank(own, order):
        assert order.tolist() == np.argsort(-own, kind="stable").tolist()
    else:
        assert len(own) > 32 or not 1e-290 < own.max() - own.min() < 1e290


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_an_agreement_is_worth_no_less_to_anybody_than_no_deal_and_keeps_the_deadline(data):
    scenario = data.draw(scenarios())
    talks = data.draw(any_talks(scenario))
    packages = table(scenario)
    found = simulate(packages, talks, runs=20, seed=data.draw(st.integers(0, 1000)))
    no_deal = course(settled(talks, packages), packages).no_deal
    assert ((found.last >= 1) & (found.last <= talks.rounds) & (found.round <= found.last)).all()
    assert np.isin(found.ended, (AGREED, DEADLINE, LEFT)).all()
    assert ((found.package >= 0) == (found.ended == AGREED)).all()
    for package, last in zip(found.package, found.last, strict=True):
        if package >= 0:
            assert (packages.worth[:, package] >= no_deal[:, last - 1]).all()
            assert scenario.allows(packages.package(package))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_seed_gives_the_same_bytes_and_a_longer_series_begins_the_same(data):
    scenario = data.draw(scenarios())
    talks = data.draw(any_talks(scenario))
    packages = table(scenario)
    one, other = (simulate(packages, talks, runs=5, seed=7) for _ in range(2))
    longer = simulate(packages, talks, runs=9, seed=7)
    for field in ("package", "round", "last", "ended"):
        assert getattr(one, field).tobytes() == getattr(other, field).tobytes()
        assert getattr(longer, field)[:5].tolist() == getattr(one, field).tolist()


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_the_order_of_issues_changes_nothing(data):
    # powers of two: no two packages are worth the same to a party
    scenario = data.draw(scenarios(values=st.just(0)))
    talks = data.draw(any_talks(scenario))
    if talks.rules == "text":
        return  # the mediator draws an issue by its number
    sizes = [len(issue.options) for issue in scenario.issues]
    for party in range(len(scenario.parties)):
        powers = data.draw(st.permutations([2**n for n in range(sum(sizes))]))
        values = iter(powers)
        own = tuple(tuple(type(scenario.parties[0].values[0][0])(next(values)) for _ in range(size)) for size in sizes)
        parties = list(scenario.parties)
        parties[party] = dataclasses.replace(parties[party], values=own)
        scenario = dataclasses.replace(scenario, parties=tuple(parties))
    turned = dataclasses.replace(
        scenario,
        issues=scenario.issues[::-1],
        parties=tuple(dataclasses.replace(one, values=one.values[::-1]) for one in scenario.parties),
        bans=tuple(
            dataclasses.replace(one, choices=tuple((len(sizes) - 1 - issue, some) for issue, some in one.choices))
            for one in scenario.bans
        ),
    )
    packages, others = table(scenario), table(turned)
    one, other = simulate(packages, talks, runs=5), simulate(others, talks, runs=5)
    assert one.round.tolist() == other.round.tolist()
    for a, b in zip(one.package, other.package, strict=True):
        assert (a < 0 and b < 0) or packages.package(a) == others.package(b)[::-1]


@pytest.mark.parametrize("runs", [1, 4])
def test_runs_differ_only_where_something_is_drawn(runs):
    found = simulate(table(line()), talks("offers", 9, "boulware", "conceder"), runs=runs)
    assert len(set(found.package.tolist())) == 1


def test_runs_in_pieces_are_the_same_runs(monkeypatch):
    packages, rules = table(line()), talks("offers", 9, "random", "micro", drawn=frozenset({"order"}))
    whole = simulate(packages, rules, runs=200)
    monkeypatch.setattr(running, "_STEPS", 60)
    pieces = simulate(packages, rules, runs=200)
    assert len(set(whole.package.tolist())) > 1
    assert pieces.package.tolist() == whole.package.tolist()
    assert pieces.round.tolist() == whole.round.tolist()

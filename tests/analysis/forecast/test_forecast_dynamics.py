"""Exchanges and challenges: what holds for every exchange, and how far the exploratory model spreads."""

import random

import numpy as np
import pytest
from forecast_builders import issue_of
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.forecast import exchange, exchanged, explored, explored_sentences, issues_of, table
from detente.analysis.forecast.challenge import READINGS, played
from detente.analysis.forecast.exchange import Stake, outcomes
from detente.errors import UsageError


def two_issues(rows):
    """Issues of {issue: [(name, position, capability, salience)]}."""
    told = {
        issue: {
            "scale": [0, 100],
            "actors": {name: {"position": x, "capability": c, "salience": s} for name, x, c, s in some},
        }
        for issue, some in rows.items()
    }
    return issues_of({"issues": told}, origin="test")


SWAP = {"guns": [("Lorn", 0, 1, 0.2), ("Tessel", 100, 1, 0.8)], "tolls": [("Lorn", 100, 1, 0.8), ("Tessel", 0, 1, 0.2)]}


def test_two_who_care_for_different_things_give_each_other_what_matters():
    found = exchange(two_issues(SWAP))
    (one,) = found.exchanges
    assert (one.first, one.gives, one.second, one.takes) == ("Lorn", "guns", "Tessel", "tolls")
    # Lorn's weight on the guns is a fifth of all: its move changes the outcome by 20, and so does Tessel's
    assert found.before == {"guns": 80, "tolls": 80}
    assert found.after == pytest.approx({"guns": 100, "tolls": 100})
    assert one.gain == pytest.approx(20 * 0.8 - 20 * 0.2)


def test_a_range_allows_no_exchange_and_is_named_where_one_is_asked_for():
    ranged = two_issues({**SWAP, "tolls": [("Lorn", [90, 100], 1, 0.8), ("Tessel", 0, 1, 0.2)]})
    assert exchange(ranged) is None
    with pytest.raises(UsageError, match="Lorn has a range on 'tolls'"):
        table(ranged)


STAKE = st.tuples(st.integers(0, 20), st.integers(1, 10), st.integers(1, 5))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(STAKE, STAKE, STAKE), min_size=2, max_size=5))
def test_every_exchange_gains_for_both_alike_and_passes_nobody(rows):
    stakes = {
        issue: {
            f"a{n}": Stake(5.0 * row[k][0], row[k][1] / 10, row[k][1] * row[k][2] / 10) for n, row in enumerate(rows)
        }
        for k, issue in enumerate("pqr")
    }
    found = exchanged(stakes)
    now = {issue: {name: one.position for name, one in some.items()} for issue, some in stakes.items()}
    for one in found.exchanges:
        changes = {}
        for mover, issue, to in ((one.first, one.gives, one.first_to), (one.second, one.takes, one.second_to)):
            total = sum(stake.weight for stake in stakes[issue].values())
            changes[issue] = abs(to - now[issue][mover]) * stakes[issue][mover].weight / total
            now[issue][mover] = to
        got, paid = changes[one.takes], changes[one.gives]
        for who, sign in ((one.first, 1), (one.second, -1)):
            gain = sign * (stakes[one.takes][who].salience * got - stakes[one.gives][who].salience * paid)
            assert gain == pytest.approx(one.gain, abs=1e-9)
            assert gain > 0
    for issue, some in found.positions.items():
        wanted = [one.position for one in stakes[issue].values()]
        assert all(min(wanted) - 1e-9 <= place <= max(wanted) + 1e-9 for place in some.values())
    assert now == found.positions
    assert found.before == outcomes(stakes)


def test_ties_are_broken_by_name_or_by_an_order():
    rows = {
        "guns": [("Lorn", 0, 1, 0.2), ("Maddock", 0, 1, 0.2), ("Tessel", 100, 1, 0.8)],
        "tolls": [("Lorn", 100, 1, 0.8), ("Maddock", 100, 1, 0.8), ("Tessel", 0, 1, 0.2)],
    }
    stakes = table(two_issues(rows))
    assert exchanged(stakes).exchanges[0].first == "Lorn"
    firsts = {exchanged(stakes, order=random.Random(seed)).exchanges[0].first for seed in range(20)}
    assert firsts == {"Lorn", "Maddock"}


ROWS = [("Lorn", 10, 3, 0.9), ("Maddock", 40, 2, 0.5), ("Quill", 60, 2, 0.7), ("Tessel", 90, 3, 0.8)]


def test_the_challenge_model_shows_its_spread_and_says_what_it_is():
    found = explored(issue_of(ROWS, scale=[0, 100]), draws=40)
    assert [one.reading for one in found] == list(READINGS)
    for one in found:
        assert one.least <= one.tenth <= one.ninetieth <= one.most
        assert len(one.rounds) == 8
    assert found == explored(issue_of(ROWS, scale=[0, 100]), draws=40)
    lines = list(explored_sentences(issue_of(ROWS, scale=[0, 100]), found))
    assert lines[0].startswith("Exploratory")
    assert "in 40 draws" in lines[1]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 10), st.integers(1, 10)), min_size=2, max_size=6),
    st.integers(2, 5),
)
def test_challenges_stay_on_the_scale_and_do_not_depend_on_units(rows, times):
    place, salience, capability = (np.array(one, float) for one in zip(*rows, strict=True))
    salience /= 10
    made = played(place, salience, salience * capability, count=3, reading="as in words")
    again = played(place, salience, salience * capability * times, count=3, reading="as in words")
    for one, other in zip(made, again, strict=True):
        assert place.min() - 1e-9 <= one.median <= place.max() + 1e-9
        assert one.mean == pytest.approx(other.mean, abs=1e-6)


def test_all_in_one_place_stay_there():
    found = explored(issue_of([("Lorn", 5, 1, 1), ("Tessel", 5, 1, 1)], scale=[0, 10]), draws=3)
    assert all(one.rounds[-1].median == 5 for one in found)

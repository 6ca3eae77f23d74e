"""Distributions: shares, means and what delay takes, against numbers worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest
from tests.analysis.talks.talks_scenarios import line, talks

from detente.analysis.talks import Delay, Event, Runs, simulate, spread, table
from detente.analysis.talks.spread import amount, rate
from detente.errors import UsageError


@pytest.mark.parametrize(("hits", "low", "high"), [(0, 0.0, 0.2775), (5, 0.2366, 0.7634), (10, 0.7225, 1.0)])
def test_wilsons_interval_of_ten(hits, low, high):
    found = rate(np.arange(10) < hits)
    assert found.low == pytest.approx(low, abs=1e-4)
    assert found.high == pytest.approx(high, abs=1e-4)


def test_an_amount_by_hand():
    found = amount(np.array([1.0, 2.0, 3.0, 4.0]))
    assert (found.mean, found.tenth, found.middle, found.ninth) == (2.5, 1, 2, 4)
    assert found.error == pytest.approx((5 / 3) ** 0.5 / 2)


def test_equal_numbers_have_no_error():
    found = amount(np.array([0.1] * 7))
    assert (found.mean, found.error, found.tenth, found.ninth) == (0.1, 0, 0.1, 0.1)


def test_what_delay_takes_by_hand():
    # one run agrees on toll 6 in round 3, one ends at the deadline of 4 rounds, one is left in round 2
    runs = Runs(
        package=np.array([6, -1, -1]), round=np.array([3, 4, 2]), last=np.array([3, 4, 2]), ended=np.array([0, 1, 2])
    )
    rules = talks("offers", 4, "linear", "linear", delays=(Delay(discount=0.5, cost=1), Delay()))
    found = spread(table(line(2, 1)), replace(rules, events=(Event(party=0, round=4, no_deal=4),)), runs, seed=0)
    hill, lake = found.sides
    # 6 / 4 - 2 = -0.5, 4 / 16 - 4 = -3.75, 2 / 2 - 1 = 0 against 6, 4 and 2
    assert hill.counted.mean == pytest.approx((-0.5 - 3.75 + 0) / 3)
    assert hill.delay.mean == pytest.approx((6.5 + 7.75 + 2) / 3)
    assert (hill.worth.mean, hill.no_deal, hill.known) == (6, (2, 4), True)
    assert (lake.worth.mean, lake.delay.mean, lake.counted.mean) == (4, 0, pytest.approx((4 + 1 + 1) / 3))
    assert (found.agreed.value, found.deadline.value, found.left.value) == (1 / 3, 1 / 3, 1 / 3)
    assert found.by_round == (0, 0, 1, 0)
    assert not found.alike


def test_packages_stand_by_how_often():
    packages, rules = table(line()), talks("text", 20, "annealer", "annealer")
    runs = simulate(packages, rules, runs=500)
    found = spread(packages, rules, runs, seed=0)
    shares = [one.rate.value for one in found.packages]
    assert shares == sorted(shares, reverse=True)
    assert len(found.packages) + found.more == len(set(runs.package.tolist()))
    assert found.packages[0].words.startswith("toll: ")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rounds": 0}, "the deadline is 0 rounds"),
        ({"events": (Event(party=0, round=9, no_deal=1),)}, "an event for hill in round 9"),
        ({"events": (Event(party=2, round=1, no_deal=1),)}, "an event is for party 2"),
        ({"events": (Event(party=1, round=1, no_deal=float("nan")),)}, "an event makes no deal worth nan to lake"),
        ({"delays": (Delay(discount=0), Delay())}, "a round costs hill a discount of 0"),
        ({"delays": (Delay(),)}, "1 delays for 2 parties"),
        ({"times": (0.5, 0.2, 0.9, 1.0)}, "times do not rise"),
        ({"votes": 3}, "3 votes"),
        ({"rules": "text"}, "linear (of hill) does not fit"),
    ],
)
def test_rules_that_cannot_be_are_named(changes, words):
    with pytest.raises(UsageError) as caught:
        simulate(table(line()), replace(talks("offers", 4, "linear", "linear"), **changes))
    assert words in caught.value.what


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("linnear", "no strategy is called 'linnear'"),
        ("boulware:gamma=1", "boulware has no number 'gamma'"),
        ("boulware:beta=0", "beta of boulware is 0"),
        ("boulware:first=1", "first of boulware is 1"),
        ("boulware:beta=x", "'x' is no number"),
        ("tft-relative:lag=1.5", "lag of tft-relative is 1.5"),
    ],
)
def test_strategies_that_cannot_be_are_named(name, words):
    with pytest.raises(UsageError) as caught:
        talks("offers", 4, name, "linear")
    assert words in caught.value.what


def test_times_of_ones_own():
    # all the time passes after the second round
    rules = talks("offers", 4, "linear", "linear", times=(0.0, 0.0, 1.0, 1.0))
    found = simulate(table(line()), rules, runs=1)
    assert (found.package[0], found.round[0]) == (0, 3)  # the hill takes what the lake has offered: toll 0

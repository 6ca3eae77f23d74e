"""The judge of confidences: right on made-up truth, and a fit that finds what is there."""

import random

import pytest
from evals.calibration import BIAS, brought_down, regress
from evals.outcomes import Outcome
from evals.reliability import base_rate_brier, bins, brier, calibration_error, wilson

from detente.read.confidence.weights import chance


def drawn(chance, count=4000, seed=1):
    dice = random.Random(seed)
    sure = [dice.random() for _ in range(count)]
    return [(one, dice.random() < chance(one)) for one in sure]


def test_true_chances_have_nearly_no_calibration_error():
    assert calibration_error(drawn(lambda sure: sure)) < 0.03


def test_false_chances_show():
    assert calibration_error(drawn(lambda _: 0.5)) == pytest.approx(0.25, abs=0.03)


def test_bins_hold_every_fact_once_and_enough_of_them():
    some = bins(drawn(lambda sure: sure, count=205))
    assert sum(one.count for one in some) == 205
    assert all(one.count >= 40 and one.low <= one.right <= one.high for one in some)


def test_brier_of_the_base_rate_is_what_knowing_nothing_gives():
    judged = [(0.8, True)] * 8 + [(0.8, False)] * 2
    assert brier(judged) == pytest.approx(base_rate_brier(judged)) == pytest.approx(0.16)


def test_wilson_as_published():
    # Newcombe 1998, Statistics in Medicine 17, table I, method 3: 81 of 263
    low, high = wilson(81, 263)
    assert (low, high) == (pytest.approx(0.2553, abs=1e-4), pytest.approx(0.3662, abs=1e-4))


def test_the_fit_finds_the_rule_that_is_better():
    dice = random.Random(2)
    some = [Outcome("positions", "g", ("rule=good",), dice.random() < 0.9) for _ in range(500)]
    some += [Outcome("positions", "g", ("rule=bad",), dice.random() < 0.3) for _ in range(500)]
    weights = regress(some, 1.0)
    assert weights["rule=good"] > 0 > weights["rule=bad"]
    assert BIAS in weights


def test_rare_features_are_left_out():
    some = [Outcome("positions", "g", ("rule=a",), True)] * 20 + [Outcome("positions", "g", ("rule=b",), False)] * 3
    assert "rule=b" not in regress(some, 1.0)


@pytest.mark.parametrize(
    ("sure", "right"),
    [
        ({"rule=a": 14.0, "rule=b": 9.0}, {"rule=a": 0.8, "rule=b": 0.6}),  # far too sure
        ({"rule=a": 2.0, "rule=b": -2.0}, {"rule=a": 0.4, "rule=b": 0.8}),  # the wrong way round
        ({"rule=a": 1.0, "rule=b": 0.0}, {"rule=a": 0.7, "rule=b": 0.5}),
    ],
)
def test_confidences_come_down_to_what_fresh_facts_show(sure, right):
    dice = random.Random(3)
    some = [Outcome("actors", "g", (name,), dice.random() < share) for name, share in right.items() for _ in range(300)]
    down = brought_down({BIAS: 0.0} | sure, some)
    claimed = sum(chance(one.features, down) for one in some) / len(some)
    assert claimed == pytest.approx(sum(one.right for one in some) / len(some), abs=0.02)
    assert down["rule=a"] * sure["rule=a"] >= 0

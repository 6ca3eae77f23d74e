"""Scores against their definitions, by adding up."""

import pytest
from forecast_builders import issue_of
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.forecast import beliefs_of, brier, crps_sample, crps_uniform, interval_score, scores
from detente.errors import DataFileError, UsageError


def crps_by_adding_up(cdf, outcome, *, low=-50.0, high=150.0, steps=40_000):
    """∫ (F(x) − 1{x ≥ outcome})² dx."""
    width = (high - low) / steps
    places = (low + (n + 0.5) * width for n in range(steps))
    return sum((cdf(x) - (x >= outcome)) ** 2 for x in places) * width


@pytest.mark.parametrize("outcome", [-5.0, 10.0, 17.0, 30.0, 44.0])
def test_crps_of_a_range_is_its_integral(outcome):
    def cdf(x):
        return min(1.0, max(0.0, (x - 10) / 20))

    assert crps_uniform(10, 30, outcome) == pytest.approx(crps_by_adding_up(cdf, outcome), abs=1e-2)


@pytest.mark.parametrize("outcome", [0.0, 12.0, 60.0])
def test_crps_of_draws_is_its_integral(outcome):
    members = [5.0, 12.0, 12.0, 40.0]

    def cdf(x):
        return sum(one <= x for one in members) / len(members)

    assert crps_sample(members, outcome) == pytest.approx(crps_by_adding_up(cdf, outcome), abs=1e-2)


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_crps_of_one_place_is_its_distance(place, outcome):
    assert crps_uniform(place, place, outcome) == abs(place - outcome)
    assert crps_sample([place], outcome) == pytest.approx(abs(place - outcome))


def test_brier_is_best_where_all_was_put_on_what_happened():
    assert brier({"hold": 1, "leave": 0}, "hold") == 0
    assert brier({"hold": 1, "leave": 0}, "leave") == 2
    assert brier({"hold": 0.7, "leave": 0.3}, "hold") == pytest.approx(0.18)
    with pytest.raises(UsageError, match="'burn'"):
        brier({"hold": 1}, "burn")


@settings(deadline=None)
@given(st.integers(1, 9))
def test_brier_is_proper(tenths):
    truth = tenths / 10

    def expected(told):
        chances = {"hold": told, "leave": 1 - told}
        return truth * brier(chances, "hold") + (1 - truth) * brier(chances, "leave")

    assert min(range(101), key=lambda n: expected(n / 100)) == tenths * 10


def test_the_interval_score_adds_what_was_missed():
    assert interval_score(10, 30, 20, level=0.8) == 20
    assert interval_score(10, 30, 35, level=0.8) == pytest.approx(20 + 10 * 5)
    assert interval_score(10, 30, 8, level=0.5) == pytest.approx(20 + 4 * 2)


def test_a_kept_forecast_gets_every_score_that_it_allows():
    kept = {
        "models": {"compromise": {"low": 10, "high": 30}, "median": {"low": 5, "high": 5}},
        "beliefs": {"by": "Ann", "level": 0.8, "probabilities": {"hold": 0.25, "leave": 0.75}},
    }
    found = scores(kept, 20, happened="leave")
    assert found["models"]["compromise"]["within"]
    assert found["models"]["compromise"]["interval_score"] == 20
    assert found["models"]["median"]["distance"] == found["models"]["median"]["crps"] == 15
    assert found["brier"] == pytest.approx(0.125)
    assert scores(kept, 20)["brier"] is None
    assert "brier" not in scores({"models": kept["models"]}, 20)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"level": 0.8}, "nobody is named"),
        ({"by": "Ann", "level": 1}, "beliefs.level is 1"),
        ({"by": "Ann", "probabilities": {"hold": 0.5}}, "one for each of the issue's options"),
        ({"by": "Ann", "probabilities": {"hold": 0.5, "leave": 0.6}}, "sum to 1.1"),
        ({"by": "Ann", "probabilities": {"hold": -0.5, "leave": 1.5}}, "hold is -0.5"),
        ({"by": "Ann", "certainty": 1}, "unknown entry 'certainty'"),
        ([1], "not a mapping"),
    ],
)
def test_beliefs_that_are_wrong_are_refused_by_name(told, says):
    issue = issue_of([("Lorn", 0, 1, 1)], scale=[0, 10], options={"hold": 0, "leave": 10})
    with pytest.raises(DataFileError, match=says):
        beliefs_of(told, issue, origin="test")

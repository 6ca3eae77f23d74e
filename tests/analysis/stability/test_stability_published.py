"""Published conflicts in option form, each with its source, come out as published; kept beside this file."""

import json
from pathlib import Path

import pytest

from detente.analysis.stability import analyse, model_of, summary

CASES = json.loads(Path(__file__).with_name("published_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_a_published_case(name):
    told = CASES[name]
    found = summary(analyse(model_of(told["case"], origin=name)))
    assert {one: sorted(some) for one, some in found["equilibria"].items()} == {
        one: sorted(some) for one, some in told["equilibria"].items()
    }
    assert {one: sorted(some) for one, some in found["coalition_equilibria"].items()} == {
        one: sorted(some) for one, some in told["coalition_equilibria"].items()
    }


def test_the_way_that_the_elmira_conflict_took():
    """Local government insisted alone; then the ministry and Uniroyal agreed together."""
    found = summary(analyse(model_of(CASES["elmira"]["case"], origin="elmira")))
    (way,) = (one for one in found["paths_from_status_quo"] if one["to"] == "8")
    assert way["by"] == "improvements of coalitions"
    assert way["steps"] == [
        {"by": ["Local government"], "to": "5"},
        {"by": ["Ministry", "Uniroyal"], "to": "8"},
    ]

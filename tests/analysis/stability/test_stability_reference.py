"""Every case of the reference file comes out as its definitions say; published programs that err are not followed."""

from __future__ import annotations

import json
from math import factorial
from pathlib import Path

import numpy as np
import pytest

from detente.analysis.stability import analyse, inverse, load_case, model_of, stable_for_each
from detente.analysis.stability.interface import COALITION_NAMES, CONCEPTS
from detente.analysis.stability.reasons import coalition_reasons
from detente.analysis.stability.summary import summary

FILE = Path(__file__).resolve().parents[4] / "shared" / "reference" / "stability.json"
NAMES = list(json.loads(FILE.read_text(encoding="utf-8"))["cases"]) if FILE.exists() else []

pytestmark = pytest.mark.skipif(
    not NAMES, reason="the reference cases (../shared/reference/stability.json) are not here"
)


def case(name):
    return json.loads(FILE.read_text(encoding="utf-8"))["cases"][name]


@pytest.mark.parametrize("name", NAMES)
def test_equilibria_as_the_definitions_say(name):
    held = case(name)
    found = summary(analyse(load_case(FILE, case=name)))
    assert found["equilibria"] == held["expected_equilibria"]
    assert found["coalition_equilibria"] == held["expected_coalition_equilibria"]
    told = {
        concept: {who: sorted(some) for who, some in one.items()}
        for concept, one in held["stable_states_per_dm"].items()
    }
    assert found["stable_states_per_dm"] == told


@pytest.mark.parametrize("name", NAMES)
def test_a_case_alone_in_a_file_is_read_the_same(name, tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case(name)), encoding="utf-8")
    assert summary(analyse(load_case(path)))["equilibria"] == case(name)["expected_equilibria"]


@pytest.mark.parametrize("name", NAMES)
def test_what_coalitions_could_do_from_where_nobody_would_move_alone(name):
    model = load_case(FILE, case=name)
    found = {}
    for label in case(name)["expected_equilibria"]["nash"]:
        state = model.labels.index(label)
        for group in [(0, 1), (0, 2), (1, 2), (0, 1, 2)][: 4 if len(model.makers) == 3 else 1]:
            to = [model.labels[one.to] for one in coalition_reasons(model, group, state, concept="nash")]
            if to:
                told = {"coalition": [model.makers[one] for one in group], "to": to}
                found.setdefault(str(label), []).append(told)
    assert found == case(name)["coalition_improvements_from_nash_equilibria"]


@pytest.mark.parametrize(
    ("name", "fixed"),
    [
        ("elmira_12_state", {"Modify": "forward", "Delay": "backward", "Abandon": "forward"}),
        ("elmira_9_state", {"Modify": "forward", "Delay": "backward", "Abandon": "forward"}),
        ("cuban_missile_crisis_12_state", {"Air Strike": "forward"}),
    ],
)
def test_moves_follow_from_options_and_what_cannot_be_taken_back(name, fixed):
    held = case(name)
    given = model_of(held, origin=name)
    states = {str(key): value.split()[0] for key, value in held["states"].items()}
    made = {key: held[key] for key in ("title", "options", "rankings_best_to_worst")}
    followed = model_of(made | {"states": states, "irreversible": fixed}, origin=name)
    assert [str(one) for one in given.labels] == list(followed.labels)
    for one, other in zip(given.moves, followed.moves, strict=True):
        assert [one.of(s) for s in range(given.size)] == [other.of(s) for s in range(given.size)]


def test_an_inverse_analysis_counts_as_it_should_where_a_published_program_errs():
    held = case("syria_iraq_1975_6_state")
    model, told = model_of(held, origin="case"), held["inverse_gmcr"]
    state = model.labels.index(told["target_state"])
    found = {one: inverse(model, state, one, maker=0).share * factorial(model.size) for one in CONCEPTS}
    assert found == told["correct_counts"]


def test_a_state_that_holds_by_simultaneous_answers_only_is_not_added():
    found = stable_for_each(load_case(FILE, case="north_korea_2017_base"))
    stable = np.logical_and(found[0]["seq"], found[1]["seq"])
    assert not stable[[0, 1, 2, 4].index(4)]


def test_the_names_of_the_coalition_concepts_are_those_of_the_file():
    assert set(COALITION_NAMES.values()) == set(case(NAMES[0])["expected_coalition_equilibria"])

"""Cases as people write them: options, rules, preferences of every kind, and what is wrong with them said by name."""

from __future__ import annotations

import contextlib
import copy
import json
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.stability.stability_models import model as plain_model

from detente.analysis.stability import analyse, inverse, load_case, model_of, reasons, stable_for_each
from detente.analysis.stability.definitions import Definitions
from detente.analysis.stability.interface import CONCEPTS
from detente.analysis.stability.rules import Names, rule
from detente.analysis.stability.wording import sentences
from detente.errors import DataFileError, DetenteError, InputError, UsageError

OPTIONS = {"Orvany": ["open the road", "withdraw"], "Velmar": ["lift the toll"]}
PLAIN = {
    "title": "The Harl road",
    "options": OPTIONS,
    "infeasible": ["withdraw and not open the road"],
    "status_quo": "NNN",
    "preferences": {
        "Orvany": {"statements": ["not withdraw", "lift the toll", "not open the road"]},
        "Velmar": {"weights": {"open the road": 3, "lift the toll": -1, "withdraw": 1.5}},
    },
}


def made(**changes):
    return model_of(PLAIN | changes, origin="case.yaml")


def ranks(model, maker):
    order = np.argsort(model.preferences[maker].rank, kind="stable")
    return [model.labels[one] for one in order]


def test_states_are_what_the_rules_leave():
    assert set(made().labels) == {"NNN", "YNN", "YYN", "NNY", "YNY", "YYY"}
    assert set(made(infeasible=["-1-"]).labels) == {"NNN", "YNN", "NNY", "YNY"}
    assert set(made(infeasible=[], feasible=["-1-", "lift the toll"], status_quo=None).labels) == {"NYY", "YYY"}


def test_statements_in_their_order_of_priority():
    assert ranks(made(), 0) == ["NNY", "YNY", "NNN", "YNN", "YYY", "YYN"]


def test_weights_add_up():
    assert ranks(made(), 1) == ["YYN", "YYY", "YNN", "YNY", "NNN", "NNY"]


def test_irreversible_options_cannot_be_changed_back():
    model = made(infeasible=[], irreversible={"withdraw": "forward", "lift the toll": "backward"})
    at = {label: place for place, label in enumerate(model.labels)}
    assert {model.labels[one] for one in model.moves[0].of(at["NYN"])} == {"YYN"}
    assert model.moves[1].of(at["NNN"]) == [] and model.moves[1].of(at["NNY"]) == [at["NNN"]]


def test_states_merged_by_a_pattern():
    states = {"away": "-1-", "talks": "00-", "road": "10-"}
    preferences = {"Orvany": ["talks", "road", "away"], "Velmar": ["away", "road", "talks"]}
    model = model_of({"options": OPTIONS, "states": states, "preferences": preferences}, origin="case")
    assert [model.moves[0].of(one) for one in range(3)] == [[1, 2], [0, 2], [0, 1]]
    assert model.moves[1].targets.size == 0


def test_rankings_with_ties_and_degrees():
    ranking = ["NNY", ["YNY", "NNN"], ">>", "YNN", ["YYY", "YYN"]]
    preference = made(preferences=PLAIN["preferences"] | {"Orvany": ranking}).preferences[0]
    at = {label: place for place, label in enumerate(made().labels)}
    assert preference.rank[at["YNY"]] == preference.rank[at["NNN"]] < preference.rank[at["YNN"]]
    assert preference.band[at["NNN"]] < preference.band[at["YNN"]] == preference.band[at["YYY"]]


def test_comparisons_leave_the_rest_unknown():
    told = {"comparisons": [["NNY", "NNN"], ["NNN", "YYN"]], "unknown": [["NNY", "YYN"]]}
    preference = made(preferences=PLAIN["preferences"] | {"Orvany": told}).preferences[0]
    at = {label: place for place, label in enumerate(made().labels)}
    assert preference.better(at["NNY"], at["NNN"]) and preference.better(at["NNN"], at["YYN"])
    assert not preference.known(at["NNY"], at["YYN"]) and not preference.known(at["YNY"], at["NNN"])


def test_rules_and_their_bonds():
    names = Names([("A", "x"), ("A", "y"), ("B", "search and rescue")])
    table = ((np.arange(8)[:, None] >> np.arange(3)) & 1).astype(bool)
    x, y, z = table.T
    told = {
        "x or y and not 'search and rescue'": x | (y & ~z),
        "x -> y -> 3": ~x | (~y | z),
        "x if y": x | ~y,
        "x iff -y": x == ~y,
        "!(x | y) & ~3": ~(x | y) & ~z,
        '"A: x" <-> 2': x == y,
        "1-0": x & ~z,
        "Y--": x,
    }
    for text, expected in told.items():
        assert rule(text, names, where="here")(table).tolist() == expected.tolist(), text


@given(st.text(alphabet="xyz()&|!~->if and or not 12'\"", max_size=40))
def test_any_text_is_a_rule_or_refused(text):
    names = Names([("A", "x"), ("A", "y"), ("B", "z")])
    table = np.zeros((1, 3), np.bool_)
    with contextlib.suppress(DataFileError):
        assert rule(text, names, where="here")(table).shape == (1,)


BAD = {
    "no feasible state is left after the rule": {"infeasible": ["withdraw or not withdraw"]},
    "no option is called 'surrender'": {"infeasible": ["surrender"]},
    "unknown decision maker 'Tessmark'": {"preferences": PLAIN["preferences"] | {"Tessmark": ["NNN"]}},
    "no preferences of Velmar are given": {"preferences": {"Orvany": PLAIN["preferences"]["Orvany"]}},
    "contradictory: state NNN stands twice": {
        "preferences": PLAIN["preferences"] | {"Velmar": ["NNN", "YNN", "NNN", "YYN", "NNY", "YNY", "YYY"]}
    },
    "the ranking leaves out YYN": {
        "preferences": PLAIN["preferences"] | {"Velmar": ["NNN", "YNN", "NNY", "YNY", "YYY"]}
    },
    "contradictory: the comparisons put": {
        "preferences": PLAIN["preferences"] | {"Velmar": {"comparisons": [["NNN", "YNN"], ["YNN", "NNN"]]}}
    },
    "is the opposite of 1": {
        "preferences": PLAIN["preferences"] | {"Velmar": {"statements": ["withdraw", "not withdraw"]}}
    },
    "both statements and weights": {
        "preferences": PLAIN["preferences"] | {"Velmar": {"statements": ["withdraw"], "weights": {"withdraw": 1}}}
    },
    "nobody has an option": {"options": {"Orvany": [], "Velmar": []}},
    "an empty option": {"options": {"Orvany": [""], "Velmar": ["x"]}},
    "'withdraw' stands twice": {"options": {"Orvany": ["withdraw", "Withdraw"], "Velmar": ["x"]}},
    "no state is called 'YYYY'": {"status_quo": "YYYY"},
    "unknown entry 'prefs'": {"prefs": {}},
    "no pattern of 3 options": {"infeasible": [], "states": {"a": "1-"}},
    "share a combination": {"infeasible": [], "states": {"a": "1--", "b": "11-"}},
    "a bracket is not closed": {"infeasible": ["(withdraw"]},
    "not a number": {"preferences": PLAIN["preferences"] | {"Velmar": {"weights": {"withdraw": "much"}}}},
}


@pytest.mark.parametrize("words", BAD)
def test_what_is_wrong_is_named(words):
    with pytest.raises(InputError) as caught:
        made(**BAD[words])
    assert words in caught.value.what and caught.value.input == "case.yaml" and caught.value.do


JUNK = [
    None,
    1,
    -1,
    2.5,
    "",
    True,
    [],
    {},
    "NNN",
    ["a"],
    [["a"]],
    {"a": 1},
    [None],
    [{}],
    float("nan"),
    "(",
    [[1, 2, 3]],
]


def places(value, path=()):
    """Every place within nested mappings and lists."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*path, key)
        yield from places(inner, (*path, key))


def spoilt(case, path, junk):
    case = copy.deepcopy(case)
    inner = case
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = junk
    return case


FULL = PLAIN | {
    "irreversible": {"withdraw": "forward"},
    "option_order": ["open the road", "withdraw", "lift the toll"],
    "preferences": PLAIN["preferences"]
    | {
        "Orvany": {
            "statements": [
                {"statement": "not withdraw", "assumed": True, "said": [{"words": "no"}]},
                ">>",
                "lift the toll",
            ],
            "unknown": [["NNN", "YNN"]],
        }
    },
}
NAMED = {
    "decision_makers": ["Orvany", "Velmar"],
    "state_labels": ["a", "b"],
    "reachable_one_step": {"Orvany": {"a": ["b"]}, "Velmar": {"b": ["a"]}},
    "rankings_best_to_worst": {"Orvany": ["a", ["b"]], "Velmar": ["b", ">>", "a"]},
}


@pytest.mark.parametrize("case", [FULL, NAMED], ids=["options", "named"])
def test_a_spoilt_entry_is_read_or_refused_by_name(case):
    """Whatever stands where something else should stand: an answer, or an error that Detente can explain."""
    refused = 0
    for path in places(case):
        for junk in JUNK:
            try:
                found = analyse(model_of(spoilt(case, path, junk), origin="case.yaml"))
            except DetenteError as error:
                refused += bool(error.what and error.do)
            else:
                assert list(sentences(found))
    assert refused > 100


def test_too_many_states_are_refused_before_they_are_made():
    options = {"A": [f"a{n}" for n in range(15)], "B": [f"b{n}" for n in range(15)]}
    with pytest.raises(InputError, match="30 options have 2\\^30 combinations"):
        model_of(
            {"options": options, "preferences": {"A": {"statements": ["a1"]}, "B": {"statements": ["b1"]}}}, origin="c"
        )
    options = {"A": [f"a{n}" for n in range(17)], "B": ["b"]}
    with pytest.raises(InputError, match="GiB"):
        model_of(
            {"options": options, "preferences": {"A": {"statements": ["a1"]}, "B": {"statements": ["b"]}}}, origin="c"
        )


def test_a_file_of_several_cases_asks_which(tmp_path):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps({"cases": {"road": PLAIN}}), encoding="utf-8")
    assert load_case(path, case="road").title == "The Harl road"
    with pytest.raises(UsageError, match="road"):
        load_case(path)
    with pytest.raises(UsageError, match="toll"):
        load_case(path, case="toll")


def test_reasons_say_who_moves_and_who_answers_how():
    model = made()
    for state in range(model.size):
        for concept in CONCEPTS:
            found = reasons(model, state, concept)
            for maker, stable in enumerate(stable_for_each(model)):
                assert stable[concept][state] == all(one.holds for one in found if one.by == (maker,))
            judge = Definitions(model)
            for one in found:
                assert judge.gains(one.by[0], one.to, state)
                if one.holds:
                    assert judge.deterred(one.by[0], one.answer[-1].to, state)
                    assert all(step.by != one.by for step in one.answer)


def test_inverse_analysis_agrees_with_trying_every_ranking():
    reaches = [{0: {1, 2}, 1: {0, 3}, 3: {4}}, {1: {3, 4}, 2: {4}, 3: {1}}]
    other = [3, 1, 2, 0, 4]
    for concept in CONCEPTS:
        needed = inverse(plain_model(reaches, [list(range(5)), other]), 0, concept, maker=0)
        tried = [
            Definitions(plain_model(reaches, [list(order), other])).stable(0, 0, concept)
            for order in permutations(range(5))
        ]
        assert needed.share == pytest.approx(sum(tried) / len(tried)) and needed.share * 120 == sum(tried)


def test_paths_lead_from_the_status_quo():
    found = analyse(made())
    model = found.model
    for path in found.paths:
        here = model.status_quo
        for step in path.steps:
            if len(step.by) == 1:
                assert step.to in model.moves[step.by[0]].of(here)
            here = step.to
        assert here == path.to
        assert all(one.by != other.by for one, other in zip(path.steps, path.steps[1:], strict=False))


def test_words_name_everything_and_promise_nothing():
    lines = list(sentences(analyse(made())))
    assert any(line.startswith("If each holds to the preferences given") for line in lines)
    assert any("Status quo: NNN (nothing done)" in line for line in lines)


def test_an_assumption_is_turned_round():
    statements = [
        {"statement": "not open the road", "assumed": True, "because": "it says nothing of it"},
        {"statement": "lift the toll"},
    ]
    velmar = {"statements": [{"statement": "not lift the toll", "order_assumed": True}, "open the road"]}
    found = analyse(made(infeasible=["withdraw"], preferences={"Orvany": {"statements": statements}, "Velmar": velmar}))
    first, second = found.changes
    assert first.assumption.kind == "statement" and first.matters
    assert first.gained["nash"] == (found.model.labels.index("YNN"),)
    assert first.lost["nash"] == (found.model.labels.index("NNN"),)
    assert second.assumption.kind == "order"

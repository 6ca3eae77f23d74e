"""The closed forms against published numbers, against numbers worked by hand, and over ranges."""

import json
import math
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.commitment import FORMS, as_data, finding, findings, model_of, sentences
from detente.errors import DataFileError, UsageError
from detente.model.ranges import Assumption, Range

REFERENCE = Path(__file__).parents[3] / ".." / "shared" / "reference" / "commitment.json"
WORKED = json.loads(Path(__file__).with_name("worked_numbers.json").read_text(encoding="utf-8"))
NAMES = {"A": ("A_low", "A_high"), "B": ("B_low", "B_high"), "zopa": ("zopa_low", "zopa_high")}
"""Where the reference holds a pair."""


def work_out(form, inputs):
    return findings(model_of({"form": form, "inputs": inputs}, origin="test"))[0]


def one_of(found, name):
    span = found.results[name]
    assert span.low == span.high
    return float(span.low)


def reference_cases():
    if not REFERENCE.exists():
        return []
    cases, before = [], {}
    for case in json.loads(REFERENCE.read_text(encoding="utf-8"))["tests"]:
        inputs = {**before, **case["inputs"]} if case["id"] == "two_level_added_veto" else case["inputs"]
        before = inputs
        cases.append((case["id"], inputs, case["expected"]))
    return cases


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference cases are not beside this tree")
def test_every_reference_case():
    assert len(reference_cases()) == 16
    for form, inputs, expected in reference_cases():
        found = work_out(form, inputs)
        alone = "steps" if form == "incremental_exchange_phases" else found.form.results[-1].name
        for name, value in (expected if isinstance(expected, dict) else {alone: expected}).items():
            if isinstance(value, bool):
                assert next(one.value for one in found.verdicts if one.name == name) is value, form
            elif isinstance(value, list):
                assert [one_of(found, end) for end in NAMES[name]] == pytest.approx(value, abs=1e-6), form
            else:
                assert one_of(found, name) == pytest.approx(value, abs=1e-6), form


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case["form"])
def test_numbers_worked_by_hand(case):
    found = work_out(case["form"], case["inputs"])
    for name, value in case["results"].items():
        assert one_of(found, name) == pytest.approx(float(Fraction(str(value))), rel=1e-12)
    assert {one.name: one.value for one in found.verdicts} == {
        **{one.name: one.value for one in found.verdicts},
        **case.get("verdicts", {}),
    }


def test_every_form_has_a_case_of_its_own():
    assert {case["form"] for case in WORKED} == set(FORMS)


def numbers(one):
    """Numbers that an input may be, in hundredths (whole numbers for a whole input)."""
    if one.whole:
        return st.integers(1, 6).map(Fraction)
    low = 0 if one.least is None else one.least * 100 + one.above
    high = 300 if one.most is None else one.most * 100 - one.below
    return st.integers(low if one.least is not None else -300, high).map(lambda n: Fraction(n, 100))


@st.composite
def boxes(draw):
    """A form, ranges of its inputs that may be, and two points within them."""
    form = FORMS[draw(st.sampled_from(sorted(FORMS)))]
    ends = {one.name: sorted([draw(numbers(one)), draw(numbers(one))]) for one in form.inputs}
    if form.order:
        six = sorted(draw(st.lists(st.integers(-300, 300), min_size=6, max_size=6, unique=True)))
        for name, low, high in zip("PRT", six[::2], six[1::2], strict=True):
            ends[name] = [Fraction(low, 100), Fraction(high, 100)]
    box = {name: Range(*pair) for name, pair in ends.items()}
    share = [draw(st.integers(0, 8)) for _ in box]
    points = {
        name: one.low + (one.high - one.low) * Fraction(part, 8)
        for (name, one), part in zip(box.items(), share, strict=True)
    }
    for one in form.inputs:
        if one.whole:
            points[one.name] = Fraction(math.floor(points[one.name]))
    return form, box, points


@settings(max_examples=600, deadline=None)
@given(boxes())
def test_results_over_ranges_contain_the_results_at_every_point(case):
    form, box, points = case
    found = finding(form, {name: Assumption(range=one) for name, one in box.items()}, sides={"A": "A", "B": "B"})
    at = finding(
        form, {name: Assumption(range=Range(one, one)) for name, one in points.items()}, sides={"A": "A", "B": "B"}
    )
    slack = Fraction(1, 10**12)
    for result in form.results:
        value = result.value(points)
        assert at.results[result.name].low == value or math.isclose(at.results[result.name].low, value)
        span = found.results[result.name]
        assert span.low - slack <= value <= span.high + slack, result.name
    for whole, single in zip(found.verdicts, at.verdicts, strict=True):
        assert whole.value in (None, single.value)


def corner_grid(form, box, steps=7):
    """Every combination of a few points of each range: what bounds must be reached on, or nearly."""
    grid = [{}]
    for one in form.inputs:
        if one.name in box:
            here = box[one.name]
            points = [here.low + (here.high - here.low) * Fraction(n, steps) for n in range(steps + 1)]
            chosen = sorted({Fraction(math.floor(p)) for p in points}) if one.whole else sorted(set(points))
            grid = [{**made, one.name: value} for made in grid for value in chosen]
    return grid


TIGHT = {
    "fearon_range": {"p": [0.1, 0.9], "cA": [0.2, 0.3], "cB": [0.1, 0.4]},
    "fearon_private_info": {"p": [0.5, 0.7], "cA": [0.1, 0.2], "C": [0.2, 2]},
    "powell_inefficiency": {"delta": [0.05, 0.95], "p": [0.6, 0.7], "p_next": [0.3, 0.5], "cA": 0.2, "cB": [1, 3]},
    "two_level_zopa": {"q": [-2, 8], "A_ideal": [1, 2], "B_ideal": [4, 6], "no_deal_cost": [0, 1]},
}


@pytest.mark.parametrize("name", sorted(TIGHT))
def test_bounds_of_results_that_turn_are_reached(name):
    form = FORMS[name]
    found = work_out(name, TIGHT[name])
    box = {key: one.range for key, one in found.inputs.items()}
    values = corner_grid(form, box, steps=40 if len([one for one in box.values() if not one.is_point]) < 4 else 12)
    for result in form.results:
        seen = [float(result.value(point)) for point in values]
        span = found.results[result.name]
        if result.exact:
            width = max(float(span.high - span.low), 1e-9)
            assert min(seen) - float(span.low) <= 0.1 * width, result.name
            assert float(span.high) - max(seen) <= 0.1 * width, result.name


def test_the_size_of_steps_over_a_range_of_distances():
    inputs = {"v_A": 1, "v_B": 1, "b_A": 1, "b_B": 1, "delta_A": "1/2", "delta_B": "1/2", "d": 1}
    span = work_out("reciprocal_withdrawal", {**inputs, "D": [2.5, 4.5]}).results["step"]
    assert (span.low, span.high) == (Fraction(3, 4), 1)  # just above 3, four steps; at 3 and 4, steps of 1
    span = work_out("reciprocal_withdrawal", {**inputs, "D": [2.2, 2.8]}).results["step"]
    assert (span.low, span.high) == (Fraction("2.2") / 3, Fraction("2.8") / 3)


def breaking_pays(values, delta, *, periods=4000):
    """Keeping for ever against breaking for ever, by adding up.

    A violation is found out with chance d in its period and answered from `lag` periods later on.
    """
    lag, seen = int(values.get("lag", 1)), float(values.get("d", 1))
    total = 0.0
    for period in range(periods):
        unanswered = (1 - seen) ** max(0, period - lag + 1)
        total += delta**period * (unanswered * values["T"] + (1 - unanswered) * values["P"])
    return total > values["R"] / (1 - delta) + 1e-9


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("grim_trigger", {"T": 5, "R": 3, "P": 1}),
        ("grim_trigger_detection_lag", {"T": 5, "R": 4, "P": 1, "lag": 3}),
        ("imperfect_detection", {"T": 7, "R": 5, "P": 1, "d": 0.4}),
    ],
)
def test_the_least_weight_is_where_adding_up_turns(form, values):
    star = one_of(work_out(form, values), "delta_star")
    assert breaking_pays(values, star - 0.01)
    assert not breaking_pays(values, star + 0.01)


def test_the_monitoring_needed_is_where_adding_up_turns():
    values = {"T": 5, "R": 4, "P": 1, "lag": 3, "delta": 0.9}
    star = one_of(work_out("detection_needed", values), "d_star")
    assert breaking_pays({**values, "d": star - 0.02}, 0.9)
    assert not breaking_pays({**values, "d": star + 0.02}, 0.9)


def test_no_monitoring_is_enough_where_the_answer_comes_too_late():
    found = work_out("detection_needed", {"T": 5, "R": 3, "P": 1, "lag": 4, "delta": [0.5, 0.9]})
    assert found.results["d_star"].high == math.inf
    assert as_data(found)["results"]["d_star"]["high"] is None
    assert any("out of reach" in line for line in sentences(found))


def test_a_demand_without_knowing_the_cost_is_the_best_of_all_demands():
    values = {"p": Fraction(3, 5), "cA": Fraction(1, 10), "C": Fraction(2, 5)}

    def worth(above):
        refused = max(Fraction(0), min(Fraction(1), above / values["C"]))
        return (1 - refused) * (values["p"] + above) + refused * (values["p"] - values["cA"])

    best = max((Fraction(n, 1000) for n in range(401)), key=worth)
    assert one_of(work_out("fearon_private_info", values_as_text(values)), "demand") == float(values["p"] + best)


def values_as_text(values):
    return {name: str(value) for name, value in values.items()}


@pytest.mark.parametrize(
    ("model", "says"),
    [
        ({"form": "grim_trigger", "inputs": {"T": 5, "Q": 1}}, "unknown input 'Q'"),
        ({"form": "grim_trigger", "inputs": {"T": [5, 4]}}, "upside down"),
        ({"form": "grim_trigger", "inputs": {"T": "much"}}, "not a number: 'much'"),
        ({"form": "grim_trigger", "inputs": {"T": {"value": 5, "range": [4, 5]}}}, "both a value and a range"),
        ({"form": "grim_trigger", "inputs": {"T": {"worth": 5}}}, "unknown entry 'worth'"),
        ({"form": "grim_trigger", "inputs": {"T": [1, 2, 3]}}, "a range is two numbers"),
        ({"form": "grim_trigger", "inputs": [1]}, "inputs is not a mapping"),
        ({"form": "grim", "inputs": {}}, "no form is called 'grim'"),
        ({"inputs": {}}, "no form is named"),
        ({"form": "grim_trigger", "beliefs": {}}, "unknown entry 'beliefs'"),
        ({"form": "grim_trigger", "inputs": {"T": True}}, "not a number"),
        ({"form": "grim_trigger", "inputs": {"T": ".nan"}}, "not a number"),
        ({"form": "grim_trigger", "inputs": {"T": "1/0"}}, "not a number"),
    ],
)
def test_a_model_that_is_wrong_is_refused_by_name(model, says):
    with pytest.raises(DataFileError, match=says):
        model_of(model, origin="model.yaml")


@pytest.mark.parametrize(
    ("form", "inputs", "says"),
    [
        ("rubinstein", {"d1": 1, "d2": 0.5}, "'d1' is 1"),
        ("rubinstein", {"d1": [0.5, 1], "d2": 0.5}, "'d1' is between 0.5 and 1"),
        ("fearon_range", {"p": -0.1, "cA": 0, "cB": 0}, "'p' is −0.1"),
        ("fearon_range", {"p": 0.5, "cA": -1, "cB": 0}, "'cA' is −1"),
        ("imperfect_detection", {"T": 5, "R": 3, "P": 1, "d": 0}, "'d' is 0"),
        ("grim_trigger_detection_lag", {"T": 5, "R": 3, "P": 1, "lag": 1.5}, "'lag' is 1.5"),
        ("grim_trigger", {"T": [3, 5], "R": [2, 4], "P": 1}, "'T' must be above 'R'"),
    ],
)
def test_inputs_that_cannot_be_are_refused_by_name(form, inputs, says):
    with pytest.raises(UsageError, match=says):
        work_out(form, inputs)


def test_a_form_says_which_inputs_it_needs():
    found = work_out("guarantee_needed", {"T": 5, "R": 3, "d": None})
    assert found.needs == ("P", "delta", "d", "L")
    assert not found.results
    assert any(line.startswith("Needs: ") and "(delta;" in line for line in sentences(found))


def test_words_name_the_sides_the_ranges_and_who_says_so():
    model = {
        "form": "fearon_range",
        "sides": {"A": "Orvany", "B": "Velmar"},
        "assumed_by": "the desk",
        "inputs": {"p": [0.4, 0.6], "cA": {"value": 0.1, "given_by": "a ministry"}, "cB": 0.1},
    }
    lines = list(sentences(findings(model_of(model, origin="test"))[0]))
    assert any(
        "Orvany's chance of prevailing" in one and "between 0.4 and 0.6 (assumed by the desk)" in one for one in lines
    )
    assert any("what war costs Orvany" in one and "is 0.1 (given by a ministry)" in one for one in lines)
    assert any("the least share that Orvany prefers to war (low): between 0.3 and 0.5" in one for one in lines)
    assert not any("{A}" in one or "{B}" in one for one in lines)


def test_ranges_in_words_are_rounded_outward():
    found = work_out("rubinstein", {"d1": [0.5, 0.6], "d2": [0.7, 0.8]})
    low, high = found.results["share"].low, found.results["share"].high
    told = str(found.results["share"]).removeprefix("between ").split(" and ")
    assert Fraction(told[0]) <= low
    assert Fraction(told[1]) >= high

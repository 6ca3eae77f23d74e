"""The break-even picture: one well-formed file that needs nothing else and says the same in words."""

import pytest
from lxml import etree

from detente.analysis.commitment import FORMS, curve, findings, model_of
from detente.errors import UsageError
from detente.report.breakeven import break_even_svg

SVG = "{http://www.w3.org/2000/svg}"
INPUTS = {
    "T": 5, "R": 3, "P": [0.5, 1], "delta": [0.3, 0.45], "d": [0.5, 0.8], "L": 5, "g": [0.3, 0.4], "bond": 2, "p": [0.5, 0.6],
    "cA": 0.1, "cB": [0.1, 0.2], "C": 0.4, "lag": [1, 2], "S": 10, "b": [2, 3], "D": 20, "v_A": 1, "v_B": 2, "b_A": 2, "b_B": 3,
    "delta_A": 0.8, "delta_B": [0.8, 0.9], "q": 0.5, "A_ideal": 0.2, "B_ideal": 0.9, "no_deal_cost": [0.05, 0.1],
    "extra_veto_ideal": 0.1, "extra_cost": 0.05, "v": [1, 3], "c": 4, "p_win": [0.4, 0.6], "stake": 10, "war_cost": 8, "a": 3,
    "p_next": 0.3, "p1": 0.4, "p2": 0.6, "d1": 0.9, "d2": [0.8, 0.9],
}  # fmt: skip


def drawn(form, *, inputs=INPUTS, sides=None, across=None, who="the desk"):
    known = {one.name for one in FORMS[form].inputs}
    model = {
        "form": form,
        "assumed_by": who,
        "sides": sides or {},
        "inputs": {
            key: value
            for key, value in inputs.items()
            if key in known and not (form == "deterrence_reliability" and key == "P")
        },
    }
    (found,) = findings(model_of(model, origin="test"))
    return break_even_svg(curve(found, across=across), found)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_has_a_picture_with_its_words(form):
    tree = etree.fromstring(drawn(form).encode())
    title, told = tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")
    assert tree.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
    assert FORMS[form].title in title.text
    assert "assumed by the desk" in told.text
    assert "between" in told.text or " is " in told.text or ": " in told.text
    places = [float(one.get(at)) for one in tree.iter(f"{SVG}text") for at in ("x", "y")]
    assert all(0 <= place <= 1200 for place in places)
    assert tree.findall(f".//{SVG}path")


def test_every_required_input_can_run_along_the_foot():
    for form in FORMS.values():
        for one in form.inputs:
            if not one.optional:
                etree.fromstring(drawn(form.name, across=one.name).encode())


def test_names_of_others_cannot_break_the_picture():
    text = drawn("fearon_range", sides={"A": "<script>alert(1)</script>", "B": "\u202eB & C\x07"}, who="<b>&")
    tree = etree.fromstring(text.encode())
    assert not list(tree.iter(f"{SVG}script"))
    assert "\u202e" not in text
    assert "\x07" not in text


def test_the_picture_asks_for_nothing_from_elsewhere_and_knows_light_dark_and_print():
    text = drawn("guarantee_needed")
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "prefers-color-scheme:dark" in text
    assert "@media print" in text


def test_what_a_picture_needs_is_named():
    few = {key: value for key, value in INPUTS.items() if key != "L"}
    with pytest.raises(UsageError, match="needs L"):
        drawn("guarantee_needed", inputs=few)
    with pytest.raises(UsageError, match="no input 'lag'"):
        drawn("guarantee_needed", across="lag")


def test_the_input_along_the_foot_need_not_be_known():
    few = {key: value for key, value in INPUTS.items() if key != "d"}
    assert "d as given" not in drawn("guarantee_needed", inputs=few)

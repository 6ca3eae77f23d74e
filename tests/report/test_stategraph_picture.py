"""The picture of a conflict: well formed, told in words, nothing of a text taken for markup."""

from xml.etree import ElementTree as ET  # our own output

from detente.analysis.stability import analyse, model_of
from detente.report.stategraph import MOST, state_graph_svg

SVG = "{http://www.w3.org/2000/svg}"


def found(options, **more):
    held = {
        "title": "The Harl road & <toll>",
        "options": options,
        "status_quo": "N" * sum(len(one) for one in options.values()),
        "preferences": {
            "Orvany": {"statements": ["not withdraw", "lift the toll"]},
            "Velmar": {"weights": {"withdraw": 2, "lift the toll": -1}},
        },
    }
    return analyse(model_of(held | more, origin="case"))


def test_every_state_and_every_move_is_drawn_and_told():
    result = found({"Orvany": ["withdraw"], "Velmar": ["lift the toll"]})
    root = ET.fromstring(state_graph_svg(result))  # noqa: S314
    boxes = [one for one in root.iter(f"{SVG}rect") if "box" in one.get("class", "")]
    assert len(boxes) == 4
    assert sum("nash" in one.get("class") for one in boxes) == len(result.equilibria["nash"]) == 1
    arrows = [one for one in root.iter(f"{SVG}path") if "arrow" in one.get("class", "")]
    told = root.find(f"{SVG}desc").text
    assert len(arrows) == told.count("would move from") - told.count("Nobody would move from") == 4
    assert "Status quo: nothing done." in told
    drawn = [one.text for one in root.iter(f"{SVG}text")]
    assert {"A: withdraw", "B: lift the toll", "nothing done"} <= set(drawn) and "YN" not in drawn
    assert "The Harl road & <toll>" in root.find(f"{SVG}title").text
    assert "status quo" in [one.text for one in root.iter(f"{SVG}text")]


def test_of_many_states_those_that_matter_are_drawn():
    options = {"Orvany": ["withdraw", "a", "b", "c"], "Velmar": ["lift the toll", "d", "e"]}
    result = found(options)
    root = ET.fromstring(state_graph_svg(result))  # noqa: S314
    boxes = [one for one in root.iter(f"{SVG}rect") if "box" in one.get("class", "")]
    assert 1 < len(boxes) <= MOST < result.model.size
    assert any("of 128 states are drawn" in (one.text or "") for one in root.iter(f"{SVG}text"))


def test_a_name_that_is_too_long_for_its_box_stands_below():
    far = (
        "withdraw behind the line that the surveyors of both sides marked in the year before the flood, stay there until "
        "the last of the mills on the lower river has been built up again, and open the road to whoever brings timber"
    )
    options = {"Orvany": [{"name": "withdraw", "short": far}], "Velmar": ["lift the toll"]}
    root = ET.fromstring(state_graph_svg(found(options)))  # noqa: S314
    drawn = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert {"1", "2", "1+2", "nothing done"} <= set(drawn) and any(one == "1: Orvany, withdraw." for one in drawn)

"""`detente talks`: from a scenario's file to distributions, sentences and a picture."""

import json
import xml.etree.ElementTree as ET

import pytest

SCENARIO = """
title: Ford and toll
assumed_by: A. Reader
parties: {hill: Hill State, lake: Lake League}
issues:
  ford: {options: [open, guarded]}
  toll: {options: [shared, none]}
utilities:
  hill: {scale: points, values: {ford: {points: {open: 0, guarded: 3}}, toll: {points: {shared: 1, none: 2}}}}
  lake: {scale: points, values: {ford: {points: {open: 3, guarded: 0}}, toll: {points: {shared: 2, none: 0}}}, no_deal: {worth: 1}}
"""


@pytest.fixture
def scenario(tmp_path):
    path = tmp_path / "ford.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path, "--record", tmp_path / "none", "--runs", "200"


def test_talks_in_words(detente, scenario):
    code, out, _ = detente("talks", *scenario, "--strategy", "hill=conceder", "--strategy", "Lake League=micro")
    assert code == 0
    assert "What these rules would do, in 200 simulated talks (seed 0); no forecast, no recommendation" in out
    assert "Hill State: conceder (beta 4, first 0), gives way early; no deal is worth 1 (not stated" in out
    assert "Lake League: micro" in out
    assert "no deal is worth 1\n" in out
    assert "Agreed: " in out


def test_the_same_as_json_and_the_same_again(detente, scenario):
    words = ("talks", *scenario, "--strategy", "random", "--cost", "lake=0.5", "--event", "hill@3=2", "--json")
    code, out, _ = detente(*words)
    found = json.loads(out)
    assert code == 0
    assert found["what"] == "what these rules would do; no forecast, no recommendation"
    assert found["sides"][0]["no_deal"] == [1.0, 2.0]
    assert found["sides"][1]["delay"]["mean"] > 0
    assert sum(found["by_round"]) == round(200 * found["agreed"]["value"])
    assert detente(*words)[1] == out
    assert detente(*words, "--seed", "1")[1] != out


@pytest.mark.parametrize("protocol", ["offers", "shuttle", "text"])
def test_the_picture_stands_alone(detente, scenario, tmp_path, protocol):
    picture = tmp_path / "talks.svg"
    code, _, _ = detente("talks", *scenario, "--protocol", protocol, "--svg", picture)
    assert code == 0
    root = ET.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314 # our own file
    told = root.find("{http://www.w3.org/2000/svg}desc").text
    assert "no forecast" in told
    assert "Hill State" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--strategy", "hil=linear"), "no party is called 'hil'. The parties are: hill, lake."),
        (("--strategy", "liner"), "no strategy is called 'liner'. There are: boulware,"),
        (("--rounds", "0"), "the deadline is 0 rounds"),
        (("--runs", "0"), "0 runs"),
        (("--event", "hill@x=1"), "an event is 'hill@x=1'. Write PARTY@ROUND=VALUE"),
        (("--event", "hill@3=low"), "what no deal is worth is 'low'"),
        (("--event", "sea@3=1"), "no party is called 'sea'"),
        (("--discount", "hill=2"), "a round costs Hill State a discount of 2"),
        (("--protocol", "text", "--strategy", "linear"), "does not fit these rules. With text: climber, annealer."),
    ],
)
def test_what_is_wrong_is_named(detente, scenario, words, said):
    code, _, err = detente("talks", *scenario, *words)
    assert code == 2
    assert said in err


def test_values_that_are_open_are_named(detente, tmp_path):
    path = tmp_path / "open.yaml"
    path.write_text(SCENARIO.split("utilities:", maxsplit=1)[0], encoding="utf-8")
    code, _, err = detente("talks", path, "--record", tmp_path / "none")
    assert code == 2
    assert "how much ford matters to Hill State is open" in err
    assert "--robust" in err

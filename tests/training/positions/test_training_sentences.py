"""The sentences on positions keep their form; each of these faults is one that a hand makes while writing them."""

from __future__ import annotations

import json

import pytest

from training.positions import check

GOOD = {
    "text": "The marsh council will not hear of a truce.",
    "stances": [
        {
            "party": "The marsh council",
            "issue": "ceasefire",
            "option": "general",
            "attitude": "rejects",
            "thing": "a truce",
            "verb": "will not hear of",
            "red_line": False,
        }
    ],
}


def test_the_sentences_have_no_fault() -> None:
    assert check.main() == 0


def test_a_good_row_has_none() -> None:
    assert list(check.row_faults(json.dumps(GOOD), check.options())) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("party", "the council"), ("thing", ""), ("option", "phased"), ("attitude", "wants"), ("red_line", "no")],
)
def test_a_fault_is_named(key: str, value: str) -> None:
    row = GOOD | {"stances": [GOOD["stances"][0] | {key: value}]}
    assert list(check.row_faults(json.dumps(row), check.options()))


def test_a_left_over_mark_and_broken_json_are_named() -> None:
    marked = {"text": "{p The council} waits.", "stances": []}
    assert list(check.row_faults(json.dumps(marked), check.options())) == ["a left-over mark"]
    assert next(check.row_faults("{", check.options())).startswith("not JSON")

"""Every rule of attribution, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml


def table(name):
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))


CASES = [*table("attribution_cases.yaml"), *table("attribution_registers.yaml")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_case(case, attributed):
    wanted = [
        (rule.rstrip("!"), source, cue, tuple(pieces), not rule.endswith("!"))
        for rule, source, cue, *pieces in case["found"]
    ]
    found = [(rule, source, cue, pieces, counts) for rule, source, cue, pieces, _, counts in attributed(case["text"])]
    assert found == wanted


@pytest.mark.parametrize("case", table("relay_cases.yaml"), ids=lambda case: case["text"][:50])
def test_relay(case, attributed):
    wanted = [(source, relayer, tuple(pieces)) for source, relayer, *pieces in case["found"]]
    found = [(source, relayer, pieces) for _, source, _, pieces, relayer, counts in attributed(case["text"]) if counts]
    assert found == wanted

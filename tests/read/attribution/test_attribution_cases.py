"""Every rule of attribution, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent / "attribution_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_case(case, attributed):
    wanted = [
        (rule.rstrip("!"), source, cue, tuple(pieces), not rule.endswith("!"))
        for rule, source, cue, *pieces in case["found"]
    ]
    found = [(rule, source, cue, pieces, counts) for rule, source, cue, pieces, _, counts in attributed(case["text"])]
    assert found == wanted

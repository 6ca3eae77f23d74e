"""Every frame and a good many options, on sentences about invented talks."""

from pathlib import Path

import pytest
import yaml
from invented import NAMES, doc_of

from detente.model import load_catalogue
from detente.read.positions.cues import CueBook
from detente.read.positions.reading import read

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
BOOK = CueBook(load_catalogue())


def told(position):
    red = " red" if position.red_line else ""
    condition = f" | {position.condition.exact}" if position.condition else ""
    return f"{NAMES[position.party]} {position.issue} {position.option} {position.attitude}{red}{condition}"


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_case(case):
    found = read(doc_of(case["text"], case.get("said", ()), case.get("mode", "indirect")), BOOK)
    assert sorted(told(one) for one in found) == sorted(case["expect"])


def test_every_issue_has_a_case():
    issues = {expected.split()[1] for case in CASES for expected in case["expect"]}
    assert issues >= set(load_catalogue())

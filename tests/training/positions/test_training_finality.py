"""The judge of red lines is made from annotated demands and refusals, the same each time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from training.positions_model.finality import FEWEST, OUT, card, cases, fitted, part_of

from detente.read.positions.finality.judging import FILE

WANTS = "Veska wants a truce before it signs anything."
TEXT = f"Veska and the Copper Circle met in Oslo. {WANTS} The Circle accepts monitors."


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    position = {"party": "veska", "issue": "ceasefire", "option": "general", "red_line": True}
    told = [
        {**position, "attitude": "demands", "evidence": WANTS},
        {**position, "attitude": "accepts", "evidence": "The Circle accepts monitors."},
        {**position, "attitude": "demands", "evidence": "words that are not there"},
    ]
    path = tmp_path / "veska-01.json"
    path.write_text(json.dumps({"text": TEXT, "positions": told}), encoding="utf-8")
    return [path]


def test_demands_whose_words_stand_in_the_report_are_cases(reports: list[Path]) -> None:
    (one,) = cases(reports)
    assert (one.process, one.red, one.by_rule) == ("veska", True, True)
    assert 0 <= part_of(one) < 5


def test_the_same_cases_give_the_same_weights_and_a_card(reports: list[Path]) -> None:
    (one,) = cases(reports)
    assert fitted([one] * FEWEST) == fitted([one] * FEWEST) != {}
    some = [replace(one, process=name) for name in ("veska", "orsk", "tarn", "zell") for _ in range(FEWEST)]
    assert len({part_of(one) for one in some}) > 1
    assert "| rules alone | 1.00 | 1.00 | 1.00 |" in card(some, reports=1, weights=3)


def test_the_package_holds_what_was_made() -> None:
    assert json.loads((OUT / FILE).read_text(encoding="utf-8"))
    assert (OUT / "CARD.md").is_file()

"""The judge of whom talks are between is made from annotated reports, the same each time."""

from __future__ import annotations

import json
from pathlib import Path

from training.people_model.principals import OUT, cases, fitted, part_of, weighed

from detente.read.people.principals.judging import FILE

REPORT = {
    "id": "veska-01",
    "published": "2034-05-04T10:00:00Z",
    "title": "Veska and the Copper Circle talk in Oslo",
    "text": "Veska and the Copper Circle met in Oslo on Monday. Veska wants a truce. The Copper Circle refuses one. "
    "Veska's minister, Ana Rua, told the Copper Circle that Veska would wait. Norway hosted the Copper Circle and Veska.",
    "actors": [
        {"id": "veska", "kind": "state", "name": "Veska", "names": ["Veska"], "side": None},
        {"id": "rua", "kind": "person", "name": "Ana Rua", "names": ["Ana Rua"], "side": "veska"},
        {"id": "circle", "kind": "group", "name": "Copper Circle", "names": ["the Copper Circle"], "side": None},
        {"id": "norway", "kind": "state", "name": "Norway", "names": ["Norway"], "side": None},
    ],
    "meetings": [{"participants": ["rua", "circle"]}, {"participants": ["norway"]}],
    "positions": [{"party": "veska"}],
}


def test_a_seat_beside_another_side_and_a_position_count() -> None:
    assert weighed(REPORT) == {"veska": 1.34, "circle": 1}


def test_a_report_is_a_case_with_the_sides_that_talk(tmp_path: Path) -> None:
    path = tmp_path / "veska-01.json"
    path.write_text(json.dumps(REPORT), encoding="utf-8")
    (one,) = cases([path])
    assert one.between == {"veska", "circle"}
    assert {"veska", "circle"} <= set(one.named)
    assert 0 <= part_of(one) < 5
    assert fitted([one] * 6) == fitted([one] * 6) != {}


def test_a_report_of_one_side_is_no_case(tmp_path: Path) -> None:
    path = tmp_path / "veska-02.json"
    path.write_text(json.dumps(REPORT | {"meetings": [], "positions": []}), encoding="utf-8")
    assert not list(cases([path]))


def test_the_weights_in_the_package_are_numbers_of_three_digits() -> None:
    weights = json.loads((OUT / FILE).read_text(encoding="utf-8"))
    assert all(round(size, 3) == size for size in weights.values())

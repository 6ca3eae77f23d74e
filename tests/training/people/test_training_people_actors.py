"""The judge of actors is made from annotated reports, the same each time."""

from __future__ import annotations

import dataclasses
import json

import pytest
from training.people_model.actors import OUT, fitted, outline, part_of, plain, rows

from detente.read.people.actors.judging import FILE


@pytest.mark.parametrize(
    ("name", "wanted"), [("The Front’s", "front"), ("A  Council", "council"), ("Anselm", "anselm")]
)
def test_names_are_compared_as_annotations_are(name, wanted):
    assert plain(name) == wanted


def test_a_process_is_left_out_as_a_whole(tmp_path):
    report = {
        "text": "Veska said it would meet the Copper Circle. The Copper Circle wants a truce.",
        "actors": [{"kind": "group", "name": "Copper Circle", "names": ["the Copper Circle"]}],
    }
    path = tmp_path / "veska-01.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    found = list(rows(path, outline()))
    assert {one.process for one in found} == {"veska"}
    assert [one.name for one in found if one.kind == "group"] == ["copper circle"]
    assert part_of("veska") == part_of("veska")
    many = [
        dataclasses.replace(one, kind=one.kind and kind) for kind in ("group", "state", "organisation") for one in found
    ] * 4
    assert fitted(many).weights == fitted(many).weights


def test_weights_in_the_package_have_every_question():
    assert json.loads((OUT / FILE).read_text(encoding="utf-8")).keys() == {"actor", "state", "group", "person"}

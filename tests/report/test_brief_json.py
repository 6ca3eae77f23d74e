from __future__ import annotations

import json

import hostile
import pytest
import varland

from detente.model import Dossier
from detente.report import render_json


def test_the_keys_are_those_that_are_written_down(brief):
    data = json.loads(render_json(brief))
    assert list(data) == ["format", "made_by", "head", "sections", "second", "annexes", "sources", "movements", "joins",
                          "accounts"]  # fmt: skip
    assert data["format"] == "detente-brief/1"
    assert data["sections"][0]["id"] == "new"
    claim = data["sections"][2]["claims"][0]
    assert set(claim) == {"id", "number", "section", "text", "parts", "voice", "facts", "fresh", "checkable", "checked",
                          "passages", "marks"}  # fmt: skip
    assert [one["letter"] for one in data["annexes"]] == list("ABCDEFGH")
    kinds = {block["kind"] for annex in data["annexes"] for block in annex["blocks"]}
    assert kinds == {"table", "list", "chart", "strips", "bars"}


@pytest.mark.parametrize("make", [varland.dossier, hostile.dossier])
def test_offsets_give_the_words(compose, make):
    data = json.loads(render_json(compose(make())))
    texts = {one["id"]: one["text"] for one in data["sources"]}
    marks = set()
    for source in data["sources"]:
        for mark in source["marks"]:
            assert source["text"][mark["start"] : mark["end"]] == mark["exact"]
            marks.add(mark["id"])
    for section in data["sections"]:
        for claim in section["claims"]:
            assert set(claim["marks"]) <= marks
            assert "".join(part["text"] for part in claim["parts"]) == claim["text"]
            for one in claim["passages"]:
                assert texts[one["source"]][one["start"] : one["end"]] == one["exact"]


def test_every_row_has_a_cell_a_column(brief):
    for annex in json.loads(render_json(brief))["annexes"]:
        for block in annex["blocks"]:
            if block["kind"] == "table":
                assert all(len(row["cells"]) == len(block["columns"]) for row in block["rows"])


def test_an_empty_record(compose):
    data = json.loads(render_json(compose(Dossier(name="Nothing yet"))))
    assert data["sources"] == []
    assert all(section["claims"] == [] for section in data["sections"])

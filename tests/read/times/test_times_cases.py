"""Our own sentences about invented talks, each with the dates that a careful reader resolves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import spacy
import yaml

from detente.read import layout, times

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES = [case for file in FILES for case in yaml.safe_load(file.read_text(encoding="utf-8"))]

_nlp = spacy.blank("en")
for _name in (*layout.COMPONENTS, *times.COMPONENTS):
    _nlp.add_pipe(_name)


def resolved(text: str, published: str = "2034-05-17") -> list[str]:
    """The dates of a text as ISO values, ranges with a slash."""
    doc = _nlp.make_doc(text)
    doc._.source_id, doc._.published = "t", dt.datetime.fromisoformat(published + "T18:00:00+00:00")
    for _, component in _nlp.pipeline:
        doc = component(doc)
    return [f"{one.date.value}/{one.until.value}" if one.until else one.date.value for one in doc._.whens]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_dates(case):
    assert resolved(case["text"], case.get("published", "2034-05-17")) == [str(one) for one in case["dates"]]

"""The look at a word's first letters passes over no word that an entry could begin with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from detente.read.happenings.lexicon import entries, one_of, pattern

TEXTS = [
    case["text"]
    for file in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
LISTS = [("meetings", "meet_verbs"), ("meetings", "denied"), ("meetings", "under_way"), ("decisions", "state_bodies")]


@pytest.mark.parametrize(("file", "key"), LISTS)
def test_the_guard_loses_nothing(file, key):
    assert isinstance(entries(file, key), list)
    plain = re.compile(rf"\b{one_of(file, key)}(?!\w)", re.IGNORECASE)
    for text in TEXTS:
        assert [m.span() for m in pattern(file, key).finditer(text)] == [m.span() for m in plain.finditer(text)]

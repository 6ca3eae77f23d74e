"""Tests for evals.sides: what was read wrong and what was left open are counted apart."""

from __future__ import annotations

import pytest
from evals.corpora import SHARED
from evals.sides import compared

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the scorer is not on this machine")

TEXT = "Orsk will sign, said Ana Diaz. Tarn has doubts, Ivo Renn warned. Nobody came, he added."
ACTORS = [
    {"id": "orsk", "name": "Orsk", "names": ["Orsk"], "side": None},
    {"id": "tarn", "name": "Tarn", "names": ["Tarn"], "side": None},
    {"id": "diaz", "name": "Ana Diaz", "names": ["Ana Diaz"], "side": "orsk"},
    {"id": "renn", "name": "Ivo Renn", "names": ["Ivo Renn"], "side": "tarn"},
]


def _said(speaker: str | None, words: str) -> dict[str, object]:
    at = TEXT.index(words)
    return {"speaker": speaker, "mode": "indirect", "content": [[at, at + len(words)]], "relayer": None}


def _gold() -> dict[str, object]:
    said = [("diaz", "Orsk will sign"), ("renn", "Tarn has doubts"), ("renn", "Nobody came")]
    statements = [{**_said(who, words), "content": [words]} for who, words in said]
    return {"id": "x", "text": TEXT, "actors": ACTORS, "statements": statements}


def test_wrong_and_missing_are_told_apart() -> None:
    read = [dict(one, side="orsk" if one["id"] == "renn" else None) for one in ACTORS]
    statements = [_said("diaz", "Orsk will sign"), _said("tarn", "Tarn has doubts"), _said(None, "Nobody came")]
    found = [what for what, _ in compared(_gold(), {"id": "x", "actors": read, "statements": statements})]
    assert found.count("side right") == 2
    assert found.count("side wrong") == 1
    assert found.count("side missing") == 1
    assert {"speaker right", "speaker wrong", "speaker missing"} < set(found)


def test_what_was_not_read_and_what_is_not_there() -> None:
    statements = [_said("diaz", "Orsk will sign"), _said("renn", "Nobody came"), _said("renn", "he added")]
    read = [*ACTORS[:3], {"id": "x", "name": "Nobody", "names": ["Nobody"], "side": None}]
    found = dict(compared(_gold(), {"id": "x", "actors": read, "statements": statements}))
    assert found["actor missed"] == "Ivo Renn"
    assert found["actor added"] == "Nobody"
    assert found["statement missed"] == "renn: Tarn has doubts"
    assert found["statement added"].endswith("he added")

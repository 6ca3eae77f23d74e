"""Accuracy cannot slip unseen: every figure stands on or above its floor, on the data it was pinned on."""

import pytest

from evals import corpora, floors

SLOW = "dispatches"
"""A thousand reports that the models learn from take longer than all others together: `make eval` holds their floors."""


@pytest.mark.parametrize("corpus", sorted(floors.MEASURES.keys() - {SLOW}))
def test_no_figure_is_below_its_floor(corpus):
    if not corpora.files(corpus):
        pytest.skip("the annotated data are not on this machine (../shared)")
    assert floors.floors(corpus), "no floors are pinned: python -m evals --raise"
    assert not floors.changed(corpus), "the data are not those that the floors were pinned on"
    assert floors.fallen(corpus, floors.MEASURES[corpus]()) == []


def test_a_floor_notices_a_fall(monkeypatch):
    monkeypatch.setattr(floors, "floors", lambda corpus, *, file=None: {"talks.actors": 0.9})
    assert floors.fallen("talks", {"talks.actors": 0.89}) == ["talks.actors: 0.890, floor 0.900"]
    assert floors.fallen("talks", {}) == ["talks.actors: not measured any more, floor 0.900"]
    assert floors.fallen("talks", {"talks.actors": 0.9}) == []


def test_floors_go_down_only_on_purpose(tmp_path, monkeypatch):
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    floors.pin("talks", {"talks.actors": 0.9}, lower=False)
    floors.pin("talks", {"talks.actors": 0.7}, lower=False)
    assert floors.floors("talks") == {"talks.actors": 0.9}
    floors.pin("talks", {"talks.actors": 0.7}, lower=True)
    assert floors.floors("talks") == {"talks.actors": 0.7}

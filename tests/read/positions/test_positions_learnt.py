"""The learnt part of reading positions: its words, its file, what it finds and what it leaves out."""

from __future__ import annotations

import zipfile

import numpy as np
import pytest
from invented import doc_of

from detente.model import load_catalogue
from detente.read.positions.cues import CueBook
from detente.read.positions.learnt import vectors, weights, words
from detente.read.positions.learnt.archive import pack, unpack
from detente.read.positions.reading import read


def test_an_archive_keeps_its_arrays_and_is_the_same_every_time():
    arrays = {"a": np.arange(6).reshape(2, 3), "b": np.array([0.5], dtype=np.float32)}
    data = pack(arrays)
    assert data == pack(arrays)
    assert all((unpack(data)[name] == array).all() for name, array in arrays.items())


def test_a_damaged_archive_is_told():
    with pytest.raises((zipfile.BadZipFile, ValueError)):
        unpack(pack({"a": np.zeros(3)})[:-30])


def test_names_that_are_no_words_are_one_word_and_numbers_another():
    found = words.words("The Zuvrani hold 4,500 captives", 0, 31)
    assert [one.low for one in found] == ["the", words.NAME, "hold", words.NUMBER, "captives"]
    assert [one.stem for one in found if one.content] == ["hold", "captiv"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("withdrawal", "withdrawals"), ("released", "release"), ("monitors", "monitor"), ("stopping", "stop")],
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert words.stem(one) == words.stem(other)


def test_words_used_alike_are_near():
    def near(one, other):
        return float(vectors.mean([one]) @ vectors.mean([other]))

    assert near("ceasefire", "truce") > near("ceasefire", "orchestra")
    assert not vectors.mean(["zuvrani"]).any()


def test_a_model_is_the_same_after_packing():
    model = weights.Network(
        ("yes", "no"),
        {"u:a": 0, "u:b": 1},
        sparse=np.array([[1.0, -1.0, 2.0], [0.5, 0.0, -2.0]]),
        dense=np.zeros((2, 3)),
        inner=np.zeros(3),
        outer=np.array([[1.0, -1.0], [-1.0, 1.0], [0.5, 0.0]]),
        bias=np.zeros(2),
    )
    again = weights.from_arrays("it", unpack(pack(weights.to_arrays("it", model))))
    assert again.rows == model.rows
    for seen in (["u:a", "u:c"], ["u:b"], ["u:c"]):
        shares = again.shares(seen, np.zeros(2, dtype=np.float32))
        assert shares == pytest.approx(model.shares(seen, np.zeros(2, dtype=np.float32)), abs=0.02)
        assert sum(shares.values()) == pytest.approx(1)
    assert again.shares(["u:a"], np.zeros(2, dtype=np.float32))["yes"] > 0.9
    assert again.shares(["u:a"], np.zeros(2, dtype=np.float32), among=[1]) == {"no": 1.0}


def test_what_comes_with_the_package_knows_the_catalogue():
    catalogue = load_catalogue()
    models = weights.shipped()
    assert models is not None
    assert set(models.issue.classes) == {*catalogue, "nothing"}
    assert {one.partition(".")[0] for one in models.option.classes} == set(catalogue)
    assert set(models.leanings) == set(models.option.classes)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ostrel insists that the warlords stand in the dock.", ("justice", "demands")),
        ("Ostrel rejects a foreign garrison on the hills.", ("foreign_forces", "rejects")),
        (
            "Ostrel would never let the Front's men put on the uniform of the state.",
            ("disarmament", "rejects"),
        ),
    ],
)
def test_an_issue_without_a_cue_is_told_from_its_words(sentence, expected):
    found = read(doc_of(sentence), CueBook(load_catalogue()))
    assert expected in {(one.issue, one.attitude) for one in found}
    assert {one.why.rule.partition(", ")[0] for one in found} == {"positions.model"}

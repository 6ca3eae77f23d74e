"""The training of the models of positions, on a few invented sentences."""

from __future__ import annotations

import json

import numpy as np
from training.positions_model.choosing import Choice, choices, weights
from training.positions_model.examples import sentences
from training.positions_model.fit import Row, Settings, fit
from training.positions_model.rows import ATTITUDES, ISSUES, NOTHING, issue_rows, leanings, option_rows, stance_rows

from detente.read.positions.learnt.archive import pack
from detente.read.positions.learnt.weights import shipped, to_arrays

TEXTS = (
    (
        "Brovnia wants its captured sailors home, the envoy said.",
        [("prisoners", "all", "demands", "captured sailors home", "wants")],
    ),
    (
        "The Front refuses to lock away its rifles.",
        [("disarmament", "phased", "rejects", "lock away its rifles", "refuses")],
    ),
    ("The weather held over the harbour.", []),
)


def written(folder):
    path = folder / "some.jsonl"
    keys = ("issue", "option", "attitude", "thing", "verb")
    rows = [
        {"text": text, "stances": [dict(zip(keys, one, strict=True), party="", red_line=False) for one in held]}
        for text, held in TEXTS
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return [path]


def test_each_stance_stands_in_one_clause_and_what_holds_none_is_nothing(tmp_path):
    examples = list(sentences(written(tmp_path)))
    assert [label.issue for one in examples for label in one.labels] == ["prisoners", "disarmament"]
    assert {ISSUES[one.label] for one in issue_rows(examples)} == {"prisoners", "disarmament"}
    assert {ATTITUDES[one.label] for one in stance_rows(examples)} == {"demands", "rejects", NOTHING}
    assert all(row.among is not None and row.among[row.label] for row in option_rows(examples))
    assert np.isfinite(leanings(examples)).all()


def test_fitting_learns_what_is_there_and_gives_the_same_bytes_every_time():
    def made():
        rows = [
            Row(features=["u:sun"], dense=np.zeros(2, dtype=np.float32), label=0),
            Row(features=["u:rain"], dense=np.zeros(2, dtype=np.float32), label=1),
        ] * 5
        return fit(rows, classes=("dry", "wet"), settings=Settings(epochs=200, dropped=0.0, least=1, most=2))

    model = made()
    assert pack(to_arrays("it", model)) == pack(to_arrays("it", made()))
    shares = model.shares(["u:rain"], np.zeros(2, dtype=np.float32))
    assert max(shares, key=shares.__getitem__) == "wet"


def test_only_the_strongest_features_are_kept():
    rows = [
        Row(features=[f"u:{word}", "u:both"], dense=np.zeros(1, dtype=np.float32), label=label)
        for label, word in enumerate(("sun", "rain"))
    ]
    assert set(fit(rows, classes=("dry", "wet"), settings=Settings(least=1, dropped=0.0, epochs=100, most=2)).rows) == {
        "u:rain",
        "u:sun",
    }


def test_weights_tell_the_signs_of_right_findings_from_those_of_wrong_ones():
    some = [Choice([("bias", 1.0), ("named", 1.0)], right=True), Choice([("bias", 1.0), ("guessed", 1.0)], right=False)]
    found = weights(some * 20)
    assert found["named"] > 0 > found["guessed"]
    assert weights([Choice([("bias", 1.0), ("seen once", 1.0)], right=True)]) == {}


def test_what_a_report_holds_elsewhere_is_neither_right_nor_wrong(tmp_path):
    filler = "The talks went on in the old customs house by the lake. " * 6
    text = (
        f"Brovnia rejects a general ceasefire. {filler}\n\nBrovnia rejects a general ceasefire, its minister repeated."
    )
    report = {
        "id": "brovnia-01",
        "text": text,
        "actors": [{"id": "brovnia", "names": ["Brovnia"]}],
        "positions": [
            {"party": "brovnia", "issue": "ceasefire", "attitude": "rejects", "evidence": "Brovnia rejects a general"}
        ],
    }
    path = tmp_path / "brovnia-01.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    models = shipped()
    assert models is not None
    found = [one.right for one in choices([path], models)]
    assert found
    assert all(found)

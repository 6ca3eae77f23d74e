"""Who holds what a clause says: the ranking of those near it, and the fitting of its weights."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from invented import IDS, NAMES, doc_of
from training.positions_model import holding
from training.positions_model.holding import clauses, fitted

from detente.model import load_catalogue
from detente.read.layers import Block
from detente.read.learnt import Learnt
from detente.read.positions.cues import CueBook
from detente.read.positions.learnt.holding import holders
from detente.read.positions.learnt.ranking import ranked
from detente.read.positions.learnt.weights import shipped
from detente.read.positions.looking import looks
from detente.read.positions.reading import read
from detente.read.positions.scene import scene

BOOK = CueBook(load_catalogue())


def last_look(text, said=()):
    doc = doc_of(text, said)
    return [look for sentence in scene(doc, BOOK) for look in looks(doc, sentence)][-1]


def likeliest(look):
    return ranked(look, shipped().holders).best(1)[0].parties


@pytest.mark.parametrize(
    ("text", "said", "holder"),
    [
        ("Brovnia refuses to open the crossing.", (), "brovnia"),
        ("The Front told Brovnia that its guns stay.", [("front", "told", "its guns stay")], "front"),
        ("Rook said Brovnia must free the miners.", [("rook", "said", "Brovnia must free the miners")], "front"),
        ("Ussara is a land of lakes. The demand of Brovnia for the lighthouse stands.", (), "brovnia"),
    ],
)
def test_the_likeliest_holder_is_whose_words_or_will_it_is(text, said, holder):
    assert likeliest(last_look(text, said)) == (IDS[holder],)


@pytest.mark.parametrize(
    ("text", "holders_"),
    [
        ("Brovnia and the Front accept a truce of ten days.", ["brovnia", "front"]),
        ("Both sides accept the truce.", ["brovnia", "front"]),
        ("Brovnia's plan for an amnesty was rejected by the Front.", ["front"]),
    ],
)
def test_rules_go_before_the_ranking_on_pairs_and_passives(text, holders_):
    found = read(doc_of("Brovnia and the Front resumed peace talks. " + text), BOOK)
    assert sorted({NAMES[one.party] for one in found}) == holders_


def test_shares_add_up_and_nobody_holds_what_merely_happened():
    ranking = ranked(last_look("Brovnia and the Front met in a school on Monday."), shipped().holders)
    assert sum(one.share for one in ranking.order) == pytest.approx(1)
    assert ranking.order[0].parties == ()
    assert ranking.nobody == pytest.approx(1 - sum(one.share for one in ranking.order if one.parties))


def test_a_clause_with_nobody_near_it_may_be_of_whoever_spoke_last():
    said = [("petrel", "said", "the guns are silent")]
    look = last_look("Petrel said the guns are silent. Snow fell on the pass all day. The bridge stays shut.", said)
    signs = {one.parties: dict(one.signs) for one in holders(look)}
    assert "speaks earlier" in signs[(IDS["brovnia"],)]
    assert "speaks earlier" not in signs[(IDS["front"],)]


def test_other_models_are_read_with_where_asked_for():
    doc = doc_of("Brovnia demands the release of all prisoners.")
    assert read(doc, BOOK)
    doc._.learnt = Learnt(positions=replace(shipped(), choice={"bias": -9.0}))
    assert not read(doc, BOOK)


def test_weights_are_learnt_from_annotated_reports(tmp_path):
    text = (
        "Negotiators of Ostavia and of the Kelm League resumed peace talks on Monday. Ostavia wants the ceasefire to begin at once. "
        "The Kelm League rejects foreign monitors in Ostavia."
    )
    report = {
        "id": "made-01",
        "text": text,
        "actors": [{"id": "o", "names": ["Ostavia"]}, {"id": "k", "names": ["Kelm League"]}],
        "positions": [
            {"party": "o", "evidence": "Ostavia wants the ceasefire to begin at once"},
            {"party": "k", "evidence": "The Kelm League rejects foreign monitors in Ostavia"},
        ],
    }
    path = tmp_path / "made-01.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    found = list(clauses(path))
    assert [sorted(one.gold) for one in found] == [[], ["o"], ["k"]]
    assert [one.right.index(True) for one in found if not one.gold] == [len(found[0].right) - 1]
    weights = fitted(found * 3)
    assert weights == fitted(found * 3)
    for one in found[1:]:
        assert one.is_right(holding.likeliest(one, weights))


def in_paragraphs(*paragraphs):
    text = "\n\n".join(paragraphs)
    doc = doc_of(text)
    starts = [text.index(one) for one in paragraphs]
    doc._.blocks = tuple(Block(start, start + len(one)) for start, one in zip(starts, paragraphs, strict=True))
    return doc


@pytest.mark.parametrize(("bias", "told"), [(9.0, True), (-0.7, False), (-9.0, False)])
def test_where_nobody_is_named_near_only_what_is_not_unlikely_is_told(bias, told):
    doc = in_paragraphs(
        "The Front and Brovnia resumed peace talks on the ceasefire.",
        "Snow fell on the pass. The road was closed all day.",
        "All prisoners must be released at once.",
    )
    doc._.learnt = Learnt(positions=replace(shipped(), choice={"bias": bias}))
    assert any("prisoners" in one.evidence[0].exact for one in read(doc, BOOK)) is told


def test_an_unlikely_finding_counts_where_somebody_is_named_near():
    doc = in_paragraphs(
        "The Front and Brovnia resumed peace talks.", "Brovnia says all prisoners must be released at once."
    )
    doc._.learnt = Learnt(positions=replace(shipped(), choice={"bias": -0.7}))
    assert any("prisoners" in one.evidence[0].exact for one in read(doc, BOOK))


def test_by_rules_alone_nothing_is_told_where_nobody_is_named_near():
    doc = in_paragraphs(
        "The Front and Brovnia resumed peace talks.", "Snow fell.", "All prisoners must be released at once."
    )
    doc._.learnt = None
    assert not read(doc, BOOK)

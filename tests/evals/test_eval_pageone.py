"""The judge of page one: on a made-up report with its gold, and as figures."""

from __future__ import annotations

import pytest
from evals.claim_judging import Page, Talks, judge
from evals.pageone import articles, figures, processes

from detente.analysis.agreements import analyse
from detente.model import (
    Actor,
    Decision,
    Dossier,
    Meeting,
    Passage,
    Position,
    Proposal,
    Statement,
    View,
    Why,
    load_catalogue,
)
from detente.report import Claim
from detente.report.brief import Part
from evals import corpora

pytestmark = pytest.mark.skipif(not corpora.SHARED.exists(), reason="the scorer lies in ../shared, which is not here")

TEXT = (
    "Orland rejects a full withdrawal, Ira Vale said. She met Beskia's envoy in Tarn on Monday. "
    "The Lake Council votes on the toll on Friday. Orland put a plan of nine points. Beskia called the talks cold."
)
GOLD = {
    "id": "tarn-01", "published": "2041-05-07T12:00:00Z", "text": TEXT,
    "actors": [
        {"id": "orl", "kind": "state", "name": "Orland", "names": ["Orland"], "side": None},
        {"id": "bes", "kind": "state", "name": "Beskia", "names": ["Beskia"], "side": None},
        {"id": "vale", "kind": "person", "name": "Ira Vale", "names": ["Ira Vale"], "side": "orl"},
        {"id": "lake", "kind": "organisation", "name": "Lake Council", "names": ["The Lake Council"], "side": None},
    ],
    "statements": [
        {"speaker": "vale", "mode": "indirect", "content": ["Orland rejects a full withdrawal"], "relayer": None, "anonymous": False},
        {"speaker": "bes", "mode": "indirect", "content": ["the talks cold"], "relayer": None, "anonymous": False},
    ],
    "meetings": [{"participants": ["vale", "bes"], "mediators": [], "place": "Tarn", "date": "2041-05-06", "status": "held",
                  "evidence": "She met Beskia's envoy in Tarn on Monday"}],
    "proposals": [{"name": "plan", "author": "orl", "recipient": None, "date": None, "status": "presented", "counters": None,
                   "points": 9, "evidence": "Orland put a plan of nine points"}],
    "positions": [{"party": "orl", "issue": "forces", "option": "full", "attitude": "rejects", "red_line": False,
                   "condition": None, "evidence": "Orland rejects a full withdrawal"}],
    "decisions": [{"body": "lake", "matter": "vote on the toll", "date": None, "status": "planned",
                   "evidence": "The Lake Council votes on the toll on Friday"}],
}  # fmt: skip
WHY = Why(rule="test")


def at(words):
    start = TEXT.index(words)
    return Passage(source="tarn-01", start=start, end=start + len(words), exact=words)


def actor(id, name, kind, side=None):
    return Actor(
        id=id, evidence=(at(name.removeprefix("the ")),), why=WHY, kind=kind, name=name, names=(name,), side=side
    )


DOSSIER = Dossier(
    name="tarn",
    actors=(
        actor("o", "Orland", "state"),
        actor("b", "Beskia", "state"),
        actor("v", "Ira Vale", "person", "o"),
        actor("l", "Lake Council", "organisation"),
    ),
)
PAGE = Page(GOLD, "tarn-01", DOSSIER) if corpora.SHARED.exists() else None


def position(**fields):
    return Position(**{
        "id": "x", "evidence": (at("Orland rejects a full withdrawal"),), "why": WHY, "party": "o", "issue": "forces",
        "option": "full", "attitude": "rejects", **fields,
    })  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({}, "right"),
        ({"red_line": True}, "detail"),
        ({"option": "mutual"}, "detail"),
        ({"attitude": "accepts"}, "reversed"),
        ({"party": "b"}, "wrong party"),
        ({"issue": "ceasefire", "option": "general"}, "not in gold"),
    ],
)
def test_positions(fields, verdict):
    assert judge(position(**fields), PAGE) == verdict


@pytest.mark.parametrize(
    ("speaker", "words", "verdict"),
    [
        ("v", "Orland rejects a full withdrawal", "right"),
        ("o", "a full withdrawal", "right"),
        ("b", "Orland rejects a full withdrawal", "wrong party"),
        ("v", "on Monday", "not in gold"),
    ],
)
def test_statements_and_views(speaker, words, verdict):
    said = Statement(id="x", evidence=(at(words),), why=WHY, content=(at(words),), mode="indirect", speaker=speaker)
    assert judge(said, PAGE) == verdict
    assert judge(View(id="x", evidence=(at(words),), why=WHY, actor=speaker, words=at(words)), PAGE) == verdict


def test_happenings():
    met = Meeting(id="x", evidence=(at("She met Beskia's envoy in Tarn on Monday"),), why=WHY, participants=("v", "b"))
    assert judge(met, PAGE) == "right"
    assert judge(Meeting(**{**_fields(met), "status": "planned"}), PAGE) == "detail"
    assert judge(Meeting(**{**_fields(met), "participants": ("l", "b")}), PAGE) == "wrong party"
    put = Proposal(id="x", evidence=(at("Orland put a plan of nine points"),), why=WHY, name="plan", author="o")
    assert judge(put, PAGE) == "right"
    assert judge(Proposal(**{**_fields(put), "author": "b"}), PAGE) == "wrong party"
    vote = Decision(id="x", evidence=(at("votes on the toll"),), why=WHY, body="l", matter="vote on the toll")
    assert judge(vote, PAGE) == "right"
    assert judge(Decision(**{**_fields(vote), "status": "blocked"}), PAGE) == "detail"


def _of_state(side):
    """A claim about a parliament whose decision the gold gives to Orland itself, with the side that the reader has."""
    text = "Orland met Beskia. The federal parliament votes on the toll on Friday."

    def there(words):
        start = text.index(words)
        return (Passage(source="tarn-02", start=start, end=start + len(words), exact=words),)

    gold = {**GOLD, "id": "tarn-02", "text": text, "actors": GOLD["actors"][:2]}
    gold |= {kind: [] for kind in ("statements", "meetings", "proposals", "positions")}
    gold["decisions"] = [{"body": "orl", "matter": "vote on the toll", "date": None, "status": "planned",
                          "evidence": "The federal parliament votes on the toll on Friday"}]  # fmt: skip
    states = tuple(
        Actor(id=name[0], evidence=there(name), why=WHY, kind="state", name=name, names=(name,))
        for name in ("Orland", "Beskia")
    )
    body = Actor(
        id="p", evidence=there("federal parliament"), why=WHY, kind="organisation", name="federal parliament",
        names=("federal parliament", "parliament"), side=side,
    )  # fmt: skip
    vote = Decision(id="x", evidence=there("federal parliament votes"), why=WHY, body="p", matter="votes on the toll")
    dossier = Dossier(name="tarn", actors=(*states, body), decisions=(vote,))
    page = Page(gold, "tarn-02", dossier)
    return Talks([page], dossier, analyse(dossier, load_catalogue()))


@pytest.mark.parametrize(
    ("side", "text", "verdict"),
    [
        ("O", "federal parliament (Orland): votes on the toll", "right"),
        ("B", "federal parliament (Beskia): votes on the toll", "wrong party"),
        ("B", "federal parliament: votes on the toll", "right"),
        (None, "federal parliament: votes on the toll", "right"),
    ],
)
def test_a_body_that_the_gold_counts_to_its_state_and_the_side_that_a_claim_names(side, text, verdict):
    claim = Claim(id="c", number=1, section="next", parts=(Part(text),), facts=("x",))
    assert _of_state(side).verdict(claim) == verdict


def _fields(fact):
    import dataclasses

    return {field.name: getattr(fact, field.name) for field in dataclasses.fields(fact)}


def test_figures_of_no_claims_claim_nothing():
    assert figures([])["claims"] == 0
    assert figures([])["turned round, at most"] == 1.0


def test_processes_go_by_what_stands_before_the_last_hyphen():
    assert set(processes([{"id": "upper-tarn-01"}, {"id": "upper-tarn-02"}, {"id": "lund-01"}])) == {
        "upper-tarn",
        "lund",
    }


def test_reports_that_nobody_opened_are_kept_apart():
    names = {one["id"] for one in articles("talks")}
    assert not names & {one["id"] for one in articles("unseen")}

"""What must never be is refused; what must not stay, or be blocked, is asked for all the same."""

from __future__ import annotations

import pytest
from invented import doc_of

from detente.model import load_catalogue
from detente.read.layers import Span
from detente.read.positions.barred import is_barred
from detente.read.positions.cues import CueBook
from detente.read.positions.finding import Finding
from detente.read.positions.reading import read

BOOK = CueBook(load_catalogue())


def found(words, matter, attitude="demands"):
    issue, option = matter.split()
    return Finding(
        party="a1",
        issue=issue,
        option=option,
        attitude=attitude,
        evidence=Span(0, len(words)),
        words=Span(0, len(words)),
        rule="positions.model",
        voice="paraphrased",
        speaker=None,
    )


@pytest.mark.parametrize(
    ("words", "matter", "barred"),
    [
        ("Brovnia must never join the pact", "alliance member", True),
        ("Brovnia should not be admitted to the pact", "alliance member", True),
        ("Brovnia must join the pact", "alliance member", False),
        ("sanctions must not be lifted before a withdrawal", "sanctions lifted", True),
        ("sanctions must not be kept", "sanctions lifted", False),
        ("there must be no foreign troops on its soil", "guarantees troops", True),
        ("foreign troops must never enter the valley", "monitoring peacekeepers", True),
        ("foreign troops must not stay", "foreign_forces leave", False),
        ("the officers must not be tried", "justice prosecution", True),
        ("the officers must not go unpunished", "justice prosecution", False),
        ("the road can never be reopened", "borders open", True),
        ("the road must not be blocked", "borders open", False),
        ("the fighters will not lay down their arms", "disarmament full", True),
    ],
)
def test_the_verb_of_the_matter_itself_must_be_negated(words, matter, barred):
    assert is_barred(words, found(words, matter)) is barred
    assert not is_barred(words, found(words, matter, "rejects"))


def test_who_insists_that_another_must_never_join_does_not_ask_for_it():
    text = "Ana Petrel insists that the Harrow Front must never enter Nato."
    told = read(doc_of(text, [("petrel", "insists", "the Harrow Front must never enter Nato")]), BOOK)
    assert not [one for one in told if (one.option, one.attitude) in {("member", "demands"), ("neutral", "rejects")}]


def test_a_need_for_special_discussion_is_no_position():
    words = "the front's membership of Nato was a cornerstone and needed special discussion"
    assert not read(doc_of(f"Ana Petrel said {words}.", [("petrel", "said", words)]), BOOK)


def test_what_a_name_that_is_no_actor_accepts_is_nobody_elses():
    text = "The Harrow Front met Brovnia. Zellmark accepts a mutual withdrawal of forces; the Front hopes that Zellmark means it."
    assert not [one for one in read(doc_of(text), BOOK) if one.attitude == "accepts"]
    known = text.replace("Zellmark accepts", "Brovnia accepts")
    assert [one for one in read(doc_of(known), BOOK) if one.attitude == "accepts"]

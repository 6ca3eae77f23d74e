"""Accounts of one detail by several voices, and what looks like them and is none."""

from pathlib import Path

import pytest
import yaml
from stage import read, staged

from detente.read.happenings.scene import scene_of
from detente.read.happenings.voiced import clauses_in

CASES = yaml.safe_load((Path(__file__).parent / "account_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][-70:])
def test_accounts(case):
    doc = read(case["text"])
    facts = [*doc._.meetings, *doc._.events]
    found = [one for fact in facts for one in fact.accounts]
    assert [[one.field, one.value, one.by or ""] for one in found] == case["accounts"]
    assert len(doc._.meetings) == case.get("meetings", len(doc._.meetings))
    for fact in facts:
        for one in fact.accounts:
            assert case["text"][one.words.start : one.words.end] == one.words.exact
            assert any(p.start < one.words.end and one.words.start < p.end for p in fact.evidence)
    for field in {"hours", "date", "place"} & case.keys():
        value = getattr(facts[0], field)
        assert (value.value if field == "date" and value else value) == case[field]


def test_an_event_that_two_voices_tell_is_no_one_sides_claim():
    told, claimed = "Twelve prisoners were released on Monday, the Ketran Union said", "; Velmora put the number at 15."
    (event,) = read(told + claimed)._.events
    assert event.amounts == ()
    (own,) = read("Twelve prisoners were released on Monday; Velmora put the number at 15.")._.events
    assert [one.words for one in own.amounts] == ["Twelve prisoners"]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("The talks lasted five hours, according to Brennick; the Ketran Union spoke of six.", ["velmora", "union"]),
        ("It was long, Drey said, but Voss, for her part, put it at two hours.", ["drey", "voss"]),
        ("It was long, said Drey.", ["drey"]),
        ("By Velmora's count there were twelve, and by Ketran's count there were nine.", ["velmora", "union"]),
        ("The talks were long; the hall was cold.", [None, None]),
    ],
)
def test_whose_word_a_clause_is(text, voices):
    scene = scene_of(staged(text))
    found = clauses_in(scene, scene.sentences[0])
    assert [one.by for one in found] == voices
    assert all(one.known for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "One diplomat said it was long.",
        "Velmora's spokesman said it was long.",
        "Voss said Drey had spoken of six.",
        "He said it was long.",
        "“It was long and cold in there.”",
    ],
)
def test_a_voice_that_cannot_be_told_is_not_the_outlets(text):
    scene = scene_of(staged(text))
    assert not any(one.known for one in clauses_in(scene, scene.sentences[0]))


def test_what_follows_somebodys_words_may_be_theirs():
    scene = scene_of(staged("Velmora said the hall was cold, and the talks lasted five hours."))
    assert [(one.by, one.known) for one in clauses_in(scene, scene.sentences[0])] == [("velmora", True), (None, False)]

"""Interviews without labels: which paragraphs are answers, and whose."""

from __future__ import annotations

import pytest
from layout_stage import read

from detente.read.layers import text_of

LEAD = """No more maps

For eleven months Karin Vehm has sat across the table from the envoys of the Tarn Islands. The negotiator spoke to us in Sorn.

"""
TURNS = """Ms Vehm, how close are you?

Closer than in spring. We have agreed on the fishing zones.

The islanders say you want your coast guard back.

That is their reading. We have offered joint patrols.

And the vote?

We will not recognise it. I have said so.

Premier Lerk wants the prisoners home first.

I know what he wants.

Is there a date?

Not yet. We are waiting.
"""
ANSWERS = ["Closer than", "That is", "We will not", "I know", "Not yet"]


def answers(text, title=None):
    doc = read(text, title)
    words = text_of(doc)
    return [
        (words[one.speaker.start : one.speaker.end], words[one.start : one.end])
        for one in doc._.blocks
        if one.kind == "turn"
    ]


def test_answers_are_the_interviewees_and_questions_nobodys():
    found = answers(LEAD + TURNS)
    assert {name for name, _ in found} == {"Karin Vehm"}
    assert [next(a for a in ANSWERS if words.startswith(a)) for _, words in found] == ANSWERS


@pytest.mark.parametrize(
    "text",
    [
        "No more maps\n\n" + TURNS,  # nobody is named whose answers they are
        LEAD + TURNS.replace("We ", "Marland ").replace("I ", "Lerk "),  # a writer who asks and answers
        LEAD + "Who won?\n\nNobody. We all lost.\n\nThe road stays closed.",  # one question
    ],
)
def test_no_interview(text):
    assert answers(text) == []


def test_who_leads_a_body_and_then_spoke_is_the_interviewee():
    parties = "the coalition of eleven opposition parties of the northern coast and its islands at the peace talks"
    lead = f"Karin Vehm leads the National Accord Bloc, {parties} in Sorn. She spoke to us on Friday.\n\n"
    found = answers(lead + TURNS.replace("Ms Vehm, how", "How"))
    assert {name for name, _ in found} == {"Karin Vehm"}


def test_an_invitation_to_speak_of_something_is_no_answer():
    turns = TURNS.replace("And the vote?", "Let us talk about the vote. You are accused of blocking it.")
    assert not any(words.startswith("Let us") for _, words in answers(LEAD + turns))

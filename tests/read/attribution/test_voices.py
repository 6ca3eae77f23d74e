"""Whose voice a statement is: several speakers, bodies and aides, pronouns, carriers and issuers."""

from __future__ import annotations

import pytest

LEAD = (
    "PORT VELL, May 7 (Delta Press) — Talks between Marland and the Delta Front went on, with Marland's foreign minister, "
    "Ann Renn, and the chief of the Delta Front, Odo Vale, in the room.\n\n"
)


def voices(doc):
    known = {actor.id: actor.name for actor in doc._.actors}
    return [(known.get(one.speaker), known.get(one.relayer)) for one in doc._.statements]


@pytest.mark.parametrize(
    ("sentences", "who"),
    [
        ("Ann Renn and Odo Vale said the road would open.", [("Ann Renn", None), ("Odo Vale", None)]),
        ("Both sides said they were tired.", [("Marland", None), ("Delta Front", None)]),
        ("The Marland side said it would wait.", [("Marland", None)]),
        ("The Front's delegation said it would wait.", [("Delta Front", None)]),
        ("An aide to Ann Renn said the road was mined.", [("Marland", None)]),
        ("Ann Renn's office dismissed the report as fantasy.", [("Marland", None)]),
        ("A person close to Odo Vale said the road was mined.", [("Delta Front", None)]),
        ("The Delta Front rejected the map. It demanded a port.", [("Delta Front", None)]),
        ("The Delta Front never accepted the map, which it regards as a trap.", [("Delta Front", None)]),
        ("In a letter read out by Ann Renn, Odo Vale said he would return.", [("Odo Vale", "Ann Renn")]),
        ("In a letter that Ann Renn read out, Odo Vale said he would return.", [("Odo Vale", "Ann Renn")]),
        ("Odo Vale hinted, through Ann Renn, that he would return.", [("Odo Vale", "Ann Renn")]),
        ("Ann Renn conveyed that the Delta Front was ready to go.", [("Delta Front", "Ann Renn")]),
        ("Ann Renn informed the hall that the Delta Front was willing to go.", [("Delta Front", "Ann Renn")]),
        ("Ann Renn said the Delta Front was willing to go.", [("Ann Renn", None)]),
        ("Ann Renn conveyed that Marland was ready to go.", [("Ann Renn", None)]),
        (
            "Odo Vale had assured her that he would return, Ann Renn said. He had also told her that the road was safe.",
            [("Odo Vale", "Ann Renn"), ("Odo Vale", "Ann Renn")],
        ),
        ("Ann Renn read out a note from Odo Vale: “I will return.”", [("Odo Vale", "Ann Renn")]),
        ("Neither Ann Renn nor Odo Vale said when they would meet.", []),
        ("Ann Renn said her country wanted the ford.", [("Ann Renn", None)]),
        ("Ann Renn said the Delta Front wanted the ford.", [("Delta Front", "Ann Renn")]),
        ("The road is open, officials from both sides said.", [("Marland", None), ("Delta Front", None)]),
        ("The Delta Front will not go.\n\nIt says that the ford is its own.", [("Delta Front", None)]),
        ("Ann Renn will not go.\n\nIt says that the ford is its own.", [(None, None)]),
        ("The soldiers serve the Delta Front, whose command says that the ford is lost.", [("Delta Front", None)]),
        ("In Odo Vale's absence Ann Renn spoke. In her view the ford is lost.", [("Ann Renn", None)]),
    ],
)
def test_speakers_and_relayers(read, sentences, who):
    assert voices(read(LEAD + sentences)) == who


@pytest.mark.parametrize(
    ("sentences", "who"),
    [
        ("“I am tired,” Odo Vale said. The former miner, who lost a son, said the road was mined.", "Odo Vale"),
        ("Ann Renn met Odo Vale, who said he was tired. “It is late,” the former miner said.", "Odo Vale"),
        ("Ann Renn met Odo Vale at the ford. “It is late,” the former miner said.", None),
        ("Odo Vale came late.\n\n“I overslept,” the old man said.", "Odo Vale"),
        ("Odo Vale came late. “He overslept,” the ambassador said.", None),
        ("Odo Vale said he was tired. “It is late,” the old men said.", None),
    ],
)
def test_a_description_stands_for_the_one_person_it_can_mean(read, sentences, who):
    assert voices(read(LEAD + sentences))[-1][0] == who


def test_the_office_of_somebody_without_a_side_speaks_for_them(read):
    text = (
        "The mediator, Una Strand, met both sides in Arrel. Una Strand’s office said on Monday that talks would go on."
    )
    assert voices(read(text))[-1] == ("Una Strand", None)


MEDIATED = "Norland's mediator, Una Strand, met Marland and the Delta Front in Arrel. "


@pytest.mark.parametrize(
    ("sentences", "who"),
    [
        ("“It is late,” the mediator said.", "Una Strand"),
        ("The ford will open, mediators said.", "Norland"),
        (
            "Una Strand met the host, Judge Ivo Lem. The mediator, she said, was tired. “It is late,” the host said.",
            "Ivo Lem",
        ),
    ],
)
def test_who_mediates_is_told_by_the_word_beside_a_name(read, sentences, who):
    assert voices(read(MEDIATED + sentences))[-1][0] == who


def test_two_ministers_are_not_the_minister(read):
    text = "Minister Ann Renn and Minister Odo Vale met in Arrel. The Minister said that the road was open."
    assert voices(read(text)) == [(None, None)]


def test_a_head_of_state_is_one_by_the_office(read):
    text = LEAD + "Marland's president, Ivo Lem, came too. The head of state said that the road was open."
    assert voices(read(text))[-1] == ("Ivo Lem", None)


def test_the_answers_of_an_interview_are_of_the_person_with_whom_its_lead_opens(read):
    text = "Ann Renn, 66, leads the Delta Front. We met her in Arrel, where Odo Vale lives.\n\nQ: Is it over?\n\nA: No.\n\nQ: Why?\n\nA: I like it."
    assert ("Ann Renn", None) in voices(read(text))
    other = "We came to Arrel, where Ann Renn met Odo Vale.\n\nQ: Is it over?\n\nA: No.\n\nQ: Why?\n\nA: I like it."
    assert {who for who, _ in voices(read(other))} == {None}


def test_the_writer_of_a_report_makes_no_statement(read):
    assert voices(read(LEAD + "I have found nobody who sleeps. I think that the road is lost.")) == []


def test_in_a_press_release_we_are_its_issuer(read):
    text = (
        "DELTA FRONT\n\nPress release No. 7\n\nThe Delta Front held the ford on Monday, and it will hold it.\n\n"
        "We demand a port.\n\nMarland told the Delta Front that it would withdraw."
    )
    doc = read(text, title="Press release of the Delta Front")
    assert voices(doc)[0] == ("Delta Front", None)


def test_a_press_release_about_somebody_is_not_by_them(read):
    text = "PRESS RELEASE\n\nMarland: envoy asks for calm\n\n" + LEAD + "Ann Renn said the road was closed."
    assert voices(read(text, title="Marland: envoy asks for calm")) == [("Ann Renn", None)]


def test_what_others_are_said_to_say_in_a_question_counts_unless_it_is_asked(read):
    text = (
        "DR RENN: Good morning.\n\nQUESTION: The Delta Front says that the road is lost. Is it?\n\nDR RENN: No.\n\n"
        "QUESTION: Can you confirm that the Delta Front has said that the bridge is lost?\n\nDR RENN: No."
    )
    told = [one for one in read(text)._.statements if one.why.rule != "attribution.turn"]
    assert [one.content[0].exact for one in told] == ["the road is lost"]


def test_questions_between_the_labelled_answers_of_one_person_are_not_that_persons(read):
    text = (
        "Ann Renn leads the Delta Front. We met her in Arrel.\n\nWhat will you do?\n\nAnn Renn: We will wait.\n\nFor how long?\n\n"
        "Ann Renn: A year.\n\nAnd then?\n\nAnn Renn: We will see."
    )
    said = [one.content[0].exact for one in read(text)._.statements]
    assert said == ["We will wait.", "A year.", "We will see."]


def test_what_nobody_known_threatens_to_do_is_no_statement(read):
    assert voices(read(LEAD + "A row over a port threatens to hold up the rest.")) == []
    assert voices(read(LEAD + "The Delta Front threatens to hold up the rest.")) == [("Delta Front", None)]


def test_a_plan_is_no_statement(read):
    assert voices(read(LEAD + "Odo Vale plans to go home on Monday.")) == []


TALKED = LEAD + "Norland's mediator, Una Strand, came from Arrel.\n\n"


@pytest.mark.parametrize(
    ("sentences", "who"),
    [
        (
            (
                "Diplomats from Norland, France and Kenya warned that they would not pay. Kenya's envoy, Ivo Lem, will chair. "
                "He said that it was late."
            ),
            [("Norland", None), ("France", None), ("Kenya", None), ("Ivo Lem", None)],
        ),
        (
            "Odo Vale said that he was tired. The Secretary-General said that it was late. He said that he would go.",
            [("Odo Vale", None), (None, None), (None, None)],
        ),
        (
            "Odo Vale said that he was tired.\n\nHungary's prime minister spoke to both by telephone. He said that he was glad.",
            [("Odo Vale", None), (None, None)],
        ),
        (
            "France and Kenya, which pay for the mission, urged Ann Renn to sign.",
            [("France", None), ("Kenya", None)],
        ),
        ("Both the Delta Front and Marland said they would wait.", [("Delta Front", None), ("Marland", None)]),
        (
            (
                "Marland wants the ford. Its minister, Ann Renn, said that she would not sign what gives Norland the port. "
                "It has also demanded money."
            ),
            [("Marland", None), ("Ann Renn", None), ("Marland", None)],
        ),
        ("Odo Vale, asked whether he would come, said he would.", [("Odo Vale", None)]),
        ("“It is late,” Ann Renn told Odo Vale, the chief, according to two people in the room.", [("Ann Renn", None)]),
    ],
)
def test_who_speaks_is_nobody_of_whom_another_sentence_was(read, sentences, who):
    assert voices(read(TALKED + sentences)) == who


def test_one_of_them_is_one_of_those_whom_the_sentence_before_is_about(read):
    text = (
        LEAD
        + "Officials in Arrel said the shelf was one. Marland negotiators call that a trick. “It is a trick,” one of them said."
    )
    assert voices(read(text))[-1] == ("Marland", None)


def test_what_a_meeting_was_told_does_not_begin_with_it(read):
    doc = read(LEAD + "Ann Renn told a televised cabinet meeting that the ford was lost.")
    assert [one.content[0].exact for one in doc._.statements] == ["the ford was lost"]


def test_the_writer_of_an_interview_tells_of_the_one_who_answers(read):
    text = (
        "An interview with Odo Vale of the Delta Front, which fights Marland\n\nWe met Odo Vale in Arrel.\n\n"
        "Q: Is it over?\n\nA: No.\n\nQ: Why?\n\nA: I like it.\n\n"
        "Vale weighs his words. “It can be a law,” Vale says. Marland's minister, Ann Renn, said that it was late."
    )
    assert voices(read(text))[-1] == ("Ann Renn", None)
    assert not any("weighs" in one.content[0].exact for one in read(text)._.statements)


@pytest.mark.parametrize(
    ("title", "through"),
    [
        ("Delta Front press release: third joint session on the road", "Delta Front"),
        ("The Delta Front envoy's read-out of the first joint session", "Delta Front"),
        ("Joint press release of the Delta Front and Marland", None),
        ("Delta Front rejects communiqué of joint session", None),
    ],
)
def test_a_title_says_whose_text_it_is(read, title, through):
    text = LEAD + "The Delta Front received Marland.\n\nMarland stated that the road must stay open."
    assert voices(read(text, title=title))[-1] == ("Marland", through)


def test_whom_the_issuer_met_does_not_issue_the_text(read):
    text = (
        "Read-out of the Commissioner's meeting with the President of Marland\n\n"
        + LEAD
        + "Kenya's minister, Ivo Lem, said that it was late."
    )
    assert voices(read(text))[-1] == ("Ivo Lem", None)


@pytest.mark.parametrize(
    "words",
    [
        "Ann Renn read out a message from the Front's chief, Odo Vale, in which he declared that the road was closed.",
        "Ann Renn handed over a letter signed by Odo Vale in which he declared that the road was closed.",
    ],
)
def test_in_a_message_its_writer_speaks_and_its_bearer_passes_on(read, words):
    assert voices(read(LEAD + words)) == [("Odo Vale", "Ann Renn")]

"""Statements: mode, speaker, relayer, strength and day."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.read.attribution import statement_at
from detente.read.layers import Span, text_of

PUBLISHED = dt.datetime(2031, 5, 7, 12, tzinfo=dt.UTC)
LEAD = "PORT VELL, May 7 (Delta Press) — Talks between Marland and the Delta Front went on.\n\n"


def names(doc):
    return {actor.id: actor.name for actor in doc._.actors}


def spoken(doc):
    known = names(doc)
    return [
        (known.get(one.speaker), known.get(one.relayer), one.mode, [p.exact for p in one.content])
        for one in doc._.statements
    ]


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("“We will leave,” Ann Renn said.", "direct"),
        ("Ann Renn said the line was closed.", "indirect"),
        ("Ann Renn said the line was “closed for good”.", "mixed"),
    ],
)
def test_mode(read, sentence, mode):
    assert [one.mode for one in read(LEAD + sentence)._.statements] == [mode]


@pytest.mark.parametrize(
    ("verb", "strength"), [("said", "said"), ("hinted", "signalled"), ("insisted", "insisted"), ("warned", "insisted")]
)
def test_strength(read, verb, strength):
    doc = read(LEAD + f"Ann Renn {verb} that the road would be closed.")
    assert [one.strength for one in doc._.statements] == [strength]


def test_the_day_of_the_saying(read):
    doc = read(LEAD + "Ann Renn said on Tuesday that the road would open in June.", published=PUBLISHED)
    assert [one.said_on.value for one in doc._.statements] == ["2031-05-06"]


def test_the_day_of_what_is_said_dates_no_saying(read):
    doc = read(LEAD + "Ann Renn said the road would open on Tuesday.", published=PUBLISHED)
    assert [one.said_on for one in doc._.statements] == [None]


def test_speakers_are_found_by_their_mentions(read):
    text = LEAD + "Marland's foreign minister, Ann Renn, said the road was closed. “It is gone,” she added."
    assert [(speaker, mode) for speaker, _, mode, _ in spoken(read(text))] == [
        ("Ann Renn", "indirect"),
        ("Ann Renn", "direct"),
    ]


def test_two_who_share_an_aside_speak_together(read):
    text = LEAD + "Denmark and Sweden, which share a power grid with Norway, said the road was closed."
    assert {speaker for speaker, *_ in spoken(read(text))} == {"Denmark", "Sweden"}


def test_an_unnamed_official_speaks_for_a_side_and_goes_on(read):
    text = LEAD + "A senior Marland official said the road was closed. He added that the bridge was open."
    found = [(one.anonymous, one.described) for one in read(text)._.statements]
    assert [anonymous for anonymous, _ in found] == [True, True]
    assert {speaker for speaker, *_ in spoken(read(text))} == {"Marland"}


def test_a_rival_of_somebody_is_not_that_person(read):
    text = LEAD + "Ann Renn, Marland's premier, was absent. A rival of Ann Renn said the road was closed."
    assert "Ann Renn" not in {speaker for speaker, *_ in spoken(read(text))}


def test_in_a_communique_its_issuer_passes_on(read):
    text = (
        "DELTA UNION\n\nCOMMUNIQUÉ\n\n1. The Delta Union received the parties.\n\n"
        "2. Marland stated that the road must stay open.\n\n3. The Delta Union noted that both had come."
    )
    doc = read(text, title="Communiqué of the Delta Union")
    relayers = [relayer for _, relayer, *_ in spoken(doc)]
    assert relayers[-1] is None


def test_each_paragraph_of_a_quotation_is_a_statement(read):
    text = LEAD + "Ann Renn said: “We will go.\n\n“We will stay.”"
    assert [[p.exact for p in one.content] for one in read(text)._.statements] == [["We will go."], ["We will stay."]]


def test_ids_count_up(read):
    text = LEAD + "Ann Renn said the road was closed. Odo Vale said it was open."
    assert [one.id for one in read(text)._.statements] == ["s1", "s2"]


def test_the_statement_that_covers_a_place(read):
    text = LEAD + "Ann Renn said the road was closed. It rained."
    doc = read(text)
    at = text_of(doc).index("road")
    assert statement_at(doc, Span(at, at + 4)) is doc._.statements[0]
    rain = text_of(doc).index("rained")
    assert statement_at(doc, Span(rain, rain + 4)) is None


def test_a_label_in_capitals_stands_for_the_person_it_names(read):
    text = (
        "MINISTRY OF RIVERS OF MARLAND\n\nWeekly briefing of the spokeswoman, Dr Ann Renn, in Port Vell.\n\n"
        "DR RENN: Good morning.\n\nQUESTION: Is the road open?\n\nDR RENN: It is closed."
    )
    assert [speaker for speaker, *_ in spoken(read(text))] == ["Ann Renn", "Ann Renn"]


def test_a_label_that_gives_an_office_stands_for_its_holder(read):
    text = (
        "UNITED NATIONS\nTranscript of the press encounter by Ann Renn, Special Envoy of the Secretary-General\n"
        "Port Vell, Monday 9 April 2035\n\nSPECIAL ENVOY: Good morning.\n\nQUESTION: Is the road open?\n\n"
        "SPECIAL ENVOY: It is closed.\n\nQUESTION: For long?\n\nSPECIAL ENVOY: Until May."
    )
    assert {speaker for speaker, *_ in spoken(read(text))} == {"Ann Renn"}


def test_an_act_is_a_statement_only_in_what_it_quotes(read):
    text = LEAD + "The Delta Front rejects this “absolution by the sackful”. The Delta Front rejects the offer."
    assert [[p.exact for p in one.content] for one in read(text)._.statements] == [["absolution by the sackful"]]


def test_in_long_text_that_hardly_reports_objects_are_no_attributions(attributed):
    essay = "The river rises in spring and falls in autumn, and those who live by it know both. " * 24
    assert attributed(essay + "The farmers demand a dam.") == []
    assert [row[0] for row in attributed("The farmers demand a dam.")] == ["object"]


INTERVIEW = """Ann Renn of the Delta Front talked to us in Port Vell about the line. Marland has closed it.

How long can it last?

Not long. We want the line open by May.

What would you give?

We would accept monitors.

And prisoners?

Nobody has asked me.
"""


def test_the_answers_of_an_interview_are_a_statement_each(read):
    found = [(speaker, pieces) for speaker, _, _, pieces in spoken(read(LEAD + INTERVIEW)) if speaker == "Ann Renn"]
    assert [pieces[0] for _, pieces in found] == [
        "Not long. We want the line open by May.",
        "We would accept monitors.",
        "Nobody has asked me.",
    ]


def test_a_station_that_only_asks_says_nothing(read):
    text = "Ann Renn heads the Delta Front. She spoke to Radio Vell.\n\n" + "\n\n".join(
        f"Radio Vell: {asked}\n\nRenn: {said}"
        for asked, said in (
            ("Will the line open?", "We want it open."),
            ("And the ferry?", "We need it."),
            ("When?", "In May."),
        )
    )
    assert {speaker for speaker, *_ in spoken(read(text))} == {"Ann Renn"}

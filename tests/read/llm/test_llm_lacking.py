"""Who was not there, and what stands without an answer."""

import pytest
from llm_server import claims, make
from llm_truth import strangers

from detente.model import load_catalogue
from detente.read.llm.assembling import reading_of
from detente.read.llm.page import Part
from detente.read.llm.spans import Span
from detente.read.llm.tally import Tally

TEXT = """\
Varn and the Front met in Molde on Sunday. The Front's envoy, Pavo Reth, stayed away. They will meet again in Oster.

Varn offered to free all prisoners. The Front has not replied.
"""
ACTORS = [
    {"id": "varn", "kind": "state", "name": "Varn", "names": ["Varn"]},
    {"id": "front", "kind": "group", "name": "the Front", "names": ["the Front", "The Front"]},
    {"id": "reth", "kind": "person", "name": "Pavo Reth", "names": ["Pavo Reth"], "side": "front"},
]
HELD = {
    "participants": ["varn", "front"],
    "absent": ["reth"],
    "status": "held",
    "evidence": "Varn and the Front met in Molde on Sunday.",
}
PLANNED = {
    "participants": ["varn", "front"],
    "absent": ["reth"],
    "status": "planned",
    "evidence": "They will meet again in Oster.",
}
AWAY = {
    "actor": "reth",
    "words": "stayed away",
    "evidence": "The Front's envoy, Pavo Reth, stayed away.",
}
OFFER = {
    "party": "varn",
    "kind": "offer",
    "words": "free all prisoners",
    "said_so": "The Front has not replied.",
    "evidence": "Varn offered to free all prisoners.",
}
POSITION = {
    "party": "varn",
    "topic": "prisoners/all",
    "attitude": "accepts",
    "voice": "outlet",
    "evidence": "Varn offered to free all prisoners.",
}


def read(parts=1, **kinds):
    tally = Tally()
    source = make(TEXT)
    answers = [Part(number, Span(0, len(TEXT)), claims(actors=ACTORS, **kinds)) for number in range(1, parts + 1)]
    reading = reading_of(source, answers, catalogue=load_catalogue(), by="llm/test", tally=tally)
    assert not strangers(reading, source)
    return reading, tally


@pytest.mark.parametrize("parts", [1, 2])
def test_an_absence_tells_of_the_nearest_meeting_that_was_missed(parts):
    reading, _ = read(parts, absences=[AWAY], meetings=[PLANNED, HELD])
    (absence,) = reading.absences
    assert (absence.words.exact, absence.id) == ("stayed away", "n1")
    assert next(one for one in reading.meetings if one.id == absence.meeting).status == "held"
    assert next(one for one in reading.actors if one.id == absence.actor).name == "Pavo Reth"


def test_an_absence_from_nothing_told_stands_alone():
    reading, _ = read(absences=[AWAY], meetings=[{**HELD, "absent": []}])
    assert reading.absences[0].meeting is None


@pytest.mark.parametrize("parts", [1, 2])
def test_an_offer_without_an_answer_names_the_position_that_tells_it(parts):
    reading, _ = read(parts, unanswered=[OFFER], positions=[POSITION])
    (one,) = reading.unanswered
    assert (one.kind, one.words.exact, one.said_so.exact) == ("offer", OFFER["words"], OFFER["said_so"])
    assert one.of == reading.positions[0].id
    assert [it.exact for it in one.evidence] == [OFFER["evidence"], OFFER["said_so"]]


def test_that_of_another_party_is_not_the_same():
    reading, _ = read(unanswered=[OFFER], positions=[{**POSITION, "party": "front"}])
    assert reading.unanswered[0].of is None


@pytest.mark.parametrize(
    ("kind", "claim", "reason"),
    [
        ("absences", {**AWAY, "words": "was ill"}, "its words are not in the document"),
        ("absences", {**AWAY, "actor": None}, "no actor"),
        ("unanswered", {**OFFER, "kind": "threat"}, "kind is not one of the vocabulary's words"),
        ("unanswered", {**OFFER, "words": "free the king"}, "its words are not in the document"),
    ],
)
def test_what_does_not_stand_is_dropped_with_its_reason(kind, claim, reason):
    reading, tally = read(**{kind: [claim]})
    assert getattr(reading, kind) == ()
    assert tally.dropped[f"{kind}: {reason}"] == 1


def test_words_that_nobody_answered_which_are_not_there_leave_the_offer():
    reading, tally = read(unanswered=[{**OFFER, "said_so": "Nobody spoke."}])
    assert reading.unanswered[0].said_so is None
    assert tally.details["said_so: its words are not in the document"] == 1

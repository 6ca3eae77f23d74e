"""What voices within one report tell differently of a meeting or an event."""

import pytest
from llm_server import claims, make
from llm_truth import strangers

from detente.model import load_catalogue
from detente.read.llm.assembling import reading_of
from detente.read.llm.page import Part
from detente.read.llm.spans import Span
from detente.read.llm.tally import Tally

TEXT = """\
Varn and the Front met in Molde on Sunday. The talks lasted nearly seven hours, Varn said; the Front said it was over in four.

Varn says that they met on Sunday, the Front that it was on Saturday. The Front denied that there had been a meeting.

Eleven people were killed in Ondra, Varn said. The Front put the number at nineteen. The hospital counted 1,200 wounded, 1200 by another count.
"""
ACTORS = [
    {"id": "varn", "kind": "state", "name": "Varn", "names": ["Varn"]},
    {"id": "front", "kind": "group", "name": "the Front", "names": ["the Front", "The Front"]},
]


def read(kind, **claim):
    """The one fact of a kind, and the tally."""
    tally = Tally()
    source = make(TEXT)
    answer = claims(actors=ACTORS, **{kind: [claim]})
    reading = reading_of(
        source, [Part(1, Span(0, len(TEXT)), answer)], catalogue=load_catalogue(), by="llm/test", tally=tally
    )
    assert not strangers(reading, source)
    (fact,) = getattr(reading, kind)
    return fact, tally


def meeting(*accounts, **more):
    evidence = "Varn and the Front met in Molde on Sunday. The talks lasted nearly seven hours"
    return read(
        "meetings",
        participants=["varn", "front"],
        status="held",
        evidence=evidence,
        accounts=[dict(zip(("field", "value", "by", "words"), one, strict=True)) for one in accounts],
        **more,
    )


SEVEN = ("hours", "7", "varn", "lasted nearly seven hours")
FOUR = ("hours", "4", "front", "it was over in four")


def told(fact):
    return [(one.field, one.value, one.by, one.words.exact) for one in fact.accounts]


def test_a_length_of_which_two_voices_tell_differently_is_nobodys_own():
    fact, tally = meeting(SEVEN, FOUR, hours=7)
    assert told(fact) == [("hours", "7", "a1", SEVEN[3]), ("hours", "4", "a2", FOUR[3])]
    assert fact.hours is None
    assert not tally.details["accounts: nobody tells it differently"]


def test_where_the_reporter_is_one_of_the_voices_the_detail_stays():
    fact, _ = meeting(("place", "Molde", None, "met in Molde"), ("place", "Ondra", "front", "in Ondra"), place="Molde")
    assert (fact.place, [one.value for one in fact.accounts]) == ("Molde", ["Molde", "Ondra"])


@pytest.mark.parametrize(
    ("account", "reason"),
    [
        (("hours", "5", "front", "it was over in four"), "its value is not in its words"),
        (("hours", "4", "front", "it took four"), "its words are not in the document"),
        (("hours", "4", "nobody", "it was over in four"), "it names an actor that is not among the actors"),
        (("amounts", "four", "front", "it was over in four"), "field is not one of the vocabulary's words"),
        (("date", "2031-05-03", "front", "it was on Saturday"), "its value is no date of its words"),
        (("status", "perhaps", "front", "denied that there had been a meeting"), "its value is none"),
        (("hours", "7", "front", "lasted nearly seven hours"), "nobody tells it differently"),
    ],
)
def test_an_account_that_does_not_stand_is_left_out_and_so_is_the_one_that_it_answered(account, reason):
    fact, tally = meeting(SEVEN, account, hours=7)
    assert fact.accounts == ()
    assert fact.hours == 7
    assert tally.details[f"accounts: {reason}"]


def test_whether_they_met_at_all():
    fact, _ = meeting(
        ("status", "held", "varn", "they met on Sunday"),
        ("status", "not held", "front", "denied that there had been a meeting"),
    )
    assert [one.value for one in fact.accounts] == ["held", "not held"]


def event(*accounts, amounts=()):
    return read(
        "events",
        what="were killed in Ondra",
        evidence="Eleven people were killed in Ondra, Varn said.",
        amounts=list(amounts),
        accounts=[dict(zip(("field", "value", "by", "words"), one, strict=True)) for one in accounts],
    )


def test_numbers_of_an_event_by_voice():
    eleven = {"kind": "quantity", "value": "11", "unit": "people", "words": "Eleven people"}
    fact, _ = event(
        ("amounts", "Eleven people", "varn", "Eleven people were killed"),
        ("amounts", "nineteen", "front", "put the number at nineteen"),
        amounts=[eleven],
    )
    assert [one.value for one in fact.accounts] == ["Eleven people", "nineteen"]
    assert fact.amounts == ()  # it is Varn's number, not the report's


def test_one_number_written_in_two_ways_is_no_difference():
    fact, tally = event(
        ("amounts", "1,200 wounded", "varn", "counted 1,200 wounded"),
        ("amounts", "1200", "front", "1200 by another count"),
    )
    assert fact.accounts == ()
    assert tally.details["accounts: nobody tells it differently"] == 2

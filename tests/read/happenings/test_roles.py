"""Who is told to be a party to the talks, and on which day they meet, by the whole reader."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from detente.model import Source, load_catalogue
from detente.read.rules import RuleReader

BACKED = (
    "Geneva - The rival governments of Kyrania opened a third round of negotiations on a unity cabinet on Tuesday.\n\n"
    "Prime Minister Omar Sial, who heads the recognised government in Tarh, said his side could accept a rotating "
    'presidency. But General Khalid Haft, the commander who controls most of the east, was dismissive. "Nobody will put my '
    'soldiers under the orders of men who fled," he said. His delegation stayed at the table.\n\n'
    "Turkey and Egypt, which back opposing camps, both sent observers. Ankara said foreign forces should leave after the "
    "elections. Cairo wants them out within 90 days.\n\nThe parties will meet again on 2 June."
)
DATED = (
    "ANKARA, 10 February 2032 (Lake News) - Kestland and Rovia will hold their first direct negotiations on the waters of the "
    "Salo in Istanbul on Thursday, Turkey's foreign ministry said.\n\nRovia demands that Kestland stop filling the reservoir. "
    "Kestland rejects any halt."
)


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(load_catalogue(), "full")


def read(reader: RuleReader, text: str):
    return reader.read(
        Source(
            id="r1",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            media_type="text/plain",
            location="r1.txt",
            text=text,
            published=dt.datetime(2032, 2, 10, tzinfo=dt.UTC),
        )
    )


def test_a_state_that_backs_a_side_and_sends_observers_is_no_party(reader):
    told = {one.name: one.standing for one in read(reader, BACKED).actors}
    assert told["Egypt"] != "party"
    assert told["Turkey"] != "party"


def test_those_who_sit_down_with_each_other_are_parties(reader):
    told = {one.name: one.standing for one in read(reader, DATED).actors}
    assert (told["Kestland"], told["Rovia"]) == ("party", "party")


def test_the_day_of_a_dateline_is_not_that_of_a_meeting(reader):
    (meeting,) = read(reader, DATED).meetings
    assert meeting.date is not None
    assert meeting.date.value == "2032-02-12"

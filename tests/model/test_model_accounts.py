"""An account says what its field can say."""

import pytest
from pydantic import ValidationError

from detente.model import Account, Event, Meeting, Passage, Reading, Why
from detente.model.schema import from_json, to_json

WORDS = Passage(source="r1", start=3, end=9, exact="it was")


@pytest.mark.parametrize(
    ("field", "value"),
    [("hours", "5.5"), ("date", "2041-05-06"), ("place", "Arvel"), ("participants", "12"), ("status", "not held")],
)
def test_these_can_be_said(field, value):
    assert Account(field=field, value=value, words=WORDS).value == value


@pytest.mark.parametrize(
    ("field", "value"), [("hours", "five"), ("hours", "-1"), ("date", "Monday"), ("place", " "), ("mood", "frank")]
)
def test_these_cannot(field, value):
    with pytest.raises(ValidationError):
        Account(field=field, value=value, words=WORDS)


def test_accounts_go_to_json_and_come_back():
    why = Why(rule="test.rule")
    accounts = (Account(field="hours", value="5", words=WORDS, by="a1"), Account(field="hours", value="6", words=WORDS))
    fields = {"evidence": (WORDS,), "why": why, "accounts": accounts}
    meeting = Meeting(id="m1", participants=("a1", "a2"), **fields)
    reading = Reading(
        source="r1", reader="test/1", meetings=(meeting,), events=(Event(id="e1", what="a raid", **fields),)
    )
    assert from_json(Reading, to_json(reading)) == reading

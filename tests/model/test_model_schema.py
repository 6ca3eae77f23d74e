"""The vocabulary goes to JSON and comes back the same, and its schema says what it is."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from detente.model import Event, Money, Passage, Position, Quantity, Reading, Source, Why
from detente.model.schema import DOCUMENTS, from_json, json_schema, to_json

WORDS = st.text(min_size=1, max_size=30)
PASSAGES = st.builds(
    lambda start, exact: Passage(source="r1", start=start, end=start + len(exact), exact=exact),
    st.integers(0, 10_000),
    WORDS,
)
WHY = st.builds(Why, rule=WORDS, words=WORDS, by=WORDS)
EVIDENCE = st.lists(PASSAGES, max_size=3).map(tuple)
AMOUNTS = st.one_of(
    st.builds(Money, amount=st.decimals(allow_nan=False, allow_infinity=False), currency=st.just("EUR"), words=WORDS),
    st.builds(Quantity, value=st.integers().map(Decimal), unit=WORDS, words=WORDS),
)
POSITIONS = st.builds(
    Position,
    id=WORDS,
    evidence=EVIDENCE,
    why=WHY,
    party=WORDS,
    issue=WORDS,
    option=WORDS,
    attitude=st.sampled_from(["demands", "accepts", "open", "rejects"]),
    condition=st.none() | PASSAGES,
)
EVENTS = st.builds(Event, id=WORDS, evidence=EVIDENCE, why=WHY, what=WORDS, amounts=st.lists(AMOUNTS).map(tuple))


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine makes few examples a second
@given(st.lists(POSITIONS).map(tuple), st.lists(EVENTS).map(tuple))
def test_a_reading_comes_back_the_same(positions, events):
    reading = Reading(source="r1", reader="rules/1", positions=positions, events=events)
    assert from_json(Reading, to_json(reading)) == reading


def test_a_source_keeps_its_time_zone():
    when = dt.datetime(2031, 3, 3, 14, 5, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    source = Source(id="r1", sha256="0" * 64, media_type="text/plain", location="a.txt", text="x", published=when)
    assert from_json(Source, to_json(source)) == source


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_document_has_a_schema_that_allows_nothing_else(name):
    schema = json_schema(name)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["additionalProperties"] is False


def test_unknown_fields_are_refused():
    with pytest.raises(ValidationError):
        from_json(Reading, '{"source": "r1", "reader": "x", "mood": "hopeful"}')


@pytest.mark.parametrize("code", ["EURO", "eur", "€", ""])
def test_a_currency_is_an_iso_code(code):
    with pytest.raises(ValidationError):
        Money(amount=Decimal(1), currency=code)

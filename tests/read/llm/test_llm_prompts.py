"""What the model is told agrees with what is made of its answers."""

import dataclasses
import datetime as dt

import pytest
from llm_server import make

from detente.model import (
    Absence,
    Actor,
    Decision,
    Event,
    Interest,
    Meeting,
    Position,
    Proposal,
    Statement,
    Unanswered,
    View,
    load_catalogue,
)
from detente.model.issue import Issue, Option
from detente.read.llm import prompts
from detente.read.llm.answers import CLAIMS
from detente.read.llm.assembling import reading_of
from detente.read.llm.page import Part
from detente.read.llm.schema import answer_schema, form_in_words
from detente.read.llm.spans import Span
from detente.read.llm.tally import Tally

CATALOGUE = load_catalogue()
TYPES = {
    "absences": Absence,
    "unanswered": Unanswered,
    "actors": Actor,
    "statements": Statement,
    "meetings": Meeting,
    "proposals": Proposal,
    "positions": Position,
    "decisions": Decision,
    "events": Event,
    "views": View,
    "interests": Interest,
}
OWN = {"before", "topic", "issue_words", "option_words"}
"""Keys of claims that help to place them and are no fields."""


def objects(schema):
    if schema.get("type") == "object":
        yield schema
    for inner in [
        *schema.get("properties", {}).values(),
        *schema.get("anyOf", []),
        *([schema["items"]] if "items" in schema else []),
    ]:
        yield from objects(inner)


def test_the_schema_has_the_vocabularys_kinds_and_fields():
    held = answer_schema(CATALOGUE)["properties"]
    assert set(held) == set(CLAIMS) == set(TYPES)
    for kind, made in TYPES.items():
        fields = {field.name for field in dataclasses.fields(made)}
        assert set(held[kind]["items"]["properties"]) - OWN <= fields
        assert fields - set(held[kind]["items"]["properties"]) <= {
            "id",
            "evidence",
            "why",
            "issue",
            "option",
            "meeting",
            "of",
        }


def test_the_schema_is_strict():
    for one in objects(answer_schema(CATALOGUE)):
        assert one["additionalProperties"] is False and one["required"] == list(one["properties"])


def test_the_form_in_words_names_every_key():
    told = form_in_words(CATALOGUE)
    for kind, schema in answer_schema(CATALOGUE)["properties"].items():
        assert f"- {kind}: " in told
        assert all(f'"{key}"' in told for key in schema["items"]["properties"])


def test_the_example_stands_whole_and_follows_the_schema():
    text, answer = prompts.example()
    tally = Tally()
    source = make(text, published=dt.datetime(2031, 3, 11, 18, tzinfo=dt.UTC))
    reading = reading_of(source, [Part(1, Span(0, len(text)), answer)], catalogue=CATALOGUE, by="x", tally=tally)
    assert not tally.dropped and not tally.details
    assert sum(tally.kept.values()) == sum(map(len, answer.values()))
    assert [one.mode for one in reading.statements] == ["direct", "indirect", "mixed", "indirect"]
    schema = answer_schema(CATALOGUE)["properties"]
    for kind, claims in answer.items():
        for claim in claims:
            assert set(claim) == set(schema[kind]["items"]["properties"])


def test_the_instructions_name_every_kind_key_issue_and_option():
    told = prompts.instructions(CATALOGUE)
    for kind, schema in answer_schema(CATALOGUE)["properties"].items():
        assert f"## {kind}" in told
        assert all(key in told for key in schema["items"]["properties"])
    for issue in CATALOGUE:
        assert all(f"- {issue}/{option}: " in told for option in CATALOGUE[issue].options)


def test_a_users_issue_reaches_the_prompt_and_the_readers_name():
    mine = CATALOGUE.with_issues({"fishing": Issue(title="Fishing", options={"open": Option(title="Open to all")})})
    assert "fishing/open" in prompts.instructions(mine)
    assert prompts.digest(mine) != prompts.digest(CATALOGUE)


def test_a_demand_that_fits_no_issue_is_kept_in_the_reports_words():
    text = "Ostia demands that the harbour dues go to the islands."
    position = {"party": "o", "topic": "other", "attitude": "demands", "evidence": text}
    answer = {"actors": [{"id": "o", "kind": "state", "name": "Ostia", "names": []}]}

    def read(**words):
        tally = Tally()
        claims = {**answer, "positions": [{**position, **words}]}
        return reading_of(
            make(text), [Part(1, Span(0, len(text)), claims)], catalogue=CATALOGUE, by="x", tally=tally
        ), tally

    reading, _ = read(issue_words="the harbour dues", option_words="go to the islands")
    assert (reading.positions[0].issue, reading.positions[0].option) == ("the harbour dues", "go to the islands")
    for words in ({}, {"issue_words": "fish", "option_words": "go to the islands"}):
        reading, tally = read(**words)
        assert not reading.positions and sum(tally.dropped.values()) == 2


@pytest.mark.parametrize("text", ["{fence} {title}{text} {part}", "=== x ===", ""])
def test_a_document_cannot_reach_into_the_form(text):
    (_, user) = prompts.messages(make(text), Span(0, len(text)), number=1, of=1, system="s")
    mark = prompts.fence(text)
    assert user["content"].count(f"=== {mark} ===") == 2
    assert f"=== {mark} ===\n{text}\n=== {mark} ===" in user["content"]

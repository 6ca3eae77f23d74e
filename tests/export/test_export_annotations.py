import base64
import dataclasses
import hashlib
import json
from pathlib import Path

import jsonschema
import pytest
from export_record import TEXT, meeting, record, source, words
from hypothesis import given
from hypothesis import strategies as st

from detente.export import web_annotations
from detente.export.passages import passages, source_iri
from detente.model import Account, Dossier, View, Why, passage

SCHEMA = json.loads((Path(__file__).parent / "web_annotation.schema.json").read_text(encoding="utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)


def collection(dossier):
    """The collection, checked against what the Recommendation says must be so."""
    made = json.loads(web_annotations(dossier))
    VALID.validate(made)
    return made


def page(dossier):
    return collection(dossier)["first"]["items"]


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_record_without_passages_is_a_collection_without_a_page():
    made = collection(Dossier(name="nothing yet"))
    assert (made["total"], "first" in made) == (0, False)


def _without(key):
    return lambda one: one.pop(key)


def _set(key, value):
    return lambda one: one.update({key: value})


COLLECTION, PAGE = (), ("first",)
ITEM = (*PAGE, "items", 0)
TARGET = (*ITEM, "target", 0)
POSITION, QUOTE = (*TARGET, "selector", 0), (*TARGET, "selector", 1)


@pytest.mark.parametrize(
    ("where", "spoil"),
    [
        (COLLECTION, _without("@context")),
        (COLLECTION, _set("@context", "https://schema.org")),
        (COLLECTION, _without("id")),
        (COLLECTION, _set("id", "collection of 3 May")),
        (COLLECTION, _set("type", "Collection")),
        (COLLECTION, _set("label", 3)),
        (COLLECTION, _set("total", -1)),
        (COLLECTION, _without("first")),
        (PAGE, _without("id")),
        (PAGE, _set("type", "AnnotationCollection")),
        (PAGE, _set("items", [])),
        (PAGE, _set("startIndex", -1)),
        (PAGE, _set("startIndex", 0.5)),
        (ITEM, _without("id")),
        (ITEM, _set("type", "Note")),
        (ITEM, _without("target")),
        (ITEM, _set("target", [])),
        (ITEM, _set("motivation", "guessing")),
        ((*ITEM, "body", 0), _without("value")),
        (TARGET, _without("source")),
        ((*TARGET, "source"), _without("id")),
        ((*TARGET, "source"), _set("via", "not an address")),
        (POSITION, _without("start")),
        (POSITION, _set("end", -1)),
        (POSITION, _set("end", "12")),
        (POSITION, _set("type", ["TextPositionSelector", "Selector"])),
        (QUOTE, _without("exact")),
        (QUOTE, _set("prefix", ["one", "other"])),
        (QUOTE, _set("type", "Quote")),
    ],
)
def test_what_must_not_be_is_refused(where, spoil):
    made = collection(record())
    spoiled = made
    for step in where:
        spoiled = spoiled[step]
    spoil(spoiled)
    assert not VALID.is_valid(made)


def test_it_is_a_collection_with_one_page():
    whole = json.loads(web_annotations(record()))
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert whole["type"] == "AnnotationCollection"
    assert whole["first"]["type"] == "AnnotationPage"
    assert whole["first"]["partOf"] == whole["id"]
    assert whole["total"] == len(whole["first"]["items"]) == 8


def test_every_fact_with_passages_is_there_with_all_of_them():
    dossier = record()
    facts = [one for one in dossier.facts() if passages(one)]
    for fact, item in zip(facts, page(dossier), strict=True):
        assert item["type"] == "Annotation"
        kept = [(one["selector"][0]["start"], one["selector"][0]["end"]) for one in item["target"]]
        assert kept == [(one.start, one.end) for one in passages(fact)]
        assert json.loads(item["body"][1]["value"])["id"] == fact.id
    tags = [one["body"][0]["value"] for one in page(dossier)]
    assert tags == ["statement", "meeting", "proposal", "position", "decision", "event", "view", "interest"]


def test_a_condition_is_a_passage_of_its_position():
    position = record().positions[0]
    assert [one.exact for one in passages(position)] == ["the lake would stay closed", "unless the toll is dropped"]


def test_both_selectors_point_to_the_same_words():
    for item in page(record()):
        for target in item["target"]:
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert TEXT[start:end] == quote["exact"]
            assert TEXT[:start].endswith(quote["prefix"])
            assert TEXT[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(32, start)


def test_ids_stay_and_differ():
    once, again = page(record()), page(record())
    assert once == again
    assert len({one["id"] for one in once}) == len(once)
    other = page(dataclasses.replace(record(), name="other talks"))
    assert not {one["id"] for one in other} & {one["id"] for one in once}


def test_a_source_is_named_by_its_bytes_and_no_path_leaves():
    text = web_annotations(record())
    assert "secret" not in text
    digest = base64.urlsafe_b64encode(hashlib.sha256(TEXT.encode()).digest()).rstrip(b"=").decode()
    assert f"ni:///sha-256;{digest}" in text
    assert json.loads(text)["first"]["items"][0]["target"][0]["source"]["label"] == "Lake talks go on"


def test_a_web_address_is_told():
    dossier = record(sources=(source(location="https://example.org/lake"),))
    assert page(dossier)[0]["target"][0]["source"]["via"] == "https://example.org/lake"


def test_a_source_without_a_digest_or_unknown_has_a_name_all_the_same():
    assert source_iri("gone", {}).startswith("urn:uuid:")
    assert source_iri("src1", {"src1": source(sha256="not hexadecimal")}).startswith("urn:uuid:")
    alone = View(id="v", actor="a", words=words("the toll"), evidence=(), why=Why(rule="t"))
    target = page(Dossier(name="n", views=(alone,)))[0]["target"][0]
    assert target["selector"][1] == {"type": "TextQuoteSelector", "exact": "the toll"}


@given(st.text(min_size=1), st.data())
def test_any_text_survives(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    here = passage("src1", text, start=start, end=end)
    view = View(id="v", actor="a", words=here, evidence=(here,), why=Why(rule="t"))
    position, quote = page(Dossier(name="n", sources=(source(text=text),), views=(view,)))[0]["target"][0]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"] == here.exact
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_the_words_of_an_account_are_passages_of_its_meeting():
    said = words("The two sides meet")
    told = meeting(accounts=(Account(field="hours", value="5", words=said),))
    assert said in passages(told)

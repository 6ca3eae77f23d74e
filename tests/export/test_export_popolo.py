import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from export_record import decision, record, source
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.export import popolo
from detente.model import Actor, Dossier, Why

SCHEMA = json.loads((Path(__file__).parent / "popolo.schema.json").read_text(encoding="utf-8"))


def whole(dossier):
    made = json.loads(popolo(dossier))
    jsonschema.validate(made, SCHEMA)
    return made


def people():
    envoy = Actor(
        id="envoy",
        kind="person",
        name="Ila Brandt",
        names=("Ila Brandt", "Brandt"),
        side="ostrel",
        role="envoy",
        evidence=(),
        why=Why(rule="t"),
    )
    return record(actors=(*record().actors, envoy))


def test_people_are_members_of_their_side():
    made = whole(people())
    (person,) = made["persons"]
    assert (person["name"], person["other_names"]) == ("Ila Brandt", [{"name": "Brandt"}])
    (member,) = made["memberships"]
    assert member["person_id"] == person["id"]
    ostrel = next(one for one in made["organizations"] if one["name"] == "Ostrel")
    assert (member["organization_id"], member["role"], ostrel["classification"]) == (ostrel["id"], "envoy", "state")


def test_a_decision_to_come_is_a_motion_without_a_vote():
    made = whole(record())
    (motion,) = made["motions"]
    assert (motion["text"], motion["date"]) == ("vote on the toll", "2044-03")
    assert made["vote_events"] == [] and "result" not in motion


@pytest.mark.parametrize(("status", "result"), [("taken", "pass"), ("blocked", "fail")])
def test_a_decision_taken_or_blocked_has_a_vote_event(status, result):
    made = whole(record(decisions=(decision(status=status, rule="unanimity", resisted_by=("vimmar",)),)))
    (motion,), (vote,) = made["motions"], made["vote_events"]
    assert (motion["result"], vote["result"], vote["motion_id"], motion["requirement"]) == (
        result,
        result,
        motion["id"],
        "unanimity",
    )
    vimmar = next(one["id"] for one in made["organizations"] if one["name"] == "Vimmar")
    assert motion["resisted_by"] == [vimmar]


def test_sources_are_named_by_address_or_bytes_and_no_path_leaves():
    assert "secret" not in popolo(people())
    assert whole(record())["motions"][0]["sources"][0]["url"].startswith("ni:///sha-256;")
    web = record(sources=(source(location="https://example.org/lake"),))
    assert whole(web)["motions"][0]["sources"] == [{"url": "https://example.org/lake", "note": "Lake talks go on"}]


def test_ids_stay_and_differ_between_records():
    assert popolo(people()) == popolo(people())
    other = whole(replace(record(), name="other talks"))
    assert not {one["id"] for one in other["organizations"]} & {one["id"] for one in whole(record())["organizations"]}


def test_an_empty_record():
    assert whole(Dossier(name="n"))["persons"] == []


@settings(deadline=None)
@given(st.text(), st.text(), st.sampled_from(["planned", "taken", "blocked"]))
def test_any_words_are_valid(matter, rule, status):
    made = whole(record(decisions=(decision(matter=matter, rule=rule, status=status, body=None),)))
    assert made["motions"][0].get("text", "") == matter

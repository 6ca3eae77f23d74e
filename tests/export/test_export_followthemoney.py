import json
import re
from dataclasses import replace

import ftm_model
from export_record import CATALOGUE, meeting, record
from hypothesis import given, settings
from hypothesis import strategies as st
from test_export_popolo import people

from detente.export import followthemoney
from detente.model import Dossier, PartialDate, Proposal


def entities(dossier):
    """The entities, each checked against the published model."""
    made = [json.loads(line) for line in followthemoney(dossier, CATALOGUE).splitlines()]
    schema_of = {one["id"]: one["schema"] for one in made}
    assert len(schema_of) == len(made)
    for one in made:
        kinds = ftm_model.kinds_of(one["schema"])
        assert set(one) == {"id", "schema", "properties"}
        assert set(one["properties"]) <= set().union(*(ftm_model.PROPERTIES[kind] for kind in kinds)), one
        for kind in kinds:
            assert ftm_model.REQUIRED.get(kind, set()) <= set(one["properties"]), one
        for name, values in one["properties"].items():
            assert isinstance(values, list) and values and all(isinstance(value, str) and value for value in values)
            if name in ftm_model.ENTITIES:
                assert all(ftm_model.ENTITIES[name] in ftm_model.kinds_of(schema_of[value]) for value in values), name
            if name in ftm_model.DATES:
                assert all(re.match(r"\d{4}(-\d\d(-\d\d(T[\d:.+Z-]+)?)?)?\Z", value) for value in values)
    return made


def of(made, schema):
    return [one["properties"] for one in made if one["schema"] == schema]


def test_actors_and_whom_they_act_for():
    made = entities(people())
    assert [one["name"] for one in of(made, "PublicBody")] == [["Ostrel"], ["Vimmar"], ["League"]]
    (person,) = of(made, "Person")
    assert (person["alias"], person["position"]) == (["Brandt"], ["envoy"])
    (link,) = of(made, "Representation")
    names = {one["id"]: one["properties"].get("name") for one in made}
    assert (names[link["agent"][0]], names[link["client"][0]], link["role"]) == (["Ila Brandt"], ["Ostrel"], ["envoy"])


def test_meetings_and_decisions_are_events():
    made = of(entities(record()), "Event")
    assert made[0]["name"] == ["Meeting (planned): Ostrel, Vimmar"]
    assert made[0]["date"] == ["2044-02-11"] and made[0]["location"] == ["Lindhaven, Old Town"]
    assert len(made[0]["involved"]) == 2 and len(made[0]["organizer"]) == 1
    assert made[1]["date"] == ["2044-03"]


def test_minutes_are_left_out_of_dates():
    dossier = record(meetings=(meeting(date=PartialDate(value="2044-02-11T09:30+02:00")),), decisions=())
    assert of(entities(dossier), "Event")[0]["date"] == ["2044-02-11"]


def test_what_is_said_and_wanted_are_notes_in_the_words_of_the_report():
    said, held = of(entities(record()), "Note")
    assert said["description"] == ["the lake would stay closed"]
    assert held["name"] == ["Ostrel demands Lake traffic: closed to all (red line)"]
    assert held["summary"] == ["voice: paraphrased"]


def test_a_proposal_between_two_is_a_link():
    one = record().proposals[0]
    to = Proposal(id="x2", name="a plan", author="ostrel", recipient="vimmar", evidence=one.evidence, why=one.why)
    (link,) = of(entities(record(proposals=(one, to))), "UnknownLink")
    assert link["role"] == ["proposal: a plan"]


def test_documents_come_without_path_and_text():
    text = followthemoney(record(), CATALOGUE)
    assert "secret" not in text and "Thursday in Lindhaven. =cmd" not in text
    assert of(entities(record()), "Document")[0]["title"] == ["Lake talks go on"]


def test_the_same_record_gives_the_same_lines_and_another_other_ids():
    assert followthemoney(people(), CATALOGUE) == followthemoney(people(), CATALOGUE)
    other = {one["id"] for one in entities(replace(record(), name="other"))}
    assert not other & {one["id"] for one in entities(record())}
    assert followthemoney(Dossier(name="n"), CATALOGUE) == ""


@settings(deadline=None)
@given(st.text(min_size=1), st.text())
def test_any_names_are_valid(name, place):
    dossier = people()
    actors = tuple(replace(one, name=name) for one in dossier.actors)
    entities(replace(dossier, actors=actors, meetings=(meeting(place=place),)))

"""For whom people act, and which office they hold."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from detente.read import people


def side(doc: Doc, name: str) -> str | None:
    found = next(one for one in doc._.actors if name in one.names)
    owner = people.actor_of(doc, found.side)
    return owner.name if owner else None


HOME = "The Government of Marvia met the Kerr Liberation Front (KLF) in Oslo. "


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Marvia's foreign minister, Ana Diaz, said no.", "Ana Diaz", "Marvia"),
        ("Ana Diaz, the foreign minister of Marvia, said no.", "Ana Diaz", "Marvia"),
        ("Marvian Foreign Minister Ana Diaz said no.", "Ana Diaz", "Marvia"),
        ("Prime Minister Ivo Renn said no.", "Ivo Renn", "Marvia"),
        ("Palace spokesman Ivo Renn said no.", "Ivo Renn", "Marvia"),
        ("The front's chairman, Osric Vane, said no.", "Osric Vane", "Kerr Liberation Front"),
        ("Osric Vane of the KLF said no.", "Osric Vane", "Kerr Liberation Front"),
        ("Osric Vane, who leads the Front's negotiators, said no.", "Osric Vane", "Kerr Liberation Front"),
        ("Osric Vane, who speaks for the KLF, said no.", "Osric Vane", "Kerr Liberation Front"),
        ("The front's Osric Vane said no.", "Osric Vane", "Kerr Liberation Front"),
        (
            "The KLF, in a note, said no. Its legal adviser, Osric Vane, explained.",
            "Osric Vane",
            "Kerr Liberation Front",
        ),
        ("The delegation of the KLF was led by Osric Vane.", "Osric Vane", "Kerr Liberation Front"),
        ("US envoy Ann Lee said no.", "Ann Lee", "United States"),
        ("The European Union's special envoy, Ann Lee, said no.", "Ann Lee", "European Union"),
        ("The ambassador of Norway, Nils Haug, said no.", "Nils Haug", "Norway"),
        (
            "Marvia's negotiator, Ana Diaz, and the KLF's, Osric Vane, shook hands.",
            "Osric Vane",
            "Kerr Liberation Front",
        ),
    ],
)
def test_sides_told_by_the_words(report, text, name, expected):
    assert side(report(HOME + text), name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Lorries are late,” said Nadia Brook, a doctor who runs a clinic.",
        "Pavel Sorin, a historian, said the talks would fail.",
        "In Cairo, the foreign minister, Pavel Sorin, said little.",
    ],
)
def test_no_side_is_guessed(report, text):
    doc = report(HOME + text)
    person = next(one for one in doc._.actors if one.kind == "person")
    assert person.side is None


def test_an_envoy_for_a_country_does_not_act_for_it(report):
    doc = report(HOME + "The United Nations envoy for Marvia, Ann Lee, said no.")
    assert side(doc, "Ann Lee") == "United Nations"


def test_whose_delegation_is_told_by_the_paragraph(report):
    doc = report(HOME + "\n\nThe KLF walked out. “Enough,” said Osric Vane, spokesman of the delegation.")
    assert side(doc, "Osric Vane") == "Kerr Liberation Front"


def test_a_committee_of_the_front_belongs_to_it(report):
    doc = report(HOME + "The Front's Central Committee will vote on 4 May.")
    assert side(doc, "Central Committee") == "Kerr Liberation Front"


def test_a_parliament_belongs_to_its_state(report):
    doc = report(HOME + "Marvia's parliament votes on Friday.")
    assert side(doc, "parliament") == "Marvia"


def test_offices_are_kept_as_written(report):
    doc = report("Marvia's deputy foreign minister, Ana Diaz, and the minister of justice, Ivo Renn, met.")
    roles = {one.name: one.role for one in doc._.actors}
    assert roles["Ana Diaz"] == "deputy foreign minister"
    assert roles["Ivo Renn"] == "minister of justice"


def test_hosts_and_mediators_by_the_words(report):
    doc = report(
        "Marvia and the KLF met in Oslo. The talks were hosted by Norway. Malaysia's facilitator, Datuk Idris Wan, spoke."
    )
    standing = {one.name: one.standing for one in doc._.actors}
    assert standing["Norway"] == "host"
    assert standing["Malaysia"] == "mediator"
    assert standing["Idris Wan"] == "mediator"


def test_between_makes_parties(report):
    doc = report("Talks between Arvenia and Tolmar broke down. Arvenia blamed Tolmar. Tolmar blamed Arvenia.")
    assert {one.name: one.standing for one in doc._.actors} == {"Arvenia": "party", "Tolmar": "party"}
    assert [people.actor_of(doc, one).name for one in people.two_sides(doc)] == ["Arvenia", "Tolmar"]


def test_side_of_gives_the_actor_itself_where_it_has_none(report):
    doc = report(HOME + "Marvia's foreign minister, Ana Diaz, said no.")
    diaz = next(one for one in doc._.actors if one.name == "Ana Diaz")
    marvia = next(one for one in doc._.actors if one.name == "Marvia")
    assert people.side_of(doc, diaz.id) == marvia.id
    assert people.side_of(doc, marvia.id) == marvia.id
    assert people.side_of(doc, None) is None


def test_the_north_and_the_south_of_a_divided_land(report):
    doc = report(
        "President Elio Marchetti of South Ostra and his northern counterpart, Deniz Arkan, met. The north wants the "
        "road open. The south says it must wait. The southern delegation left. Mines lie in the north of the valley."
    )
    assert side(doc, "Elio Marchetti") == "South Ostra"
    assert side(doc, "Deniz Arkan") == "the north"
    assert [people.actor_of(doc, one).name for one in people.two_sides(doc)] == ["South Ostra", "the north"]


def test_a_direction_is_no_party(report):
    doc = report(HOME + "Fighting went on in the north. The south of Marvia was calm. Envoy Ann Lee flew to the east.")
    assert not any(one.name.startswith("the ") for one in doc._.actors)

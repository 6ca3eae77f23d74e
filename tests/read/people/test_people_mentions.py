"""Pronouns, descriptions, collectives and unnamed people."""

from __future__ import annotations

import itertools

from spacy.tokens import Doc

from detente.read import people
from detente.read.layers import Mention, Span


def mentions(doc: Doc, words: str) -> list[Mention]:
    return [one for one in doc._.mentions if doc.text[one.start : one.end] == words]


def who(doc: Doc, words: str, nth: int = 0) -> str | None:
    found = mentions(doc, words)[nth]
    actor = people.actor_of(doc, found.actor)
    return actor.name if actor else None


def test_he_and_she_are_the_person_the_text_is_about(report):
    doc = report(
        "Marvia's envoy, Ana Diaz, left early. She said the talks were over. Mr Ivo Renn stayed. He said nothing."
    )
    assert who(doc, "She") == "Ana Diaz"
    assert who(doc, "He") == "Ivo Renn"


def test_gender_of_a_title_decides(report):
    doc = report("Ms Ana Diaz met Mr Ivo Renn for an hour. “We are close,” she said.")
    assert who(doc, "she") == "Ana Diaz"


def test_a_pronoun_that_fits_two_stays_open(report):
    doc = report("Mr Luis Sorel wrote to Mr Ivo Renn. The letter came from Luis Sorel and Ivo Renn. He left.")
    assert mentions(doc, "He")[0].actor is None


def test_it_is_the_body_that_acts(report):
    doc = report("The Kerr Liberation Front rejected the draft. It said the map was wrong.")
    assert who(doc, "It") == "Kerr Liberation Front"


def test_it_without_an_actor_is_no_mention(report):
    doc = report("The Kerr Liberation Front left. It is expected that talks resume.")
    assert mentions(doc, "It") == []


def test_descriptions_find_their_person(report):
    doc = report(
        "Marvia's justice minister, Ana Diaz, arrived. Ivo Renn, a former judge who leads the Front, came too. "
        "The minister was silent. “We shall see,” the former judge said."
    )
    assert who(doc, "The minister") == "Ana Diaz"
    assert who(doc, "the former judge") == "Ivo Renn"


def test_a_new_description_takes_up_the_person_just_named(report):
    doc = report(
        "“Nobody signs today,” Marvia's envoy, Ana Diaz, said. The former pharmacist added that she was tired."
    )
    assert who(doc, "The former pharmacist") == "Ana Diaz"


def test_unnamed_officials_stand_for_their_side_and_for_nobody_by_name(report):
    doc = report("Marvia's envoy, Ana Diaz, left. A senior Marvian official said the delegation had no orders.")
    official = mentions(doc, "A senior Marvian official")[0]
    assert official.anonymous
    assert people.actor_of(doc, official.actor).name == "Marvia"


def test_unnamed_sources_without_a_side_are_their_own(report):
    doc = report("Marvia's envoy, Ana Diaz, left. Two diplomats said the draft was dead.")
    diplomats = mentions(doc, "Two diplomats")[0]
    assert diplomats.anonymous
    assert people.actor_of(doc, diplomats.actor).kind == "group"


def test_both_sides_are_the_two_parties(report):
    doc = report(
        "Talks between Arvenia and Tolmar go on. Arvenia wants a map. Tolmar wants a date. Both sides met on Monday. "
        "All four delegations left on Friday."
    )
    both = mentions(doc, "Both sides")[0]
    assert both.kind == "collective"
    assert [people.actor_of(doc, one).name for one in both.members] == ["Arvenia", "Tolmar"]
    assert mentions(doc, "All four delegations")[0].members == ()


def test_the_stretch_holds_title_and_office_and_the_core_the_name(report):
    doc = report("US envoy Ann Lee met Marvia's chief negotiator, Dr Ivo Renn.")
    lee = mentions(doc, "US envoy Ann Lee")[0]
    assert doc.text[lee.core.start : lee.core.end] == "Ann Lee"
    renn = mentions(doc, "Marvia's chief negotiator, Dr Ivo Renn")[0]
    assert doc.text[renn.core.start : renn.core.end] == "Ivo Renn"


def test_mentions_in_a_stretch_and_the_best_for_a_phrase(report):
    doc = report("US envoy Ann Lee met Ivo Renn, Marvia's negotiator, on Monday.")
    inside = people.mentions_in(doc, 0, end=doc.text.index(" met"))
    assert [doc.text[one.start : one.end] for one in inside] == ["US envoy Ann Lee"]
    start = doc.text.index("Renn")
    assert people.actor_of(doc, people.resolve(doc, Span(start, start + 4)).actor).name == "Ivo Renn"
    assert people.resolve(doc, Span(doc.text.index("on Monday"), len(doc.text))) is None


def test_subject_before_passes_over_objects_and_possessors(report):
    doc = report("Envoy Ann Lee, who had met Ivo Renn, said no. Later she left.")
    assert people.actor_of(doc, people.subject_before(doc, doc.text.index("said")).actor).name == "Ann Lee"
    assert people.subject_before(doc, 0) is None


def test_mentions_are_sorted_and_apart(report):
    doc = report(
        "Marvia's envoy, Ana Diaz, met US envoy Ann Lee and both sides' generals. She told him that they agreed."
    )
    ends = [(one.start, one.end) for one in doc._.mentions]
    assert ends == sorted(ends)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))

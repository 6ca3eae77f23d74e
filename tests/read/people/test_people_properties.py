"""What holds for any text: offsets, ids, determinism, no exception."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.read.people.lexicon import inflected, lexicon
from detente.read.people.persons import match, parts, respelled
from detente.read.people.signs import people_of

PIECES = st.sampled_from(
    ["Ana Diaz", "Mr ", "the ", "Orsk", "Orskian ", " Front", "’s ", "'s ", " said ", ", ", ". ", "\n\n", "“", "”", "He ",
     "its ", "foreign minister", " of ", "both sides", "(KLF)", "U.S.", "an official", "DR LEE: ", "😀", "é́", "\u200b",
     "President ", "it ", " who leads ", "-", "'", "‘", "al-", "A. ", " and ", "in ", "1 ", "\t", "\x00", "Ǆ"]
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_gives_valid_offsets_and_ids(report, text):
    doc = report(text)
    ids = {one.id for one in doc._.actors}
    assert [one.id for one in doc._.actors] == [f"a{n}" for n in range(1, len(ids) + 1)]
    for one in doc._.actors:
        assert one.evidence
        assert one.side is None or one.side in ids
        assert one.side != one.id
        for passage in one.evidence:
            assert text[passage.start : passage.end] == passage.exact
    for one in doc._.mentions:
        assert 0 <= one.start <= one.core.start < one.core.end <= one.end <= len(text)
        assert one.actor is None or one.actor in ids
        assert set(one.members) <= ids


@pytest.mark.parametrize("text", ["The Orsk Front of", "0Front OF", "The People's Council for the"])
def test_a_text_that_ends_within_a_body_s_name_is_read(report, text):
    assert all(text[one.start : one.end] for one in report(text)._.mentions)


def test_the_same_text_gives_the_same_cast(report):
    text = (
        "Marvia's envoy, Ana Diaz, met US envoy Ann Lee. Both sides said she was late. The KLF's Osric Vane agreed. "
        * 3
    )
    first, second = report(text), report(text)
    assert first._.actors == second._.actors
    assert first._.mentions == second._.mentions


def test_an_empty_text_has_nobody(report):
    assert report("")._.actors == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_matching_names_never_raises_and_knows_itself(one, other):
    words = parts(one)
    match(words, parts(other))
    if words:
        assert match(words, words) == 4


def test_spellings_of_one_name():
    assert respelled(parts("Yusuf Qaderi"), parts("Yusuf Qadiri"))
    assert not respelled(parts("Yusuf Hassan"), parts("Yusuf Hussain"))
    assert not respelled(parts("Yusuf Qaderi"), parts("Yunus Qaderi"))


def test_names_of_peoples():
    assert people_of("Orskian", "Orsk")
    assert people_of("Marvian", "Marvia")
    assert not people_of("Orsk", "Orsk")
    assert not people_of("Marten", "Marvia")


def test_verb_forms():
    assert {"says", "said", "saying"} <= inflected("say")
    assert {"signalled", "signaled", "signals"} <= inflected("signal")
    assert {"denies", "denied", "denying"} <= inflected("deny")


def test_the_gazetteer_has_no_name_for_two_states():
    words = lexicon()
    assert words.names["Kremlin"].actor == "Russia"
    assert words.names["Kenyan"].use == "people"
    assert words.names["UN"].kind == "organisation"

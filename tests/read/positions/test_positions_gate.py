"""Reports that are not about talks hold no positions; how firmly a position is put follows its words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.read.positions import gate
from detente.read.positions.gate import about_talks, may_be_about_talks
from detente.read.positions.strengths import strength_of

CAMPAIGN = "The candidate visited a school and spoke of taxes and roads. She shook hands and bought a coffee. " * 6
TALKS = "The delegations resumed talks on the truce. The mediators proposed a draft on the prisoners and borders. " * 6

BUSINESS = "The company opened a plant and hired two hundred people. Its shares rose and the board paid a bonus. " * 6
NO_WAR = (
    "The two countries share the Lumen reservoir. Ministers met for a third round on the quotas of the downstream "
    "provinces, and an ambassador carried the answer across the border. The engineers measured the flow all week. "
) * 3
RELIEF = (
    "The island has been without flour for a month. Two convoys were turned back at the crossing and the blockade of the "
    "port goes on. The council has agreed to let one ship in each week, the relief office said in a note on Monday. "
) * 3


@pytest.mark.parametrize("text", [NO_WAR, RELIEF])
def test_talks_need_neither_war_nor_the_word(text):
    assert about_talks(text)


def test_a_business_report_is_not_about_talks():
    assert not about_talks(BUSINESS)


def test_a_campaign_report_is_not_about_talks():
    assert not about_talks(CAMPAIGN)
    assert about_talks(TALKS)


def test_a_short_text_is_let_through():
    assert about_talks("They want the road opened.")


@pytest.mark.parametrize(
    ("words", "red", "strength"),
    [
        ("it would accept observers", False, "said"),
        ("it must leave the valley", False, "insisted"),
        ("signalled that it might accept", False, "signalled"),
        ("it would accept observers", True, "insisted"),
        ("demanded, he suggested, a general truce", False, "signalled"),
    ],
)
def test_strength_follows_the_words(words, red, strength):
    assert strength_of(words, red_line=red) == strength


PATTERNS = f"{gate._PHRASES}|{gate._WAR}|{gate._TALKS}|{gate._STATES}".split("|")
KINDS = [
    one.replace(r"\w+", "xy").replace(r"\w*", "ing").replace("?", "").replace("[ée]", "é")
    for one in PATTERNS
    if "(" not in one and ")" not in one
]
FILLERS = [f"word{number}" for number in range(130)]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([*KINDS, "no man's land", "Good", "offices", "foreign", "two", "parties"]), max_size=9),
    st.data(),
)
def test_the_cheap_look_never_shuts_out_what_the_full_one_lets_in(kinds, data):
    text = " ".join([*FILLERS, *kinds])
    assert may_be_about_talks(text) or not about_talks(text)
    assert may_be_about_talks(text.upper()) or not about_talks(text)


def test_the_cheap_look_shuts_out_a_campaign():
    text = " ".join(FILLERS) + CAMPAIGN
    assert not may_be_about_talks(text)
    assert may_be_about_talks(text + TALKS)
    assert may_be_about_talks("Too short to tell.")


def test_every_phrase_is_known_by_its_words():
    for phrase in gate._PHRASES.split("|"):
        first, *rest = re.findall(r"[a-z]+", phrase.replace("?", "").replace(r"\w+", ""))
        assert first in (*gate._PAIRS, gate._FOREIGN)
        assert first == gate._FOREIGN or set(rest) & set(gate._PAIRS[first])


@given(st.text(alphabet="abé’‘“”–—…'-_ \u00a0\n7.\u02bc\u0301", max_size=40))
def test_words_told_at_half_the_price_are_the_same(text):
    assert gate._words_of(text) == set(re.findall(r"\w+", text))


MUTINY = (
    "The sailors of the second squadron have sent the cabinet four more pages. Their ultimatum runs out on Friday. The "
    "general's men sit in the customs house and look at the water, and nobody has fired at anybody since the spring. "
) * 3


def test_a_mutiny_is_a_conflict():
    assert about_talks(MUTINY)

"""Reports that are not about talks hold no positions; how firmly a position is put follows its words."""

import pytest

from detente.read.positions.gate import about_talks
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

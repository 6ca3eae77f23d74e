"""Reports that are not about talks hold no positions; how firmly a position is put follows its words."""

import pytest

from detente.read.positions.gate import about_talks
from detente.read.positions.strengths import strength_of

CAMPAIGN = "The candidate visited a school and spoke of taxes and roads. She shook hands and bought a coffee. " * 6
TALKS = "The delegations resumed talks on the truce. The mediators proposed a draft on the prisoners and borders. " * 6


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

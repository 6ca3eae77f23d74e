"""Parts of a report that are one side's, and the articles of a deal's own text, as the whole reader takes them."""

from __future__ import annotations

import hashlib

import pytest

from detente.model import Source, load_catalogue
from detente.read.rules import RuleReader


@pytest.fixture(scope="module")
def told():
    """What each side holds by a text: name, issue, option and attitude, and in whose voice."""
    reader = RuleReader(load_catalogue(), "full")

    def read(text):
        digest = hashlib.sha256(text.encode()).hexdigest()
        found = reader.read(Source(id="x", sha256=digest, media_type="text/plain", location="x", text=text))
        names = {one.id: one.name for one in found.actors}
        return {(names[one.party], one.issue, one.option, one.attitude, one.voice) for one in found.positions}

    return read


TALKS = (
    "Ostrel (Agency) - The government of Brovnia and the Harrow Front resume their peace talks in Lydmark on Monday, two years "
    "after the last ceasefire broke down. Brovnia and the Harrow Front have met four times.\n\n"
)


def test_what_a_heading_asks_is_answered_by_what_is_listed_under_it(told):
    found = told(
        TALKS
        + "What does the Harrow Front want?\n\nThe release of all prisoners and a general amnesty for its fighters.\n"
    )
    assert ("Harrow Front", "prisoners", "all", "demands", "outlet") in found
    assert not any(party == "Brovnia" for party, *_ in found)


def test_a_sentence_with_a_verb_under_such_a_heading_says_itself_whose_it_is(told):
    found = told(TALKS + "What does the Harrow Front want?\n\nBrovnia wants the release of all prisoners.\n")
    assert ("Brovnia", "prisoners", "all", "demands", "outlet") in found
    assert not any(party == "Harrow Front" for party, *_ in found)


def test_a_heading_of_two_sides_gives_the_list_not_to_the_first(told):
    found = told(
        TALKS + "What do Brovnia and the Harrow Front want?\n\nThe release of all prisoners and a general amnesty.\n"
    )
    assert not any(party == "Brovnia" for party, *_ in found)


def test_we_in_a_statement_under_its_own_heading_is_who_issued_it(told):
    found = told(
        TALKS
        + "Statement by the Harrow Front\n\nWe demand the release of all prisoners. We shall not give up our weapons.\n"
    )
    assert ("Harrow Front", "prisoners", "all", "demands", "own words") in found
    assert ("Harrow Front", "disarmament", "none", "demands", "own words") in found


DEAL = (
    "AGREEMENT ON A CEASEFIRE\n\nThe Government of Brovnia and the Harrow Front, with Lydmark as mediator, have agreed as follows:\n\n"
    "Article 1: Prisoners shall be released within ten days under the supervision of the Red Cross.\n\n"
    "Article 2: Brovnia and the Harrow Front shall not receive arms from abroad.\n\n"
)


def test_both_sides_accept_what_the_articles_of_their_deal_say_shall_be(told):
    found = told(DEAL)
    assert {
        party
        for party, issue, _, attitude, voice in found
        if (issue, attitude, voice) == ("prisoners", "accepts", "joint text")
    } == {
        "Brovnia",
        "Harrow Front",
    }
    assert not any(issue == "monitoring" for _, issue, *_ in found)


def test_the_articles_end_where_one_side_states_its_own_view(told):
    found = told(DEAL + "Statement by the Harrow Front\n\nElections shall be held before the spring.\n")
    assert not any(issue == "elections" and voice == "joint text" for _, issue, _, _, voice in found)


def test_marked_lines_under_a_name_are_what_it_wants_and_it_is_the_one_named_above(told):
    found = told(
        TALKS
        + "The Harrow Front\n\n- Release of all prisoners\n- A general amnesty for its fighters\n\n"
        + "It rejects a permanent ceasefire with Brovnia.\n"
    )
    assert ("Harrow Front", "prisoners", "all", "demands", "outlet") in found
    assert ("Harrow Front", "justice", "amnesty", "demands", "outlet") in found
    assert ("Harrow Front", "ceasefire", "permanent", "rejects", "outlet") in found
    assert not any(party == "Brovnia" for party, *_ in found)

"""Attributions within attributions keep the inner speaker and who passed it on."""

from __future__ import annotations


def statements(found):
    return [(row[1], row[3], row[4]) for row in found if row[5]]


def test_what_others_told_is_theirs(attributed):
    assert statements(attributed("Renn said the front had told mediators that the road was open.")) == [
        ("the front", ("the road was open",), "Renn")
    ]


def test_told_before_and_said_behind(attributed):
    assert statements(attributed("The minister assured her that the road was open, Renn said.")) == [
        ("The minister", ("the road was open",), "Renn")
    ]


def test_told_around_the_one_who_relays(attributed):
    assert statements(attributed("Vale, she added, had told her that the road was open.")) == [
        ("Vale", ("the road was open",), "she")
    ]


def test_a_wish_within_words_stays_within_them(attributed):
    assert statements(attributed("Renn said he hoped to return.")) == [("Renn", ("he hoped to return",), None)]


def test_a_vouched_for_telling(attributed):
    text = "The front has told the mediators that it will wait, according to a diplomat."
    assert statements(attributed(text)) == [("The front", ("it will wait",), "a diplomat")]


def test_a_clause_that_only_holds_a_telling_stays_whole(attributed):
    text = "Renn said the road was closed after the army warned that shells had fallen."
    assert statements(attributed(text)) == [
        ("Renn", ("the road was closed after the army warned that shells had fallen",), None)
    ]


def test_what_is_denied_was_not_said(attributed):
    assert statements(attributed("Renn denied that the front had asked for a pause.")) == [
        ("Renn", ("the front had asked for a pause",), None)
    ]


def test_what_a_clause_with_which_tells_is_no_wish_of_its_own(attributed):
    assert statements(attributed("The union, which Orsk hopes to join, welcomed the agreement on Monday.")) == []

"""Stances, alone and one inside the other; conditions; clauses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.read.layers import Span
from detente.read.positions.clauses import clauses
from detente.read.positions.conditions import conditions
from detente.read.positions.red_lines import is_final, points_back
from detente.read.positions.stances import stances
from detente.read.positions.values import chains, value


def shown(text):
    linked = chains(text, stances(text, Span(0, len(text))))
    return [value(one) for one in linked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it wants a truce", ["demands"]),
        ("it does not want a truce", ["rejects"]),
        ("it accepts a truce", ["accepts"]),
        ("it will not accept a truce", ["rejects"]),
        ("it won't accept a truce", ["rejects"]),
        ("it has not accepted a truce", [None]),
        ("it has not rejected a truce", ["open"]),
        ("it refuses to accept a truce", ["rejects"]),
        ("it refuses to rule out a truce", ["open"]),
        ("it did not rule out a truce", ["open"]),
        ("it is not ready to discuss a truce", ["rejects"]),
        ("it is ready to discuss a truce", ["open"]),
        ("it would consider accepting a truce", ["open"]),
        ("it might accept a truce", ["open"]),
        ("it would never accept a truce", ["rejects"]),
        ("it insists that the others accept a truce", ["demands"]),
        ("it insisted that there would be no truce", ["rejects"]),
        ("it no longer demands a truce", [None]),
        ("it denied offering a truce", [None]),
        ("a truce is out of the question", ["rejects"]),
        ("a truce must come first", ["demands"]),
        ("a truce must not come first", ["rejects"]),
        ("a truce must never come first", ["rejects"]),
        ("it never wanted a truce to come first", ["rejects"]),
        ("the parties agreed to a truce in May", ["accepts"]),
        ("the truce in force since 24 May", []),
    ],
)
def test_value(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it would sign if the siege ended", ["if the siege ended"]),
        ("If the siege ended, it would sign", ["If the siege ended"]),
        ("it would sign, provided that the siege ended, but not now", ["provided that the siege ended"]),
        ("it would not sign until the siege ended", ["until the siege ended"]),
        ("the talks go on until Friday", []),
        ("they asked if it would sign", []),
        ("it would sign even if it rained", []),
        ("no talks while the siege goes on", ["while the siege goes on"]),
        ("they smiled while the siege went on", []),
        ("it will leave in exchange for a guarantee", ["in exchange for a guarantee"]),
        ("he spoke on condition of anonymity", []),
        ("aid was provided by ships", []),
    ],
)
def test_conditions(text, expected):
    assert [text[one.start : one.end] for one in conditions(text, Span(0, len(text)), cuts=())] == expected


def test_clauses_end_where_reported_words_end():
    text = "He said they want peace and would leave, but the army refuses"
    cut = text.index("they")
    found = clauses(text, Span(0, len(text)), cuts=[cut], out=[])
    assert [text[one.start : one.end] for one in found] == [
        "He said",
        "they want peace",
        "would leave",
        "the army refuses",
    ]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_clauses_and_conditions_lie_within_the_sentence(text):
    whole = Span(0, len(text))
    for one in (*clauses(text, whole, cuts=[3, 9], out=[]), *conditions(text, whole, cuts=[3, 9])):
        assert 0 <= one.start < one.end <= len(text)


def test_final_words():
    assert is_final("this is a red line for us")
    assert not is_final("the line runs along the river")
    assert points_back("This is a red line.")
    assert not points_back("The Red Line is a newspaper")


@pytest.mark.parametrize(
    ("between", "one"),
    [
        ("to ", True),
        ("'to' fully ", True),
        ("to, ", False),
        ("a b c d e f ", True),
        ("a b c d e f g ", False),
        ("' " * 400, True),
    ],
)
def test_six_words_at_most_stand_between_a_stance_and_its_content(between, one):
    text = f"it agreed {between}accept a truce"
    assert len(chains(text, stances(text, Span(0, len(text))))) == (1 if one else 2)


def test_a_long_row_of_apostrophes_is_told_at_once():
    text = f"it agreed {chr(39).join('abcdefghij' * 60)} accept a truce"
    assert chains(text, stances(text, Span(0, len(text))))

"""Cues are found wherever a plain search would find them, and nowhere else."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import load_catalogue
from detente.model.issue import parse_issues
from detente.read.layers import Span
from detente.read.positions.cues import CueBook, hits
from detente.read.positions.index import PatternIndex
from detente.read.positions.openings import openings

CATALOGUE = load_catalogue()
BOOK = CueBook(CATALOGUE)
WORDS = [
    "the",
    "a",
    "no",
    "all",
    "two",
    "peace",
    "talks",
    "truce",
    "ceasefire",
    "withdraw",
    "troops",
    "weapons",
    "hand",
    "over",
    "in",
    "stages",
    "border",
    "crossing",
    "open",
    "amnesty",
    "prisoners",
    "40",
    "days",
    "of",
    "calm",
    "un",
    "observers",
    "self-rule",
    "pull-back",
    "u.n.",
    "force",
    "release",
    "the",
    "last",
    "hostages",
]


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("cease-?fires?", {"cea"}),
        ("(?:end|ending) (?:of )?war", {"end"}),
        ("(?<!security )forces", {"for"}),
        (r"\d+ days", {""}),
        (r"(?:\d+|one) day", {"", "one"}),
        ("(?:the |a )?war", {"the", "a w", "war"}),
        ("[ab]c", {""}),
        ("a{2}", {"a"}),
        (r"u\.n\.", {"u.n"}),
    ],
)
def test_openings(cue, expected):
    assert openings(cue) == expected


@pytest.mark.parametrize("issue", list(CATALOGUE))
@settings(max_examples=20, deadline=None)
@given(text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
def test_the_index_misses_nothing(issue, text):
    known = CATALOGUE[issue]
    cues = [*known.cues, *(cue for option in known.options.values() for cue in option.cues)]
    index = PatternIndex((cue, number) for number, cue in enumerate(cues))
    found = {(span.start, label) for span, label in index.find(text, Span(0, len(text)))}
    for number, cue in enumerate(cues):
        for start in (one.start() for one in re.finditer(r"(?<![\w'])\w", text)):
            match = re.compile(rf"(?:{cue})(?!\w)", re.IGNORECASE).match(text, start)
            assert (match is not None and match.end() > start) is ((start, number) in found), (cue, text)


def named(text, book=BOOK):
    whole = Span(0, len(text))
    return [(one.issue, one.option) for one in hits(book.find(text, whole), within=whole)]


def test_the_option_that_says_more_counts():
    assert named("a ceasefire") == [("ceasefire", "general")]
    assert named("a permanent ceasefire") == [("ceasefire", "permanent")]
    assert named("disarmament") == [("disarmament", "full")]
    assert named("disarmament in three stages") == [("disarmament", "phased")]


def test_of_two_issues_for_the_same_words_the_nearer_counts():
    assert named("its forces would hand over their heavy weapons in phases") == [("disarmament", "phased")]


def test_an_option_needs_its_issue_nearby_or_named_before():
    text = "in three stages"
    whole = Span(0, len(text))
    assert named(text) == []
    assert [one.option for one in hits(BOOK.find(text, whole), within=whole, context=("disarmament",))] == ["phased"]


def test_a_users_issue_is_found_like_any_other():
    mine = parse_issues(
        "broadcasting: {title: Radio, cues: ['radio mast'], options: {shared: {title: Shared, cues: ['share\\w*']}}}",
        origin="mine.yaml",
    )
    book = CueBook(CATALOGUE.with_issues(mine))
    assert named("they share the radio mast", book) == [("broadcasting", "shared")]

"""Cues are found wherever a plain search would find them, and nowhere else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import load_catalogue
from detente.model.issue import parse_issues
from detente.read.layers import Span
from detente.read.positions.cues import CueBook, hits

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


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_issues_and_their_options_are_all_cues(text):
    whole = Span(0, len(text))
    issues = BOOK.issues(text, whole)
    known = frozenset(one.issue for one in issues)
    found = BOOK.find(text, whole)
    assert issues == [one for one in found if one.option is None]
    assert BOOK.options(text, whole, of=known) == [one for one in found if one.option and one.issue in known]

"""A cue is found through the words that it needs wherever a plain search finds it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.cue_words import cues

from detente.model import load_catalogue
from detente.read.layers import Span
from detente.read.openings import needs
from detente.read.positions.cue_words import as_json, look_at, shipped
from detente.read.positions.index import PatternIndex
from detente.read.positions.spellings import spellings
from detente.read.positions.words import patterns

CUES = sorted({*cues(), *(words for words, _ in patterns())})
KINDS = {
    issue: [*one.cues, *(cue for o in one.options.values() for cue in o.cues)]
    for issue, one in load_catalogue().issues.items()
}
OTHERS = [
    "no-?fly zone", r"(?:\d+|one) days?", "(?:the |a )?war", "[ab]c", "a{2}d?", r"u\.n\.", "(?<!security )forces", "(?:x|y z)(?= )",
    r"\w+[- ](?:language|speaking)", "(?:the )?(?:guilty|war criminals?|of note)", "(?:in|at) all", r"(?:\w+ ){0,2}?ends?", "(?:a b|a)",
    "self-? ?rule", "(?:a |the )?", "sign(?:ed|s|ing)? (?:it|(?:the )?paper)", "(?:many )+talks", "$5", "(?:stop|end)(?: to)?(?:ping)?",
    r"(?:[A-Z]?\w+ )?Bases?", r"No [^A-Z]\S*", "É(?:tat|lan)s?", r"U[A-z]?-\w+",
]  # fmt: skip
"""Cues of every form, found or not in the catalogue."""


def plainly(text, span, cues):
    """What a search at every word finds."""
    for start in (one.start() for one in re.finditer(r"(?<![\w'])[\w$€£]", text)):
        for number, cue in enumerate(cues):
            spaced = re.sub(r"(?<!\\)(\[[^\]]*\])|(\(\?<[=!][^)]*\))| ", lambda m: m[1] or m[2] or r"(?:\s+)", cue)
            if not span.start <= start < span.end:
                continue
            match = re.compile(rf"(?:{spaced})(?!\w)", re.IGNORECASE).match(text, start, span.end)
            if match and match.end() > start:
                yield start, number, match.end(), cue


def same(cues, text, span=None):
    span = span or Span(0, len(text))
    assert PatternIndex((cue, cue) for cue in cues).find(text, span) == list(plainly(text, span, cues)), text


@st.composite
def matching(draw, source):
    """Some cues, and a text that holds matches of them between other words."""
    some = draw(st.lists(source, min_size=1, max_size=4, unique=True))
    parts = [draw(st.from_regex(re.compile(cue, re.IGNORECASE), fullmatch=True)) for cue in some]
    parts += draw(
        st.lists(
            st.sampled_from(["the", "of", "war", "A", "'s", "-", ",", "two", "5", "\n", "no", "ſ", "٣"]), max_size=6
        )
    )
    return some, draw(st.sampled_from([" ", "  ", "-", ""])).join(draw(st.permutations(parts)))


@settings(max_examples=150, deadline=None)
@given(matching(st.sampled_from(CUES)))
def test_no_match_of_a_cue_of_the_catalogue_is_lost(found):
    same(*found)


@settings(max_examples=150, deadline=None)
@given(matching(st.sampled_from(OTHERS)), st.data())
def test_no_match_of_any_cue_is_lost_in_any_stretch(found, data):
    cues, text = found
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    same(cues, text, Span(start, end))


@pytest.mark.parametrize("issue", list(KINDS))
def test_the_words_of_one_cue_do_not_hide_another(issue):
    text = " ".join(re.sub(r"\W+", " ", cue) for cue in KINDS[issue][::7])[:1500]
    same(KINDS[issue], text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(OTHERS), unique=True), st.text(max_size=60))
def test_whatever_the_text(cues, text):
    same(cues, text)


@pytest.mark.parametrize(
    ("cue", "first", "elsewhere"),
    [
        ("cease-?fires?", "cease ceasefire ceasefires", ""),
        ("(?:end|ending) (?:of )?war", "end ending", "war"),
        ("(?<!security )forces", "forces", ""),
        (r"\w+ days", "*", "days"),
        ("(?:is|are|was|were) not", "are is was were", "not"),
        ("days (?:are|is)", "days", ""),
        ("(?:the |a )?war(?! crimes)", "a the war", "war"),
        (r"disarm\w*", "disarm disarm*", ""),
        ("[ab]c", "ac bc", ""),
        (r"u\.n\.", "u", ""),
        ("to the", "to", "the"),
        ("(?:killers|the guilty)", "killers the", "guilty killers"),
    ],
)
def test_what_a_cue_needs(cue, first, elsewhere):
    found = needs(cue)
    shown = [" ".join(sorted(one.letters + "*" * (not one.whole) for one in some)) for some in found]
    assert shown == [first, elsewhere]


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("pauses?", ("pauses", "pause")),
        ("(?:the )?war|peace", ("the war", "war", "peace")),
        ("organi[sz]ed", ("organised", "organized")),
        (r"\w+ war", ()),
        ("(?<!a )war", ()),
        ("wars*", ()),
        ("(?:a)?", ()),
        ("old (?:men)?", ()),
        ("(war)", ()),
    ],
)
def test_spellings_stand_in_the_order_of_the_pattern(cue, expected):
    assert spellings(cue) == expected


def test_the_table_in_the_package_is_what_its_cues_make():
    made = look_at(shipped().cues)
    assert as_json(shipped()) == as_json(made)


def test_the_table_in_the_package_has_most_cues():
    lacking = set(CUES) - set(shipped().cues)
    assert len(lacking) < len(CUES) / 10, "python -m training.cue_words makes the table anew"

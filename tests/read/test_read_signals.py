"""What an expression needs is told from its words alone, and no match is lost by it."""

import itertools
import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.read.layers import Span
from detente.read.signals import bits_in, bits_of_text, near, signal, signal_of_beginnings, signal_of_words

EXPRESSIONS = [
    r"\b(?:met|(?:held|had) (?:\w+ ){0,2}talks) with\b", r"\b(?P<verb>offer(?:ed|s)?)\b", r"\b(?i:vote)s? on", r"\b(?:did|has)(?: not|n['’]t) come",
    r"\b(?:[Nn]o|[Nn]ot an?) (?P<who>[A-Z]\w+) came", r"\bput\s+(?:it\s+)?forward\b", r"\b(?<!not )agreed?(?= to)", r"\b\w+day[- ]long", r"\b\d+-point plan",
    r"\bwalk(?:ed|s)?[- ]?out\b", r"\bas (?:a|the) (?:host|go-between)\b", r"\bto\b[^.;]{0,20}?\bsign\b", r"\b(?:a|b)?",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from(EXPRESSIONS), st.text(max_size=12))
def test_no_match_is_lost(data, expression, around):
    text = around + data.draw(st.from_regex(re.compile(expression, re.IGNORECASE))) + around
    for search in (text, text.upper()):
        if re.search(expression, search, re.IGNORECASE):
            assert not signal(expression).missing(bits_of_text(search))


@pytest.mark.parametrize(
    ("expression", "lacking"),
    [
        (r"\b(?:held|had) talks\b", "they held on"),
        (r"\b(?:the )?table\b", "the chair"),
        (r"\bput\s+forward\b", "put off"),
    ],
)
def test_what_lacks_a_word_is_known(expression, lacking):
    assert signal(expression).missing(bits_of_text(lacking))


def test_words_and_beginnings():
    whole, begun = signal_of_words(["truce"]), signal_of_beginnings(["negotiat"])
    assert whole.missing(bits_of_text("truces"))
    assert not whole.missing(bits_of_text("The TRUCE."))
    assert not begun.missing(bits_of_text("renewed negotiations"))


def test_the_bits_of_a_stretch_are_those_of_its_words():
    met = signal(r"\bmet with\b")
    doc = spacy.blank("en").make_doc("Rain fell. The envoys met with nobody.")
    assert met.missing(bits_in(doc, Span(0, 10)))
    assert not met.missing(bits_in(doc, Span(11, 37)))
    later = signal(r"\bnobody\b")  # asked for after the bits were told
    assert not later.missing(bits_in(doc, Span(11, 37)))


def test_words_are_near_in_their_sentence_and_those_beside_it():
    texts = ["It rained. ", "Ana came. ", "No envoy met. ", "Ivo left. ", "Snow fell. ", "It thawed."]
    doc = spacy.blank("en").make_doc("".join(texts))
    edges = [0, *itertools.accumulate(map(len, texts))]
    doc.user_data["sentence_starts"] = edges[:-1]
    assert list(near(doc, signal(r"\bno envoy met\b"))) == [Span(edges[1], edges[4])]
    assert list(near(doc, signal(r"\b(?:came|envoy)\b"))) == [Span(0, edges[4])]
    assert not list(near(doc, signal(r"\benvoy came\b")))

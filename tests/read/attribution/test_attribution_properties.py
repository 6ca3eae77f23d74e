"""Whatever the text, attribution ends, keeps within it, and never raises."""

from __future__ import annotations

import functools
import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.read import attribution, layout
from detente.read.layers import sentence_starts, text_of

PIECES = [
    *[
        "Ann Renn ",
        "she ",
        "the front ",
        "said ",
        "told ",
        "that ",
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'s ",
        ", ",
        ". ",
        ": ",
        "; ",
    ],
    *["according to ", "wants ", "to ", "and ", "adding ", "(", ")", " — ", "\n\n", "is expected ", "claims ", "who "],
    *[
        "QUESTION: ",
        "made it clear ",
        "in her words ",
        "as ",
        "on Monday ",
        "« ",
        " »",
        "not ",
        "1. ",
        "called ",
        "\u2028",
    ],
]


@functools.cache
def pipeline():
    nlp = spacy.blank("en")
    for name in (*layout.COMPONENTS, *attribution.COMPONENTS):
        nlp.add_pipe(name)
    return nlp


def check(text):
    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc._.source_id = "t"
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert text_of(doc) == text
    starts = sentence_starts(doc)
    assert starts == sorted(set(starts))
    assert starts == [sentence.start_char for sentence in doc.sents]
    last = 0
    for block in doc._.blocks:
        assert last <= block.start < block.end <= len(text)
        last = block.end
    last = 0
    for quotation in doc._.quotations:
        block = doc._.blocks[quotation.block]
        assert last <= quotation.start <= quotation.inner.start < quotation.inner.end <= quotation.end <= block.end
        last = quotation.end
    for one in doc._.attributed:
        assert one.content
        for span in (one.source, one.cue, one.relayer, *one.content):
            assert span is None or 0 <= span.start < span.end <= len(text)
    for statement in doc._.statements:
        for passage in (*statement.content, *statement.evidence):
            assert text[passage.start : passage.end] == passage.exact


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_mixture_of_frames(pieces):
    check("".join(pieces))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text(text):
    check(text)


MARKS = "\"“”„‟«»‹›‘’‚'`＂〝〞「」『』—–―-:;,.!?…()[]\n\r\u2028\u2029\x85\x0b\x0c\x1c\t \u00a0\u200b\ufeff\u0301\u202e😀𝔸ßİéА"
WORDS = ["Renn", "said", "that", "the", "front", "told", "us", "RENN:", "QUESTION:", "according", "to", "as", "it", "—"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.text(alphabet=MARKS, min_size=1, max_size=3), st.sampled_from(WORDS)), max_size=60))
def test_any_marks_and_line_breaks_between_words(pieces):
    check("".join(pieces))
    check(" ".join(pieces))


@pytest.mark.parametrize(
    "piece",
    [
        "said that ",
        "(a)",
        "a in ",
        "Ann, ",
        "who said ",
        "“a ",
        "‘a ",
        ".",
        "- ",
        "said ",
        "according to ",
        "“a” said Bob. ",
    ],
)
def test_a_long_line_takes_time_in_proportion(piece):
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    check(text)
    assert time.process_time() - start < 8

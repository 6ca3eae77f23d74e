"""Our tokeniser cuts every text as spaCy's own does."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import load_catalogue
from detente.read import pipeline, tokeniser
from detente.read.layers import sentence_starts, text_of
from detente.read.layout.blocks import blocks
from detente.read.layout.sentences import sentences

THEIRS = spacy.blank("en")
OURS = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokeniser.NAME}}})
PIECES = [
    "can't",
    "Dr.",
    "3km",
    "U.S.",
    "o'clock",
    "a-b",
    "x,y",
    "www.ort.example",
    "$5m",
    "5%",
    "C$",
    "...",
    "“Nein”",
    "gonna",
]


def same(text):
    return [(one.text, one.idx, one.whitespace_, one.lower_, one.norm_) for one in THEIRS.make_doc(text)] == [
        (one.text, one.idx, one.whitespace_, one.lower_, one.norm_) for one in OURS.make_doc(text)
    ]


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_any_text_gets_the_same_tokens(text):
    assert same(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text("abzABZ'’.,-:/%$0159 ()\n", max_size=8), max_size=8))
def test_words_with_marks_get_the_same_tokens(pieces):
    assert same("".join(pieces)) and same(" ".join(pieces))


@pytest.mark.parametrize("text", ["", " ", "We'll go home, Ada said.", "Kersh–Vale line at 10.30am on Mon. (3km)!"])
def test_small_texts_get_the_same_tokens(text):
    assert same(text)


def test_without_tokens_sentences_start_where_they_do_with_them():
    text = "“We will not go,” Ada said. He left at 10.30 p.m. Dr. Orr stayed.\n\n- One.\n- Two: three."
    docs = [pipeline.build(load_catalogue(), setting).make_doc(text) for setting in ("full", "fast")]
    assert [len(doc) > 0 for doc in docs] == [True, False]
    found = [sentence_starts(sentences(blocks(doc))) for doc in docs]
    assert found[0] == found[1]
    assert len(found[0]) == 4
    assert text_of(docs[1]) == text

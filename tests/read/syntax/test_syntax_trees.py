"""Sentences as trees: rows that fit the text, one root, subtrees that nest, parsed once."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.read.layers import Span
from detente.read.syntax import parse
from detente.read.syntax.trees import LONGEST

NLP = spacy.blank("en")


def whole(text):
    return parse(NLP(text), [Span(0, len(text))])[0]


def test_a_plain_sentence_has_the_tree_that_everybody_would_give_it():
    tree = whole("The envoy said that Sarnow would open the ford.")
    assert tree.words[tree.heads.index(2)] == "envoy"
    assert tree.relations[2] == "ROOT"
    clause = tree.child(2, "ccomp")
    assert tree.words[clause] == "open"
    assert tree.words[tree.first[clause] : tree.last[clause] + 1] == ["that", "Sarnow", "would", "open", "the", "ford"]
    assert tree.tags[1] == "NN"
    assert tree.span(0, 1) == Span(0, 9)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "envoy",
                "said",
                "that,",
                "fears",
                ".",
                "“",
                "”",
                "it",
                "will",
                "\n\n",
                "open",
                "Sarnow's",
                "1,000",
                "—",
                ")",
                "(",
            ]
        ),
        max_size=30,
    )
)
def test_any_row_of_words_gives_rows_that_fit_the_text(words):
    text = " ".join(words)
    tree = whole(text)
    if tree is None:
        assert not text.strip()
        return
    assert [text[a:b] for a, b in zip(tree.begin, tree.stop, strict=True)] == tree.words
    assert "ROOT" in tree.relations
    for at in range(len(tree)):
        assert tree.first[at] <= at <= tree.last[at]
        head = tree.heads[at]
        assert tree.first[head] <= tree.first[at]
        assert tree.last[at] <= tree.last[head]
        assert (head == at) == (tree.relations[at] == "ROOT")


def test_blank_space_and_endless_sentences_have_no_tree():
    doc = NLP("   \n " + "word " * (LONGEST + 1))
    assert parse(doc, [Span(0, 3), Span(5, len(doc.text))]) == [None, None]


def test_a_sentence_is_parsed_once():
    doc = NLP("The envoy left. Nobody said why.")
    spans = [Span(0, 15), Span(16, 32)]
    first = parse(doc, spans[:1])
    assert parse(doc, [*spans, spans[0]])[0] is first[0]
    assert parse(doc, []) == []


@pytest.mark.parametrize("text", ["“We leave,” said Ida Renn.", "No.", "¿?", "🕊 the 🕊"])
def test_odd_sentences_are_parsed_too(text):
    assert len(whole(text)) > 0

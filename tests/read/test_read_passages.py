"""Facts that rest on the same words share one passage."""

import spacy

from detente.read.layers import Span, passage_of

TEXT = "Ada Merin said the road is open."


def test_the_same_stretch_is_one_object_with_its_words():
    doc = spacy.blank("en").make_doc(TEXT)
    doc._.source_id = "a"
    first = passage_of(doc, Span(0, 9))
    assert passage_of(doc, Span(0, 9)) is first
    assert (first.source, first.exact) == ("a", "Ada Merin")
    assert passage_of(doc, Span(0, 3)).exact == "Ada"


def test_another_document_has_its_own():
    for source in ("a", "b"):
        doc = spacy.blank("en").make_doc(TEXT)
        doc._.source_id = source
        assert passage_of(doc, Span(0, 3)).source == source

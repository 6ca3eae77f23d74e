"""A pipeline of layout and attribution alone, and the built-in reader, each built once."""

from __future__ import annotations

import functools
import hashlib

import pytest
import spacy

from detente.model import Source, load_catalogue
from detente.read import attribution, layout
from detente.read.layers import text_of
from detente.read.rules import RuleReader


@functools.cache
def _pipeline():
    nlp = spacy.blank("en")
    for name in (*layout.COMPONENTS, *attribution.COMPONENTS):
        nlp.add_pipe(name)
    return nlp


@functools.cache
def _reader():
    return RuleReader(load_catalogue())


@pytest.fixture
def attributed():
    """Rows (rule, source, cue, pieces, relayer, is_statement) for a text, spans as their words."""

    def rows(text):
        nlp = _pipeline()
        doc = nlp.make_doc(text)
        doc._.source_id = "t"
        for _, component in nlp.pipeline:
            doc = component(doc)
        words = lambda span: text_of(doc)[span.start : span.end] if span else None  # noqa: E731
        return [
            (
                one.rule.removeprefix("attribution."),
                words(one.source),
                words(one.cue),
                tuple(words(piece) for piece in one.content),
                words(one.relayer),
                one.is_statement,
            )
            for one in doc._.attributed
        ]

    return rows


@pytest.fixture
def read():
    """A document with all layers, by the whole built-in reader."""

    def doc(text, title=None, published=None):
        source = Source(
            id="t",
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            media_type="text/plain",
            location="t",
            text=text,
            title=title,
            published=published,
        )
        return _reader().doc(source)

    return doc

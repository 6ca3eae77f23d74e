"""The lie of the page: blocks, boilerplate, transcript turns, sentences and quotations."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

COMPONENTS = (
    "detente_blocks",
    "detente_sentences",
    "detente_quotations",
)


@Language.component("detente_blocks")
def blocks(doc: Doc) -> Doc:
    """Blocks."""
    doc._.blocks = ()
    return doc


@Language.component("detente_sentences")
def sentences(doc: Doc) -> Doc:
    """Sentences."""
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text in {".", "!", "?"} or "\n" in doc[token.i - 1].text
    return doc


@Language.component("detente_quotations")
def quotations(doc: Doc) -> Doc:
    """Quotations."""
    return doc

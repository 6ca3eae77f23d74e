"""Who said what: cues, sources, contents, and the statements made of them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

COMPONENTS = (
    "detente_attribution",
    "detente_statements",
)


@Language.component("detente_attribution")
def attribution(doc: Doc) -> Doc:
    """Attribution."""
    return doc


@Language.component("detente_statements")
def statements(doc: Doc) -> Doc:
    """Statements."""
    return doc

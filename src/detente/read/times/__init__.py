"""When: date expressions resolved against the time of publication."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

COMPONENTS = ("detente_whens",)


@Language.component("detente_whens")
def whens(doc: Doc) -> Doc:
    """Whens."""
    return doc

"""The component that looks at sentences' trees for attributions that the rules left out."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

NAME = "detente_syntax"


@Language.component(NAME)
def syntax(doc: Doc) -> Doc:
    """Add to `doc._.attributed`, which stays in text order."""
    return doc

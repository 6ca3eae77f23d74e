"""When: date expressions resolved against the time of publication."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from detente.read.times.look import when_for

__all__ = ["COMPONENTS", "when_for"]

COMPONENTS = ("detente_whens",)


@Language.component("detente_whens")
def whens(doc: Doc) -> Doc:
    """Write `doc._.whens`."""
    from detente.read.times.find import find

    doc._.whens = find(doc)
    return doc

"""Who is who: names, titles, sides, capitals that stand for governments, pronouns and descriptions."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

COMPONENTS = ("detente_people",)


@Language.component("detente_people")
def people(doc: Doc) -> Doc:
    """People."""
    return doc

"""Who is who: names, titles, sides, capitals that stand for governments, pronouns and descriptions."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from detente.read.people.look import (
    actor_of,
    mentions_in,
    resolve,
    side_chances,
    side_of,
    subject_before,
    two_sides,
)

__all__ = ["COMPONENTS", "actor_of", "mentions_in", "resolve", "side_chances", "side_of", "subject_before", "two_sides"]

COMPONENTS = ("detente_people",)


@Language.component("detente_people")
def people(doc: Doc) -> Doc:
    """Write `doc._.actors` and `doc._.mentions`."""
    from detente.read.people.first import read

    doc._.actors, doc._.mentions = read(doc)
    return doc

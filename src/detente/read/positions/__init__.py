"""Who wants, accepts and refuses what, and under which condition; the fears and reasons given beside it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from detente.model import Catalogue

COMPONENTS = ("detente_positions", "detente_interests")


@Language.component("detente_positions")
def positions(doc: Doc) -> Doc:
    """Positions."""
    return doc


@Language.component("detente_interests")
def interests(doc: Doc) -> Doc:
    """Interests."""
    return doc


def use_catalogue(nlp: Language, catalogue: Catalogue) -> None:
    """Tell the component which issues there are."""

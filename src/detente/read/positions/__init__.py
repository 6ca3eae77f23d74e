"""Who wants, accepts and refuses what, and under which condition; the fears and reasons given beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from detente.model import Catalogue, load_catalogue

if TYPE_CHECKING:
    from detente.read.positions.cues import CueBook

COMPONENTS = ("detente_positions", "detente_interests")


class Positions:
    """The component that writes `doc._.positions`, for the issues of a catalogue: the built-in one until told."""

    def __init__(self) -> None:
        self._book: CueBook | None = None

    def use(self, catalogue: Catalogue) -> CueBook:
        """Read for the issues of a catalogue from here on."""
        from detente.read.positions.cues import CueBook

        self._book = CueBook(catalogue)
        return self._book

    def __call__(self, doc: Doc) -> Doc:
        """Read the positions of a doc."""
        from detente.read.positions.reading import read

        doc._.positions = read(doc, self._book or self.use(load_catalogue()))
        return doc


@Language.factory("detente_positions")
def positions(nlp: Language, name: str) -> Positions:  # noqa: ARG001 - spaCy names them so
    """Make the component."""
    return Positions()


@Language.component("detente_interests")
def read_interests(doc: Doc) -> Doc:
    """Read the interests, fears and reasons of a doc; after the positions, whose sentences it shares."""
    from detente.read.positions.interests import read
    from detente.read.positions.scene import scene

    doc._.interests = read(doc, scene(doc))
    return doc


def use_catalogue(nlp: Language, catalogue: Catalogue) -> None:
    """Tell the component which issues there are."""
    for name, component in nlp.pipeline:
        if name == "detente_positions" and isinstance(component, Positions):
            component.use(catalogue)

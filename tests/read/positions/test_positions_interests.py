"""Fears, reasons and needs that parties give."""

import pytest
from invented import NAMES, doc_of

from detente.model import load_catalogue
from detente.read.positions import interests, reading
from detente.read.positions.cues import CueBook

BOOK = CueBook(load_catalogue())


def told(text, said=()):
    doc = doc_of(text, said)
    doc._.positions = reading.read(doc, BOOK)
    return [(NAMES[one.actor], one.kind, one.words.exact) for one in interests.read(doc, reading.scene(doc))]


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        (
            "Brovnia fears that a weak deal would not last.",
            [],
            [("brovnia", "fear", "a weak deal would not last")],
        ),
        ("Brovnia does not fear that.", [], []),
        (
            "Ana Petrel said Brovnia rejects a truce because the guns would only be reloaded.",
            [("petrel", "said", "Brovnia rejects a truce because the guns would only be reloaded")],
            [("brovnia", "reason", "because the guns would only be reloaded")],
        ),
        (
            "And this is already a concession on our part, Tomas Rook said.",
            [("rook", "said", "And this is already a concession on our part")],
            [("front", "reason", "And this is already a concession on our part")],
        ),
        (
            "What we need is a winter without shelling, Tomas Rook said.",
            [("rook", "said", "What we need is a winter without shelling")],
            [("front", "interest", "What we need is a winter without shelling")],
        ),
        ("The bridge was shut because the river rose.", [], []),
    ],
)
def test_interests(text, said, expected):
    assert told(text, said) == expected

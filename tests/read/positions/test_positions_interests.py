"""Fears, reasons and needs that parties give."""

import pytest
from invented import NAMES, doc_of

from detente.model import load_catalogue
from detente.read.positions import interests, reading
from detente.read.positions.cues import CueBook

BOOK = CueBook(load_catalogue())


def told(text, said=()):
    doc = doc_of(text, said, mode="direct" if "“" in text else "indirect")
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
        ("Brovnia dreads a second winter without gas.", [], [("brovnia", "fear", "a second winter without gas")]),
        (
            "Brovnia has repeatedly voiced concern that the dam would be next.",
            [],
            [("brovnia", "fear", "the dam would be next")],
        ),
        (
            "So far Brovnia has kept its guns silent. It is afraid that nobody will notice.",
            [],
            [("brovnia", "fear", "nobody will notice")],
        ),
        (
            "Brovnia refuses any foreign mission, which it regards as an insult.",
            [],
            [("brovnia", "reason", "which it regards as an insult")],
        ),
        (
            "Brovnia will not open the archive. “The dead were ours and so were the papers,” Ana Petrel said.",
            [("petrel", "said", "The dead were ours and so were the papers,")],
            [("brovnia", "reason", "The dead were ours and so were the papers")],
        ),
        (
            "Brovnia will not open the archive. “We are ready for talks,” Ana Petrel said.",
            [("petrel", "said", "We are ready for talks,")],
            [],
        ),
        (
            "Brovnia will not open the archive. “No keys, no papers at all,” Ana Petrel said.",
            [("petrel", "said", "No keys, no papers at all,")],
            [],
        ),
        (
            "The rain fell on Brovnia. “The dead were ours and so were the papers,” Ana Petrel said.",
            [("petrel", "said", "The dead were ours and so were the papers,")],
            [],
        ),
    ],
)
def test_interests(text, said, expected):
    assert told(text, said) == expected

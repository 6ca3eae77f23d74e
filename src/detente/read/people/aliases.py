"""Second names that a report gives: "known as Comrade Himal", "alias Tembo", "whose nom de guerre is Abu Salim"."""

from __future__ import annotations

import re

from detente.read.people.cast import Draft
from detente.read.people.lexicon import folded
from detente.read.people.names import Piece
from detente.read.people.naming import Stage

_NEAR = 12  # words from the one name to the other
# Between a name and the other one for the same person; titles before the second name are allowed.
_BETWEEN = re.compile(
    r"\s*[,(–-]?\s*(?:(?:who\s+is\s+|and\s+is\s+)?(?:\w+\s+){0,2}?(?:known|referred to)\s+(?:\w+\s+){0,3}?(?:simply\s+|only\s+)?as|"
    r"alias|a\.?k\.?a\.?|also\s+called|(?:popularly|commonly|otherwise)\s+called|nicknamed|better\s+known\s+by\s+his\s+\w+\s+name,?|"
    r"(?:whose|his|her)\s+(?:nom\s+de\s+guerre|code\s?name|war\s+name|battle\s+name)\s+is|nom\s+de\s+guerre)\s*,?\s*"
    r"[“\"‘']?(?:(?:Comrade|Commander|General|Colonel|Captain|Sheikh)\s+)?[“\"‘']?\Z"
)


def join(stage: Stage) -> None:
    """Make the second name of a person known as theirs, titles before it included."""
    words, text = stage.page.words, stage.page.text
    before: Piece | None = None
    for piece in stage.pieces:
        if piece.kind in {"title", "office"}:
            continue
        person = stage.named.get(before) if before is not None and piece.first - before.last < _NEAR else None
        person = person if person is not None and person.kind == "person" else None
        if before and person and _BETWEEN.match(text, words[before.last].end, words[piece.first].start):
            _same(stage, piece, person=person)
        else:
            before = piece


def _same(stage: Stage, piece: Piece, *, person: Draft) -> None:
    other = stage.named.get(piece)
    if other is person or (other is not None and other.kind not in {"person", "group"}):
        return
    words = stage.page.words
    for spot in stage.by_text.get(folded(piece.text), ()):
        stage.named[spot] = person
        title = words[spot.first - 1].text if spot.first else ""
        if title in stage.lexicon.titles:
            person.add(f"{title} {spot.text}")
        person.add(spot.text)
    stage.people.enter(person, piece.text)
    if other is not None and other in stage.cast.drafts:
        stage.cast.drafts.remove(other)

"""The clauses of a draft as they are compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from detente.analysis.texts.likeness import likeness, weighty
from detente.analysis.texts.words import folded, keys
from detente.model.text import Clause, Outline


@dataclass(slots=True)
class Node:
    """A clause with its place in the order of the draft and that of the clause it stands in.

    `keys` are its own heading and words as they are compared, `words` the same for measuring likeness, `weighty` those
    of them that tell what it is about; `below` are
    the places of all clauses that stand in it, at any depth.
    """

    place: int
    clause: Clause
    parent: int | None
    keys: tuple[str, ...]
    words: tuple[str, ...]
    weighty: Counter[str]
    below: list[int] = field(default_factory=list)

    @property
    def number(self) -> str:
        """Its own number without brackets and stops."""
        label = self.clause.label.exact if self.clause.label else ""
        return "".join(one for one in label.casefold() if one.isalnum() or one == "§")

    def likeness(self, other: Node) -> float:
        """The likeness of two clauses' own words; 1 where neither has any."""
        return likeness(self.words, other.words) if self.words or other.words else 1.0


def nodes(outline: Outline) -> list[Node]:
    """The clauses in their order."""
    places: dict[str, int] = {}
    found: list[Node] = []
    for place, one in enumerate(outline):
        parent = places[one.parent] if one.parent is not None else None
        places[one.id] = place
        words = folded(one.said)
        found.append(Node(place, one, parent, keys(one.said), words, weighty(words)))
        up = parent
        while up is not None:
            found[up].below.append(place)
            up = found[up].parent
    return found

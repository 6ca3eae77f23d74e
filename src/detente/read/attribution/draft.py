"""An attribution in the making, before the page as a whole is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.read.attribution.hit import Hit
from detente.read.attribution.units import Unit
from detente.read.layers import Attributed, Span


@dataclass(slots=True)
class Draft:
    """As `Attributed`, with the unit and the verb it came from.

    `left` and `right` are the word ranges (first, past the last) of its content before and behind the cue.
    `shared` marks a source that the words leave to the attribution before.
    """

    unit: Unit
    rule: str
    cue: Span
    content: list[Span]
    source: Span | None = None
    hit: Hit | None = None
    left: tuple[int, int] | None = None
    right: tuple[int, int] | None = None
    relayer: Span | None = None
    statement: bool = True
    quotes: set[int] = field(default_factory=set)

    def done(self) -> Attributed:
        """The finished attribution."""
        pieces = tuple(sorted({piece for piece in self.content if piece.end > piece.start}, key=lambda one: one.start))
        return Attributed(
            self.source,
            self.cue if self.cue.end > self.cue.start else None,
            pieces,
            self.rule,
            self.relayer,
            self.statement,
        )

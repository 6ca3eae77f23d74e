"""What stands after page one: page two, the lettered annexes, and the sources with their marks."""

from __future__ import annotations

from detente.report.annexes import agreement, calendar, matrix, pressure, sources, texts, voices
from detente.report.annexes.second import page_two
from detente.report.annexes.sources import source_views
from detente.report.brief import Annex
from detente.report.claims import Ground
from detente.report.marks import Marker

__all__ = ["annexes", "page_two", "source_views"]

_MAKERS = (
    matrix.annex,
    agreement.annex,
    calendar.annex,
    texts.annex,
    voices.statements,
    voices.outlook,
    pressure.annex,
    sources.annex,
)


def annexes(ground: Ground, marker: Marker) -> tuple[Annex, ...]:
    """All annexes, lettered in their order; the list of sources is the last."""
    return tuple(make(ground, marker, letter) for letter, make in zip("ABCDEFGH", _MAKERS, strict=True))

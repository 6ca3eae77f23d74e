"""What stands after page one: page two, the lettered annexes, and the sources with their marks."""

from __future__ import annotations

from string import ascii_uppercase

from detente.report.annexes import (
    agreement,
    calendar,
    commitments,
    conflicts,
    forecasts,
    matrix,
    numbers,
    pressure,
    sources,
    texts,
    voices,
    votes,
)
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
    votes.annex,
    numbers.annex,
    conflicts.annex,
    commitments.annex,
    forecasts.annex,
    sources.annex,
)
"""The list of sources is the last. A maker gives None where there is nothing that its annex could say."""


def annexes(ground: Ground, marker: Marker) -> tuple[Annex, ...]:
    """All annexes that have something to say, lettered in their order."""
    made: list[Annex] = []
    for make in _MAKERS:
        annex = make(ground, marker, ascii_uppercase[len(made)])
        if annex is not None:
            made.append(annex)
    return tuple(made)

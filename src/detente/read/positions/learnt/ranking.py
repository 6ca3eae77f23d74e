"""Who holds what a clause says, the likeliest first: a choice among sides near it and nobody, with learnt weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.read.positions.learnt.holding import holders
from detente.read.positions.looking import Look
from detente.read.weighing import shares, total

_BY_HEADING = 0.9
"""How likely it is the one whom a heading names: no headings were learnt from, so it is what a side named beside its verb gets."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Sides that may hold what a clause says together (none: nobody), and how likely it is these."""

    parties: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """All who may hold what a clause says, the likeliest first."""

    order: tuple[Ranked, ...]

    def of(self, party: str) -> float:
        """How likely a side holds it, alone or with another."""
        return sum(one.share for one in self.order if party in one.parties)

    @property
    def nobody(self) -> float:
        """How likely nobody does."""
        return sum(one.share for one in self.order if not one.parties)

    def best(self, most: int) -> list[Ranked]:
        """The likeliest sides or pairs, at most so many."""
        return [one for one in self.order if one.parties][:most]


def ranked(look: Look, weights: Mapping[str, float]) -> Ranking:
    """Who may hold what a clause says; shares add up to 1. Where a heading says whose it is, nothing is ranked."""
    if look.owner is not None:
        return Ranking((Ranked((look.owner,), _BY_HEADING), Ranked((), 1 - _BY_HEADING)))
    known = holders(look)
    likely = shares([total(one.signs, weights) for one in known])
    order = [Ranked(one.parties, share) for one, share in zip(known, likely, strict=True)]
    return Ranking(tuple(sorted(order, key=lambda one: -one.share)))

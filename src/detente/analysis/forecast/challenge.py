"""The challenge (expected utility) model. EXPLORATORY: its answers turn on details that print leaves open.

Bueno de Mesquita's model as Scholz, Calbert and Smith re-implemented it (2011, ICAART, pp. 18–30; equation numbers
below are theirs): each actor weighs challenging each other one, is challenged in turn, and moves; round after
round. Q = 1, so that what would happen without a challenge is the status quo. Two readings, because the paper and
its published figures differ:

- "as in words": P is the share of the votes cast on the pair (eq. 30, 31); of the offers of the mildest kind an actor takes
  the one that moves it least (section 6.2); one whom the others would make give in does so.
- "as published": what gives the figures of the paper's Table 2: P is a share of the votes on all pairs, of several
  compromises the one with the lowest weighted place is taken, and nobody gives in.

Saliences lie between 0 and 1. Floating point; the same inputs give the same rounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from detente.analysis.forecast.interface import Held

Floats = np.ndarray[Any, np.dtype[np.float64]]
Reading = Literal["as in words", "as published"]
READINGS: tuple[Reading, ...] = ("as in words", "as published")
_DIGITS = 9
"""Expectations and dangers are compared to so many digits, so that rounding errors do not decide who challenges whom."""


@dataclass(frozen=True, slots=True)
class Round:
    """After a round: the weighted median, the weighted mean, and where each actor stands, in the order given."""

    median: float
    mean: float
    positions: tuple[float, ...]


def challenge(actors: Sequence[Held], *, count: int, reading: Reading, full: float = 1.0) -> list[Round]:
    """So many rounds from single numbers (the middle of a range). `full` is what full salience is written as."""
    place = np.array([float(one.position.middle) for one in actors])
    salience = np.array([float(one.salience.middle) / full for one in actors])
    weight = salience * np.array([float(one.capability.middle) for one in actors])
    return played(place, salience, weight, count=count, reading=reading)


def played(place: Floats, salience: Floats, weight: Floats, *, count: int, reading: Reading) -> list[Round]:
    """The same from arrays."""
    width = float(place.max() - place.min())
    found = []
    for _ in range(count):
        if width > 0:
            place = _Table(place, salience, weight, width=width, reading=reading).moved()
        found.append(_round(place, weight))
    return found


def _round(place: Floats, weight: Floats) -> Round:
    order = np.argsort(place, kind="stable")
    passed = np.cumsum(weight[order])
    middle = place[order][int(np.searchsorted(passed, passed[-1] / 2 * (1 - 1e-12)))]
    return Round(float(middle), float((place * weight).sum() / weight.sum()), tuple(float(one) for one in place))


class _Table:
    """One round: who expects what of challenging whom."""

    def __init__(self, place: Floats, salience: Floats, weight: Floats, *, width: float, reading: Reading) -> None:
        self.place, self.salience, self.weight, self.width, self.reading = place, salience, weight, width, reading
        self.far = np.abs(place[:, None] - place[None, :]) / width

    def moved(self) -> Floats:
        """Where each actor stands after the round; all move at once."""
        risk = self._risk()
        mine, theirs = self._expected(risk)
        return np.array([self._settled(one, mine[one], theirs[one]) for one in range(len(self.place))])

    def _risk(self) -> Floats:
        """Eq. 32–34: how exposed an actor is, on a scale from least to most, as an exponent from 1/2 to 2."""
        _, theirs = self._expected(np.ones(len(self.place)))
        np.fill_diagonal(theirs, 0.0)
        danger = theirs.sum(axis=1).round(_DIGITS)
        spread = danger.max() - danger.min()
        if spread <= 0:
            return np.ones(len(self.place))
        basis = (2 * danger - danger.max() - danger.min()) / spread
        exponent: Floats = (1 - basis / 3) / (1 + basis / 3)
        return exponent

    def _expected(self, risk: Floats) -> tuple[Floats, Floats]:
        """As actor i sees it: what i expects of challenging j, and j of challenging i (eq. 5–7 with Q = 1)."""
        chance = self._chance(risk)
        power = risk[:, None]
        wins = 2 - 4 * (0.5 - 0.5 * self.far) ** power  # eq. 15
        loses = 2 - 4 * (0.5 + 0.5 * self.far) ** power  # eq. 16
        stays = 2 - 4 * 0.5**power  # eq. 24
        other, own = self.salience[None, :], self.salience[:, None]
        mine = other * (chance * wins + (1 - chance) * loses) + (1 - other) * wins - stays
        theirs = own * (chance.T * wins + (1 - chance.T) * loses) + (1 - own) * wins - stays
        return mine.round(_DIGITS), theirs.round(_DIGITS)

    def _chance(self, risk: Floats) -> Floats:
        """Eq. 30, 31: the share of votes for i against j; [i, j]."""
        near = self.far ** risk[:, None]  # [voter, place]
        votes = self.weight[:, None, None] * (near[:, None, :] - near[:, :, None])  # for i against j: nearer to i
        won = np.maximum(votes, 0).sum(axis=0)
        cast = np.abs(votes).sum() if self.reading == "as published" else np.abs(votes).sum(axis=0)
        chance: Floats = np.divide(won, cast, out=np.zeros_like(won), where=np.broadcast_to(cast > 0, won.shape))
        return chance

    def _settled(self, one: int, mine: Floats, theirs: Floats) -> float:
        """Section 6: conflict before compromise before giving in."""
        here = self.place[one]
        others = np.flatnonzero(self.place != here)
        a, b, there = mine[others], theirs[others], self.place[others]
        fights = there[(b > a) & (a > 0)]
        if fights.size:
            return float(_nearest(fights, here))
        meets = (b > 0) & (a < 0) & (b > np.abs(a))
        if meets.any():
            a, b, there = a[meets], b[meets], there[meets]
            places = here + (there - here) * np.abs(a / b)  # eq. 35, 36
            if self.reading == "as in words":
                return float(_nearest(places, here))
            middle = (np.abs(a) * here + np.abs(b) * there) / (np.abs(a) + np.abs(b))
            return float(places[int(np.argmin(middle))])
        yields = there[(b > 0) & (a < 0) & (b <= np.abs(a))]
        if yields.size and self.reading == "as in words":
            return float(_nearest(yields, here))
        return float(here)


def _nearest(places: Floats, here: float) -> float:
    """The place nearest to here; of two as near the lower."""
    return float(min(places.tolist(), key=lambda one: (round(abs(one - here), _DIGITS), one)))

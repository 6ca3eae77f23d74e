"""Weights of a choice among companies: a company's score is that of its own signs and of each who sits there.

What one who sits there adds is the same in all companies of a sentence, so that it is summed once and not in each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from detente.read.happenings.sittings.learnt.rooms import Company
from training.newton import Array
from training.signs import told
from training.sparse import LEAST, held, least


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating:
    """The companies that may have sat there, and what part of the right answer each is (adds up to 1)."""

    companies: Sequence[Company]
    right: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Signs:
    """Rows by the places of their signs, entry by entry."""

    row: Array
    place: Array
    rows: int

    def scores(self, found: Array) -> Array:
        return np.bincount(self.row, found[self.place], self.rows)

    def back(self, by: Array, size: int) -> Array:
        return np.bincount(self.place, by[self.row], size)


def of_seatings(some: Sequence[Seating], *, fewest: int, stiff: float) -> dict[str, float]:
    """The weights of a conditional logit (McFadden 1974) for the signs that at least `fewest` companies or seats have."""
    seats = [signs for one in some for signs in one.companies[0].seats.values()]
    own = [it.own for one in some for it in one.companies]
    places = _places([*seats, *own], fewest=fewest)
    seat, company, size = _signs(seats, places), _signs(own, places), len(places)
    sitting, seated = _pairs(some)
    sizes = [len(one.companies) for one in some]
    starts, asked = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(some)), sizes)
    right = np.array([part for one in some for part in one.right])

    def loss(found: Array) -> tuple[float, Array]:
        scores = company.scores(found) + np.bincount(sitting, seat.scores(found)[seated], company.rows)
        most = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - most[asked])
        whole = np.add.reduceat(powers, starts)
        by = powers / whole[asked] - right
        slope = company.back(by, size) + seat.back(np.bincount(seated, by[sitting], seat.rows), size)
        return float((most + np.log(whole)).sum() - right @ scores), slope

    return told(least(held(loss, stiff), size), places, least=LEAST)


def _places(rows: Iterable[Sequence[str]], *, fewest: int) -> dict[str, int]:
    counts = Counter(sign for row in rows for sign in row)
    return {sign: at for at, sign in enumerate(sorted(sign for sign, count in counts.items() if count >= fewest))}


def _signs(rows: Sequence[Sequence[str]], places: dict[str, int]) -> _Signs:
    kept = [[places[sign] for sign in row if sign in places] for row in rows]
    return _Signs(
        np.repeat(np.arange(len(kept)), [len(row) for row in kept]),
        np.array([place for row in kept for place in row], dtype=int),
        len(kept),
    )


def _pairs(some: Sequence[Seating]) -> tuple[Array, Array]:
    """For each who sits in a company the company's place among all, and that of his seat."""
    sitting: list[int] = []
    seated: list[int] = []
    company = seat = 0
    for one in some:
        at = {who: seat + number for number, who in enumerate(one.companies[0].seats)}
        for it in one.companies:
            there = [at[who] for who in it.people if who in at]
            sitting += [company] * len(there)
            seated += there
            company += 1
        seat += len(at)
    return np.array(sitting, dtype=int), np.array(seated, dtype=int)

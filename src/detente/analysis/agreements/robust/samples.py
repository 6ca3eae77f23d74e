"""Draws of everything that is not known of a scenario: for each party weights, values, what is added, what no deal is worth."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.robust.chains import Floats, values_drawn, weights_drawn
from detente.analysis.agreements.scenarios.interface import Knowledge, Range, Stated
from detente.analysis.agreements.scenarios.weights import centre
from detente.errors import UsageError

GRID = 1_000_000
"""Into how many parts at least what lies between a party's best and worst package is divided: drawn values are whole numbers
of these, so that what is solved for each draw is solved exactly."""
_MOST_PARTS = 1_000 * GRID
"""Parts of the party whose values reach furthest, at most: where another's reach a thousandth of them it has fewer."""

_MOST_NUMBERS = 100_000_000
"""Values drawn in all: some two gigabytes."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draws:
    """What was drawn for one party; the first axis are the samples.

    `weights` (samples × issues), `values[issue]` (samples × options), `added` (samples × additions), `no_deal` (samples;
    None where nothing is stated). `worth[issue]` and `extra` are weight × value and additions in whole parts, of which
    `unit` make one unit of value, the same for all parties; `least` is what no deal is worth in these, rounded up, or None.
    """

    weights: Floats
    values: tuple[Floats, ...]
    added: Floats
    no_deal: Floats | None
    worth: tuple[Ints, ...]
    extra: Ints
    least: Ints | None
    unit: float

    def package(self, package: tuple[int, ...], *, holding: tuple[int, ...]) -> Ints:
        """What a package is worth in each sample, in whole parts; `holding` are the additions that it has."""
        total: Ints = self.extra[:, list(holding)].sum(axis=1)
        for worth, option in zip(self.worth, package, strict=True):
            total = total + worth[:, option]
        return total


def drawn(stated: Stated, count: int, *, seed: int, periods: int = 0) -> tuple[Draws, ...]:
    """So many samples for each party; the same seed gives the same samples, and parties are drawn apart.

    Raises UsageError where they would fill the memory.
    """
    numbers = count * len(stated.parties) * sum(len(one.options) for one in stated.issues)
    if numbers > _MOST_NUMBERS:
        raise UsageError(
            f"{numbers:,} values would be drawn", do=f"Ask for fewer samples: at most {_MOST_NUMBERS:,} values."
        )
    reaches = [float(_width(known)) if known.points else 1.0 for known in stated.knowledge] or [1.0]
    unit = min(GRID / min(reaches), _MOST_PARTS / max(reaches))
    return tuple(
        _party(known, count, seed=np.random.SeedSequence((seed, party)), how=(unit, periods))
        for party, known in enumerate(stated.knowledge)
    )


def _party(known: Knowledge, count: int, *, seed: np.random.SeedSequence, how: tuple[float, int]) -> Draws:
    unit, periods = how
    seeds = [int(one) for one in seed.generate_state(len(known.values) + 3)]
    values = tuple(
        values_drawn(ranges, pairs, count, seed=one)
        for ranges, pairs, one in zip(known.values, known.orders, seeds, strict=False)
    )
    weights = np.ones((count, len(known.values)))
    if not known.points:
        start = np.array([float(one) for one in centre(known.weights, known.matters)])
        weights = weights_drawn(known.weights, known.matters, count, start=start, seed=seeds[-3])
    added = _even([one.amount for one in known.added], count, seed=seeds[-2])
    none = known.no_deal
    no_deal = _even([none.after(periods)], count, seed=seeds[-1])[:, 0] if none else None
    return Draws(
        weights=weights,
        values=values,
        added=added,
        no_deal=no_deal,
        worth=tuple(np.rint(weights[:, [at]] * one * unit).astype(np.int64) for at, one in enumerate(values)),
        extra=np.rint(added * unit).astype(np.int64),
        least=None if no_deal is None else np.ceil(np.round(no_deal * unit, 6)).astype(np.int64),
        unit=unit,
    )


def _even(ranges: list[Range], count: int, *, seed: int) -> Floats:
    low, high = (np.array([float(one[end]) for one in ranges]) for end in (0, 1))
    even: Floats = low + (high - low) * np.random.default_rng(seed).random((count, len(ranges)))
    return even


def _width(known: Knowledge) -> Fraction:
    """How far apart, at most, the best and the worst package of a party that is given in points can be; 1 for none."""
    ends = [(min(low for low, _ in values), max(high for _, high in values)) for values in known.values]
    added = sum((max(abs(low), abs(high)) for low, high in (one.amount for one in known.added)), Fraction(0))
    return sum((high - low for low, high in ends), added) or Fraction(1)

"""Frontier, solutions and counts of random scenarios of up to ten thousand packages, against numpy writing all of them down.

`DETENTE_INSTANCES=2000` (as before a release) takes two minutes; without it a few run.
"""

from __future__ import annotations

import os
from fractions import Fraction
from math import lcm, prod

import numpy as np
import pytest

from detente.analysis.agreements.exact import (
    SINGLES,
    SOLUTIONS,
    Ban,
    Issue,
    Optimiser,
    Party,
    Scenario,
    Term,
    answer,
    frontier,
    ground,
)
from detente.analysis.agreements.exact.models import count
from detente.errors import UsageError

INSTANCES = int(os.environ.get("DETENTE_INSTANCES", "60"))
AT_ONCE = 20


def instance(seed):
    chance = np.random.default_rng(seed)
    sizes = chance.integers(2, 7, chance.integers(2, 7)).tolist()
    while prod(sizes) > 10_000:
        sizes.pop()
    parties = int(chance.integers(2, 6))
    worth = chance.integers(0, int(chance.choice([4, 40])), (parties, len(sizes), max(sizes)))

    def some(least):
        number = int(chance.integers(least, min(3, len(sizes)) + 1))
        return tuple(
            (
                int(issue),
                frozenset(map(int, chance.choice(sizes[issue], chance.integers(1, sizes[issue]), replace=False))),
            )
            for issue in chance.choice(len(sizes), number, replace=False)
        )

    return Scenario(
        issues=tuple(Issue(f"i{n}", tuple(map(str, range(size)))) for n, size in enumerate(sizes)),
        parties=tuple(
            Party(
                name=f"p{p}",
                values=tuple(tuple(map(Fraction, map(int, worth[p, n, :size]))) for n, size in enumerate(sizes)),
                reservation=Fraction(int(chance.integers(0, 30))) if chance.random() < 0.4 else None,
            )
            for p in range(parties)
        ),
        bans=tuple(Ban(choices=some(1)) for _ in range(chance.integers(0, 7))),
        terms=tuple(
            Term(party=int(chance.integers(parties)), choices=some(2), amount=Fraction(int(chance.integers(-9, 10))))
            for _ in range(chance.integers(0, 7))
        ),
    )


def written_down(scenario):
    """All packages that nothing bans, and what they are worth, in whole numbers."""
    packages = np.stack(
        [axis.ravel() for axis in np.meshgrid(*(range(len(one.options)) for one in scenario.issues), indexing="ij")], 1
    )

    def holding(choices):
        return np.logical_and.reduce([np.isin(packages[:, issue], list(some)) for issue, some in choices])

    worth = np.zeros((len(packages), len(scenario.parties)), np.int64)
    for number, party in enumerate(scenario.parties):
        for issue, values in enumerate(party.values):
            worth[:, number] += np.array([int(one) for one in values])[packages[:, issue]]
    for term in scenario.terms:
        worth[holding(term.choices), term.party] += int(term.amount)
    allowed = ~np.logical_or.reduce([np.zeros(len(packages), bool), *(holding(ban.choices) for ban in scenario.bans)])
    return packages[allowed], worth[allowed]


def undominated(worth):
    kept = np.empty((0, worth.shape[1]), np.int64)
    for one in sorted(set(map(tuple, worth.tolist())), key=lambda vector: -sum(vector)):
        if not (kept >= one).all(axis=1).any():
            kept = np.vstack([kept, one])
    return set(map(tuple, kept.tolist()))


def measures(worth, least, efficient):
    """For each solution a key by row, greatest first; rows that do not count have none."""
    gains = worth - least
    widths = gains.max(axis=0)
    wide = widths > 0
    whole = lcm(*widths[wide].tolist()) if wide.any() else 1
    shares = gains[:, wide] * (whole // widths[wide]) if wide.any() else np.full((len(gains), 1), whole)
    spread = shares.max(axis=1) - shares.min(axis=1)
    return {
        "nash": [prod(row) for row in gains.tolist()],
        "kalai-smorodinsky": np.sort(shares, axis=1).tolist(),
        "egalitarian": np.sort(gains, axis=1).tolist(),
        "utilitarian": gains.sum(axis=1).tolist(),
        "equal gain": [-int(one) if ok else -(10**30) for one, ok in zip(spread, efficient, strict=True)],
    }


@pytest.mark.parametrize("start", range(0, INSTANCES, AT_ONCE))
def test_all_is_as_writing_down_says(start):
    for seed in range(start, start + AT_ONCE):
        scenario = instance(seed)
        packages, worth = written_down(scenario)
        assert count(scenario).least == count(scenario).most == len(packages), seed
        bound = [0 if one.reservation is None else int(one.reservation) for one in scenario.parties]
        known = [one.reservation is not None for one in scenario.parties]
        none = np.where(known, bound, worth.min(axis=0) if len(worth) else 0)
        fits = (worth >= none).all(axis=1)
        packages, worth = packages[fits], worth[fits]
        points = frontier(scenario)
        if not len(packages):
            assert not len(points.vectors), seed
            with pytest.raises(UsageError):
                Optimiser(scenario, list(map(Fraction, map(int, none))))
            continue
        best = undominated(worth)
        assert set(map(tuple, points.vectors.tolist())) == best, seed
        efficient = [tuple(row) in best for row in worth.tolist()]
        keys = measures(worth, none, efficient)
        disagreement = [Fraction(int(one)) for one in none]
        optimiser = Optimiser(scenario, disagreement)
        at = ground(points, disagreement)
        for name in SINGLES:
            top = max(keys[name])
            wanted = {tuple(row) for row, key in zip(packages.tolist(), keys[name], strict=True) if key == top}
            found = optimiser.solve(name)
            assert set(found.packages) <= wanted, (seed, name)
            if found.proven:
                assert set(found.packages) == wanted, (seed, name)
            else:  # everybody's product is nought, or more ties than are kept
                assert top == 0 or len(wanted) > 4000, (seed, name)
        for name in SOLUTIONS:
            assert answer(name, points, at).value == optimiser.solve(name).value, (seed, name)

"""Rank acceptability: in what share of the values that fit one of several packages is a party's first, second … choice.

Definitions as in Lahdelma and Salminen, "SMAA-2: stochastic multicriteria acceptability analysis for group decision
making", 2001: rank = 1 + the number of packages that are worth more; central weights = the mean weights of the samples in
which a package is first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.analysis.agreements.exact.scenario import holds
from detente.analysis.agreements.robust.bounds import check_package
from detente.analysis.agreements.robust.estimates import Floats, Share, share
from detente.analysis.agreements.robust.samples import drawn
from detente.analysis.agreements.scenarios.interface import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """For each package the share of samples in which it takes each rank, and its central weights (None: never first)."""

    acceptability: tuple[tuple[Share, ...], ...]
    central: tuple[tuple[float, ...] | None, ...]


def ranks(
    stated: Stated, party: int, packages: Sequence[tuple[int, ...]], *, samples: int = 10_000, seed: int = 0
) -> Ranks:
    """How one party would rank packages, over all of its values that fit what is stated. Raises UsageError."""
    for one in packages:
        check_package(stated, one)
    known = drawn(stated, samples, seed=seed)[party]
    held = [
        tuple(at for at, one in enumerate(stated.knowledge[party].added) if holds(one.choices, package))
        for package in packages
    ]
    worth = np.stack([known.package(one, holding=own) for one, own in zip(packages, held, strict=True)], axis=1)
    place = (worth[:, None, :] > worth[:, :, None]).sum(axis=2)
    return Ranks(
        acceptability=tuple(
            tuple(share(place[:, one] == rank) for rank in range(len(packages))) for one in range(len(packages))
        ),
        central=tuple(_central(known.weights, place[:, one] == 0) for one in range(len(packages))),
    )


def _central(weights: Floats, first: np.typing.NDArray[np.bool_]) -> tuple[float, ...] | None:
    return tuple(map(float, weights[first].mean(axis=0))) if first.any() else None

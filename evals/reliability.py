"""Does a confidence mean what it says? Reliability tables, expected calibration error, Brier score."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

Judged = Sequence[tuple[float, bool]]
"""Confidences between 0 and 1, each with whether the fact was right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts of like confidence: how many, the mean they claim, the share that is right and its 95% interval."""

    count: int
    claimed: float
    right: float
    low: float
    high: float


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927, JASA 22)."""
    z = 1.96
    share = right / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    return (middle - spread) / scale, (middle + spread) / scale


def bins(judged: Judged, *, at_most: int = 10, at_least: int = 40) -> list[Bin]:
    """Bins of equal count: as many as leave `at_least` facts in each, ten at most.

    Fewer than about forty in a bin and the error of its share alone (.08) hides what is asked (.05).
    """
    ordered = sorted(judged)
    number = max(1, min(at_most, len(ordered) // at_least))
    edges = [round(k * len(ordered) / number) for k in range(number + 1)]
    return [_bin(ordered[a:b]) for a, b in itertools.pairwise(edges) if b > a]


def _bin(some: Judged) -> Bin:
    right = sum(good for _, good in some)
    low, high = wilson(right, len(some))
    return Bin(len(some), sum(sure for sure, _ in some) / len(some), right / len(some), low, high)


def calibration_error(judged: Judged) -> float:
    """Expected calibration error over `bins` (Naeini, Cooper and Hauskrecht, AAAI 2015), between 0 and 1."""
    return sum(one.count * abs(one.claimed - one.right) for one in bins(judged)) / max(len(judged), 1)


def brier(judged: Judged) -> float:
    """Mean squared distance of confidence from outcome (Brier 1950), between 0 and 1, less is better."""
    return sum((sure - good) ** 2 for sure, good in judged) / max(len(judged), 1)


def base_rate_brier(judged: Judged) -> float:
    """The Brier score of always saying these facts' own share of right ones."""
    share = sum(good for _, good in judged) / max(len(judged), 1)
    return share * (1 - share)

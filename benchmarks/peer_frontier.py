"""Run by the peers' own Python: other programs' frontiers over tables that `benchmarks.agreements` made.

Usage: python peer_frontier.py NAME TABLES.npy, with issues × options × parties; prints the seconds and the size.
"""

# each peer is imported by its own function

from __future__ import annotations

import sys
import time
from typing import Any

import numpy as np


def enumerated(tables: Any) -> tuple[float, int]:
    """Numpy writes all packages down, moocore's compiled filter keeps what no other dominates."""
    import moocore  # type: ignore[import-not-found] # in the peers' environment

    start = time.perf_counter()
    sums = np.zeros((1, tables.shape[2]))
    for table in tables:
        sums = (sums[:, None, :] + table[None]).reshape(-1, tables.shape[2])
    kept = moocore.is_nondominated(sums, maximise=True)
    return time.perf_counter() - start, int(kept.sum())


def negmas(tables: Any) -> tuple[float, int]:
    """NegMAS's own function over its own utility functions."""
    import negmas as peer  # type: ignore[import-not-found] # in the peers' environment
    from negmas.preferences.ops import pareto_frontier  # type: ignore[import-not-found]

    space = peer.make_os([peer.make_issue(tables.shape[1], f"i{number}") for number in range(len(tables))])
    utilities = [
        peer.LinearAdditiveUtilityFunction(
            values=[dict(enumerate(table[:, party].tolist())) for table in tables],
            weights=[1.0] * len(tables),
            outcome_space=space,
        )
        for party in range(tables.shape[2])
    ]
    outcomes = list(space.enumerate_or_sample())
    start = time.perf_counter()
    points, _ = pareto_frontier(utilities, outcomes)
    return time.perf_counter() - start, len(points)


if __name__ == "__main__":
    print(*{"enumerated": enumerated, "negmas": negmas}[sys.argv[1]](np.load(sys.argv[2])))

"""Run by the peers' own Python: NegMAS's alternating offers, Boulware against Boulware, over values that we made.

Usage: python peer_talks.py VALUES.npy ROUNDS EPS, with episodes × issues × options × parties. Prints one JSON object:
the seconds of all episodes, and for each the round in which they agreed (from 1; 0: they did not) and the package.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import negmas as peer  # type: ignore[import-not-found] # in the peers' environment
import numpy as np
from negmas.sao import BoulwareTBNegotiator, SAOMechanism  # type: ignore[import-not-found]


def utilities(values: Any, space: Any) -> list[Any]:
    """Additive, one a party."""
    return [
        peer.LinearAdditiveUtilityFunction(
            values=[dict(enumerate(table[:, party].tolist())) for table in values],
            weights=[1.0] * len(values),
            outcome_space=space,
        )
        for party in range(values.shape[2])
    ]


def episode(own: list[Any], space: Any, rounds: int, *, eps: float) -> tuple[int, list[int]]:
    """One negotiation."""
    mechanism = SAOMechanism(outcome_space=space, n_steps=rounds)
    for one in own:
        mechanism.add(BoulwareTBNegotiator(ufun=one, eps=eps))
    found = mechanism.run()
    return (found.step, list(found.agreement)) if found.agreement else (0, [])


def main() -> None:
    """All episodes; the utility functions are made before the clock starts, once where all values are the same."""
    values, rounds, eps = np.load(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    space = peer.make_os([peer.make_issue(values.shape[2], f"i{number}") for number in range(values.shape[1])])
    alike = (values == values[0]).all()
    made = [utilities(values[0], space)] * len(values) if alike else [utilities(one, space) for one in values]
    episode(utilities(values[0], space), space, rounds, eps=eps)
    start = time.perf_counter()
    agreed = [episode(one, space, rounds, eps=eps) for one in made]
    print(json.dumps({"seconds": time.perf_counter() - start, "agreed": agreed}))


if __name__ == "__main__":
    main()

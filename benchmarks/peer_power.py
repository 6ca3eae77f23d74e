"""Run by the peer's own Python: `powerindices` on the vote that `benchmarks.power` hands over as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import powerindices  # type: ignore[import-not-found] # in the peer's environment


def timed(index: Callable[..., list[float]], vote: dict[str, Any]) -> tuple[list[float], list[float]]:
    """The values and the seconds of each run; the peer changes the weights that it is given."""
    seconds: list[float] = []
    values: list[float] = []
    for _ in range(vote["runs"] + 1):
        weights = list(vote["weights"])
        start = time.perf_counter()
        values = index(vote["quota"], weights, vote["least"])
        seconds.append(time.perf_counter() - start)
    return values, seconds[1:]


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    shapley, first = timed(powerindices.compute_ssi, asked)
    penrose, second = timed(powerindices.compute_pbi, asked)
    whole = sum(penrose)
    told = {
        "shapley_shubik": [str(Fraction(float(one))) for one in shapley],
        "banzhaf": [str(Fraction(float(one / whole))) for one in penrose],
        "seconds": {
            "shapley_shubik": first,
            "banzhaf": second,
            "both": [one + other for one, other in zip(first, second, strict=True)],
        },
    }
    json.dump(told, sys.stdout)

"""Voting power of the European Union's Council against `powerindices`, installed for this alone.

The same rule on both sides: 65% of the population in figures of two decimals and 15 of 27 members; the peer does not know
that a blocking minority needs four, which ours counts in addition. One run, one after the other, both warm.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from fractions import Fraction
from pathlib import Path

from benchmarks.timing import peers

PEERS = ("powerindices==1.0.2", "numpy==2.4.6")
RUNS = 5


def council(*, blocking: bool) -> tuple[dict[str, int], float, list[Fraction], list[int]]:
    """The population figures in hundredths of a percent, our seconds, and both indices."""
    from detente.analysis.ratification import AllOf, Amount, AnyOf, Rule, Threshold, binary, body, game, power

    eu = body("eu-council")
    population = {member: int(share * 100) for member, share in eu.weights["population"].items()}
    both = AllOf(
        (
            Threshold(who="for", weight="population", compare="at_least", amount=Amount(Fraction(65))),
            Threshold(who="for", compare="at_least", amount=Amount(Fraction(15))),
        )
    )
    few = Threshold(who="not_for", compare="fewer_than", amount=Amount(Fraction(4)))
    rule = Rule(id="both", title="both majorities", passes=AnyOf((both, few)) if blocking else both)
    start = time.perf_counter()
    found = power(binary(game(eu, rule)))
    return population, time.perf_counter() - start, list(found.shapley_shubik), list(found.banzhaf_swings)


def against_peer() -> None:
    """Print the ratios of the Shapley–Shubik and Banzhaf indices together; ours gives both in one count."""
    python = peers("power-peer", PEERS)
    if python is None:
        print("powerindices could not be installed: voting power is not compared.")
        return
    population, _, shapley, swings = council(blocking=False)
    script = Path(__file__).with_name("peer_power.py")
    told = json.dumps({"quota": 6500, "weights": list(population.values()), "least": 15, "runs": RUNS})
    done = subprocess.run([python, script], input=told, capture_output=True, text=True, check=True)
    peer = json.loads(done.stdout)
    _agree(shapley, [Fraction(value) for value in peer["shapley_shubik"]], "Shapley–Shubik")
    _agree([Fraction(one, sum(swings)) for one in swings], [Fraction(value) for value in peer["banzhaf"]], "Banzhaf")
    for blocking, name in ((False, "both majorities"), (True, "and four to block")):
        seconds = statistics.median(council(blocking=blocking)[1] for _ in range(RUNS))
        for index in ("shapley_shubik", "banzhaf", "both"):
            theirs = statistics.median(peer["seconds"][index])
            print(
                f"{f'power in the Council, {name}':<46}{seconds:>8.3f} s   powerindices, {index:<16}"
                f"{theirs:>8.3f} s   ratio {seconds / theirs:>6.3f}   aim ≤ 0.2"
            )


def _agree(ours: list[Fraction], theirs: list[Fraction], name: str) -> None:
    worst = max(abs(one - other) for one, other in zip(ours, theirs, strict=True))
    if worst > Fraction(1, 10**9):
        raise SystemExit(f"{name}: the two differ by {float(worst)}")


if __name__ == "__main__":
    against_peer()

"""Stability of conflicts: the solver against the definitions followed state by state, both ours, in one run; and size.

Models from a fixed generator: options of all parties, some irreversible, preferences by random weights. The definitions
are too slow for every state, so they judge a sample of states, for one party in turn, and are scaled up; what they say
of the sample must be what the solver says.
"""

from __future__ import annotations

import random
import resource
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.analysis.stability import Model

_SAMPLE = 12  # states that the definitions judge


def conflict(options: tuple[int, ...], *, seed: int) -> Model:
    """A conflict with so many options for each party."""
    from detente.analysis.stability import model_of

    chance = random.Random(seed)
    names = [[f"option {party} {number}" for number in range(count)] for party, count in enumerate(options)]
    every = [name for own in names for name in own]

    def rules() -> dict[str, int]:
        single = {name: chance.randint(-50, 50) for name in every}
        pairs = {f"{chance.choice(every)} and not {chance.choice(every)}": chance.randint(-50, 50) for _ in range(8)}
        return single | pairs

    held = {
        "options": {f"party {party}": own for party, own in enumerate(names)},
        "irreversible": {names[0][0]: "forward", names[-1][-1]: "backward"},
        "preferences": {f"party {party}": {"weights": rules()} for party in range(len(options))},
    }
    return model_of(held, origin=f"bench {seed}")


def against_definitions() -> None:
    """Print how much faster than by definition, at 2^10 states and four parties, for one and for coalitions."""
    from detente.analysis.stability.definitions import Definitions
    from detente.analysis.stability.interface import CONCEPTS
    from detente.analysis.stability.solve import stable_for_coalitions, stable_for_each

    small = conflict((2, 1, 1), seed=0)
    stable_for_each(small), stable_for_coalitions(small)
    model = conflict((3, 3, 2, 2), seed=1)
    states = random.Random(2).sample(range(model.size), _SAMPLE)
    judge = Definitions(model)
    start = time.perf_counter()
    each = stable_for_each(model)
    fast = time.perf_counter() - start
    start = time.perf_counter()
    told = [judge.stable(maker, one, concept) for maker in judge.everybody for one in states for concept in CONCEPTS]
    slow = (time.perf_counter() - start) * model.size / _SAMPLE
    if told != [bool(each[maker][concept][one]) for maker in judge.everybody for one in states for concept in CONCEPTS]:
        raise SystemExit("the solver does not say what the definitions say")
    _show("stability of 2^10 states, 4 parties, each alone", fast, slow)
    start = time.perf_counter()
    groups = stable_for_coalitions(model)
    fast = time.perf_counter() - start
    state, start = states[0], time.perf_counter()
    said = {one: judge.coalition_stable(one, state, "gmr") for one in groups}
    slow = (time.perf_counter() - start) * model.size
    if said != {one: bool(found["gmr"][state]) for one, found in groups.items()}:
        raise SystemExit("the solver does not say of coalitions what the definitions say")
    _show("the same for all coalitions (definitions: CGMR alone)", fast, slow)


def _show(name: str, fast: float, slow: float) -> None:
    print(
        f"{name:<56}{fast:>8.3f} s   by definition, from a sample{slow:>10,.0f} s   {slow / fast:>8,.0f} times   aim ≥ 100"
    )


def large() -> None:
    """Print seconds and memory at 2^16 states and six parties, and for coalitions of six at 2^10 states."""
    from detente.analysis.stability.solve import stable_for_coalitions, stable_for_each

    start = time.perf_counter()
    model = conflict((3, 3, 3, 3, 2, 2), seed=3)
    stable_for_each(model)
    seconds = time.perf_counter() - start
    print(
        f"{'stability of 2^16 states, 6 parties, read and solved':<56}{seconds:>8.3f} s   {_peak():.2f} GiB   aim ≤ 60 s, 2 GiB"
    )
    model = conflict((2, 2, 2, 2, 1, 1), seed=4)
    start = time.perf_counter()
    stable_for_coalitions(model)
    seconds = time.perf_counter() - start
    print(f"{'all 63 coalitions of 6 parties over 2^10 states':<56}{seconds:>8.3f} s   {_peak():.2f} GiB")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


if __name__ == "__main__":
    against_definitions()
    large()

"""Which preferences of one decision maker would make a state stable, the others' being as they are.

Whether a state s is stable for a decision maker turns on one thing only: which states it prefers to s. So the answer is
exact and short: for each of its moves, what must not be preferred to s. It is counted over all strict rankings without
listing them: with k states that matter, a set U of them stands above s in |U|!·(k − |U|)!/(k + 1)! of the rankings.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial

import numpy as np

from detente.analysis.stability.definitions import Definitions
from detente.analysis.stability.interface import STRICTEST, Concept, Model, Reading

_MOST_COUNTED = 20  # states that matter: all sets of them are gone through
_MOST_ALTERNATIVES = 200  # a move


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """For one move: `to` is not preferred to the state, or none of one of the `alternatives` is (others may lead there)."""

    to: int
    alternatives: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inverse:
    """What must be so that a state is stable for a decision maker; without `needs` it is whatever it prefers.

    `share`: the part of all strict rankings of which that is true, None where too many states matter. `now`: whether it
    is so with the preferences given.
    """

    maker: int
    state: int
    concept: Concept
    needs: tuple[Need, ...]
    share: Fraction | None
    now: bool


def inverse(model: Model, state: int, concept: Concept, *, maker: int, reading: Reading = STRICTEST) -> Inverse:
    """What a decision maker's preferences must be for a state to be stable for it under a concept."""
    judge = Definitions(model, reading)
    others = tuple(one for one in judge.everybody if one != maker)
    needs = []
    for to in model.moves[maker].of(state):
        found: list[frozenset[int]] = []
        if concept != "nash":
            for answer in judge.answers(others, to, improving=concept == "seq"):
                after = model.moves[maker].of(answer) if concept == "smr" else []
                found.append(frozenset({answer, *after}) - {state})
        least = tuple(sorted(_least(found), key=lambda one: (len(one), sorted(one))))
        if frozenset() not in least:
            needs.append(Need(to=to, alternatives=() if frozenset({to}) in least else least))
    return Inverse(
        maker=maker,
        state=state,
        concept=concept,
        needs=tuple(needs),
        share=_share(needs),
        now=judge.stable(maker, state, concept),
    )


def _least(sets: list[frozenset[int]]) -> list[frozenset[int]]:
    """Those of which no other is a part."""
    kept: list[frozenset[int]] = []
    for one in sorted(set(sets), key=len):
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept


def _share(needs: list[Need]) -> Fraction | None:
    matter = sorted({one.to for one in needs} | {state for one in needs for some in one.alternatives for state in some})
    count = len(matter)
    if count > _MOST_COUNTED or any(len(one.alternatives) > _MOST_ALTERNATIVES for one in needs):
        return None
    at = {state: np.int64(1) << place for place, state in enumerate(matter)}
    above = np.arange(2**count, dtype=np.int64)
    fits = np.ones(len(above), np.bool_)
    for need in needs:
        met = above & at[need.to] == 0
        for some in need.alternatives:
            met |= above & sum(at[state] for state in some) == 0
        fits &= met
    sizes = np.bitwise_count(above[fits])
    sets = np.bincount(sizes, minlength=count + 1).tolist()
    ways = sum(many * factorial(size) * factorial(count - size) for size, many in enumerate(sets))
    return Fraction(ways, factorial(count + 1))

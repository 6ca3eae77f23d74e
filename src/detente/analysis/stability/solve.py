"""Which states are stable, for each decision maker or each coalition: by reachability, never state by state.

One decision maker with a complete preference: the worst that the others' answers can lead to, found for all states at
once, settles every concept in time that grows with the number of moves. Coalitions, and decision makers with unknown
preferences: whole reachable sets as bits. `definitions` says the same slowly.
"""

from __future__ import annotations

import numpy as np

from detente.analysis.stability import kernels
from detente.analysis.stability.definitions import coalitions
from detente.analysis.stability.interface import CONCEPTS, STRICTEST, Model, Reading, Stable
from detente.analysis.stability.kernels import Arcs, Ints
from detente.analysis.stability.rows import Rows, arcs_of, joined
from detente.analysis.stability.size import check_coalitions, check_rows


def stable_for_each(model: Model, reading: Reading = STRICTEST, *, strong: bool = False) -> tuple[Stable, ...]:
    """For each decision maker and concept the states that are stable for it.

    `strong`: only answers count that leave the mover in a much worse state (see Preference.band); Nash stability is the
    same. Raises InputError where unknown preferences need more memory than there may be.
    """
    if any(one.unknown for one in model.preferences):
        check_rows(model)
        rows = Rows(model, reading, strong=strong)
        return tuple(rows.for_one(maker) for maker in range(len(model.makers)))
    known = _Complete(model, strong=strong)
    return tuple(known.for_one(maker) for maker in range(len(model.makers)))


def stable_for_coalitions(
    model: Model, reading: Reading = STRICTEST, *, strong: bool = False
) -> dict[tuple[int, ...], Stable]:
    """For each coalition (one member included) and concept the states that are stable for it.

    `strong`: only answers count that leave some member much worse. Raises InputError where it would need more memory than there may be.
    """
    check_coalitions(model)
    rows = Rows(model, reading, strong=strong)
    return {group: rows.for_coalition(group) for group in coalitions(len(model.makers))}


def in_all(found: list[Stable] | tuple[Stable, ...], states: int) -> Stable:
    """The states that are stable for all: the equilibria of each concept."""
    return {
        concept: np.logical_and.reduce([np.ones(states, np.bool_), *(one[concept] for one in found)])
        for concept in CONCEPTS
    }


class _Complete:
    """Complete preferences: thresholds on ranks say everything."""

    def __init__(self, model: Model, *, strong: bool) -> None:
        self.model, self.strong = model, strong
        back = [kernels.turned_round(arcs_of(one)) for one in model.moves]
        self.back = joined(back, model.size)
        improving = [kernels.improving(one, of.rank) for one, of in zip(back, model.preferences, strict=True)]
        self.improving = joined(improving, model.size)

    def for_one(self, maker: int) -> Stable:
        moves, preference = arcs_of(self.model.moves[maker]), self.model.preferences[maker]
        value = preference.band if self.strong else preference.rank
        least = value + 1 if self.strong else value
        kept = kernels.best_after(moves, value)
        nowhere = np.full(len(value), kernels.NOWHERE, np.int64)
        worst = {
            "nash": nowhere,
            "gmr": self._worst(maker, value, self.back),
            "smr": self._worst(maker, kept, self.back),
            "seq": self._worst(maker, value, self.improving),
        }
        return {concept: ~kernels.unanswered(moves, preference.rank, (worst[concept], least)) for concept in CONCEPTS}

    def _worst(self, maker: int, value: Ints, back: Arcs) -> Ints:
        others = np.array([one for one in range(len(self.model.makers)) if one != maker], np.int64)
        return kernels.worst_reached(back, others, (value, np.argsort(-value)))

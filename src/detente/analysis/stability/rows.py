"""Stability by whole reachable sets and preferences as rows of bits: coalitions, and unknown preferences."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from detente.analysis.stability import kernels
from detente.analysis.stability.definitions import coalitions
from detente.analysis.stability.interface import Flags, Model, Moves, Reading, Stable
from detente.analysis.stability.kernels import Arcs, Bits, Side


def joined(parts: list[Arcs], states: int) -> Arcs:
    """One array of all movers' moves."""
    starts = np.zeros((len(parts), states + 1), np.int64)
    offset = 0
    for number, one in enumerate(parts):
        starts[number] = one.starts + offset
        offset += len(one.targets)
    return Arcs(starts, np.concatenate([np.empty(0, np.int32), *(one.targets for one in parts)]))


def arcs_of(moves: Moves) -> Arcs:
    """One decision maker's moves as the compiled part takes them."""
    return Arcs(moves.starts, moves.targets)


class Rows:
    """Whole reachable sets and preferences as rows of bits (states × words of 64)."""

    def __init__(self, model: Model, reading: Reading, *, strong: bool = False) -> None:
        self.model, self.reading, self.strong = model, reading, strong
        self.words = (model.size + 63) // 64
        self._reached: dict[tuple[int, ...], Bits] = {}

    @cached_property
    def gain(self) -> list[Bits]:
        """For each decision maker: row s has the states it would go to from s."""
        unknown = self.reading.moves_on_unknown
        return [
            self._packed(one.rank[None, :] < one.rank[:, None], one.unknown, count=unknown)
            for one in self.model.preferences
        ]

    @cached_property
    def deterring(self) -> list[Bits]:
        """For each decision maker: row s has the states that would deter it from leaving s."""
        unknown = self.reading.deterred_by_unknown and not self.strong
        return [
            self._packed(
                one.band[None, :] > one.band[:, None] if self.strong else one.rank[None, :] >= one.rank[:, None],
                one.unknown,
                count=unknown,
            )
            for one in self.model.preferences
        ]

    def _packed(self, table: Flags, unknown: frozenset[tuple[int, int]], *, count: bool) -> Bits:
        """A table of states × states as rows, unknown pairs set to whether they `count`."""
        pairs = np.array(sorted(unknown), np.int64).reshape(-1, 2)
        table[pairs[:, 0], pairs[:, 1]] = count
        table[pairs[:, 1], pairs[:, 0]] = count
        padded = np.zeros((len(table), self.words * 64), np.bool_)
        padded[:, : table.shape[1]] = table
        return np.packbits(padded, axis=1, bitorder="little").view(np.uint64)

    def reached(self, group: tuple[int, ...]) -> Bits:
        """R_H: what a group reaches by legal sequences."""
        if group not in self._reached:
            parts = [arcs_of(self.model.moves[one]) for one in group]
            self._reached[group] = self._legal(parts)
        return self._reached[group]

    def _legal(self, parts: list[Arcs]) -> Bits:
        if not parts:
            return np.zeros((self.model.size, self.words), np.uint64)
        return kernels.reached(joined(parts, self.model.size), self.words)

    def for_one(self, maker: int) -> Stable:
        """The states that are stable for one decision maker."""
        others = tuple(one for one in range(len(self.model.makers)) if one != maker)
        gain, deterring = self.gain[maker], self.deterring[maker]
        improving = self._legal([kernels.moves_of(self._direct(one), self.gain[one]) for one in others])
        side = Side(self._direct(maker), gain, deterring, ~deterring if self.strong else gain)
        return _judged(side, self.reached(others), improving)

    def for_coalition(self, group: tuple[int, ...]) -> Stable:
        """The states that are stable for a coalition."""
        others = tuple(one for one in range(len(self.model.makers)) if one not in group)
        gain, deterring = self.all_gain(group), np.bitwise_or.reduce([self.deterring[one] for one in group])
        side = Side(self.reached(group), gain, deterring, ~deterring if self.strong else gain)
        return _judged(side, self.reached(others), self._coalition_answers(others))

    def all_gain(self, group: tuple[int, ...]) -> Bits:
        """Row s has the states to which every member would go from s."""
        found: Bits = np.bitwise_and.reduce([self.gain[one] for one in group])
        return found

    def _coalition_answers(self, group: tuple[int, ...]) -> Bits:
        within = [tuple(group[one] for one in some) for some in coalitions(len(group))]
        return self._legal([self.coalition_moves(some) for some in within])

    def coalition_moves(self, group: tuple[int, ...]) -> Arcs:
        """The improvements that a coalition can make together."""
        return kernels.moves_of(self.reached(group), self.all_gain(group))

    def _direct(self, maker: int) -> Bits:
        moves = self.model.moves[maker]
        table = np.zeros((self.model.size, self.words * 64), np.bool_)
        sources = np.repeat(np.arange(self.model.size), np.diff(moves.starts))
        table[sources, moves.targets] = True
        return np.packbits(table, axis=1, bitorder="little").view(np.uint64)


def _judged(side: Side, general: Bits, improving: Bits) -> Stable:
    """What holds against a side's moves, by any replies and by those that are in the repliers' interest."""
    gmr, smr = kernels.stable_rows(side, general)
    seq, _ = kernels.stable_rows(side, improving)
    return {"nash": ~np.any(side.moves & side.gain, axis=1), "gmr": gmr, "smr": smr, "seq": seq}

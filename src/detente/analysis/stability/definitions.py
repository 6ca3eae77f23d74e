"""Stability word for word as it is defined, one state and one move at a time: slow, and what the fast solver must equal.

It is for tests, for the benchmark and for small doubts; `solve` answers the same for models of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from detente.analysis.stability.interface import STRICTEST, Concept, Model, Reading

Group = tuple[int, ...]
Reach = Callable[[int], Iterable[tuple[object, int]]]
"""From a state, who (one mover, a coalition) can go where."""


def legally_reached(start: int, reach: Reach) -> set[int]:
    """The states that a legal sequence leads to, in which nobody moves twice in a row; the start itself is none."""
    seen: set[tuple[object, int]] = set()
    todo = list(reach(start))
    while todo:
        by, state = todo.pop()
        if (by, state) in seen:
            continue
        seen.add((by, state))
        todo.extend((other, after) for other, after in reach(state) if other != by)
    return {state for _, state in seen} - {start}


def coalitions(makers: int) -> Iterator[Group]:
    """Every group of decision makers that is not empty, the small ones first."""
    for size in range(1, makers + 1):
        yield from combinations(range(makers), size)


class Definitions:
    """A model's states judged by the definitions."""

    def __init__(self, model: Model, reading: Reading = STRICTEST, *, strong: bool = False) -> None:
        self.model, self.reading, self.strong = model, reading, strong
        self.everybody = tuple(range(len(model.makers)))

    def stable(self, maker: int, state: int, concept: Concept) -> bool:
        """Whether a state is stable for one decision maker."""
        tempting = [one for one in self.model.moves[maker].of(state) if self.gains(maker, one, state)]
        if concept == "nash":
            return not tempting
        others = tuple(one for one in self.everybody if one != maker)
        return all(
            any(
                self.deterred(maker, answer, state)
                and (
                    concept != "smr"
                    or not any(self.undone(maker, after, state) for after in self.model.moves[maker].of(answer))
                )
                for answer in self.answers(others, move, improving=concept == "seq")
            )
            for move in tempting
        )

    def coalition_stable(self, group: Group, state: int, concept: Concept) -> bool:
        """Whether a state is stable for a coalition."""
        tempting = [one for one in self.answers(group, state, improving=False) if self.all_gain(group, one, state)]
        if concept == "nash":
            return not tempting
        others = tuple(one for one in self.everybody if one not in group)
        return all(
            any(
                any(self.deterred(one, answer, state) for one in group)
                and (
                    concept != "smr"
                    or not any(
                        self.undone_together(group, after, state)
                        for after in self.answers(group, answer, improving=False)
                    )
                )
                for answer in self.coalition_answers(others, move, improving=concept == "seq")
            )
            for move in tempting
        )

    def answers(self, group: Group, state: int, *, improving: bool) -> set[int]:
        """R_H(s), or R+_H(s) where each move must be an improvement for its mover."""

        def reach(here: int) -> Iterator[tuple[object, int]]:
            for one in group:
                for after in self.model.moves[one].of(here):
                    if not improving or self.gains(one, after, here):
                        yield one, after

        return legally_reached(state, reach)

    def coalition_answers(self, group: Group, state: int, *, improving: bool) -> set[int]:
        """R_H(s), or what sequences of improvements for coalitions within the group lead to."""
        if not improving:
            return self.answers(group, state, improving=False)
        within = [tuple(group[one] for one in some) for some in coalitions(len(group))]

        def reach(here: int) -> Iterator[tuple[object, int]]:
            for some in within:
                for after in self.answers(some, here, improving=False):
                    if self.all_gain(some, after, here):
                        yield some, after

        return legally_reached(state, reach)

    def all_gain(self, group: Group, one: int, other: int) -> bool:
        """Whether every member would go from the other state to the one."""
        return all(self.gains(maker, one, other) for maker in group)

    def gains(self, maker: int, one: int, other: int) -> bool:
        """Whether a decision maker would go from the other state to the one."""
        preference = self.model.preferences[maker]
        if not preference.known(one, other):
            return self.reading.moves_on_unknown
        return preference.better(one, other)

    def deterred(self, maker: int, answer: int, state: int) -> bool:
        """Whether ending up there would deter a decision maker from leaving a state: it is no better (or much worse)."""
        preference = self.model.preferences[maker]
        if not preference.known(answer, state):
            return self.reading.deterred_by_unknown and not self.strong
        if self.strong:
            return bool(preference.band[answer] > preference.band[state])
        return not preference.better(answer, state)

    def undone(self, maker: int, after: int, state: int) -> bool:
        """Whether getting there would undo an answer: it is better than the state (or not much worse)."""
        return not self.deterred(maker, after, state) if self.strong else self.gains(maker, after, state)

    def undone_together(self, group: Group, after: int, state: int) -> bool:
        """The same for a coalition: all its members gain (or none of them is left much worse)."""
        if self.strong:
            return not any(self.deterred(one, after, state) for one in group)
        return self.all_gain(group, after, state)

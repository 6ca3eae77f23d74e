"""A scenario as stages: for each issue's turn, what must be remembered, what each option adds, where it leads.

Whatever weights are given to the parties, the best package by them is found exactly by going through the stages once,
backwards (bucket elimination: Dechter 1999). This is what bounds the searches in `optima`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.exact.integers import Numbers, Whole
from detente.analysis.agreements.exact.plan import Step, start, steps
from detente.analysis.agreements.exact.scenario import Scenario

Ints = NDArray[np.int64]

NEVER = -(2**62)
"""The value of what cannot be."""
MOST_STATES = 2_000_000
"""Cells (a state with an option) of all stages: beyond, the issues are tied together too densely for this method.

A tenth of it where there are more ties than a machine word has bits: such states are slow to tell apart."""
_WORD = 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One issue's turn.

    A state says which ties can still hold. `after` (states × options) is the state that an option leads to, -1 where a
    ban forbids it; `table` (options × parties) is what it adds in whole numbers, `terms` what
    comes to that: where (states × options), for which party, how much.
    """

    issue: int
    after: Ints
    table: Ints
    terms: tuple[tuple[NDArray[np.bool_], int, int], ...]

    def weighted(self, weights: Ints) -> Ints:
        """What each option adds in each state, weighted (states × options)."""
        value: Ints = np.repeat((self.table @ weights)[None], len(self.after), axis=0)
        for where, party, amount in self.terms:
            value[where] += weights[party] * amount
        return value

    def adds(self) -> Ints:
        """What each option adds in each state for each party (states × options × parties)."""
        value: Ints = np.repeat(self.table[None], len(self.after), axis=0)
        for where, party, amount in self.terms:
            value[where, party] += amount
        return value

    def add(self, state: int, option: int) -> Ints:
        """What one option adds in one state, for each party."""
        value: Ints = self.table[option].copy()
        for where, party, amount in self.terms:
            value[party] += amount * where[state, option]
        return value


def stages(scenario: Scenario, numbers: Whole, *, room: int = 0) -> tuple[Stage, ...] | None:
    """The stages in their order (see `plan.steps`); None where they would be too large, or numbers are too large."""
    if numbers.dtype == object:
        return None
    narrow = len(scenario.bans) + len(scenario.terms) < _WORD
    states = np.array([start(scenario)], dtype=np.int64 if narrow else object)
    found, cells = list[Stage](), 0
    for step in steps(scenario, room=room):
        cells += len(states) * len(step.keeps)
        if cells > MOST_STATES // (1 if narrow else 10):
            return None
        stage, states = _stage(scenario, numbers, step=step, states=states)
        found.append(stage)
    return tuple(found)


def _stage(scenario: Scenario, numbers: Whole, *, step: Step, states: Numbers) -> tuple[Stage, Numbers]:
    """One stage, and the states that it leads to (see `Step`)."""
    holding = states[:, None] & np.array(step.keeps, dtype=states.dtype)
    later = holding & ~step.due
    banned = np.asarray(holding & sum(1 << ban for ban in step.bans), dtype=bool)
    led = later if banned.all() else later[~banned]
    ahead = np.unique(led)
    after = np.where(banned, -1, np.searchsorted(ahead, later))
    terms = tuple(
        (_bit(holding, len(scenario.bans) + one), scenario.terms[one].party, numbers.terms[one]) for one in step.terms
    )
    return Stage(issue=step.issue, after=after, table=numbers.tables[step.issue], terms=terms), ahead


def _bit(states: Numbers, tie: int) -> NDArray[np.bool_]:
    return np.asarray((states >> tie) & 1, dtype=bool)


def best_from(some: Sequence[Stage], weights: Ints) -> list[Ints]:
    """For each stage and state the most that all stages from there on can add, weighted; at the end nought.

    `weights` are one whole number a party. NEVER where no package goes on from a state.
    """
    best = np.zeros(1, np.int64)
    found = [best]
    for stage in reversed(some):
        value = stage.weighted(weights) + best[stage.after]
        value[(stage.after < 0) | (best[stage.after] == NEVER)] = NEVER
        best = value.max(axis=1)
        found.append(best)
    return found[::-1]


def best_package(some: Sequence[Stage], weights: Ints, best: Sequence[Ints]) -> tuple[tuple[int, ...], Ints]:
    """A package of the greatest weighted value, options in the order of the stages, and what it is worth to each."""
    state, options = 0, []
    worth = np.zeros(len(weights), np.int64)
    for stage, later in zip(some, best[1:], strict=True):
        gains = np.array([stage.add(state, option) for option in range(len(stage.table))])
        value = gains @ weights + later[stage.after[state]]
        value[(stage.after[state] < 0) | (later[stage.after[state]] == NEVER)] = NEVER
        option = int(np.argmax(value))
        options.append(option)
        worth = worth + gains[option]
        state = int(stage.after[state, option])
    return tuple(options), worth

"""A scenario as stages: for each issue's turn, what must be remembered, what each option adds, where it leads.

Whatever weights are given to the parties, the best package by them is found exactly by going through the stages once,
backwards (bucket elimination: Dechter 1999). This is what bounds the searches in `optima`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.exact.integers import Whole
from detente.analysis.agreements.exact.plan import Step, steps
from detente.analysis.agreements.exact.scenario import Choices, Scenario

Ints = NDArray[np.int64]

NEVER = -(2**62)
"""The value of what cannot be."""
MOST_STATES = 2_000_000
"""States of all stages that are kept: beyond, the issues are tied together too densely for this method."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One issue's turn.

    A state says what was chosen on the issues that are remembered. `after` (states × options) is the state that an
    option leads to, -1 where a ban forbids it; `table` (options × parties) is what it adds in whole numbers, `terms` what
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


def stages(scenario: Scenario, numbers: Whole) -> tuple[Stage, ...] | None:
    """The stages in their order; None where they would be too large, or the numbers do not fit a machine word."""
    if numbers.dtype == object:
        return None
    plan = steps(scenario)
    sizes = [len(issue.options) for issue in scenario.issues]
    lives = [(), *(step.live for step in plan)]
    if (
        sum(prod(sizes[one] for one in (*live, step.issue)) for live, step in zip(lives, plan, strict=False))
        > MOST_STATES
    ):
        return None
    return tuple(_stage(scenario, numbers, step=step, live=live) for live, step in zip(lives, plan, strict=False))


def _stage(scenario: Scenario, numbers: Whole, *, step: Step, live: Sequence[int]) -> Stage:
    sizes = [len(scenario.issues[one].options) for one in live]
    states, options = prod(sizes), len(scenario.issues[step.issue].options)
    chosen = dict(zip(live, _digits(sizes), strict=True))
    chosen = {one: np.repeat(digits[:, None], options, axis=1) for one, digits in chosen.items()}
    chosen[step.issue] = np.repeat(np.arange(options)[None], states, axis=0)
    after = np.zeros((states, options), np.int64)
    for one in step.live:
        after = after * len(scenario.issues[one].options) + chosen[one]
    for ban in step.bans:
        after[_true(scenario.bans[ban].choices, chosen)] = -1
    due = [
        (_true(scenario.terms[one].choices, chosen), scenario.terms[one].party, numbers.terms[one])
        for one in step.terms
    ]
    return Stage(issue=step.issue, after=after, table=numbers.tables[step.issue], terms=tuple(due))


def _digits(sizes: Sequence[int]) -> list[Ints]:
    """For every state, what was chosen on each issue: the digits of the state's number, the last one running fastest."""
    found, rest = [], np.arange(prod(sizes))
    for size in reversed(sizes):
        rest, digit = np.divmod(rest, size)
        found.append(digit)
    return found[::-1]


def _true(choices: Choices, chosen: Mapping[int, Ints]) -> NDArray[np.bool_]:
    """Where a combination holds, states × options."""
    shape = next(iter(chosen.values())).shape
    found = np.ones(shape, dtype=bool)
    for issue, options in choices:
        found &= np.isin(chosen[issue], list(options))
    return found


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

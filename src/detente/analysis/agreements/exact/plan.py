"""In which order issues are taken up, and what must be remembered on the way.

A ban or an interaction ties issues together. Of all that was chosen so far only this matters to what follows: which ties
that are not yet decided can still hold. The fewer such states there are the faster everything is found (states of a
reduced decision diagram; the order is that of bucket elimination: Dechter, "Bucket elimination: a unifying framework for
reasoning", 1999).
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass

from detente.analysis.agreements.exact.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One issue's turn.

    A state is a whole number with a bit for each tie, bans first, then terms: set while the tie can still hold, nought
    once it is decided. `keeps[option]` are the bits that an option leaves, `due` those of the ties that are decided
    with this issue; `bans` and `terms` are their numbers.
    """

    issue: int
    keeps: tuple[int, ...]
    due: int
    bans: tuple[int, ...]
    terms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Ties:
    """The ties as bits: `issues[tie]` has a bit for each issue, `keeps[issue][option]` and `on[issue]` one for each tie."""

    issues: tuple[int, ...]
    keeps: tuple[tuple[int, ...], ...]
    on: tuple[int, ...]


def steps(scenario: Scenario, *, room: int = 0) -> tuple[Step, ...]:
    """An order in which few states must be told apart at once; deterministic.

    With `room` for so many states at once the issues that matter most come first, as a search from the top wants it.
    """
    ties = _ties(scenario)
    found, seen, bans = [], 0, len(scenario.bans)
    for issue in _weightiest_first(scenario, ties, room) if room else _order(ties):
        seen |= 1 << issue
        due = [tie for tie, some in enumerate(ties.issues) if some >> issue & 1 and not some & ~seen]
        found.append(
            Step(
                issue=issue,
                keeps=ties.keeps[issue],
                due=sum(1 << tie for tie in due),
                bans=tuple(tie for tie in due if tie < bans),
                terms=tuple(tie - bans for tie in due if tie >= bans),
            )
        )
    return tuple(found)


def start(scenario: Scenario) -> int:
    """The state before the first step: every tie can still hold."""
    return (1 << len(scenario.bans) + len(scenario.terms)) - 1


def _ties(scenario: Scenario) -> _Ties:
    together = (*(ban.choices for ban in scenario.bans), *(term.choices for term in scenario.terms))
    every = start(scenario)
    keeps = [[every] * len(issue.options) for issue in scenario.issues]
    on = [0] * len(scenario.issues)
    for tie, choices in enumerate(together):
        for issue, options in choices:
            on[issue] |= 1 << tie
            for option in range(len(keeps[issue])):
                if option not in options:
                    keeps[issue][option] &= ~(1 << tie)
    return _Ties(
        tuple(sum(1 << issue for issue in {issue for issue, _ in choices}) for choices in together),
        tuple(map(tuple, keeps)),
        tuple(on),
    )


_TRIES = 60
"""Orders tried. On 8 parties × 20 issues × 6 options with 15 bans and 15 interactions (ten seeds) the best of 60 remembers
a quarter of what the first greedy order does; of 200, three in a hundred less again."""


class _Cost:
    """How many states there can be once some issues are decided; what was counted is kept."""

    def __init__(self, ties: _Ties) -> None:
        self.ties = ties
        self._kinds: dict[tuple[int, int], int] = {}
        self._together: dict[int, int] = defaultdict(int)
        for tie, some in enumerate(ties.issues):
            self._together[some] |= 1 << tie

    def states(self, seen: int) -> int:
        """The kinds of options on each issue that is tied to one still to come, multiplied."""
        pending = sum(bits for some, bits in self._together.items() if some & seen and some & ~seen)
        product = 1
        for issue, on in enumerate(self.ties.on):
            if on & pending and seen >> issue & 1:
                product *= self._kind(issue, on & pending)
        return product

    def _kind(self, issue: int, pending: int) -> int:
        known = self._kinds.get((issue, pending))
        if known is None:
            known = self._kinds[issue, pending] = len({one & pending for one in self.ties.keeps[issue]})
        return known


def _order(ties: _Ties) -> list[int]:
    """The best of several greedy orders: next comes an issue after which few states must be told apart."""
    chance = random.Random(0)  # noqa: S311 # no secret: the same tries every time
    cost = _Cost(ties)
    best, least = _greedy(cost, chance=None)
    for _ in range(_TRIES if ties.issues else 0):
        order, cells = _greedy(cost, chance=chance)
        if cells < least:
            best, least = order, cells
    return best


def _weightiest_first(scenario: Scenario, ties: _Ties, room: int) -> list[int]:
    """Next comes the issue on which most is at stake, of those after which there is room for all states."""
    cost, left, order, seen = _Cost(ties), set(range(len(ties.keeps))), list[int](), 0
    stakes = _stakes(scenario)
    while left:
        small = [one for one in left if cost.states(seen | 1 << one) <= room]
        if small:
            issue = max(small, key=lambda one: (stakes[one], -one))
        else:
            issue = min(left, key=lambda one: (cost.states(seen | 1 << one), one))
        left.remove(issue)
        order.append(issue)
        seen |= 1 << issue
    return order


def _stakes(scenario: Scenario) -> list[float]:
    """For each issue how far its options lie apart, as a part of what all issues come to; parties added up."""
    found = [0.0] * len(scenario.issues)
    for party in scenario.parties:
        apart = [float(max(values) - min(values)) for values in party.values]
        whole = sum(apart) or 1.0
        found = [so_far + one / whole for so_far, one in zip(found, apart, strict=True)]
    return found


def _greedy(cost: _Cost, *, chance: random.Random | None) -> tuple[list[int], int]:
    """An order and how many cells (a state with an option) it comes to; with chance, of the two best steps one."""
    sizes = [len(one) for one in cost.ties.keeps]
    left, order, seen = set(range(len(sizes))), list[int](), 0
    before, cells = 1, 0
    while left:
        ranked = sorted((cost.states(seen | 1 << one), sizes[one], one) for one in left)
        after, size, issue = ranked[0 if chance is None or len(ranked) == 1 else chance.choice((0, 0, 1))]
        cells += before * size
        left.remove(issue)
        order.append(issue)
        seen |= 1 << issue
        before = after
    return order, cells

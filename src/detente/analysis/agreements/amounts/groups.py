"""All packages as few simple bodies: an undominated choice on the other issues, and an option of each issue with any amount.

Such a body is a point that may be moved evenly along some directions, each by 0 to 1. What is tied in the same way to the
other issues shares one frontier of these; what a dominated choice gives is dominated whatever amounts are added.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.amounts.space import Space, needed
from detente.analysis.agreements.exact.frontier import Bounds, Frontier, frontier
from detente.analysis.agreements.exact.scenario import Ban, Choices, Scenario, Term
from detente.errors import OverrunError

Floats = NDArray[np.float64]
Vector = tuple[Fraction, ...]

MOST_CHOICES = 50_000
"""Choices among the options of the issues with any amount."""
MOST_BODIES = 2_000_000


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of each issue with any amount; what it gives at the near ends, and along each option that is long.

    `long` are those issues; `moves` what each adds for every party from its near to its far end.
    """

    options: tuple[int, ...]
    near: Vector
    long: tuple[int, ...]
    moves: tuple[Vector, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Choices that go with the same choices on the other issues, and the undominated ones of these."""

    choices: tuple[Choice, ...]
    rest: Frontier
    issues: tuple[int, ...]

    def worth(self, row: int) -> Vector:
        """What a choice on the other issues gives each party."""
        return tuple(self.rest.whole.fraction(party, int(one)) for party, one in enumerate(self.rest.vectors[row]))


def groups(space: Space, least: Vector, *, bounds: Bounds) -> tuple[Group, ...]:
    """All packages that nothing bans and that may leave nobody below `least`.

    Raises OverrunError where there are too many, or the time is over.
    """
    until = time.monotonic() + bounds.seconds
    found, bodies = [], 0
    for left, choices in _alike(space).items():
        seconds = until - time.monotonic()
        rest = frontier(_rest(space, left, choices, least=least), replace(bounds, seconds=max(seconds, 0.0)))
        bodies += len(rest.vectors) * len(choices)
        if not rest.complete or bodies > MOST_BODIES:
            raise OverrunError(
                rest.reason or f"More than {MOST_BODIES:,} bodies.",
                do="Give the amounts a step, or allow more time.",
            )
        if len(rest.vectors):
            found.append(Group(tuple(choices), rest, _others(space)))
    return tuple(found)


def _others(space: Space) -> tuple[int, ...]:
    return tuple(number for number, one in enumerate(space.spans) if one is None)


_Left = tuple[frozenset[Choices], tuple[tuple[int, Choices, Fraction], ...]]
"""What bans and interactions still ask of the other issues, these by their places."""


def _alike(space: Space) -> dict[_Left, list[Choice]]:
    """The choices by what they leave to the other issues."""
    ways = [tuple(needed(space, issue)) for issue in space.wide]
    if prod(map(len, ways)) > MOST_CHOICES:
        raise OverrunError(
            f"More than {MOST_CHOICES:,} combinations of amounts.", do="Give the amounts a step, or name fewer of them."
        )
    at = {issue: place for place, issue in enumerate(_others(space))}
    found: dict[_Left, list[Choice]] = defaultdict(list)
    for options in product(*ways):
        taken = dict(zip(space.wide, options, strict=True))
        asked = [_still(ban.choices, taken, at) for ban in space.scenario.bans]
        if () in asked:
            continue
        terms = [(one, _still(one.choices, taken, at)) for one in space.scenario.terms]
        left = tuple((one.party, still, one.amount) for one, still in terms if still)
        own = _choice(space, taken, [one for one, still in terms if still == ()])
        found[frozenset(one for one in asked if one), left].append(own)
    return found


def _still(choices: Choices, taken: dict[int, int], at: dict[int, int]) -> Choices | None:
    """What a combination still asks of the other issues; None where it cannot hold any more."""
    if any(issue in taken and taken[issue] not in some for issue, some in choices):
        return None
    return tuple((at[issue], some) for issue, some in choices if issue not in taken)


def _choice(space: Space, taken: dict[int, int], holding: Iterable[Term]) -> Choice:
    parties = range(len(space.scenario.parties))
    near = [sum((space.scenario.parties[p].values[i][o] for i, o in taken.items()), Fraction(0)) for p in parties]
    for term in holding:
        near[term.party] += term.amount
    moves = {
        i: tuple(space.far[p][i][o] - space.scenario.parties[p].values[i][o] for p in parties) for i, o in taken.items()
    }
    long = tuple(issue for issue, move in moves.items() if any(move))
    return Choice(tuple(taken.values()), tuple(near), long, tuple(moves[issue] for issue in long))


def _rest(space: Space, left: _Left, choices: list[Choice], *, least: Vector) -> Scenario:
    """The other issues alone, nobody below what some choice may still lift to the least."""
    others = _others(space)
    hopes = [max(_most(one, party) for one in choices) for party in range(len(least))]
    scenario = space.scenario
    return Scenario(
        issues=tuple(scenario.issues[one] for one in others),
        parties=tuple(
            replace(one, values=tuple(one.values[issue] for issue in others), reservation=low - hope)
            for one, low, hope in zip(scenario.parties, least, hopes, strict=True)
        ),
        bans=tuple(Ban(choices=one) for one in sorted(left[0], key=repr)),
        terms=tuple(Term(party=party, choices=choices, amount=amount) for party, choices, amount in left[1]),
    )


def _most(choice: Choice, party: int) -> Fraction:
    return choice.near[party] + sum((max(move[party], Fraction(0)) for move in choice.moves), Fraction(0))


@dataclass(frozen=True, slots=True)
class Body:
    """One body: what its packages gain at the near ends over `least`, and along each of its moves."""

    group: int
    row: int
    choice: int
    gains: Vector
    moves: tuple[Vector, ...]

    def at(self, places: Iterable[Fraction]) -> Vector:
        """The gains at a place along each move."""
        found = list(self.gains)
        for place, move in zip(places, self.moves, strict=True):
            found = [one + place * step for one, step in zip(found, move, strict=True)]
        return tuple(found)


class Bodies:
    """The bodies of all groups, with what weighted gains can come to in each, which each further weighting tightens."""

    def __init__(self, some: tuple[Group, ...], least: Vector) -> None:
        self.groups, self._least = some, least
        self._rest = [
            one.rest.vectors.astype(np.float64) / np.array([float(unit) for unit in one.rest.whole.units])
            for one in some
        ]
        self.bounds = [np.full((len(one.rest.vectors), len(one.choices)), np.inf) for one in some]

    def body(self, place: tuple[int, int, int]) -> Body:
        """The body of a group, a row of its frontier and a choice."""
        group, row, number = place
        choice = self.groups[group].choices[number]
        told = zip(self.groups[group].worth(row), choice.near, self._least, strict=True)
        return Body(group, row, number, tuple(a + b - c for a, b, c in told), choice.moves)

    def tighten(self, weights: Floats) -> None:
        """No gains weighted so come to more than this in a body."""
        shift = float(weights @ np.array([float(one) for one in self._least]))
        for bounds, group, rest in zip(self.bounds, self.groups, self._rest, strict=True):
            own = np.array([_weighted(one, weights) for one in group.choices])
            np.minimum(bounds, (rest @ weights)[:, None] + own[None, :] - shift, out=bounds)

    def scale(self) -> float:
        """The size of the numbers that bounds are made of, for how much rounding may matter."""
        return max((float(np.abs(one).max()) for one in self._rest if one.size), default=0.0) + 1.0

    def top(self) -> tuple[float, tuple[int, int, int]]:
        """The body with the greatest bound."""
        best = max(range(len(self.bounds)), key=lambda one: float(self.bounds[one].max()))
        row, choice = np.unravel_index(int(self.bounds[best].argmax()), self.bounds[best].shape)
        return float(self.bounds[best][row, choice]), (best, int(row), int(choice))

    def close(self, place: tuple[int, int, int]) -> None:
        """A body that is done with."""
        group, row, choice = place
        self.bounds[group][row, choice] = -np.inf

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        for group, bounds in enumerate(self.bounds):
            yield from ((group, row, choice) for row in range(bounds.shape[0]) for choice in range(bounds.shape[1]))


def _weighted(choice: Choice, weights: Floats) -> float:
    near = float(weights @ np.array([float(one) for one in choice.near]))
    return near + sum(max(float(weights @ np.array([float(one) for one in move])), 0.0) for move in choice.moves)

"""How members lean, and what that settles: the motion passes, fails, or stands open.

A member votes in one of the states of its leaning; "unknown" is for, against or abstaining. A leaning may also be split:
parts of the member's weight in different states (a party with a free vote, an electorate).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Literal

from detente.analysis.ratification.binary import Binary, between
from detente.analysis.ratification.game import Game, Logic, Vector, fits, holds
from detente.analysis.ratification.rules import STATES, State
from detente.errors import UsageError

UNKNOWN: frozenset[State] = frozenset(("for", "abstain", "against"))


@dataclass(frozen=True, slots=True)
class Lean:
    """The states that a member may vote in, or the parts of it that vote in each (`split`, sum 1)."""

    states: frozenset[State] = UNKNOWN
    split: tuple[tuple[State, Fraction], ...] = ()

    @property
    def settled(self) -> bool:
        """Whether nothing is left open about the vote."""
        return bool(self.split) or len(self.states) == 1

    @property
    def words(self) -> str:
        """In a word or two."""
        if self.split:
            return ", ".join(f"{float(part):.0%} {state}" for state, part in self.split)
        if self.states == UNKNOWN:
            return "unknown"
        return " or ".join(state for state in STATES if state in self.states)


Leanings = Mapping[str, Lean]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a member may do, and what it adds to the tests."""

    state: State | Literal["split"]
    adds: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A game with leanings: what each member may do, and what the tests ask for.

    Both are in a `unit` of the game's numbers that makes the parts of split votes whole. `logic` joins the tests.
    """

    game: Game
    choices: tuple[tuple[Choice, ...], ...]
    least: Vector
    logic: Logic
    unit: int = 1

    @property
    def open(self) -> tuple[int, ...]:
        """The members, by number, whose leaning leaves more than one sum."""
        return tuple(place for place, few in enumerate(self.choices) if len({one.adds for one in few}) > 1)


def ballot(game: Game, leanings: Leanings) -> Ballot:
    """The game with what is known of the members; who is not named leans "unknown". Raises UsageError for strangers."""
    for member in leanings:
        game.number(member)
    unit = lcm(*(part.denominator for lean in leanings.values() for _, part in lean.split))
    fits([[value * unit for one in row for value in one] for row in game.scores], [one * unit for one in game.least])
    return Ballot(
        game=game,
        choices=tuple(
            tuple(_choices(row, leanings.get(member, Lean()), unit=unit))
            for member, row in zip(game.members, game.scores, strict=True)
        ),
        least=tuple(one * unit for one in game.least),
        logic=game.logic,
        unit=unit,
    )


def _choices(row: Sequence[Vector], lean: Lean, *, unit: int) -> Iterable[Choice]:
    if lean.split:
        parts = [(row[STATES.index(state)], int(part * unit)) for state, part in lean.split]
        yield Choice("split", tuple(sum(adds[test] * part for adds, part in parts) for test in range(len(row[0]))))
        return
    for state in STATES:
        if state in lean.states:
            yield choice(row, state, unit=unit)


def choice(row: Sequence[Vector], state: State, *, unit: int) -> Choice:
    """A member's vote in one state, given its scores in each."""
    return Choice(state, tuple(one * unit for one in row[STATES.index(state)]))


def chain(choices: Sequence[Choice]) -> list[Choice] | None:
    """The choices from the least helpful to the most, None where two help different tests."""
    ordered = sorted(choices, key=lambda one: one.adds)
    if all(
        less <= more
        for one, other in itertools.pairwise(ordered)
        for less, more in zip(one.adds, other.adds, strict=True)
    ):
        return ordered
    return None


def undecided(one: Ballot) -> Binary:
    """The open members alone, each in favour as far as it may be or as little: what they can do about the motion.

    Raises UsageError where a vote in favour can hurt.
    """
    ranges = extremes(one)
    low, high = [less.adds for less, _ in ranges], [more.adds for _, more in ranges]
    sums = [sum(adds[test] for adds in low) for test in range(len(one.least))]
    return between(
        [one.game.members[place] for place in one.open],
        [low[place] for place in one.open],
        high=[high[place] for place in one.open],
        need=tuple(least - total for least, total in zip(one.least, sums, strict=True)),
        logic=one.logic,
    )


def extremes(one: Ballot) -> list[tuple[Choice, Choice]]:
    """For each member its least and its most helpful choice. Raises UsageError where there is no such thing."""
    found = []
    for member, choices in zip(one.game.members, one.choices, strict=True):
        ordered = chain(choices)
        if ordered is None:
            raise UsageError(
                f"under this rule it depends on the others whether a vote of {member!r} in favour helps or hurts",
                input=one.game.rule.title,
                do="Say of it whether it takes part at all.",
            )
        found.append((ordered[0], ordered[-1]))
    return found


def adopted(one: Ballot, adds: Sequence[Vector]) -> bool:
    """Whether the motion passes when each member adds this."""
    sums = [sum(vector[test] for vector in adds) for test in range(len(one.least))]
    return holds(one.logic, [total >= least for total, least in zip(sums, one.least, strict=True)])

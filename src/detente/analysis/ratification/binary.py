"""A vote in which each of some members is either in favour or not, and being in favour never hurts.

What the members add to the tests by being in favour (`gains`) against what is still asked for (`need`). It is what
coalitions and power are about: all members for a rule as such, the undecided ones for a vote with leanings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.analysis.ratification.game import Game, Logic, Vector, dual, holds
from detente.analysis.ratification.rules import STATES
from detente.errors import UsageError

FOR, AGAINST = STATES.index("for"), STATES.index("against")
NEVER = 1 << 62
"""A weight that nothing reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binary:
    """`gains[member][test]`, none below 0, and the least sums `need[test]`."""

    members: tuple[str, ...]
    gains: tuple[Vector, ...]
    need: Vector
    logic: Logic

    def wins(self, coalition: Iterable[int]) -> bool:
        """Whether these members, by number, suffice."""
        chosen = list(coalition)
        sums = [sum(self.gains[one][test] for one in chosen) for test in range(len(self.need))]
        return holds(self.logic, [total >= least for total, least in zip(sums, self.need, strict=True)])

    def blocking(self) -> Binary:
        """The vote whose winning coalitions are those that block this one."""
        whole = [sum(one[test] for one in self.gains) for test in range(len(self.need))]
        need = tuple(total - least + 1 for total, least in zip(whole, self.need, strict=True))
        return Binary(members=self.members, gains=self.gains, need=need, logic=dual(self.logic))


def binary(game: Game) -> Binary:
    """All members, each in favour or against. Raises UsageError where being in favour can hurt."""
    low, high = ([row[state] for row in game.scores] for state in (AGAINST, FOR))
    base = [sum(one[test] for one in low) for test in range(len(game.least))]
    need = tuple(least - total for least, total in zip(game.least, base, strict=True))
    return between(game.members, low, high=high, need=need, logic=game.logic)


def between(
    members: Sequence[str], low: Sequence[Vector], *, high: Sequence[Vector], need: Vector, logic: Logic
) -> Binary:
    """Members who add `low` or else `high`; `need` is asked for beside what all of them add by `low`."""
    gains = tuple(
        tuple(more - less for less, more in zip(one, other, strict=True)) for one, other in zip(low, high, strict=True)
    )
    for member, gain in zip(members, gains, strict=True):
        if min(gain, default=0) < 0:
            raise UsageError(
                f"a vote of {member!r} in favour can defeat the motion, so that coalitions and power have no meaning",
                do="Leave out tests by which a vote in favour hurts.",
            )
    return Binary(members=tuple(members), gains=gains, need=need, logic=logic)


@dataclass(frozen=True, slots=True)
class Line:
    """A binary vote with a single weight: `least[size]` is what a coalition of that size must weigh to win."""

    weights: tuple[int, ...]
    least: tuple[int, ...]


def line(one: Binary) -> Line | None:
    """The vote as one weight and a least sum for each size; None where its tests need more than that.

    Tests by heads, and tests by multiples of one weight, can be told from size and weight alone.
    """
    columns = list(zip(*one.gains, strict=True)) if one.gains else [() for _ in one.need]
    weighing = [number for number, column in enumerate(columns) if len(set(column)) > 1]
    base = columns[weighing[0]] if weighing else (1,) * len(one.members)
    if any(not _multiple(columns[number], base) for number in weighing):
        return None
    steps: dict[int, int] = {}
    for number in weighing:
        where = max(range(len(base)), key=lambda place: base[place])
        steps[number] = -(-one.need[number] * base[where] // columns[number][where])
    least = []
    for size in range(len(one.members) + 1):
        tried = sorted({0, *(max(step, 0) for step in steps.values())})
        enough = (weight for weight in tried if holds(one.logic, _true(one, columns, steps, at=(size, weight))))
        least.append(next(enough, NEVER))
    return Line(weights=base, least=tuple(least))


def _true(one: Binary, columns: Sequence[tuple[int, ...]], steps: dict[int, int], *, at: tuple[int, int]) -> list[bool]:
    size, weight = at
    return [
        weight >= steps[number] if number in steps else size * (columns[number][0] if columns[number] else 0) >= need
        for number, need in enumerate(one.need)
    ]


def _multiple(column: Sequence[int], base: Sequence[int]) -> bool:
    top = max(range(len(base)), key=lambda place: base[place])
    return all(value * base[top] == own * column[top] for value, own in zip(column, base, strict=True))

"""The cheapest swing: the fewest members (or the cheapest, by costs that somebody names) who could settle a vote.

To make it pass, some are brought to the state that helps it most, while all others who are open do what helps it least;
to make it fail, the other way round. It says what would be enough, and nothing of whether anybody could be brought to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Literal

from detente.analysis.ratification import merging
from detente.analysis.ratification.game import Vector, dual, fits
from detente.analysis.ratification.leanings import Ballot, Choice, adopted, choice, extremes
from detente.analysis.ratification.rules import State
from detente.errors import UsageError

Costs = Mapping[str, Fraction]
"""What it takes to move a member, in whatever unit the user counts; 1 for those who are not named."""


@dataclass(frozen=True, slots=True)
class Swing:
    """Members who, all voting in the `state`, settle the matter whatever the others do; `cost` is the least possible.

    `state` is the mildest that is enough for all of them: abstaining, where that will do.
    """

    members: tuple[str, ...]
    state: State
    cost: Fraction


def swing(one: Ballot, towards: Literal["passes", "fails"], *, costs: Costs | None = None) -> Swing | None:
    """The cheapest way to make the motion pass, or fail, for certain; None where no votes of the members do.

    Raises UsageError for a cost of a stranger or below 0, and where a vote in favour can hurt.
    """
    given = checked(costs or {})
    for member in given:
        one.game.number(member)
    costs = {member: given.get(member, Fraction(1)) for member in one.game.members}
    target: State = "for" if towards == "passes" else "against"
    side = one if towards == "passes" else against(one)
    stay = [less.adds for less, _ in extremes(side)]
    rows = _rows(side, one, target)
    unit = lcm(*(cost.denominator for cost in costs.values()))
    fits([[int(cost * unit)] for cost in costs.values()], [])
    options = [tuple(dict.fromkeys((own, row))) for own, row in zip(stay, rows, strict=True)]
    found = merging.cheapest(
        Ballot(
            game=side.game,
            choices=tuple(tuple(Choice(target, adds) for adds in few) for few in options),
            least=side.least,
            logic=side.logic,
        ),
        [[0, int(costs[member] * unit)][: len(few)] for member, few in zip(one.game.members, options, strict=True)],
    )
    if found is None:
        return None
    total, chosen = found
    moved = [place for place, number in sorted(chosen.items()) if number]
    return Swing(
        members=tuple(one.game.members[place] for place in moved),
        state=_mildest(side, stay, moved=moved, of=("abstain", target), one=one),
        cost=Fraction(total, unit),
    )


def against(one: Ballot) -> Ballot:
    """The same votes, asked whether the motion fails."""
    return Ballot(
        game=one.game,
        choices=tuple(tuple(Choice(c.state, _minus(c.adds)) for c in few) for few in one.choices),
        least=tuple(1 - least for least in one.least),
        unit=one.unit,
        logic=dual(one.logic),
    )


def _minus(adds: Vector) -> Vector:
    return tuple(-value for value in adds)


def _rows(side: Ballot, one: Ballot, state: State) -> list[Vector]:
    """What each member adds in a state, on the side that is asked for."""
    plain = [choice(row, state, unit=one.unit).adds for row in one.game.scores]
    return plain if side is one else [_minus(adds) for adds in plain]


def _mildest(side: Ballot, stay: Sequence[Vector], *, moved: Sequence[int], of: Sequence[State], one: Ballot) -> State:
    for state in of[:-1]:
        rows = _rows(side, one, state)
        if adopted(side, [rows[place] if place in moved else own for place, own in enumerate(stay)]):
            return state
    return of[-1]


def checked(costs: Costs) -> Costs:
    """The costs themselves. Raises UsageError for one below 0."""
    for member, cost in costs.items():
        if cost < 0:
            raise UsageError(f"the cost of moving {member!r} is below 0", do="Give a number from 0 up.")
    return costs

"""How likely passage is, as a range, when somebody names a range for each undecided vote.

The members are taken to decide independently of each other: say so wherever a result is shown. Within that the range is
exact: its ends are reached when every member is at the less, or the more, helpful end of its own range.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from detente.analysis.ratification import merging
from detente.analysis.ratification.leanings import Ballot, Choice, chain
from detente.analysis.ratification.rules import State
from detente.errors import UsageError

Range = tuple[Fraction, Fraction]
Chances = Mapping[str, Mapping[State, Range]]
"""For a member the least and greatest chance of each state; a state that is not named may have any."""
_ANY: Range = (Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class Likelihood:
    """The least and greatest chance of passage (0 to 1), the members deciding independently of each other."""

    low: Fraction
    high: Fraction


def likelihood(one: Ballot, chances: Chances) -> Likelihood:
    """The range of the chance of passage. Open members of whom nothing is said may do anything.

    Raises UsageError for chances that cannot be (of a stranger, of a state that the member's leaning excludes, that do not
    add up to 1), and where a vote in favour can hurt and its chance is no single number.
    """
    for member in chances:
        one.game.number(member)
    ends = []
    for helpful in (False, True):
        given = [
            _chosen(member, choices, chances.get(member, {}), helpful=helpful)
            for member, choices in zip(one.game.members, one.choices, strict=True)
        ]
        units = [lcm(*(part.denominator for part in parts)) for parts in given]
        loads = [[int(part * unit) for part in parts] for parts, unit in zip(given, units, strict=True)]
        won, _ = merging.chances(one, loads)
        ends.append(Fraction(won, prod(units)))
    return Likelihood(*ends)


def _chosen(member: str, choices: Sequence[Choice], ranges: Mapping[State, Range], *, helpful: bool) -> list[Fraction]:
    """The chance of each choice at one end of the member's ranges."""
    states = {choice.state for choice in choices}
    for state, (least, most) in ranges.items():
        if state not in states:
            raise UsageError(
                f"{member!r} has a chance of voting {state!r}, which its leaning excludes", do="Change one."
            )
        if not 0 <= least <= most <= 1:
            raise UsageError(
                f"the chance of {member!r} runs from {least} to {most}", do="Give two numbers from 0 to 1."
            )
    limits = [ranges.get(choice.state, _ANY) if choice.state != "split" else _ANY for choice in choices]
    left = 1 - sum((least for least, _ in limits), Fraction(0))
    if left < 0 or sum(most for _, most in limits) < 1:
        raise UsageError(f"the chances of {member!r} cannot add up to 1", do="Widen or correct them.")
    ordered = chain(choices)
    if ordered is None:
        if any(least != most for least, most in limits) and left:
            raise UsageError(
                f"under this rule it depends on the others whether a vote of {member!r} in favour helps",
                do="Give each of its states a single chance.",
            )
        ordered = list(choices)
    parts = {choice.state: least for choice, (least, _) in zip(choices, limits, strict=True)}
    tops = {choice.state: top for choice, (_, top) in zip(choices, limits, strict=True)}
    for choice in reversed(ordered) if helpful else ordered:
        more = min(left, tops[choice.state] - parts[choice.state])
        parts[choice.state] += more
        left -= more
    return [parts[choice.state] for choice in choices]

"""What the spatial models work on: an issue as a scale, and on it actors with a position, a capability and a salience.

Positions are places on the scale. Capability is what an actor could bring to bear, salience how much of it the actor
would use on this issue: only their product counts, and only beside those of the others. Each may be a range; each
says who gives or assumes it; nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.errors import UsageError
from detente.model.ranges import Assumption, Range, shown

FIELDS = ("position", "capability", "salience")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One who bears on the outcome. A range of None is not known yet."""

    name: str
    position: Assumption
    capability: Assumption
    salience: Assumption

    @property
    def needs(self) -> tuple[str, ...]:
        """What is not known of it."""
        return tuple(field for field in FIELDS if getattr(self, field).range is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A scale from `low` to `high` in a `unit`, named places on it, and the actors; `full` is the greatest salience."""

    name: str
    title: str
    unit: str
    low: Fraction
    high: Fraction
    actors: tuple[Actor, ...]
    full: Fraction = Fraction(1)
    options: tuple[tuple[str, Fraction], ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """What is not known, in words: "capability of Orvany"."""
        return tuple(f"{field} of {one.name}" for one in self.actors for field in one.needs)

    def nearest(self, place: Fraction) -> str:
        """The named place nearest to a place; "" where none is named."""
        return min(self.options, key=lambda one: (abs(one[1] - place), one[1]), default=("", place))[0]


@dataclass(frozen=True, slots=True)
class Held:
    """An actor with all its ranges known. `weight` is capability times salience."""

    name: str
    position: Range
    capability: Range
    salience: Range

    @property
    def weight(self) -> Range:
        """From the least product to the greatest; none of the four numbers is below nought."""
        return Range(self.capability.low * self.salience.low, self.capability.high * self.salience.high)

    @property
    def is_point(self) -> bool:
        """Whether all three are single numbers."""
        return self.position.is_point and self.capability.is_point and self.salience.is_point

    def with_position(self, position: Range) -> Held:
        """The same elsewhere on the scale."""
        return replace(self, position=position)

    def with_salience(self, salience: Range) -> Held:
        """The same with another salience."""
        return replace(self, salience=salience)


def held(issue: Issue) -> tuple[Held, ...]:
    """The actors with their ranges. Raises UsageError where something is missing, or all weights are nought."""
    if not issue.actors:
        raise UsageError(f"the issue {issue.title!r} has no actors", do="Give it at least one.")
    if issue.needs:
        raise UsageError(f"not known: {'; '.join(issue.needs)}", do="Give or assume it, and say who does.")
    found = tuple(_held(one) for one in issue.actors)
    if not any(one.weight.high for one in found):
        what = f"the weights on {issue.title!r} sum to nothing: every capability × salience is 0"
        raise UsageError(what, do="Give at least one actor both.")
    return found


def _held(one: Actor) -> Held:
    told = [getattr(one, field).range for field in FIELDS]
    return Held(one.name, *told)


@dataclass(frozen=True, slots=True)
class Places:
    """A result on the scale: from `low` to `high`, both reached for some values in the ranges."""

    low: Fraction
    high: Fraction

    def __iter__(self) -> Iterator[Fraction]:
        yield self.low
        yield self.high

    def __str__(self) -> str:
        return shown(self.low) if self.low == self.high else f"between {shown(self.low)} and {shown(self.high)}"

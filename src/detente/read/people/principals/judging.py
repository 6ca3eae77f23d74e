"""The sides that a report's talks are between, by learnt weights of signs."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from detente.read.people.cast import Draft, Sight
from detente.read.people.naming import Stage
from detente.read.people.principals.signs import sides
from detente.read.weighing import chance, kept, total

FILE = "weights.json"
LEAST = 0.5
"""How likely each of the two must be to be one of "the two sides"; with .2 and .35 more positions of reports that nothing is learnt from were
some backer's ("both sent observers") who was the likeliest one left."""
LIKELY = 0.5
"""From what share on further ones are likely of the talks too."""


@dataclass(frozen=True, slots=True)
class Principals:
    """The two sides that are likeliest, in the order in which they are first named (fewer where fewer are likely).

    `chances` is how likely each side that the report names is one of the talks (0 to 1; empty where nothing is learnt).
    """

    two: tuple[Draft, ...]
    chances: Mapping[Draft, float] = field(default_factory=dict)


def principals(stage: Stage, seen: Sequence[Sight], *, weights: Mapping[str, float]) -> Principals:
    """Who talks with whom."""
    chances = {one.draft: chance(total(one.signs, weights)) for one in sides(stage, seen)}
    ranked = sorted(chances, key=lambda one: -chances[one])  # of like chance the one named more often
    first = {one.draft.side(): at for at, one in reversed(list(enumerate(seen))) if one.draft is not None}
    two = [one for one in ranked[:2] if chances[one] >= LEAST]
    return Principals(tuple(sorted(two, key=first.__getitem__)), chances)


@functools.cache
def shipped() -> Mapping[str, float] | None:
    """The weights in the package; None where the file is absent."""
    weights: Mapping[str, float] | None = kept(__package__, FILE)
    return weights

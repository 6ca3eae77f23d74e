"""Rules of decision and the bodies that decide, as they are written down.

A rule is a formula of thresholds ("tests") joined by "all" and "any". Each compares what some of the members weigh with an amount:
"those in favour are at least 55% of the members", "no permanent member is against". The rule belongs to the motion,
never to the body: a body lists the rules by which it is known to decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

State = Literal["for", "abstain", "against", "absent"]
STATES: tuple[State, ...] = ("for", "abstain", "against", "absent")

Who = Literal["for", "against", "abstaining", "absent", "not_for", "not_against", "voting", "present", "all"]
WHO: dict[Who, frozenset[State]] = {
    "for": frozenset(("for",)),
    "against": frozenset(("against",)),
    "abstaining": frozenset(("abstain",)),
    "absent": frozenset(("absent",)),
    "not_for": frozenset(("abstain", "against", "absent")),
    "not_against": frozenset(("for", "abstain", "absent")),
    "voting": frozenset(("for", "against")),
    "present": frozenset(("for", "abstain", "against")),
    "all": frozenset(STATES),
}
"""Whose weight is counted: those in these states. `voting` are votes cast, `present` are those in the room."""

Compare = Literal["at_least", "more_than", "at_most", "fewer_than"]
HEADS = "members"
"""The weight that everybody has: one each."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or (`share`) a part of what those of the test's `of` weigh together."""

    value: Fraction
    share: bool = False


@dataclass(frozen=True, slots=True)
class Fewest:
    """The least number of members that together have more than a share of a weight, and `plus` so many.

    It is how Art. 238(3)(a) TFEU counts a blocking minority where not all members take part.
    """

    weight: str
    more_than: Fraction
    plus: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Whether those `who` weigh, in a weight of the body, as much as an amount.

    `of` is what a share is a part of. `among` limits the test to some members, by name or by a group of the body.
    """

    who: Who
    weight: str = HEADS
    compare: Compare
    amount: Amount | Fewest
    of: Who = "all"
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part must hold."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part must hold."""

    parts: tuple[Formula, ...]


Formula = Threshold | AllOf | AnyOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to decide.

    `source` cites where it stands, `read_at` where that was read, `as_of` when it was so (ISO 8601, as far as known).
    `recalled`: written down from knowledge of the text, which was not at hand. `least_members` must take part.
    `called` are words by which reports call it, lower case.
    """

    id: str
    title: str
    passes: Formula
    source: str = ""
    read_at: str = ""
    as_of: str = ""
    recalled: bool = False
    note: str = ""
    least_members: int = 0
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Who decides: its members, what each weighs, and the rules by which it is known to decide.

    `weights[name][member]`; `totals` are stated sums of a weight where the figures are rounded, used while all members
    take part. `groups` are some of the members under a name ("permanent"). `names` are what reports call the body, `called` what they call its
    members beside their names here.
    """

    id: str
    title: str
    members: tuple[str, ...]
    weights: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    totals: Mapping[str, Fraction] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    source: str = ""
    as_of: str = ""
    recalled: bool = False
    note: str = ""

    def weight(self, name: str) -> Mapping[str, Fraction]:
        """A weight of every member; one each for "members"."""
        return dict.fromkeys(self.members, Fraction(1)) if name == HEADS else self.weights[name]

"""What is bargained over, as exact numbers: issues, options, values, what excludes what.

Every value is a fraction, so that no step of the analysis depends on how a computer rounds. Where a value comes from
(a position, an assumption, a file) is for whoever makes the scenario to keep; here it is only a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from detente.errors import UsageError

Choices = tuple[tuple[int, frozenset[int]], ...]
"""Some issues, each with some of its options, by number: what holds of a package that takes one of them on each."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A question with its possible answers, of which a package takes exactly one."""

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One who must agree.

    `values[issue][option]` is what an option adds, in the party's own unit: units of different parties are never
    added up without being named. `reservation` is what no deal is worth; None: not known, and then nothing is below it.
    """

    name: str
    values: tuple[tuple[Fraction, ...], ...]
    reservation: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    """A combination that no package may have: a red line, or a condition ("X only if Y" bans X with anything but Y)."""

    choices: Choices
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a combination adds for one party (by number) beside the values of its options; may be below nought."""

    party: int
    choices: Choices
    amount: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A bargaining problem. Raises UsageError where its parts do not fit together, naming the part."""

    issues: tuple[Issue, ...]
    parties: tuple[Party, ...]
    bans: tuple[Ban, ...] = ()
    terms: tuple[Term, ...] = ()

    def __post_init__(self) -> None:
        for issue in self.issues:
            if not issue.options:
                raise UsageError(f"the issue {issue.name!r} has no options", do="Give it at least one.")
        for party in self.parties:
            self._check_values(party)
        for choices in (*(ban.choices for ban in self.bans), *(term.choices for term in self.terms)):
            self._check_choices(choices)
        for term in self.terms:
            if not 0 <= term.party < len(self.parties):
                raise UsageError(f"an interaction is for party {term.party}", do="Parties are counted from 0.")

    def _check_values(self, party: Party) -> None:
        if len(party.values) != len(self.issues):
            raise UsageError(f"{party.name} has values for {len(party.values)} of {len(self.issues)} issues")
        for issue, values in zip(self.issues, party.values, strict=True):
            if len(values) != len(issue.options):
                raise UsageError(f"{party.name} values {len(values)} of {len(issue.options)} options of {issue.name!r}")

    def _check_choices(self, choices: Choices) -> None:
        for issue, options in choices:
            if not 0 <= issue < len(self.issues):
                raise UsageError(f"a combination names issue {issue}", do="Issues are counted from 0.")
            if not options or not all(0 <= one < len(self.issues[issue].options) for one in options):
                raise UsageError(f"a combination names options that {self.issues[issue].name!r} does not have")

    @property
    def outcomes(self) -> int:
        """How many packages there are, those banned among them."""
        return prod(len(issue.options) for issue in self.issues)

    def allows(self, package: tuple[int, ...]) -> bool:
        """Whether no ban holds of a package (an option's number for each issue)."""
        return not any(holds(ban.choices, package) for ban in self.bans)

    def value(self, party: int, package: tuple[int, ...]) -> Fraction:
        """What a package is worth to a party."""
        own = self.parties[party].values
        base = sum((own[issue][option] for issue, option in enumerate(package)), Fraction(0))
        added = (one.amount for one in self.terms if one.party == party and holds(one.choices, package))
        return sum(added, base)


def holds(choices: Choices, chosen: Sequence[int] | Mapping[int, int]) -> bool:
    """Whether one of the options is chosen on each of the issues: in a package, or on the issues decided so far."""
    return all(chosen[issue] in options for issue, options in choices)

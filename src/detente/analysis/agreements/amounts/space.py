"""Packages with amounts of which any may be taken: what each party has at both ends of every option, straight between.

An option is one value, or all that lies between two amounts; what a party has grows evenly along it. A package takes an
option of every issue and a place on those that are not one value. Bans and interactions hold of options as a whole. At its
ends an option is counted in: what is best there may be approached only, and is then said not to be reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.agreements.exact.scenario import Choices, Issue, Party, Scenario, Term
from detente.analysis.agreements.scenarios.fixing import bans, lacking
from detente.analysis.agreements.scenarios.interface import Knowledge, Range, Stated

Values = tuple[tuple[Fraction, ...], ...]
"""By issue and option."""
Place = tuple[Fraction, ...]
"""How far along its option a package stands on each issue, from 0 to 1; 0 where the option is one value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """A scenario whose values are those at the near end of each option, and `far[party]` those at the far end.

    `spans[issue]` are the least and the greatest amount of each option, None for an issue without amounts of which any
    may be taken.
    """

    scenario: Scenario
    far: tuple[Values, ...]
    spans: tuple[tuple[Range, ...] | None, ...]

    @property
    def wide(self) -> tuple[int, ...]:
        """The issues on which any amount may be taken."""
        return tuple(number for number, one in enumerate(self.spans) if one is not None)

    def amount(self, issue: int, option: int, *, place: Fraction) -> Fraction | None:
        """The amount at a place of an option; None where the issue has no such amounts."""
        spans = self.spans[issue]
        if spans is None:
            return None
        low, high = spans[option]
        return low + place * (high - low)

    def value(self, party: int, package: Sequence[int], places: Place) -> Fraction:
        """What a package is worth to a party."""
        near, far = self.scenario.parties[party].values, self.far[party]
        more = (
            place * (far[issue][option] - near[issue][option])
            for issue, (option, place) in enumerate(zip(package, places, strict=True))
            if place
        )
        return sum(more, self.scenario.value(party, tuple(package)))

    def settled(self, package: Sequence[int], places: Place) -> tuple[tuple[int, ...], bool]:
        """The package with the option of one amount where a place is an end; whether that is allowed and worth the same."""
        found = list(package)
        for issue in self.wide:
            if places[issue] in (0, 1) and self._long(issue, found[issue]):
                found[issue] += 1 if places[issue] else -1
        there = tuple(Fraction(0) if one in (0, 1) else one for one in places)
        same = self.scenario.allows(tuple(found)) and all(
            self.value(party, package, places) == self.value(party, found, there)
            for party in range(len(self.scenario.parties))
        )
        return (tuple(found) if same else tuple(package)), same

    def _long(self, issue: int, option: int) -> bool:
        low, high = (self.spans[issue] or ())[option]
        return low < high

    def ends(self, *, best: bool) -> Scenario:
        """The scenario in which each party has at every option the better, or the worse, of both ends."""
        pick = max if best else min
        return replace(
            self.scenario,
            parties=tuple(
                replace(
                    party,
                    values=tuple(
                        tuple(map(pick, near, beyond)) for near, beyond in zip(party.values, far, strict=True)
                    ),
                )
                for party, far in zip(self.scenario.parties, self.far, strict=True)
            ),
        )


def space(stated: Stated, *, periods: int = 0) -> Space:
    """What is stated, as a space. Raises UsageError naming the first value that is not known as one number."""
    lacking(stated)
    told = [_party(stated, known) for known in stated.knowledge]
    return Space(
        scenario=Scenario(
            issues=tuple(Issue(one.id, one.options) for one in stated.issues),
            parties=tuple(
                Party(
                    name=side.name,
                    values=near,
                    reservation=known.no_deal.after(periods)[0] if known.no_deal else None,
                )
                for side, known, (near, _) in zip(stated.parties, stated.knowledge, told, strict=True)
            ),
            bans=bans(stated.exclusions),
            terms=tuple(
                Term(party=number, choices=one.choices, amount=one.amount[0])
                for number, known in enumerate(stated.knowledge)
                for one in known.added
            ),
        ),
        far=tuple(far for _, far in told),
        spans=tuple(one.spans for one in stated.issues),
    )


def _party(stated: Stated, known: Knowledge) -> tuple[Values, Values]:
    """What every option is worth at its near and at its far end."""
    near, far = [], []
    for issue, (weight, _), ranges in zip(stated.issues, known.weights, known.values, strict=True):
        last = len(ranges) - 1
        between = [issue.between(option) for option in range(last + 1)]
        near.append(tuple(weight * ranges[at - 1 if between[at] else at][0] for at in range(last + 1)))
        far.append(tuple(weight * ranges[at + 1 if between[at] else at][0] for at in range(last + 1)))
    return tuple(near), tuple(far)


def needed(space: Space, issue: int) -> Iterator[int]:
    """The options of an issue without the single amounts that an option beside them takes in, ends being counted in."""
    spans = space.spans[issue] or ()
    alike = [_marks(space, issue, option) for option in range(len(spans))]
    for option, (low, high) in enumerate(spans):
        beside = [at for at in (option - 1, option + 1) if 0 <= at < len(spans)]
        if low < high or not any(alike[at] == alike[option] for at in beside):
            yield option


def _marks(space: Space, issue: int, option: int) -> tuple[bool, ...]:
    every: list[Choices] = [one.choices for one in space.scenario.bans]
    every += [one.choices for one in space.scenario.terms]
    return tuple(option in some for choices in every for at, some in choices if at == issue)

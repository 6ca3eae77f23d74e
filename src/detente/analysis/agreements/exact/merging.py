"""Options that nothing tells apart taken together: the same problem with fewer options, exactly.

An issue of amounts with a hundred steps, of which two conditions ask whether it is above ten, has three kinds of options.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.analysis.agreements.exact.scenario import Choices, Scenario


@dataclass(frozen=True, slots=True)
class Merged:
    """A scenario with one option for each kind; `first[issue][kind]` is the first option of the kind in the old one."""

    scenario: Scenario
    first: tuple[tuple[int, ...], ...]

    def back(self, package: Sequence[int]) -> tuple[int, ...]:
        """A package of the merged scenario as one of the old."""
        return tuple(kinds[option] for kinds, option in zip(self.first, package, strict=True))


def merged(scenario: Scenario) -> Merged:
    """The scenario with options together that are worth the same to all and stand in the same bans and interactions."""
    kinds = [_kinds(scenario, issue) for issue in range(len(scenario.issues))]
    first = tuple(tuple(some[0] for some in one) for one in kinds)
    made = Scenario(
        issues=tuple(
            replace(issue, options=tuple(issue.options[one] for one in own))
            for issue, own in zip(scenario.issues, first, strict=True)
        ),
        parties=tuple(
            replace(
                party,
                values=tuple(
                    tuple(values[one] for one in own) for values, own in zip(party.values, first, strict=True)
                ),
            )
            for party in scenario.parties
        ),
        bans=tuple(replace(one, choices=_translated(one.choices, kinds)) for one in scenario.bans),
        terms=tuple(replace(one, choices=_translated(one.choices, kinds)) for one in scenario.terms),
    )
    return Merged(made, first)


def _kinds(scenario: Scenario, issue: int) -> list[list[int]]:
    every = [one.choices for one in scenario.bans] + [one.choices for one in scenario.terms]
    sets = [options for choices in every for at, options in choices if at == issue]
    alike: dict[tuple[object, ...], list[int]] = {}
    for option in range(len(scenario.issues[issue].options)):
        values = tuple(party.values[issue][option] for party in scenario.parties)
        alike.setdefault((values, tuple(option in some for some in sets)), []).append(option)
    return list(alike.values())


def _translated(choices: Choices, kinds: Sequence[Sequence[Sequence[int]]]) -> Choices:
    return tuple(
        (issue, frozenset(kind for kind, some in enumerate(kinds[issue]) if some[0] in options))
        for issue, options in choices
    )

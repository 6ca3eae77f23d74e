"""From what is stated to a scenario with a number for everything, where everything has one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from detente.analysis.agreements.exact.scenario import Ban, Choices, Issue, Party, Scenario, Term
from detente.analysis.agreements.scenarios.interface import (
    Addition,
    Exclusion,
    Knowledge,
    NoDeal,
    Question,
    Range,
    Side,
    Stated,
    Trace,
)
from detente.errors import UsageError


def open_values(stated: Stated) -> list[str]:
    """What is not known as one number, in words; empty where `fixed` can be called."""
    found = []
    for side, known in zip(stated.parties, stated.knowledge, strict=True):
        for number, issue in enumerate(stated.issues):
            if not _known(known.weights[number]):
                found.append(f"how much {issue.title} matters to {side.name}")
            found += [
                f"what “{title}” is worth to {side.name} ({issue.title})"
                for option, (title, one) in enumerate(zip(issue.titles, known.values[number], strict=True))
                if not _known(one) and not issue.between(option)
            ]
        found += [f"what a combination adds for {side.name}" for one in known.added if not _known(one.amount)]
        if known.no_deal is not None and not _known(known.no_deal.worth):
            found.append(f"what no deal is worth to {side.name}")
    return found


def fixed(stated: Stated, *, periods: int = 0) -> Scenario:
    """The scenario in fractions, no deal being worth what it is after so many periods.

    Raises UsageError naming the first value that is not known as one number, or an issue of which any amount may be taken
    (see `named_amounts`).
    """
    lacking(stated)
    endless = next((one for one in stated.issues if one.spans), None)
    if endless:
        raise UsageError(
            f"any amount of {endless.title} may be taken, so that packages cannot be listed", do="Give a step."
        )
    return Scenario(
        issues=tuple(Issue(one.id, one.options) for one in stated.issues),
        parties=tuple(
            Party(name=side.name, values=_values(known), reservation=_reservation(known, periods))
            for side, known in zip(stated.parties, stated.knowledge, strict=True)
        ),
        bans=bans(stated.exclusions),
        terms=tuple(
            Term(party=number, choices=one.choices, amount=one.amount[0])
            for number, known in enumerate(stated.knowledge)
            for one in known.added
        ),
    )


def lacking(stated: Stated) -> None:
    """Raises UsageError naming the first value that is not known as one number."""
    found = open_values(stated)
    if found:
        raise UsageError(
            f"not every value is one number: {found[0]} is open, and {len(found) - 1} more",
            do="See what holds for all values that fit: --robust.",
        )


def named_amounts(stated: Stated) -> Stated:
    """The same with those amounts alone that somebody names, without what lies between them."""
    if not any(one.spans for one in stated.issues):
        return stated
    kept = [[option for option in range(len(one.options)) if not one.between(option)] for one in stated.issues]
    at = [{option: place for place, option in enumerate(some)} for some in kept]
    return replace(
        stated,
        issues=tuple(_named(one, some) for one, some in zip(stated.issues, kept, strict=True)),
        exclusions=tuple(
            replace(one, bans=tuple(filter(None, (_placed(ban, at) for ban in one.bans)))) for one in stated.exclusions
        ),
        knowledge=tuple(
            replace(
                known,
                values=tuple(
                    tuple(values[option] for option in some) for values, some in zip(known.values, kept, strict=True)
                ),
                added=tuple(
                    replace(one, choices=choices) for one in known.added if (choices := _placed(one.choices, at))
                ),
            )
            for known in stated.knowledge
        ),
        packages=tuple(
            replace(one, options=tuple(at[issue][option] for issue, option in enumerate(one.options)))
            for one in stated.packages
        ),
    )


def _named(issue: Question, kept: Sequence[int]) -> Question:
    if not issue.spans:
        return issue
    return replace(
        issue,
        options=tuple(issue.options[one] for one in kept),
        titles=tuple(issue.titles[one] for one in kept),
        numbers=tuple(issue.spans[one][0] for one in kept),
        spans=None,
    )


def _placed(choices: Choices, at: Sequence[Mapping[int, int]]) -> Choices:
    """A combination among the options that are kept; empty where it needs one that is not."""
    found = tuple((issue, frozenset(at[issue][one] for one in some if one in at[issue])) for issue, some in choices)
    return found if all(some for _, some in found) else ()


def bans(exclusions: Iterable[Exclusion]) -> tuple[Ban, ...]:
    """Everything that somebody's words exclude."""
    return tuple(Ban(choices=ban, because=one.words) for one in exclusions for ban in one.bans)


def structure(stated: Stated) -> Scenario:
    """The same issues and bans with nobody's values: what the words alone exclude."""
    zero = tuple(tuple(Fraction(0) for _ in one.options) for one in stated.issues)
    return Scenario(
        issues=tuple(Issue(one.id, one.options) for one in stated.issues),
        parties=tuple(Party(name=one.name, values=zero) for one in stated.parties),
        bans=bans(stated.exclusions),
    )


def _values(known: Knowledge) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(
        tuple(weight * value for value, _ in values)
        for (weight, _), values in zip(known.weights, known.values, strict=True)
    )


def _reservation(known: Knowledge, periods: int) -> Fraction | None:
    return known.no_deal.after(periods)[0] if known.no_deal else None


def _known(one: Range) -> bool:
    return one[0] == one[1]


def from_numbers(scenario: Scenario, *, title: str, source: str) -> Stated:
    """A scenario of numbers as one that is stated, in points; everything assumed by `source`."""
    who = Trace(assumed_by=source)
    return Stated(
        title=title,
        issues=tuple(
            Question(id=one.name, title=one.name, options=one.options, titles=one.options) for one in scenario.issues
        ),
        parties=tuple(Side(id=one.name, name=one.name) for one in scenario.parties),
        exclusions=tuple(
            Exclusion(parties=(), kind="condition", bans=(one.choices,), words=one.because, trace=who)
            for one in scenario.bans
        ),
        knowledge=tuple(_numbers(scenario, party, who) for party in range(len(scenario.parties))),
    )


def _numbers(scenario: Scenario, party: int, who: Trace) -> Knowledge:
    own = scenario.parties[party]
    return Knowledge(
        weights=((Fraction(1), Fraction(1)),) * len(scenario.issues),
        values=tuple(tuple((value, value) for value in some) for some in own.values),
        points=True,
        orders=((),) * len(scenario.issues),
        added=tuple(
            Addition(choices=one.choices, amount=(one.amount, one.amount), trace=who)
            for one in scenario.terms
            if one.party == party
        ),
        no_deal=None if own.reservation is None else NoDeal(worth=(own.reservation, own.reservation), trace=who),
        traces=(("values", who),),
    )

"""A motion before a body: its forms, the rules that may apply to each, and what the leanings come to under every one.

The rule belongs to the motion. While it is unknown each candidate is worked out, side by side; and a motion may become
something else on the way (another legal basis, fewer members, a text that no vote is needed on), which is a form of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal, TypeVar

from detente.analysis.ratification.bars import Bar, bars
from detente.analysis.ratification.binary import Binary
from detente.analysis.ratification.chances import Chances, Likelihood, likelihood
from detente.analysis.ratification.coalitions import Coalitions, minimal
from detente.analysis.ratification.game import game
from detente.analysis.ratification.leanings import (
    Ballot,
    Lean,
    Leanings,
    adopted,
    ballot,
    choice,
    extremes,
    undecided,
)
from detente.analysis.ratification.outcomes import Outcome, outcome
from detente.analysis.ratification.rules import Body, Rule, State
from detente.analysis.ratification.swing import Costs, Swing, checked, swing
from detente.analysis.ratification.tally import tally
from detente.errors import UsageError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form that a motion may take.

    `rules` are those that may apply: one where it is known. Without a `body` the form is put to no vote that is known
    here, and `note` says what it is. `without` are members who do not take part, `others` how those lean who are not named.
    """

    title: str
    body: Body | None
    rules: tuple[Rule, ...] = ()
    without: tuple[str, ...] = ()
    leanings: Leanings = field(default_factory=dict)
    others: Lean = field(default_factory=Lean)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """What is to be decided, in its forms; `chances` and `costs` are by member and hold for all of them."""

    title: str
    forms: tuple[Form, ...]
    chances: Chances = field(default_factory=dict)
    costs: Costs = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pivot:
    """In `ways` of the `of` ways in which the others who are open may vote, this member's vote decides."""

    member: str
    ways: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the leanings come to under one rule.

    `completing` are minimal sets of open members who, in favour, carry it with those who are for; `blocking` minimal sets
    of open members who stop it by what they may do instead. `holding` are, where it fails, minimal sets of those settled
    otherwise who are enough to stop it alone. `critical` are settled members whose change alone would change the outcome.
    `reason` says why coalitions, pivots or swings are missing where they have no meaning or are too many.
    """

    form: Form
    rule: Rule
    ballot: Ballot
    outcome: Outcome
    bars: tuple[Bar, ...]
    completing: Coalitions | None = None
    blocking: Coalitions | None = None
    holding: Coalitions | None = None
    pivots: tuple[Pivot, ...] = ()
    critical: tuple[str, ...] = ()
    to_pass: Swing | None = None
    to_fail: Swing | None = None
    likelihood: Likelihood | None = None
    reason: str = ""

    def leaning(self, *states: State | Literal["split"]) -> tuple[str, ...]:
        """The members settled in one of these states."""
        return tuple(
            member
            for member, few in zip(self.ballot.game.members, self.ballot.choices, strict=True)
            if len(few) == 1 and few[0].state in states
        )

    @property
    def in_parts(self) -> tuple[str, ...]:
        """The members whose vote is split, with the parts in words."""
        return tuple(
            f"{member} ({self.form.leanings.get(member, self.form.others).words})" for member in self.leaning("split")
        )

    @property
    def open(self) -> tuple[str, ...]:
        """The members about whose vote something is left open."""
        return tuple(
            member for member, few in zip(self.ballot.game.members, self.ballot.choices, strict=True) if len(few) > 1
        )


def results(motion: Motion, *, limit: int = 40) -> tuple[Result, ...]:
    """What the leanings come to, form by form and rule by rule. Raises UsageError for a stranger anywhere."""
    return tuple(
        result(form, rule, chances=motion.chances, costs=motion.costs, limit=limit)
        for form in motion.forms
        for rule in form.rules
        if form.body
    )


def result(form: Form, rule: Rule, *, chances: Chances, costs: Costs, limit: int = 40) -> Result:
    """What the leanings come to under one rule; at most `limit` coalitions of a kind are listed."""
    if form.body is None:
        raise UsageError(f"no body decides on {form.title!r}", do="Name one.")
    played = game(form.body, rule, without=form.without)
    leanings = {member: form.leanings.get(member, form.others) for member in played.members}
    _no_strangers(form.body, form.leanings, chances, costs)
    checked(costs)
    one = ballot(played, leanings)
    here = set(played.members)
    own_chances = {member: ranges for member, ranges in chances.items() if member in here}
    own_costs = {member: cost for member, cost in costs.items() if member in here}
    settled = Result(
        form=form,
        rule=rule,
        ballot=one,
        outcome=outcome(one),
        bars=bars(one, leanings),
        likelihood=likelihood(one, own_chances) if own_chances else None,
    )
    return _with_coalitions(settled, own_costs, limit=limit)


def _no_strangers(body: Body, *named: Mapping[str, object]) -> None:
    for some in named:
        for member in some:
            if member not in body.members:
                raise UsageError(
                    f"{member!r} is no member", input=body.title, do=f"Members are: {', '.join(body.members)}."
                )


def _with_coalitions(settled: Result, costs: Mapping[str, Fraction], *, limit: int) -> Result:
    """With all that can be told of coalitions; what cannot is left out, with the reason."""
    one, reasons = settled.ballot, list[str]()
    opened, failed = settled.outcome == "open", settled.outcome == "fails"
    rest = _attempt(lambda: undecided(one), reasons)
    if rest is None:
        return replace(settled, reason=reasons[0])
    held = undecided(_against_it(one)) if failed else None
    found = replace(
        settled,
        completing=minimal(rest, limit=limit) if opened else None,
        blocking=minimal(rest.blocking(), limit=limit) if opened else None,
        holding=minimal(held.blocking(), limit=limit) if held else None,
        pivots=(_attempt(lambda: _pivots(rest), reasons) or ()) if opened else (),
        critical=() if opened else _critical(one),
        to_pass=_attempt(lambda: swing(one, "passes", costs=costs), reasons),
        to_fail=_attempt(lambda: swing(one, "fails", costs=costs), reasons),
    )
    return replace(found, reason=" ".join(dict.fromkeys(reasons)))


def _attempt(make: Callable[[], T], reasons: list[str]) -> T | None:
    try:
        return make()
    except UsageError as error:
        reasons.append(error.sentence)
        return None


def _pivots(rest: Binary) -> tuple[Pivot, ...]:
    counted = tally(rest)
    others = 1 << (len(rest.members) - 1)
    return tuple(Pivot(name, sum(counted.swings(place)), others) for place, name in enumerate(rest.members))


def _against_it(one: Ballot) -> Ballot:
    """The vote with those who are settled otherwise than for open again, and the open ones in favour."""
    ends = extremes(one)
    return replace(
        one,
        choices=tuple(
            (ends[place][1],)
            if len(few) > 1
            else tuple({own.adds: own for own in (*few, choice(row, "for", unit=one.unit))}.values())
            for place, (few, row) in enumerate(zip(one.choices, one.game.scores, strict=True))
        ),
    )


def _critical(one: Ballot) -> tuple[str, ...]:
    """The members whose change alone, to for or against, changes whether the motion passes."""
    ends = extremes(one)
    passing = adopted(one, [less.adds for less, _ in ends])
    stay = [(less if passing else more).adds for less, more in ends]
    found = []
    for place, (member, row) in enumerate(zip(one.game.members, one.game.scores, strict=True)):
        changed = choice(row, "against" if passing else "for", unit=one.unit).adds
        if adopted(one, [*stay[:place], changed, *stay[place + 1 :]]) != passing:
            found.append(member)
    return tuple(found)

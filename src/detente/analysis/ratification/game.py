"""A rule applied to the members who take part: every test as whole numbers that add up.

Each test becomes one score for each member in each state and a least sum; a share of those voting is moved to the
members' side, so that no division is left. Everything that is computed about a vote is computed from this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from detente.analysis.ratification.rules import (
    HEADS,
    STATES,
    WHO,
    AllOf,
    Body,
    Fewest,
    Formula,
    Rule,
    State,
    Threshold,
)
from detente.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Logic = int | tuple[str, tuple["Logic", ...]]
"""A formula over numbered tests: a number, or ("all", parts), or ("any", parts)."""

Vector = tuple[int, ...]
"""One number for each test."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """A motion's rule among those who take part.

    `scores[member][state]` are what a member adds to each test in a state (by number, in the order of `STATES`), `least` what each
    test asks for; `logic` joins the tests.
    """

    body: Body
    rule: Rule
    members: tuple[str, ...]
    tests: tuple[Threshold, ...]
    scores: tuple[tuple[Vector, ...], ...]
    least: Vector
    logic: Logic

    def among(self, test: Threshold) -> frozenset[str]:
        """The members whom a test is about, those who do not take part among them."""
        return _among(test, self.body)

    def number(self, member: str) -> int:
        """Which member it is. Raises UsageError for one who is none."""
        if member in self.members:
            return self.members.index(member)
        what = "does not take part" if member in self.body.members else "is no member"
        raise UsageError(f"{member!r} {what}", input=self.body.title, do=f"Those are: {', '.join(self.members)}.")


def needed_by(one: Game, test: Threshold, *, counted: Fraction) -> Fraction:
    """What a test compares with, in the unit of its weight; a share of `counted` where that depends on the votes."""
    needed, share = _needed(test, one.body, members=one.members, whole=_whole(test, one.body, members=one.members))
    return needed + share * counted


def holds(logic: Logic, true: Sequence[bool]) -> bool:
    """Whether a formula holds, given which tests do."""
    if isinstance(logic, int):
        return bool(true[logic])
    joined = (holds(part, true) for part in logic[1])
    return all(joined) if logic[0] == "all" else any(joined)


def holds_each(logic: Logic, true: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """The same for arrays of cases, one for each test, of shapes that fit each other."""
    if isinstance(logic, int):
        return true[logic]
    first, *rest = (holds_each(part, true) for part in logic[1])
    for other in rest:
        first = first & other if logic[0] == "all" else first | other
    return first


def dual(logic: Logic) -> Logic:
    """The formula with "all" and "any" exchanged: of the denied tests it says that the formula is false."""
    if isinstance(logic, int):
        return logic
    return ("any" if logic[0] == "all" else "all", tuple(dual(part) for part in logic[1]))


def game(body: Body, rule: Rule, *, without: Iterable[str] = ()) -> Game:
    """The rule among the members of a body, some of whom do not take part.

    Raises UsageError where a test cannot be applied: a weight or group that the body does not have, a quota above the
    whole, weights that sum to nothing, too few members.
    """
    gone = _left_out(body, without)
    members = tuple(one for one in body.members if one not in gone)
    if len(members) < max(rule.least_members, 1):
        raise UsageError(
            f"{len(members)} members take part, and at least {max(rule.least_members, 1)} must", input=rule.title
        )
    found: dict[Threshold, int] = {}
    logic = _numbered(rule.passes, found)
    applied = [_applied(test, body, members=members) for test in found]
    for rows, least in applied:
        fits(rows, [least])
    return Game(
        body=body,
        rule=rule,
        members=members,
        tests=tuple(found),
        scores=tuple(
            tuple(tuple(one[0][place][state] for one in applied) for state in range(len(STATES)))
            for place in range(len(members))
        ),
        least=tuple(one[1] for one in applied),
        logic=logic,
    )


def fits(rows: Iterable[Iterable[int]], others: Iterable[int]) -> None:
    """Raises UsageError where sums of one number of each row, or the other numbers, are too large for 64 bits."""
    whole = sum(max(map(abs, row), default=0) for row in rows)
    if max(whole, *map(abs, others), 0) >= 1 << 60:
        raise UsageError("the figures are finer than can be counted exactly", do="Round them.")


def _left_out(body: Body, without: Iterable[str]) -> frozenset[str]:
    gone = frozenset(without)
    for one in sorted(gone - set(body.members)):
        raise UsageError(f"{one!r} is no member", input=body.title, do=f"Those are: {', '.join(body.members)}.")
    return gone


def _numbered(formula: Formula, found: dict[Threshold, int]) -> Logic:
    if isinstance(formula, Threshold):
        return found.setdefault(formula, len(found))
    return ("all" if isinstance(formula, AllOf) else "any", tuple(_numbered(part, found) for part in formula.parts))


def _applied(test: Threshold, body: Body, *, members: Sequence[str]) -> tuple[list[list[int]], int]:
    """For each member what it adds in each state, and the least sum."""
    for name in (test.weight, *([test.amount.weight] if isinstance(test.amount, Fewest) else [])):
        if name != HEADS and name not in body.weights:
            raise UsageError(f"the rule asks for {name!r}, which the members have no figures of", input=body.title)
    weight = body.weight(test.weight)
    chosen = _among(test, body)
    own = [weight[one] if one in chosen else Fraction(0) for one in members]
    needed, share = _needed(test, body, members=members, whole=_whole(test, body, members=members))
    rows = [[one * ((s in WHO[test.who]) - share * (s in WHO[test.of])) for s in STATES] for one in own]
    return _whole_numbers(rows, needed, test)


def _whole(test: Threshold, body: Body, *, members: Sequence[str]) -> Fraction:
    """What those whom the test is about weigh together: as stated while all take part, else added up."""
    if len(members) == len(body.members) and not test.among and test.weight in body.totals:
        return body.totals[test.weight]
    weight, chosen = body.weight(test.weight), _among(test, body)
    return sum((weight[one] for one in members if one in chosen), Fraction(0))


def _among(test: Threshold, body: Body) -> frozenset[str]:
    if not test.among:
        return frozenset(body.members)
    named: list[str] = []
    for one in test.among:
        if one not in body.members and one not in body.groups:
            raise UsageError(f"the rule speaks of {one!r}, who is neither a member nor a group", input=body.title)
        named += body.groups.get(one, (one,))
    return frozenset(named)


def _needed(test: Threshold, body: Body, *, members: Sequence[str], whole: Fraction) -> tuple[Fraction, Fraction]:
    """What the sum must reach, and the share of those of `of` that is taken from it instead."""
    if isinstance(test.amount, Fewest):
        return Fraction(_fewest(test.amount, body, members=members)), Fraction(0)
    value = test.amount.value
    if whole <= 0:
        raise UsageError(f"the weights of {test.weight!r} sum to nothing", input=body.title, do="Correct the figures.")
    if not test.amount.share:
        if value > whole and test.compare in ("at_least", "more_than"):
            raise UsageError(f"the quota {value} is above the whole of {whole}", input=body.title, do="Correct it.")
        return value, Fraction(0)
    return (value * whole, Fraction(0)) if test.of == "all" else (Fraction(0), value)


def _fewest(amount: Fewest, body: Body, *, members: Sequence[str]) -> int:
    heaviest = sorted((body.weight(amount.weight)[one] for one in members), reverse=True)
    complete = len(members) == len(body.members)
    whole = body.totals.get(amount.weight, sum(heaviest)) if complete else sum(heaviest)
    so_far = Fraction(0)
    for number, one in enumerate(heaviest, 1):
        so_far += one
        if so_far > amount.more_than * whole:
            return number + amount.plus
    return len(members) + amount.plus


def _whole_numbers(rows: list[list[Fraction]], needed: Fraction, test: Threshold) -> tuple[list[list[int]], int]:
    unit = lcm(needed.denominator, *(one.denominator for row in rows for one in row))
    sign = 1 if test.compare in ("at_least", "more_than") else -1
    beyond = 1 if test.compare in ("more_than", "fewer_than") else 0
    return [[int(one * unit) * sign for one in row] for row in rows], int(needed * unit) * sign + beyond


def passes(one: Game, votes: Mapping[str, State]) -> bool:
    """Whether the motion is adopted, every member who takes part having voted. Raises UsageError."""
    for member in votes:
        one.number(member)
    missing = [member for member in one.members if member not in votes]
    if missing:
        raise UsageError(f"nothing is said of the vote of {missing[0]!r}", input=one.body.title)
    chosen = [STATES.index(votes[member]) for member in one.members]
    sums = [
        sum(row[state][test] for row, state in zip(one.scores, chosen, strict=True)) for test in range(len(one.tests))
    ]
    return holds(one.logic, [total >= least for total, least in zip(sums, one.least, strict=True)])

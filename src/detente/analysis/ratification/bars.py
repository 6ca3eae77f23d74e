"""Where a vote stands against each threshold of its rule, in the units of the rule: what the picture and the words show."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.ratification.game import Game, needed_by
from detente.analysis.ratification.leanings import Ballot, Lean
from detente.analysis.ratification.rules import STATES, WHO, State, Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One test of a rule, and how much weight stands where.

    `parts[state]` is the weight settled in a state and `open` what is not settled; they add up to `whole`. `needed` is what
    the test compares with: of a share of those voting or present, it is worked out for all open members taking part.
    """

    test: Threshold
    parts: dict[State, Fraction]
    open: Fraction
    whole: Fraction
    needed: Fraction

    @property
    def settled(self) -> Fraction:
        """The weight that the test counts, as far as it is settled."""
        return sum((self.parts[state] for state in WHO[self.test.who]), Fraction(0))


def bars(one: Ballot, leanings: dict[str, Lean]) -> tuple[Bar, ...]:
    """A bar for each test, in the order in which the rule is written. `leanings` are those the ballot was made of."""
    return tuple(_bar(one.game, test, leanings) for test in one.game.tests)


def _bar(game: Game, test: Threshold, leanings: dict[str, Lean]) -> Bar:
    weight, chosen = game.body.weight(test.weight), game.among(test)
    parts: dict[State, Fraction] = dict.fromkeys(STATES, Fraction(0))
    loose = Fraction(0)
    for member in game.members:
        own, lean = (weight[member] if member in chosen else Fraction(0)), leanings.get(member, Lean())
        for state, part in lean.split:
            parts[state] += own * part
        if not lean.split and lean.settled:
            parts[next(iter(lean.states))] += own
        elif not lean.split:
            loose += own
    counted = sum((parts[state] for state in WHO[test.of]), Fraction(0)) + loose
    whole = sum(parts.values(), loose)
    return Bar(test=test, parts=parts, open=loose, whole=whole, needed=needed_by(game, test, counted=counted))

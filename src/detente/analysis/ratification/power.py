"""Power a priori: how often a member's vote decides, as exact fractions.

Shapley and Shubik (1954): the share of all orders in which the member turns a losing coalition into a winning one.
Banzhaf (1965), Penrose (1946): the number of coalitions of the others that it does so for. Nothing is said of what
members want; for that see `detente ratify vote`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial

from detente.analysis.ratification.binary import Binary
from detente.analysis.ratification.tally import tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """`shapley_shubik` (sum 1) and `banzhaf_swings` (0 to 2^(members−1)) in the order of the members.

    `winning` is how many of the 2^members coalitions win. Where none or all do, nobody has power and all are 0.
    """

    members: tuple[str, ...]
    shapley_shubik: tuple[Fraction, ...]
    banzhaf_swings: tuple[int, ...]
    winning: int

    @property
    def banzhaf_normalised(self) -> tuple[Fraction, ...]:
        """Each member's part of all swings."""
        whole = sum(self.banzhaf_swings)
        return tuple(Fraction(one, whole or 1) for one in self.banzhaf_swings)

    @property
    def penrose(self) -> tuple[Fraction, ...]:
        """The part of the others' coalitions in which each member decides (absolute Banzhaf index)."""
        return tuple(Fraction(one, 1 << (len(self.members) - 1)) for one in self.banzhaf_swings)


def power(one: Binary) -> Power:
    """Both indices. Raises UsageError where the vote is too large to be counted exactly."""
    number = len(one.members)
    counted = tally(one)
    orders = [factorial(size) * factorial(number - 1 - size) for size in range(number)]
    swings = [counted.swings(member) for member in range(number)]
    return Power(
        members=one.members,
        shapley_shubik=tuple(
            Fraction(sum(ways * many for ways, many in zip(own, orders, strict=True)), factorial(number))
            for own in swings
        ),
        banzhaf_swings=tuple(map(sum, swings)),
        winning=sum(counted.winning),
    )

"""The compromise model and the weighted median, exactly, over ranges.

Compromise: Σ w·x / Σ w with w = capability × salience; the mean voter, and nearly the Nash bargaining solution
(Achen 2006, in Thomson et al., The European Union Decides, ch. 4). Median: the least x at which those at or below it
hold half of all weight; it beats or ties any other place in pairwise votes where each prefers what is nearer (Black 1948).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from detente.analysis.forecast.interface import Held, Places

Weighed = tuple[Fraction, Fraction]
"""A place and the weight that stands there."""


def mean(weighed: Iterable[Weighed]) -> Fraction:
    """The weighted mean; ZeroDivisionError where the weights sum to nothing."""
    some = list(weighed)
    return sum((place * weight for place, weight in some), Fraction(0)) / sum(weight for _, weight in some)


def median(weighed: Iterable[Weighed]) -> Fraction:
    """The least place with half of all weight at or below it."""
    some = sorted((place, weight) for place, weight in weighed if weight)
    half, passed = sum(weight for _, weight in some) / Fraction(2), Fraction(0)
    for place, weight in some:
        passed += weight
        if passed >= half:
            return place
    raise ZeroDivisionError


def mean_range(actors: Sequence[Held]) -> Places:
    """Every value of the compromise over the ranges lies between these two, and both are reached.

    It rises with each position. In the weights it is a quotient of linear functions: at its greatest those above it have
    their greatest weight and those below it their least, so that one of n + 1 cuts of the ordered actors gives it.
    """
    lowest = sorted(actors, key=lambda one: one.position.low)
    highest = sorted(actors, key=lambda one: one.position.high, reverse=True)
    least = min(mean(some) for some in _cuts([(one.position.low, one) for one in lowest]))
    return Places(least, max(mean(some) for some in _cuts([(one.position.high, one) for one in highest])))


def _cuts(ordered: Sequence[tuple[Fraction, Held]]) -> Iterable[list[Weighed]]:
    """The first k with their greatest weight, the others with their least, for each k; none where all is nought."""
    for cut in range(len(ordered) + 1):
        some = [
            (place, one.weight.high if number < cut else one.weight.low) for number, (place, one) in enumerate(ordered)
        ]
        if any(weight for _, weight in some):
            yield some


def median_range(actors: Sequence[Held]) -> Places:
    """Every value of the median over the ranges lies between these two, and both are reached.

    It never falls where a position rises. It can be at or below t just where those at or below t, at their greatest,
    weigh at least as much as the others at their least; and at or above t likewise.
    """
    low = [(one.position.low, one.weight) for one in actors]
    high = [(one.position.high, one.weight) for one in actors]

    def can_be_below(place: Fraction) -> bool:
        under = sum(weight.high for at, weight in low if at <= place)
        return under > 0 and under >= sum(weight.low for at, weight in low if at > place)

    def can_be_above(place: Fraction) -> bool:
        over = sum(weight.high for at, weight in high if at >= place)
        return over > sum(weight.low for at, weight in high if at < place)

    least = min(place for place, _ in low if can_be_below(place))
    return Places(least, max(place for place, _ in high if can_be_above(place)))

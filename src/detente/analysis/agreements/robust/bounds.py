"""What must and what may be: the least and the most that a package gains a party, over all values that fit what is stated.

Exact: values of an issue are bound by intervals and orderings among themselves alone, so that each stands at its least
(or most) whatever the weights are, and the weights then are a linear programme in fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.analysis.agreements.exact.scenario import holds
from detente.analysis.agreements.scenarios.interface import Knowledge, Range, Stated
from detente.analysis.agreements.scenarios.weights import least, most
from detente.errors import UsageError

Verdict = Literal["necessarily", "possibly", "never", "not known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one party stands to a package.

    `worth` and `gain` (over no deal) are the least and the most that fit what is stated; `gain` is None where nothing is
    stated of what no deal is worth. `against` are the exclusions (numbers) of this party that the package contradicts.
    `accepts` is "never" where there is one, or where even the most is a loss; "not known" without a worth of no deal.
    """

    party: int
    worth: Range
    gain: Range | None
    against: tuple[int, ...]
    accepts: Verdict


def standings(stated: Stated, package: tuple[int, ...], *, periods: int = 0) -> tuple[Standing, ...]:
    """How each party stands to a package when so many periods have passed. Raises UsageError for what is no package."""
    check_package(stated, package)
    return tuple(standing(stated, party, package, periods=periods) for party in range(len(stated.parties)))


def check_package(stated: Stated, package: tuple[int, ...]) -> None:
    """Raises UsageError where these are not options of the issues, by number."""
    sizes = [len(one.options) for one in stated.issues]
    if len(package) != len(sizes) or not all(0 <= one < size for one, size in zip(package, sizes, strict=True)):
        raise UsageError(f"{package} is no package", do="Give one option's number for each issue.")


def standing(stated: Stated, party: int, package: tuple[int, ...], *, periods: int = 0) -> Standing:
    """How one party stands to a package; see `standings`."""
    known = stated.knowledge[party]
    worth = worth_of(known, package)
    gain = None
    if known.no_deal is not None:
        low, high = known.no_deal.after(periods)
        gain = worth[0] - high, worth[1] - low
    against = tuple(
        number
        for number, one in enumerate(stated.exclusions)
        if party in one.parties and any(holds(ban, package) for ban in one.bans)
    )
    return Standing(party=party, worth=worth, gain=gain, against=against, accepts=_verdict(gain, against))


def _verdict(gain: Range | None, against: tuple[int, ...]) -> Verdict:
    if against or (gain is not None and gain[1] < 0):
        return "never"
    if gain is None:
        return "not known"
    return "necessarily" if gain[0] >= 0 else "possibly"


def worth_of(known: Knowledge, package: tuple[int, ...]) -> Range:
    """The least and the most that a package is worth; exact."""
    lows = [values[option][0] for values, option in zip(known.values, package, strict=True)]
    highs = [values[option][1] for values, option in zip(known.values, package, strict=True)]
    added = [one.amount for one in known.added if holds(one.choices, package)]
    low, high = (sum((one[end] for one in added), Fraction(0)) for end in (0, 1))
    if known.points:
        return low + sum(lows), high + sum(highs)
    smallest, greatest = least(known.weights, known.matters, lows), most(known.weights, known.matters, highs)
    if smallest is None or greatest is None:
        raise UsageError("the weights cannot sum to one", do="Correct the scenario.")
    return low + smallest, high + greatest

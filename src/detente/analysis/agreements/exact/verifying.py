"""The slow checker of certificates: it reads the file alone, and shares no code with what made it.

Small spaces are written down package by package; in larger ones a plain search looks for a better package. What could be
checked neither way is said to be unchecked, never passed. Meant to be read through in a few minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from math import prod
from operator import ne
from typing import Any

from detente.errors import DataFileError

KIND = "detente certificate 1"
"""The form of a certificate."""
MOST_PACKAGES = 200_000
MOST_STEPS = 2_000_000

Worth = tuple[Fraction, ...]
Package = tuple[int, ...]


@dataclass(slots=True)
class Checked:
    """What is wrong, what was checked and how, what could not be checked."""

    faults: list[str] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)


class _Problem:
    """The scenario as the file has it."""

    def __init__(self, held: Mapping[str, Any]) -> None:
        scenario = held["scenario"]
        self.values = [
            [[Fraction(one) for one in values] for values in party["values"]] for party in scenario["parties"]
        ]
        self.names = [str(party["name"]) for party in scenario["parties"]]
        self.sizes = [len(one["options"]) for one in scenario["issues"]]
        self.bans = [[(issue, set(some)) for issue, some in ban] for ban in scenario["bans"]]
        self.terms = [
            (int(one["party"]), [(issue, set(some)) for issue, some in one["when"]], Fraction(one["adds"]))
            for one in scenario["terms"]
        ]
        self.none = [Fraction(one) for one in held["disagreement"]]
        self.least = [
            none if party["reservation"] is None else max(none, Fraction(party["reservation"]))
            for none, party in zip(self.none, scenario["parties"], strict=True)
        ]

    def allowed(self, package: Sequence[int]) -> bool:
        return not any(all(package[issue] in some for issue, some in ban) for ban in self.bans)

    def worth(self, package: Sequence[int]) -> Worth:
        total = [sum((own[i][option] for i, option in enumerate(package)), Fraction(0)) for own in self.values]
        for party, when, adds in self.terms:
            if all(package[issue] in some for issue, some in when):
                total[party] += adds
        return tuple(total)

    def fits(self, worth: Worth) -> bool:
        return all(one >= least for one, least in zip(worth, self.least, strict=True))

    def gains(self, worth: Worth) -> list[Fraction]:
        return [one - none for one, none in zip(worth, self.none, strict=True)]

    def every(self) -> Iterator[tuple[Package, Worth]]:
        """All packages that nothing bans and that leave nobody below the least."""

        def extend(package: Package) -> Iterator[tuple[Package, Worth]]:
            if len(package) == len(self.sizes):
                worth = self.worth(package)
                if self.allowed(package) and self.fits(worth):
                    yield package, worth
                return
            for option in range(self.sizes[len(package)]):
                yield from extend((*package, option))

        yield from extend(())


def check(held: Mapping[str, Any]) -> Checked:
    """Check a certificate. Raises DataFileError for what is none."""
    if held.get("kind") != KIND:
        raise DataFileError("no certificate of this form", do="Make one with --certificate.")
    try:
        problem = _Problem(held)
        ideal = [Fraction(one) for one in held["ideal"]]
        claims = {name: _Claim.read(one) for name, one in held["solutions"].items()}
        points = held["frontier"] and [tuple(one) for one in held["frontier"]]
        found = Checked()
        _packages(problem, ideal, claims, found=found)
        if prod(problem.sizes) <= MOST_PACKAGES:
            _by_writing_down(problem, (ideal, points), claims, found=found)
        else:
            _by_search(problem, ideal, claims, found=found)
            if points is not None:
                found.unchecked.append("that the frontier is complete: there are too many packages to write down")
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, ZeroDivisionError) as error:
        raise DataFileError(f"a certificate that does not fit together: {error!r}", do="Make it anew.") from error
    return found


@dataclass(frozen=True, slots=True)
class _Claim:
    value: Fraction
    packages: tuple[Package, ...]
    proven: bool

    @classmethod
    def read(cls, one: Mapping[str, Any]) -> _Claim:
        return cls(Fraction(one["value"]), tuple(map(tuple, one["packages"])), bool(one["proven"]))


Claims = Mapping[str, _Claim]


def _measure(name: str, problem: _Problem, ideal: Sequence[Fraction]) -> Callable[[Worth], list[Fraction]]:
    """By what a solution is the greatest: a list that is compared from its beginning."""

    def shares(worth: Worth) -> list[Fraction]:
        told = zip(problem.gains(worth), ideal, problem.none, strict=True)
        return [gain / (best - none) for gain, best, none in told if best > none] or [Fraction(1)]

    measures: dict[str, Callable[[Worth], list[Fraction]]] = {
        "nash": lambda worth: [prod(problem.gains(worth), start=Fraction(1))],
        "kalai-smorodinsky": lambda worth: sorted(shares(worth)),
        "egalitarian": lambda worth: sorted(problem.gains(worth)),
        "utilitarian": lambda worth: [sum(worth, Fraction(0))],
        "equal gain": lambda worth: [min(shares(worth)) - max(shares(worth))],
    }
    return measures[name]


def _packages(problem: _Problem, ideal: Sequence[Fraction], claims: Claims, *, found: Checked) -> None:
    for name, claim in claims.items():
        measure = _measure(name, problem, ideal)
        for package in claim.packages:
            worth = problem.worth(package)
            if not problem.allowed(package) or not problem.fits(worth):
                found.faults.append(f"{name}: the package {package} is excluded")
            elif measure(worth)[0] != claim.value:
                found.faults.append(f"{name}: the package {package} has {measure(worth)[0]}, not {claim.value}")
        if not claim.packages:
            found.faults.append(f"{name}: no package is given")
    found.checked.append("every package of a solution is allowed and has the value that is claimed")


def _by_writing_down(
    problem: _Problem, told: tuple[Sequence[Fraction], list[Package] | None], claims: Claims, *, found: Checked
) -> None:
    ideal, points = told
    every = dict(problem.every())
    for party, best in enumerate(ideal):
        if max((worth[party] for worth in every.values()), default=None) != best:
            found.faults.append(f"the best for {problem.names[party]} is not {best}")
    undominated = _undominated(set(every.values()))
    for name, claim in claims.items():
        measure = _measure(name, problem, ideal)
        among = undominated if name == "equal gain" else set(every.values())
        best_of_all = max(map(measure, among), default=None)
        if any(measure(problem.worth(one)) != best_of_all for one in claim.packages):
            found.faults.append(f"{name}: another package is better")
    found.checked.append(f"no package is better, by writing down all {prod(problem.sizes):,}")
    if points is not None:
        if {problem.worth(one) for one in points} != undominated:
            found.faults.append("the frontier is not that of all packages")
        found.checked.append("the frontier is complete and holds nothing that is dominated")


def _undominated(vectors: set[Worth]) -> set[Worth]:
    kept: list[Worth] = []
    for one in sorted(vectors, key=lambda worth: (-sum(worth), worth)):  # who dominates has the greater sum
        if not any(all(a >= b for a, b in zip(other, one, strict=True)) for other in kept):
            kept.append(one)
    return set(kept)


def _by_search(problem: _Problem, ideal: Sequence[Fraction], claims: Claims, *, found: Checked) -> None:
    found.unchecked.append("the best for each party, and ties: there are too many packages to write down")
    for name, claim in claims.items():
        if not claim.proven:
            found.unchecked.append(f"{name}: it is not claimed to be proven")
            continue
        if name == "equal gain":
            _efficient(problem, claim, found=found)
            continue
        bounds = _bounds(name, problem, (ideal, claim))
        better = _search(problem, bounds, wanted=_above(_measure(name, problem, ideal), claim.value))
        if better is None:
            found.unchecked.append(f"{name}: that no package is better was not decided in {MOST_STEPS:,} steps")
        elif better:
            found.faults.append(f"{name}: another package is better")
        else:
            found.checked.append(f"{name}: no package is better, by a search of its own")


def _efficient(problem: _Problem, claim: _Claim, *, found: Checked) -> None:
    """Whether nothing dominates the packages; that no other such is more even a plain search cannot tell."""
    ones = [Fraction(1)] * len(problem.none)
    for package in claim.packages:
        worth = problem.worth(package)
        alone = [
            ([Fraction(int(one == party)) for one in range(len(ones))], worth[party]) for party in range(len(ones))
        ]
        better = _search(problem, [*alone, (ones, sum(worth, Fraction(0)))], wanted=partial(ne, worth))
        if better is None:
            found.unchecked.append(
                f"equal gain: that nothing dominates {package} was not decided in {MOST_STEPS:,} steps"
            )
        elif better:
            found.faults.append(f"equal gain: the package {package} is dominated")
        else:
            found.checked.append(f"equal gain: nothing dominates {package}, by a search of its own")
    found.unchecked.append("equal gain: that no package that nothing dominates is more even")


Bound = tuple[list[Fraction], Fraction]
"""Weights, and what the weighted worth of anything better than the claim must reach."""


def _above(measure: Callable[[Worth], list[Fraction]], value: Fraction) -> Callable[[Worth], bool]:
    return lambda worth: measure(worth)[0] > value


def _bounds(name: str, problem: _Problem, told: tuple[Sequence[Fraction], _Claim]) -> list[Bound]:
    """One for each party alone, and one for all together."""
    ideal, claim = told
    parties = range(len(problem.none))
    alone = [[Fraction(int(one == party)) for one in parties] for party in parties]
    if name == "utilitarian":
        return [*zip(alone, problem.least, strict=True), ([Fraction(1)] * len(problem.none), claim.value)]
    if name == "nash":  # of a greater product the mean of gain over gain is above 1: the inequality of the means
        gains = problem.gains(problem.worth(claim.packages[0]))
        if not all(gains):
            return list(zip(alone, problem.least, strict=True))
        together = [1 / gain for gain in gains]
        return [*zip(alone, problem.least, strict=True), (together, _at(problem, together, [Fraction(1)] * len(gains)))]
    told_widths = zip(ideal, problem.none, strict=True)
    widths = [Fraction(1) if name == "egalitarian" else best - none for best, none in told_widths]
    needs = [max(a, b + claim.value * w) for a, b, w in zip(problem.least, problem.none, widths, strict=True)]
    together = [1 / width if width else Fraction(0) for width in widths]
    shares = [claim.value if width else Fraction(0) for width in widths]
    return [*zip(alone, needs, strict=True), (together, _at(problem, together, shares))]


def _at(problem: _Problem, weights: Sequence[Fraction], shares: Sequence[Fraction]) -> Fraction:
    return sum((w * none + s for w, none, s in zip(weights, problem.none, shares, strict=True)), Fraction(0))


def _search(problem: _Problem, bounds: Sequence[Bound], *, wanted: Callable[[Worth], bool]) -> bool | None:
    """Whether an allowed package is wanted, of those that reach every bound; None where it takes too many steps."""
    issues = range(len(problem.sizes))
    weighed = [[_weighed(problem, weights, issue) for issue in issues] for weights, _ in bounds]
    order = sorted(issues, key=lambda i: min(weighed[-1][i]) - max(weighed[-1][i]))
    rests = [_rest(one, order) for one in weighed]
    spare = [
        sum((max(weights[party] * adds, Fraction(0)) for party, _, adds in problem.terms), Fraction(0))
        for weights, _ in bounds
    ]
    waiting: list[tuple[int, list[Fraction], tuple[int, ...]]] = [(0, spare, ())]
    for _ in range(MOST_STEPS):
        if not waiting:
            return False
        place, totals, taken = waiting.pop()
        if any(total + rest[place] < floor for total, rest, (_, floor) in zip(totals, rests, bounds, strict=True)):
            continue
        if place == len(order):
            package = [option for _, option in sorted(zip(order, taken, strict=True))]
            worth = problem.worth(package)
            if problem.allowed(package) and problem.fits(worth) and wanted(worth):
                return True
            continue
        issue = order[place]
        for option in range(problem.sizes[issue]):
            new = [total + one[issue][option] for total, one in zip(totals, weighed, strict=True)]
            waiting.append((place + 1, new, (*taken, option)))
    return None


def _weighed(problem: _Problem, weights: Sequence[Fraction], issue: int) -> list[Fraction]:
    """What each option of an issue is worth, weighted."""
    return [
        sum((w * own[issue][option] for w, own in zip(weights, problem.values, strict=True)), Fraction(0))
        for option in range(problem.sizes[issue])
    ]


def _rest(weighed: Sequence[Sequence[Fraction]], order: Sequence[int]) -> list[Fraction]:
    """For each place in the order the most that the issues from there on can add."""
    found = [Fraction(0)]
    for issue in reversed(order):
        found.append(found[-1] + max(weighed[issue]))
    return found[::-1]

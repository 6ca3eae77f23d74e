"""The slow checker of certificates where any amount may be taken: it reads the file alone, by other code than made it.

Every combination of options is written down. In each what packages can have is bounded by the weights that the certificate
gives, one after the other, until one suffices; no linear programme is solved. Meant to be read through in a few minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

from detente.analysis.agreements.exact.verifying import Checked
from detente.errors import DataFileError

KIND = "detente certificate of amounts 1"
"""The form of a certificate."""
MOST_COMBINATIONS = 100_000

Worth = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """One combination of options: what its packages gain at the near ends, and along each of its options."""

    gains: Worth
    moves: list[Worth]

    def most(self, weights: Worth) -> Fraction:
        """The greatest weighted gain, wherever in the cell."""
        found = _dot(weights, self.gains)
        return found + sum((max(_dot(weights, move), Fraction(0)) for move in self.moves), Fraction(0))


@dataclass(frozen=True, slots=True)
class _Claim:
    value: Fraction
    bound: Fraction
    package: tuple[int, ...]
    places: Worth
    weights: list[Worth]
    closing: list[Worth]
    proven: bool

    @classmethod
    def read(cls, one: Mapping[str, Any]) -> _Claim:
        return cls(
            value=Fraction(one["value"]),
            bound=Fraction(one["bound"]),
            package=tuple(map(int, one["package"])),
            places=tuple(map(Fraction, one["places"])),
            weights=[tuple(map(Fraction, some)) for some in one["weights"]],
            closing=[tuple(map(Fraction, some)) for some in one["closing"]],
            proven=bool(one["proven"]),
        )


class _Problem:
    """The space as the file has it."""

    def __init__(self, held: Mapping[str, Any]) -> None:
        scenario = held["scenario"]
        self.names = [str(one["name"]) for one in scenario["parties"]]
        self.sizes = [len(one["options"]) for one in scenario["issues"]]
        self.near = [[list(map(Fraction, some)) for some in one["near"]] for one in scenario["parties"]]
        self.far = [[list(map(Fraction, some)) for some in one["far"]] for one in scenario["parties"]]
        self.reservations = [
            None if one["reservation"] is None else Fraction(one["reservation"]) for one in scenario["parties"]
        ]
        self.bans = [[(issue, set(some)) for issue, some in ban] for ban in scenario["bans"]]
        self.terms = [
            (int(one["party"]), [(issue, set(some)) for issue, some in one["when"]], Fraction(one["adds"]))
            for one in scenario["terms"]
        ]
        self.none = list(map(Fraction, held["disagreement"]))

    def allowed(self, package: Sequence[int]) -> bool:
        return not any(all(package[issue] in some for issue, some in ban) for ban in self.bans)

    def cell(self, package: Sequence[int]) -> _Cell:
        parties = range(len(self.names))
        gains = [
            sum((self.near[party][issue][option] for issue, option in enumerate(package)), -self.none[party])
            for party in parties
        ]
        for party, when, adds in self.terms:
            if all(package[issue] in some for issue, some in when):
                gains[party] += adds
        moves = [
            tuple(self.far[party][issue][option] - self.near[party][issue][option] for party in parties)
            for issue, option in enumerate(package)
        ]
        return _Cell(tuple(gains), [move for move in moves if any(move)])

    def cells(self) -> Iterator[_Cell]:
        for package in product(*map(range, self.sizes)):
            if self.allowed(package):
                yield self.cell(package)

    def gains(self, claim: _Claim) -> Worth:
        found = []
        for party, none in enumerate(self.none):
            total = -none
            for issue, (option, place) in enumerate(zip(claim.package, claim.places, strict=True)):
                low, high = self.near[party][issue][option], self.far[party][issue][option]
                total += low + place * (high - low)
            for who, when, adds in self.terms:
                if who == party and all(claim.package[issue] in some for issue, some in when):
                    total += adds
            found.append(total)
        return tuple(found)


def check_amounts(held: Mapping[str, Any]) -> Checked:
    """Check a certificate. Raises DataFileError for what is none."""
    if held.get("kind") != KIND:
        raise DataFileError("no certificate of this form", do="Make one with --certificate.")
    try:
        problem = _Problem(held)
        ideals = [_Claim.read(one) for one in held["ideal"]]
        claims = {name: _Claim.read(one) for name, one in held["solutions"].items()}
        return _checked(problem, ideals, claims)
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, ZeroDivisionError) as error:
        raise DataFileError(f"a certificate that does not fit together: {error!r}", do="Make it anew.") from error


def _checked(problem: _Problem, ideals: list[_Claim], claims: Mapping[str, _Claim]) -> Checked:
    found = Checked()
    every = {f"the best for {name}": one for name, one in zip(problem.names, ideals, strict=True)} | dict(claims)
    widths = tuple(one.value for one in ideals)
    bounds = {f"the best for {name}": _of_one(party) for party, name in enumerate(problem.names)} | _bounds(widths)
    measures = _measures(widths) | {f"the best for {name}": _gain(party) for party, name in enumerate(problem.names)}
    sound = {name: _package(problem, claim, measures[name], name=name, found=found) for name, claim in every.items()}
    if all(sound.values()):
        found.checked.append("every package of an answer is allowed and has the value that is claimed")
    if prod(problem.sizes) > MOST_COMBINATIONS:
        found.unchecked.append("that no package is better: there are too many combinations to write down")
        return found
    cells = list(problem.cells())
    _no_deal(problem, cells, found=found)
    shown: list[str] = []
    for name, claim in every.items():
        if name == "equal gain":
            found.unchecked.append("equal gain: that no package that nothing dominates is more even")
        elif not claim.proven:
            found.unchecked.append(f"{name}: it is not claimed to be proven")
        elif all(_bounded(cell, claim, bounds[name], product_=name == "nash") for cell in cells):
            shown.append(name)
        else:
            found.faults.append(f"{name}: the weights do not show that no package has more")
    if shown:
        found.checked.append(
            f"no package has more, by weights in each of {len(cells):,} combinations of options ({', '.join(shown)})"
        )
    return found


def _package(
    problem: _Problem, claim: _Claim, measure: Callable[[Worth], Fraction], *, name: str, found: Checked
) -> bool:
    gains = problem.gains(claim)
    if not problem.allowed(claim.package) or min(gains) < 0 or not all(0 <= one <= 1 for one in claim.places):
        found.faults.append(f"{name}: its package is excluded")
    elif measure(gains) != claim.value or claim.bound < claim.value:
        found.faults.append(f"{name}: its package has {measure(gains)}, not {claim.value}")
    else:
        return True
    return False


def _no_deal(problem: _Problem, cells: Sequence[_Cell], *, found: Checked) -> None:
    for party, name in enumerate(problem.names):
        known, one = problem.reservations[party], problem.none[party]
        least = min(
            cell.gains[party] + sum((min(move[party], Fraction(0)) for move in cell.moves), one) for cell in cells
        )
        if one != (least if known is None else max(least, known)):
            found.faults.append(f"what no deal is worth to {name} is not {one}")
    found.checked.append("what no deal is worth to each, or the least of all packages")


Bound = Callable[[_Cell, Worth], Fraction | None]
"""What the weights say that no package of a cell exceeds; None where they are not of the right kind."""


def _bounded(cell: _Cell, claim: _Claim, bound: Bound, *, product_: bool) -> bool:
    for weights in claim.weights:
        most = bound(cell, weights)
        if most is not None and most <= claim.bound:
            return True
    nothing = (cell.most(some) for some in claim.closing if min(some) >= 0 and any(some))
    return any(most < 0 or (product_ and most <= 0) for most in nothing)


def _of_one(party: int) -> Bound:
    def bound(cell: _Cell, weights: Worth) -> Fraction | None:
        fits = min(weights) >= 0 and weights[party] >= 1
        return cell.most(weights) if fits else None

    return bound


def _bounds(widths: Worth) -> dict[str, Bound]:
    def utilitarian(cell: _Cell, weights: Worth) -> Fraction | None:
        return cell.most(weights) if min(weights) >= 1 else None

    def even(own: Worth) -> Bound:
        def bound(cell: _Cell, weights: Worth) -> Fraction | None:
            whole = _dot(weights, own)
            return cell.most(weights) / whole if min(weights) >= 0 and whole > 0 else None

        return bound

    def nash(cell: _Cell, weights: Worth) -> Fraction | None:
        """Of numbers with a given sum the product is greatest where they are equal (inequality of the means)."""
        if min(weights) <= 0:
            return None
        return (max(cell.most(weights), Fraction(0)) / len(weights)) ** len(weights) / prod(weights, start=Fraction(1))

    ones = (Fraction(1),) * len(widths)
    kalai = even(widths) if any(widths) else utilitarian
    return {"nash": nash, "kalai-smorodinsky": kalai, "egalitarian": even(ones), "utilitarian": utilitarian}


def _gain(party: int) -> Callable[[Worth], Fraction]:
    return lambda gains: gains[party]


def _measures(widths: Worth) -> dict[str, Callable[[Worth], Fraction]]:
    def shares(gains: Worth) -> list[Fraction]:
        return [gain / width for gain, width in zip(gains, widths, strict=True) if width] or [sum(gains, Fraction(0))]

    return {
        "nash": lambda gains: prod(gains, start=Fraction(1)),
        "kalai-smorodinsky": lambda gains: min(shares(gains)),
        "egalitarian": min,
        "utilitarian": lambda gains: sum(gains, Fraction(0)),
        "equal gain": lambda gains: min(shares(gains)) - max(shares(gains)),
    }


def _dot(some: Worth, others: Worth) -> Fraction:
    return sum((one * other for one, other in zip(some, others, strict=True)), Fraction(0))

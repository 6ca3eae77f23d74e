"""Solutions over packages with amounts of which any may be taken: exact, or between two fractions, each with its proof.

Every body is bounded by weights (`groups.Bodies`); that with the greatest bound is solved exactly (`linear`, `product`),
which gives further weights, until no body can have anything better: that is the proof, and the weights are kept as such.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from typing import Literal, get_args

import numpy as np

from detente.analysis.agreements.amounts import linear, product
from detente.analysis.agreements.amounts.edge import Piece, Point, edge
from detente.analysis.agreements.amounts.groups import Bodies, Body, Group, Vector, groups
from detente.analysis.agreements.amounts.space import Space
from detente.analysis.agreements.exact.frontier import Bounds
from detente.analysis.agreements.exact.summary import disagreement
from detente.errors import UsageError

Answer = Literal["nash", "kalai-smorodinsky", "egalitarian", "utilitarian", "equal gain"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)

_SLACK = 1e-9
"""By how much floating point, which only sorts out, may be wrong, as a part of the numbers that are added up."""
_TWO = 2
_TIES = 32
"""Bodies of the same value that are looked into; of more the rest is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A solution: a package (options by issue), the places along its options, and what it is worth to each.

    The best value of all lies between `value`, which this package has (or comes as near to as one likes, where it is not
    `reached`), and `bound`; they are the same where it is exact. `weights` prove it: in every body some of them bound what
    its packages can have, or some of `closing` show that its packages leave somebody below no deal (or, of products, at it).
    `proven` is False where the time was over before.
    """

    name: Answer
    value: Fraction
    bound: Fraction
    package: tuple[int, ...]
    places: Vector
    worth: Vector
    reached: bool
    weights: tuple[Vector, ...]
    closing: tuple[Vector, ...] = ()
    proven: bool = True


class Solver:
    """A space ready for its solutions. `disagreement` and `ideal` are in each party's own unit.

    Raises UsageError where no package gives everybody what no deal is worth, OverrunError where there is too much to look
    at within `bounds`.
    """

    def __init__(self, space: Space, *, bounds: Bounds | None = None) -> None:
        bounds = bounds or Bounds()
        self._until = time.monotonic() + bounds.seconds
        self.space = space
        self.disagreement = disagreement(space.ends(best=False), seconds=bounds.seconds)
        self.groups: tuple[Group, ...] = groups(space, self.disagreement, bounds=bounds)
        if not self.groups:
            raise UsageError("no package gives everybody what no deal is worth", do="Lower a reservation value.")
        parties = range(len(self.disagreement))
        self.ideals = tuple(self._most("utilitarian", _unit(party, len(parties))) for party in parties)
        self.ideal = tuple(one.worth[party] for party, one in enumerate(self.ideals))
        self._known: dict[Answer, Solved] = {}

    @property
    def widths(self) -> Vector:
        """The most that each party could gain."""
        return tuple(best - none for best, none in zip(self.ideal, self.disagreement, strict=True))

    def solve(self, name: Answer) -> Solved:
        """One solution."""
        if name not in self._known:
            ones = (Fraction(1),) * len(self.disagreement)
            match name:
                case "utilitarian":
                    self._known[name] = self._most(name, ones)
                case "egalitarian":
                    self._known[name] = self._even(name, ones)
                case "kalai-smorodinsky":
                    self._known[name] = self._even(name, self.widths)
                case "nash":
                    self._known[name] = self._nash()
                case "equal gain":
                    self._known[name] = self._equal()
        return self._known[name]

    def _most(self, name: Answer, objective: Vector) -> Solved:
        """The greatest weighted gain; the value is of gains."""
        hunt = _Hunt(self, lambda body: linear.most_weighted(body, objective))
        hunt.start(objective)
        found = hunt.best()
        body, places = found.ties[0]
        return self._solved(name, found, (body, places))

    def _even(self, name: Answer, widths: Vector) -> Solved:
        if not any(width > 0 for width in widths):
            return self._most(name, (Fraction(1),) * len(widths))
        hunt = _Hunt(self, lambda body: linear.most_even(body, widths))
        whole = sum((one for one in widths if one > 0), Fraction(0))
        hunt.start(tuple(1 / whole if one > 0 else Fraction(0) for one in widths))
        found = hunt.best()
        finest = [(told, body) for body, _ in found.ties if (told := linear.finest(body, widths))]
        (_, places), body = max(finest, key=lambda one: one[0][0])
        return self._solved(name, found, (body, places))

    def _nash(self) -> Solved:
        even = self.solve("egalitarian")
        if even.value == 0:  # somebody gains nothing in every package
            return replace(even, name="nash", weights=(), closing=(*even.weights, *even.closing))
        gains = [one - none for one, none in zip(even.worth, self.disagreement, strict=True)]
        hunt = _Products(self)
        hunt.start(tuple(1 / one for one in gains))
        found = hunt.best()
        return self._solved("nash", found, found.ties[0])

    def _equal(self) -> Solved:
        """The efficient package of the smallest spread: of two parties exactly, of more with a bound where it is not nought."""
        even = self.solve("kalai-smorodinsky")
        if not self.spread(even.worth):  # all have the same share: none is more even
            return self._named(even, Fraction(0), proven=even.proven)
        if len(self.disagreement) == _TWO:
            return self._least_spread()
        told = [self.solve(one) for one in ("kalai-smorodinsky", "nash", "egalitarian", "utilitarian")]
        best = min(told, key=lambda one: self.spread(one.worth))
        return self._named(best, Fraction(0), proven=False)

    def _named(self, one: Solved, bound: Fraction, *, proven: bool) -> Solved:
        return replace(one, name="equal gain", value=-self.spread(one.worth), bound=bound, weights=(), proven=proven)

    def _least_spread(self) -> Solved:
        """On the edge of two parties, where shares are equal, or at one of its ends."""
        points = list(chain.from_iterable(self._evenest(piece) for piece in self.edge()))
        best = min(points, key=lambda gains: self.spread(self._worth(gains)))
        told = _Best(-self.spread(self._worth(best)), Fraction(-1), [], [], [], True)
        at, beyond = None, False
        bodies = self._bodies()
        for place in bodies:
            body = bodies.body(place)
            over = Body(body.group, body.row, body.choice, _less(body.gains, best), body.moves)
            least = linear.most_weighted(over, (Fraction(-1),) * _TWO)
            if least is None:
                continue
            more = linear.most_weighted(over, (Fraction(1),) * _TWO)
            beyond |= more is not None and more.value > 0  # an end of a piece below which another begins
            at = (body, least.places) if least.value == 0 else at
        if at is None:
            raise ArithmeticError("no body reaches the edge")
        found = self._solved("equal gain", told, at)
        return replace(found, reached=found.reached and not beyond)

    def _evenest(self, piece: Piece) -> Iterator[Point]:
        """The ends of a piece, and where on it both shares are equal."""
        yield from piece
        (left, high), (right, low) = piece
        one, two = self.widths
        if one and two:
            start, end = left / one - high / two, right / one - low / two
            if start < 0 < end:
                far = start / (start - end)
                yield left + far * (right - left), high + far * (low - high)

    def edge(self) -> tuple[Piece, ...]:
        """The frontier of two parties, in gains. Raises OverrunError where it is too large."""
        return edge(self._bodies(), until=self._until)

    def _bodies(self) -> Bodies:
        return Bodies(self.groups, self.disagreement)

    def _worth(self, gains: Vector) -> Vector:
        return tuple(gain + none for gain, none in zip(gains, self.disagreement, strict=True))

    def spread(self, worth: Vector) -> Fraction:
        """The largest share less the smallest."""
        told = zip(worth, self.disagreement, self.widths, strict=True)
        shares = [(one - none) / width for one, none, width in told if width > 0] or [Fraction(0)]
        return max(shares) - min(shares)

    def left(self) -> bool:
        """Whether there is time left."""
        return time.monotonic() < self._until

    def _solved(self, name: Answer, found: _Best, taken: tuple[Body, Vector]) -> Solved:
        body, places = taken
        group = self.groups[body.group]
        choice = group.choices[body.choice]
        options = dict(zip(self.space.wide, choice.options, strict=True))
        options |= dict(zip(group.issues, map(int, group.rest.packages[body.row]), strict=True))
        along = dict(zip(choice.long, places, strict=True))
        issues = range(len(self.space.spans))
        package = tuple(options[issue] for issue in issues)
        every = tuple(along.get(issue, Fraction(0)) for issue in issues)
        gains = body.at(places)
        settled, reached = self.space.settled(package, every)
        return Solved(
            name=name,
            value=found.value,
            bound=max(found.bound, found.value),
            package=settled,
            places=tuple(Fraction(0) if reached and one in (0, 1) else one for one in every),
            worth=self._worth(gains),
            reached=reached,
            weights=tuple(found.weights),
            closing=(*found.closing, *(_unit(party, len(gains)) for party in range(len(gains)))),
            proven=found.proven,
        )


def _less(some: Vector, others: Vector) -> Vector:
    return tuple(one - other for one, other in zip(some, others, strict=True))


def _unit(party: int, count: int) -> Vector:
    return tuple(Fraction(int(one == party)) for one in range(count))


@dataclass(frozen=True, slots=True)
class _Best:
    value: Fraction
    bound: Fraction
    ties: list[tuple[Body, Vector]]
    weights: list[Vector]
    closing: list[Vector]
    proven: bool


class _Hunt:
    """Looks through bodies for the greatest value, that with the greatest bound first."""

    def __init__(self, solver: Solver, solve: Callable[[Body], linear.Found | None]) -> None:
        self._solver, self._solve = solver, solve
        self.bodies = Bodies(solver.groups, solver.disagreement)
        self.weights: list[Vector] = []
        self.closing: list[Vector] = []
        self._scale = self.bodies.scale()

    def start(self, weights: Vector) -> None:
        """The first weights."""
        self._tighten(weights)

    def _tighten(self, weights: Vector) -> None:
        self.weights.append(weights)
        self.bodies.tighten(np.array([float(one) for one in weights]))

    def best(self) -> _Best:
        """The greatest value and all bodies that have it (so many as are looked into)."""
        best: Fraction | None = None
        ties: list[tuple[Body, Vector]] = []
        while self._solver.left() or best is None:
            most, place = self.bodies.top()
            if most == -np.inf or (best is not None and most < float(best) - self._slack()):
                return self._told(best, ties, proven=True)
            body = self.bodies.body(place)
            self.bodies.close(place)
            if best is not None and not self._may_be(body, best, more=len(ties) >= _TIES):
                continue
            found = self._solve(body)
            if found is None:
                self.closing.append(linear.holding_below(body))
                continue
            self._tighten(found.weights)
            if best is None or found.value > best:
                best, ties = found.value, []
            if found.value == best:
                ties.append((body, found.places))
        return self._told(best, ties, proven=False)

    def _told(self, best: Fraction | None, ties: list[tuple[Body, Vector]], *, proven: bool) -> _Best:
        if best is None:
            raise UsageError("no package gives everybody what no deal is worth", do="Lower a reservation value.")
        bound = best if proven else Fraction(self.bodies.top()[0] + self._slack())
        return _Best(best, bound, ties, self.weights, self.closing, proven)

    def _slack(self) -> float:
        return _SLACK * self._scale * max(float(sum(map(abs, one))) for one in self.weights)

    def _may_be(self, body: Body, best: Fraction, *, more: bool) -> bool:
        """Whether a body may have the best value (or more than it), decided in fractions."""
        for weights in self.weights:
            most = _most(body, weights)
            if most < best or (more and most == best):
                return False
        return True


def _most(body: Body, weights: Vector) -> Fraction:
    """The greatest weighted gain of a body, wherever."""
    found = sum((w * gain for w, gain in zip(weights, body.gains, strict=True)), Fraction(0))
    for move in body.moves:
        found += max(sum((w * step for w, step in zip(weights, move, strict=True)), Fraction(0)), Fraction(0))
    return found


class _Products:
    """As `_Hunt`, for the greatest product: bounds are on its n-th root, and the value lies between two fractions."""

    def __init__(self, solver: Solver) -> None:
        self._solver = solver
        self.bodies = Bodies(solver.groups, solver.disagreement)
        self.weights: list[Vector] = []
        self.closing: list[Vector] = []
        self._scale = self.bodies.scale()
        self._count = len(solver.disagreement)

    def start(self, weights: Vector) -> None:
        """The first weights (1 / gain)."""
        self.weights.append(weights)
        self.bodies.tighten(self._rooted(weights))

    def _rooted(self, weights: Vector) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """The weights at which the greatest weighted gain bounds the n-th root of the product."""
        told = np.array([float(one) for one in weights])
        found: np.ndarray[tuple[int], np.dtype[np.float64]] = told / np.exp(np.log(told).mean()) / self._count
        return found

    def best(self) -> _Best:
        """The greatest product, and what none exceeds."""
        best, bound = Fraction(0), Fraction(0)
        ties: list[tuple[Body, Vector]] = []
        ones = (Fraction(1),) * self._count
        while self._solver.left() or not ties:
            most, place = self.bodies.top()
            slack = _SLACK * self._scale * max(float(self._rooted(one).sum()) for one in self.weights)
            root = float(best) ** (1 / self._count)
            if most == -np.inf or most < root - slack:
                return _Best(best, bound, ties, self.weights, self.closing, True)
            body = self.bodies.body(place)
            self.bodies.close(place)
            if any(product.bound(body, one) <= best for one in self.weights) and ties:
                continue
            start = linear.most_even(body, ones)
            if start is None or start.value <= 0:
                self.closing.append(linear.holding_below(body))
                continue
            found, most_here = product.greatest_product(body, start.places)
            self.start(found.weights)
            bound = max(bound, most_here)
            if found.value > best:
                best, ties = found.value, [(body, found.places)]
        slack = _SLACK * self._scale * max(float(self._rooted(one).sum()) for one in self.weights)
        above = Fraction(self.bodies.top()[0] + slack) ** self._count
        return _Best(best, max(bound, above), ties, self.weights, self.closing, False)

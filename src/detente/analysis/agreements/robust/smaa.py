"""Over all values that fit what is stated: who must, may or cannot accept a package, how often, and which solutions come out.

What must and what cannot be is exact (`bounds`); shares are of samples, drawn evenly by hit-and-run, each solved exactly
(`batch`). An even draw is an assumption too: it stands for "nothing else is known", and every share says so by its error,
not by its meaning.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.exact.models import count
from detente.analysis.agreements.exact.scenario import Scenario, Term, holds
from detente.analysis.agreements.exact.solutions import SOLUTIONS
from detente.analysis.agreements.robust.batch import CUT, solutions
from detente.analysis.agreements.robust.bounds import Standing, standings
from detente.analysis.agreements.robust.descent import TIES
from detente.analysis.agreements.robust.diagram import Ints, diagram
from detente.analysis.agreements.robust.estimates import Floats, Share, share
from detente.analysis.agreements.robust.questions import Ask, asks
from detente.analysis.agreements.robust.samples import Draws, drawn
from detente.analysis.agreements.robust.scene import Filled
from detente.analysis.agreements.scenarios.fixing import structure
from detente.analysis.agreements.scenarios.interface import Stated
from detente.errors import UsageError

_OFTEN = 6
"""Packages shown that come out most often as a solution."""

Package = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How many samples, from which seed, for how long at most, and how many periods from now.

    Without `equal_gain`, which takes most of the time, no answer is given for that solution.
    """

    samples: int = 10_000
    seed: int = 0
    seconds: float = 300.0
    periods: int = 0
    equal_gain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFound:
    """One package over all values that fit.

    `standings` are exact. `accepted` has for each party the share of samples in which it gains (None: what no deal is
    worth to it is not stated, so that only its red lines count), `by_all` that in which all do who have said so;
    `efficient` that in which nothing dominates it; `solution` that in which it is among the packages of each solution.
    `banned` are the exclusions (numbers) that it contradicts: then nobody is asked.
    `asks`: what would settle most of whether all accept.
    """

    package: Package
    standings: tuple[Standing, ...]
    banned: tuple[int, ...]
    accepted: tuple[Share | None, ...] = ()
    by_all: Share | None = None
    efficient: Share | None = None
    solution: tuple[Share, ...] = ()
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Robust:
    """The answer over `samples` draws.

    `options[s][issue][option]` is the share of samples in which solution s (in the order of `SOLUTIONS`; of ties the
    first) has the option. `often[s]` are the packages that came out most often. `nothing` is the share of samples in
    which no package gives everybody what no deal is worth. `unproven[s]` counts samples in which the search for solution s
    was cut short: they are left out of its shares. `asks`: what would settle most of which options come out.
    `reason` says why there are fewer samples than asked for, where there are.
    """

    samples: int
    seed: int
    nothing: Share
    unproven: tuple[int, ...]
    options: tuple[tuple[tuple[Share, ...], ...], ...]
    often: tuple[tuple[tuple[Package, Share], ...], ...]
    asks: tuple[tuple[Ask, ...], ...]
    packages: tuple[PackageFound, ...]
    reason: str = ""


def robust(stated: Stated, packages: Sequence[Package] = (), how: Settings | None = None) -> Robust:
    """Everything at once. The same scenario, packages and settings give the same answer, unless the time runs out.

    Raises UsageError where issues are tied together too densely, or a package is none.
    """
    how = how or Settings()
    if how.samples < 1:
        raise UsageError(f"{how.samples} samples", do="Ask for at least one.")
    until = time.monotonic() + how.seconds
    found = _Samples(stated, how)
    found.solve(until)
    return Robust(
        samples=found.count,
        seed=how.seed,
        nothing=share(found.counts[:, 0] == 0),
        unproven=found.unproven(),
        options=tuple(found.options(number) for number in range(len(SOLUTIONS))),
        often=tuple(found.often(number) for number in range(len(SOLUTIONS))),
        asks=tuple(found.asks(number) for number in range(len(SOLUTIONS))),
        packages=tuple(found.about(one, until) for one in packages),
        reason=""
        if found.count == how.samples
        else f"After {how.seconds:.2g} seconds only so many samples were solved.",
    )


class _Samples:
    """The draws of a scenario and what came out for each."""

    def __init__(self, stated: Stated, how: Settings) -> None:
        self._stated, self._how = stated, how
        scene = _with_terms(stated)
        if not count(scene).most:
            raise UsageError(
                "no package is left: what is excluded excludes them all", do="See what excludes each other."
            )
        self._what = diagram(scene)
        self._draws = drawn(stated, how.samples, seed=how.seed, periods=how.periods)
        self._worth = np.stack([np.concatenate(one.worth, axis=1) for one in self._draws], axis=2)
        self._extra = np.concatenate([one.extra for one in self._draws], axis=1)
        self._filled = Filled(self._what, len(self._draws))
        nothing = np.zeros(how.samples, np.int64)
        self._least = np.stack([nothing if one.least is None else one.least for one in self._draws], axis=1)
        self.count = 0
        depth = len(self._what.widths)
        self.found = np.zeros((how.samples, len(SOLUTIONS), TIES, depth), np.int64)
        self.counts = np.zeros((how.samples, len(SOLUTIONS)), np.int64)

    def solve(self, until: float) -> None:
        """Solve one after the other, until the time is over; what was not solved is cut off."""
        while self.count < self._how.samples and (not self.count or time.monotonic() < until):
            at = self.count
            self._filled.fill(self._worth[at], self._extra[at])
            for party, one in enumerate(self._draws):  # below the least of all packages nobody can fall
                worst = self._filled.worst(party)
                self._least[at, party] = worst if one.least is None else max(worst, self._least[at, party])
            self.counts[at] = solutions(self._filled, self._least[at], self.found[at], equal_gain=self._how.equal_gain)
            self.count += 1
        self.found, self.counts, self._worth = (one[: self.count] for one in (self.found, self.counts, self._worth))
        for sample in np.flatnonzero(self.counts[:, 0] > 1):
            self.counts[sample, 0] = self._best_products(int(sample))

    def _best_products(self, sample: int) -> int:
        """Of packages whose products floating point cannot tell apart keep the best, compared as whole numbers."""
        rows = self.found[sample, 0, : self.counts[sample, 0]].copy()
        products = [self._product(sample, row) for row in rows]
        best = [row for row, one in zip(rows, products, strict=True) if one == max(products)]
        self.found[sample, 0, : len(best)] = best
        return len(best)

    def _product(self, sample: int, row: Ints) -> Fraction:
        total = Fraction(1)
        for party, worth in enumerate(self._values(sample, self._by_issue(row))):
            total *= worth - int(self._least[sample, party])
        return total

    def _values(self, sample: int, package: Package) -> list[int]:
        return [
            int(one.extra[sample, list(self._holding(party, package))].sum())
            + sum(int(worth[sample, option]) for worth, option in zip(one.worth, package, strict=True))
            for party, one in enumerate(self._draws)
        ]

    def _holding(self, party: int, package: Package) -> tuple[int, ...]:
        added = self._stated.knowledge[party].added
        return tuple(at for at, one in enumerate(added) if holds(one.choices, package))

    def _by_issue(self, row: Ints) -> Package:
        taken = dict(zip(self._what.issues.tolist(), row.tolist(), strict=True))
        return tuple(taken[issue] for issue in range(len(taken)))

    def unproven(self) -> tuple[int, ...]:
        """For each solution asked for, how many samples are without an answer."""
        lost = (self.counts == CUT).sum(axis=0)
        return tuple(
            int(one) if self._how.equal_gain or number < len(lost) - 1 else 0 for number, one in enumerate(lost)
        )

    def _proven(self, number: int) -> NDArray[np.bool_]:
        return np.asarray(self.counts[:, number] > 0)

    def _firsts(self, number: int) -> Ints:
        """The first package of a solution in each sample that has one, by issue."""
        places = np.argsort(self._what.issues)
        firsts: Ints = self.found[self._proven(number), number, 0][:, places]
        return firsts

    def options(self, number: int) -> tuple[tuple[Share, ...], ...]:
        """For each issue and option the share of samples in which a solution has it."""
        taken = self._firsts(number)
        return tuple(
            tuple(share(taken[:, at] == option) for option in range(len(issue.options)))
            for at, issue in enumerate(self._stated.issues)
        )

    def often(self, number: int) -> tuple[tuple[Package, Share], ...]:
        """The packages that came out most often."""
        taken = self._firsts(number)
        most = Counter(map(tuple, taken.tolist())).most_common(_OFTEN)
        return tuple((package, share((taken == np.array(package)).all(axis=1))) for package, _ in most)

    def asks(self, number: int) -> tuple[Ask, ...]:
        """What would settle most of which options a solution has."""
        taken, proven = self._firsts(number), self._proven(number)
        if not len(taken):
            return ()
        parts = [taken[:, [at]] == np.arange(len(issue.options)) for at, issue in enumerate(self._stated.issues)]
        return asks(
            self._stated, [_some(one, proven, self.count) for one in self._draws], np.concatenate(parts, axis=1)
        )

    def about(self, package: Package, until: float) -> PackageFound:
        """One package."""
        standing = standings(self._stated, package, periods=self._how.periods)
        banned = tuple(
            number for number, one in enumerate(self._stated.exclusions) if any(holds(ban, package) for ban in one.bans)
        )
        if banned:
            return PackageFound(package=package, standings=standing, banned=banned)
        gains = [self._gains(party, package) for party in range(len(self._draws))]
        told = [one for one in gains if one is not None]
        every = np.logical_and.reduce(told) if told else None
        return PackageFound(
            package=package,
            standings=standing,
            banned=(),
            accepted=tuple(None if one is None else share(one) for one in gains),
            by_all=None if every is None else share(every),
            efficient=self._efficient(package, until),
            solution=tuple(self._solution(number, package) for number in range(len(SOLUTIONS))),
            asks=() if every is None else asks(self._stated, self._whole(), every[:, None]),
        )

    def _whole(self) -> list[Draws]:
        everything = np.ones(self.count, dtype=bool)
        return [_some(one, everything, self.count) for one in self._draws]

    def _gains(self, party: int, package: Package) -> NDArray[np.bool_] | None:
        one = self._draws[party]
        if one.least is None:
            return None
        worth = one.package(package, holding=self._holding(party, package))
        return np.asarray(worth[: self.count] >= one.least[: self.count])

    def _solution(self, number: int, package: Package) -> Share:
        proven = self._proven(number)
        row = np.array([package[issue] for issue in self._what.issues])
        same = (self.found[proven, number] == row).all(axis=2)
        held = np.arange(TIES) < self.counts[proven, number][:, None]
        return share((same & held).any(axis=1))

    def _efficient(self, package: Package, until: float) -> Share:
        row = np.array([package[issue] for issue in self._what.issues])
        told: list[bool] = []
        at = 0
        while at < self.count and (not at or time.monotonic() < until):
            self._filled.fill(self._worth[at], self._extra[at])
            over, decided = self._filled.over(self._filled.met(row))
            told += [over is None] if decided else []
            at += 1
        return share(np.array(told, dtype=bool))


def _some(one: Draws, which: NDArray[np.bool_], count: int) -> Draws:
    """The draws of some samples; only what questions need."""

    def cut(values: Floats) -> Floats:
        return np.asarray(values[:count][which])

    return Draws(
        weights=cut(one.weights),
        values=tuple(map(cut, one.values)),
        added=cut(one.added),
        no_deal=None if one.no_deal is None else cut(one.no_deal),
        worth=(),
        extra=one.extra,
        least=None,
        unit=one.unit,
    )


def _with_terms(stated: Stated) -> Scenario:
    """The structure with a term for every addition, in the order of the parties."""
    terms = tuple(
        Term(party=party, choices=one.choices, amount=Fraction(1))
        for party, known in enumerate(stated.knowledge)
        for one in known.added
    )
    bare = structure(stated)
    return Scenario(issues=bare.issues, parties=bare.parties, bans=bare.bans, terms=terms)

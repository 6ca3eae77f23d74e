"""All that numbers say of a scenario in one call: frontier, known answers, who gains by which package, trades, what to ask.

With and without what only the outlet or a rival says, each within a time limit: what was not finished says so.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Any

from detente.analysis.agreements.amounts import (
    amounts_certificate,
    amounts_pair,
    amounts_summary,
    check_amounts,
    space,
)
from detente.analysis.agreements.exact import Bounds, Checked, Pair, certificate, check, pair, summary
from detente.analysis.agreements.interface import Basis
from detente.analysis.agreements.robust import PackageFound, Ranks, Robust, Settings, ranks, robust, standings
from detente.analysis.agreements.scenarios import Stated, fixed, named_amounts, open_values
from detente.analysis.agreements.scenarios.logic import Logic, logic
from detente.analysis.agreements.trades import Blocker, Payments, Trades, blockers, payments, trades
from detente.errors import UsageError
from detente.progress import Progress, Silent

Package = tuple[int, ...]

MOST_PACKAGES = 6
"""Packages looked at where none is named: all that contradict nothing stated, if they are no more than one chart shows."""
MOST_PAIRS = 3
"""Pairs of parties whose frontier is drawn and whose trades are looked for: all pairs of three parties."""
MOST_CHECKED = 20_000
"""Packages up to which what is claimed is checked by other code as well: it writes all of them down (some 5 s on one core)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much to draw, and for how many seconds to look at most, for each reading of the voices."""

    samples: int = 2_000
    seed: int = 0
    seconds: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One package that is looked at: what keeps whom out of it, payments, and trades of two parties from it."""

    title: str
    found: PackageFound
    blockers: tuple[Blocker, ...]
    payments: Payments
    trades: tuple[Trades, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What follows on one basis. `lacking` are the values that are no single number, in words.

    Where there are none, `figures` is the scenario's summary, `pairs` the frontiers of two parties, `checked` what other
    code says of the claims; else `draws` has the shares over all values that fit, and `ranks` for each party which of
    the packages looked at it would put where; packages and draws are of `named`, the scenario with those amounts alone that
    somebody names. `unfinished` says in sentences what could not be worked out, and why.
    """

    basis: Basis
    stated: Stated
    named: Stated
    logic: Logic
    lacking: tuple[str, ...]
    figures: dict[str, Any] | None = None
    checked: Checked | None = None
    pairs: tuple[Pair, ...] = ()
    draws: Robust | None = None
    ranks: tuple[Ranks, ...] = ()
    looked: tuple[Looked, ...] = ()
    unfinished: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The readings of a scenario: counting every voice, and, where that differs, leaving out the outlet's and rivals'."""

    readings: tuple[Reading, ...]
    effort: Effort

    @property
    def stated(self) -> Stated:
        """What is stated, counting every voice."""
        return self.readings[0].stated


def numbers(
    stated: Stated, near: Stated | None = None, *, effort: Effort | None = None, progress: Progress | None = None
) -> Numbers:
    """Everything of a scenario. `near` is the same without what only the outlet or a rival says of a party.

    The same arguments give the same answer, unless the time runs out. Nothing is raised for what is too large: the
    reading says so.
    """
    effort, progress = effort or Effort(), progress or Silent()
    told: list[tuple[Basis, Stated]] = [("all voices", stated)]
    if near is not None and near != stated:
        told.append(("without outlet and rivals", near))
    progress.start("Numbers", len(told) * _Work.steps)
    found = tuple(_Work(one, basis, effort, progress).reading() for basis, one in told)
    progress.finish()
    return Numbers(readings=found, effort=effort)


@dataclass
class _Work:
    """One reading on its way; `late` collects what could not be done."""

    stated: Stated
    basis: Basis
    effort: Effort
    progress: Progress
    late: list[str] = field(default_factory=list)
    until: float = 0.0

    steps = 4

    @cached_property
    def named(self) -> Stated:
        """The scenario with those amounts alone that somebody names."""
        return named_amounts(self.stated)

    @property
    def _endless(self) -> bool:
        return self.named is not self.stated

    def reading(self) -> Reading:
        self.until = time.monotonic() + self.effort.seconds
        found = logic(self.stated, shown=MOST_PACKAGES, seconds=self.effort.seconds / 6)
        self.progress.advance("what the words leave open")
        lacking = tuple(open_values(self.stated))
        empty = found.count.exact and not found.count.most
        known = not lacking and not empty
        figures = self._figures() if known else None
        pairs = tuple(self._pairs()) if figures else ()
        self.progress.advance("frontier and answers")
        packages = packages_of(
            self.named, found if self.named is self.stated else logic(self.named, seconds=self._left(0.1))
        )
        draws = self._draws(packages) if lacking and not empty else None
        self.progress.advance("draws")
        looked = tuple(self._looked(packages, draws))
        self.progress.advance("trades")
        return Reading(
            basis=self.basis,
            stated=self.stated,
            named=self.named,
            logic=found,
            lacking=lacking,
            figures=figures,
            checked=self._checked() if figures else None,
            pairs=pairs,
            draws=draws,
            ranks=self._ranks(packages) if draws else (),
            looked=looked,
            unfinished=tuple(self.late),
        )

    def _left(self, share: float) -> float:
        return max(self.until - time.monotonic(), 1.0) * share

    def _figures(self) -> dict[str, Any] | None:
        bounds = Bounds(seconds=self._left(0.5))
        try:
            found = (
                amounts_summary(space(self.stated), bounds) if self._endless else summary(fixed(self.stated), bounds)
            )
        except UsageError as error:
            self.late.append(f"Frontier and answers: {error.sentence}")
            return None
        if not found["complete"]:
            self.late.append(f"Frontier: {found['reason']}")
        return found

    def _pairs(self) -> Iterator[Pair]:
        for two in self._two():
            bounds = Bounds(seconds=self._left(0.3))
            try:
                found = (
                    amounts_pair(space(self.stated), two, bounds)
                    if self._endless
                    else pair(fixed(self.stated), two, bounds)
                )
            except UsageError as error:
                self.late.append(f"The frontier of two parties: {error.sentence}")
                continue
            if found.corners:
                yield found

    def _two(self) -> list[tuple[int, int]]:
        return list(itertools.islice(itertools.combinations(range(len(self.stated.parties)), 2), MOST_PAIRS))

    def _checked(self) -> Checked | None:
        if prod(len(one.options) for one in self.stated.issues) > MOST_CHECKED:
            return None
        bounds = Bounds(seconds=self._left(0.3))
        try:
            if self._endless:
                return check_amounts(amounts_certificate(space(self.stated), bounds))
            return check(certificate(fixed(self.stated), bounds))
        except UsageError:  # no package gives everybody what no deal is worth: nothing is claimed
            return None

    def _draws(self, packages: Sequence[tuple[str, Package]]) -> Robust | None:
        wanted = [one for _, one in packages]
        try:
            started = time.monotonic()
            robust(self.named, wanted, Settings(samples=1))  # compiles on first use, which no time limit should count
            self.until += time.monotonic() - started
            how = Settings(samples=self.effort.samples, seed=self.effort.seed, seconds=self._left(0.7))
            found = robust(self.named, wanted, how)
        except UsageError as error:
            self.late.append(f"Shares of draws: {error.sentence}")
            return None
        if found.reason:
            self.late.append(found.reason)
        return found

    def _ranks(self, packages: Sequence[tuple[str, Package]]) -> tuple[Ranks, ...]:
        wanted = [one for _, one in packages]
        if len(wanted) < 2:
            return ()
        every = range(len(self.named.parties))
        how = {"samples": self.effort.samples, "seed": self.effort.seed}
        return tuple(ranks(self.named, party, wanted, **how) for party in every)

    def _looked(self, packages: Sequence[tuple[str, Package]], draws: Robust | None) -> Iterator[Looked]:
        for number, (title, package) in enumerate(packages):
            found = draws.packages[number] if draws else self._standing(package)
            yield Looked(
                title=title,
                found=found,
                blockers=blockers(self.named, package),
                payments=payments(self.named, package),
                trades=tuple(
                    trades(self.named, two, package, seconds=self._left(0.1), possible=True) for two in self._two()
                ),
            )

    def _standing(self, package: Package) -> PackageFound:
        told = standings(self.named, package)
        banned = tuple(sorted({one for each in told for one in each.against}))
        return PackageFound(package=package, standings=told, banned=banned)


def packages_of(stated: Stated, known: Logic) -> list[tuple[str, Package]]:
    """The packages to look at, each with its title: those named, else all that are left where they are few."""
    if stated.packages:
        return [(one.title, one.options) for one in stated.packages]
    if not known.count.exact or known.count.most > MOST_PACKAGES:
        return []
    return [(f"Package {number}", one) for number, one in enumerate(known.some[:MOST_PACKAGES], 1)]

"""What keeps whom out of a package and by how little, what payments could carry, and what each gave up on the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.agreements.exact.scenario import holds
from detente.analysis.agreements.robust.bounds import Standing, standing, standings
from detente.analysis.agreements.scenarios.interface import Range, Stated
from detente.analysis.agreements.trades.difference import Difference, Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One issue moved to another option. `gains` is the least and the most for every party."""

    issue: int
    option: int
    gains: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """One party that is, or may be, kept out.

    `standing` says by what: its words (`against`), or a loss of `short` (the least and the most that it lacks to no
    deal; None where that is not known, or nothing). `changes` are the single moves after which nothing of that kind
    keeps it out whatever fits, and that contradict nothing new; in the order of the issues.
    """

    standing: Standing
    short: Range | None
    changes: tuple[Change, ...]


def blockers(stated: Stated, package: Package, *, periods: int = 0) -> tuple[Blocker, ...]:
    """Who does not accept a package whatever fits what is stated, and why. Raises UsageError for what is no package."""
    sides = [Difference(one) for one in stated.knowledge]
    found = []
    for one in standings(stated, package, periods=periods):
        short = (max(-one.gain[1], Fraction(0)), -one.gain[0]) if one.gain and one.gain[0] < 0 else None
        if one.against or short:
            changes = tuple(_changes(stated, package, one.party, sides=sides, periods=periods))
            found.append(Blocker(standing=one, short=short, changes=changes))
    return tuple(found)


def _changes(
    stated: Stated, package: Package, party: int, *, sides: list[Difference], periods: int
) -> Iterator[Change]:
    broken = _broken(stated, package)
    for issue, question in enumerate(stated.issues):
        for option in range(len(question.options)):
            after = (*package[:issue], option, *package[issue + 1 :])
            if option == package[issue] or _broken(stated, after) - broken:
                continue
            then = standing(stated, party, after, periods=periods)
            if not then.against and (then.gain is None or then.gain[0] >= 0):
                yield Change(issue=issue, option=option, gains=tuple(one.between(package, after) for one in sides))


def _broken(stated: Stated, package: Package) -> frozenset[int]:
    """The exclusions that a package contradicts."""
    return frozenset(
        number for number, one in enumerate(stated.exclusions) if any(holds(ban, package) for ban in one.bans)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Payments:
    """What payments would carry a package, in one unit that is worth the same to all.

    `lacking` is what those who lose would have to be paid in all, `spare` what those who gain could pay and still not
    lose; both the least and the most. `carried`: "necessarily" where gains cover losses whatever fits, "never" where
    they never do. `unknown` are parties of which no gain is known: they pay and are paid nothing here.
    """

    lacking: Range
    spare: Range
    carried: str
    unknown: tuple[int, ...]


def payments(stated: Stated, package: Package, *, periods: int = 0) -> Payments:
    """Whether side payments could make a package no loss for anybody. Whoever asks holds the units to be one."""
    told = standings(stated, package, periods=periods)
    gains = [one.gain for one in told if one.gain is not None]
    nought = Fraction(0)
    lacking = (
        sum((max(-high, nought) for _, high in gains), nought),
        sum((max(-low, nought) for low, _ in gains), nought),
    )
    spare = sum((max(low, nought) for low, _ in gains), nought), sum((max(high, nought) for _, high in gains), nought)
    low, high = sum((low for low, _ in gains), nought), sum((high for _, high in gains), nought)
    carried = "necessarily" if low >= 0 else "never" if high < 0 else "possibly"
    unknown = tuple(one.party for one in told if one.gain is None)
    return Payments(lacking=lacking, spare=spare, carried=carried, unknown=unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession:
    """What one party gives up on one issue: from what is best for it to what the package has, alone.

    `gains` is the least and the most for every party, its own among them (a loss), all else being as in the package.
    """

    party: int
    issue: int
    before: int
    after: int
    gains: tuple[Range, ...]


def concessions(stated: Stated, package: Package) -> tuple[Concession, ...]:
    """For each party and issue the way from its present position to the package, where its position is known.

    A party's position on an issue is the one option that is worth most to it whatever fits what is stated.
    """
    sides = [Difference(one) for one in stated.knowledge]
    found = []
    for party, side in enumerate(sides):
        for issue, taken in enumerate(package):
            best = side.best(issue)
            if len(best) == 1 and best[0] != taken:
                before = (*package[:issue], best[0], *package[issue + 1 :])
                gains = tuple(one.between(before, package) for one in sides)
                found.append(Concession(party=party, issue=issue, before=best[0], after=taken, gains=gains))
    return tuple(found)

"""Two-level win-sets (Putnam 1988): the packages that the parties' words leave open and that every side's ratifiers pass.

Each ratifier votes for a package unless it objects to it; under the side's rule that passes or does not. All numbers are
exact counts of packages, nothing is listed to be counted: the packages to which nobody of some objects are counted at once
(`agreements.solve`), and what the rule makes of that follows by inclusion and exclusion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import TYPE_CHECKING

from detente.analysis.agreements import solve
from detente.analysis.agreements.clauses import Board, Clause, Domains, clauses, commitments
from detente.analysis.agreements.interface import Agreements, Basis, Level, Stand
from detente.analysis.ratification.binary import binary
from detente.analysis.ratification.game import Game
from detente.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST = 14
"""Different sets of objections on all sides together: 2^14 combinations are counted in a minute at most here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side whose ratifiers decide by a rule.

    `objections[member]` are the clauses that a package must not break for the member to pass it; who is not there passes
    anything. `because[member]` are the ids of the positions behind them, none where the user says so.
    """

    name: str
    game: Game
    objections: Mapping[str, tuple[Clause, ...]]
    because: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """What a ratifier's objections cost: `opens` more packages would pass without them.

    `objects`: to how many of those open between the parties it objects, others perhaps as well (where two object to the same,
    either alone may open nothing). `veto`: without this member in favour its side passes nothing.
    """

    side: str
    member: str
    veto: bool
    opens: int
    objects: int
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """How many of all `total` packages are left: by the parties' own words, by each side's ratifiers besides, by all.

    `by_side[name]` counts those open between the parties that this side's ratifiers would pass, `open` those that all
    would. `listed` are some of them.
    """

    total: int
    between: int
    by_side: Mapping[str, int]
    open: int
    shrinkage: tuple[Shrinkage, ...]
    listed: tuple[tuple[tuple[str, str], ...], ...]


def zone(domains: Domains, between: Sequence[Clause], sides: Sequence[Side], *, limit: int = 12) -> Zone:
    """Filter the packages by what each side's ratifiers would pass; at most `limit` packages are listed.

    `between` are the clauses that the parties themselves hold to. Raises UsageError where ratifiers have too many
    different sets of objections.
    """
    board = [*between]
    left, open_ = _passing(domains, board, sides), solve.count(domains, board)
    shrinkage = [
        Shrinkage(
            side=side.name,
            member=member,
            veto=not binary(side.game).wins(place for place, other in enumerate(side.game.members) if other != member),
            opens=_passing(domains, board, _without(sides, side, member)) - left,
            objects=open_ - solve.count(domains, [*board, *side.objections[member]]),
            positions=side.because.get(member, ()),
        )
        for side in sides
        for member in side.game.members
        if side.objections.get(member)
    ]
    return Zone(
        total=prod(map(len, domains.values())),
        between=open_,
        by_side={side.name: _passing(domains, board, [side]) for side in sides},
        open=left,
        shrinkage=tuple(sorted(shrinkage, key=lambda one: (-one.opens, -one.objects, one.side, one.member))),
        listed=tuple(_listed(domains, board, sides, limit=limit)) if left else (),
    )


def _without(sides: Sequence[Side], side: Side, member: str) -> list[Side]:
    """The sides, this member objecting to nothing."""
    eased = replace(side, objections={one: own for one, own in side.objections.items() if one != member})
    return [eased if one is side else one for one in sides]


def _passing(domains: Domains, between: Sequence[Clause], sides: Sequence[Side]) -> int:
    """How many packages break none of the clauses and are passed by every side's rule."""
    import numpy as np

    groups = list(dict.fromkeys(own for side in sides for own in side.objections.values() if own))
    if len(groups) > MOST:
        raise UsageError(
            f"the ratifiers have {len(groups)} different sets of objections, too many to count exactly",
            do=f"There may be {MOST}: put together ratifiers who object to the same.",
        )
    share = _passed(groups, sides).astype(np.int64)
    for place in range(len(groups)):  # what each set of satisfied groups adds to those of its subsets (Möbius)
        pairs = share.reshape(-1, 2, 1 << place)
        pairs[:, 1] -= pairs[:, 0]
    return sum(
        int(share[bits]) * solve.count(domains, [*between, *_clauses_of(groups, int(bits))])
        for bits in np.flatnonzero(share)
    )


def _clauses_of(groups: Sequence[tuple[Clause, ...]], bits: int) -> list[Clause]:
    return [clause for place, own in enumerate(groups) if bits >> place & 1 for clause in own]


def _passed(groups: Sequence[tuple[Clause, ...]], sides: Sequence[Side]) -> NDArray[np.bool_]:
    """For every set of groups whose objections a package meets, whether all sides pass it."""
    import numpy as np

    found = np.ones(1 << len(groups), dtype=bool)
    for side in sides:
        vote = binary(side.game)
        where = [groups.index(own) if (own := side.objections.get(one)) else None for one in side.game.members]
        for bits in range(len(found)):
            found[bits] &= vote.wins(place for place, group in enumerate(where) if group is None or bits >> group & 1)
    return found


def _listed(
    domains: Domains, between: Sequence[Clause], sides: Sequence[Side], *, limit: int
) -> Iterable[tuple[tuple[str, str], ...]]:
    """The first packages that pass, in the order in which those between the parties come."""
    tries = 100_000
    votes = [binary(side.game) for side in sides]
    for number, package in enumerate(solve.solutions(domains, between)):
        if not limit or number >= tries:
            return
        if all(vote.wins(_in_favour(side, package)) for side, vote in zip(sides, votes, strict=True)):
            limit -= 1
            yield tuple(package.items())


def _in_favour(side: Side, package: Mapping[str, str]) -> list[int]:
    return [
        place
        for place, member in enumerate(side.game.members)
        if not any(clause.broken_by(package) for clause in side.objections.get(member, ()))
    ]


def board_of(agreements: Agreements) -> Board:
    """What lies on the table, as the agreements were worked out from it."""
    return Board(
        stands=tuple(stand for issue in agreements.issues for stand in issue.stands),
        conditions={one.position: one for one in agreements.conditions},
        domains={issue.issue: tuple(state.option for state in issue.options) for issue in agreements.issues},
    )


def held_between(agreements: Agreements, *, level: Level, basis: Basis) -> list[Clause]:
    """The clauses that the parties' own words come to."""
    board = board_of(agreements)
    return [clause for one in commitments(board, level=level, basis=basis) for clause in one.clauses]


def objections_of(
    actor: str, agreements: Agreements, *, level: Level, basis: Basis
) -> tuple[tuple[Clause, ...], tuple[str, ...]]:
    """What an actor that is no party objects to, by its positions on the issues in play, and the ids of those.

    One that takes an option on a condition objects to it without what the condition needs; a condition whose words name no
    known option objects to nothing.
    """
    own = [one for issue in agreements.issues for one in issue.others if one.party == actor and not one.replaced_by]
    tied = {one.position: one for one in agreements.conditions_aside}
    board = replace(board_of(agreements), stands=tuple(own), conditions=tied)
    made = {one.position: clauses(one, board) for one in own if _counts(one, level, basis)}
    told = sorted({clause for some in made.values() for clause in some})
    return tuple(told), tuple(sorted(position for position, some in made.items() if some))


def _counts(stand: Stand, level: Level, basis: Basis) -> bool:
    return (level == "refusal" or stand.red_line) and (basis == "all voices" or stand.near)

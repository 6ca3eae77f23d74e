"""Logrolls: two moves on two issues that help two parties together where neither move alone helps both.

Source of the word and the idea: Pruitt, "Negotiation behavior", 1981; here taken as a statement about values that fit what
is stated. What a trade does to others is told with it, and no trade is preferred to another.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from detente.analysis.agreements.exact.scenario import holds
from detente.analysis.agreements.robust.bounds import check_package
from detente.analysis.agreements.scenarios.interface import Range, Stated
from detente.analysis.agreements.trades.difference import Difference, Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """Two moves (issue, new option) from a package; `gains` is the least and the most for every party.

    `certain`: whatever fits, neither of the two loses, and both may gain. Otherwise both may gain, or lose.
    """

    moves: tuple[tuple[int, int], tuple[int, int]]
    package: Package
    gains: tuple[Range, ...]
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trades:
    """Those of two parties from a package, certain ones first; `complete` is False where the time was over."""

    parties: tuple[int, int]
    start: Package
    found: tuple[Trade, ...]
    complete: bool


def trades(
    stated: Stated, parties: tuple[int, int], package: Package, *, seconds: float = 30.0, possible: bool = False
) -> Trades:
    """All logrolls of two parties from a package to one that contradicts nothing; those that are only possible on demand.

    Raises UsageError for what is no package.
    """
    check_package(stated, package)
    until = time.monotonic() + seconds
    sides = [Difference(one) for one in stated.knowledge]
    found: list[Trade] = []
    complete = True
    for moves in _pairs(stated, package, two=[sides[one] for one in parties]):
        if time.monotonic() > until:
            complete = False
            break
        after = _moved(package, moves)
        if any(holds(ban, after) for one in stated.exclusions for ban in one.bans):
            continue
        gains = {one: sides[one].between(package, after) for one in parties}
        if not all(high > 0 for _, high in gains.values()):
            continue
        certain = all(low >= 0 for low, _ in gains.values())
        if certain or possible:
            every = tuple(gains[n] if n in gains else one.between(package, after) for n, one in enumerate(sides))
            found.append(Trade(moves=moves, package=after, gains=every, certain=certain))
    found.sort(key=lambda one: (not one.certain, one.moves))
    return Trades(parties=parties, start=package, found=tuple(found), complete=complete)


def _pairs(
    stated: Stated, package: Package, *, two: list[Difference]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of moves of which one may help the first party and the other may help the second, and neither is for both."""
    one_for_one = [
        (issue, option)
        for issue, question in enumerate(stated.issues)
        for option in range(len(question.options))
        if option != package[issue]
    ]
    steps = {move: [side.step(move[0], package[move[0]], move[1]) for side in two] for move in one_for_one}
    useful = [
        move
        for move in one_for_one
        if any(high > 0 for _, high in steps[move]) and not all(low >= 0 and high > 0 for low, high in steps[move])
    ]
    for move, other in combinations(useful, 2):
        crossed = any(
            steps[a][0][1] > 0 and steps[b][1][1] > 0 and steps[a][1][0] < 0 and steps[b][0][0] < 0
            for a, b in ((move, other), (other, move))
        )
        if move[0] != other[0] and crossed:
            yield move, other


def _moved(package: Package, moves: tuple[tuple[int, int], ...]) -> Package:
    found = list(package)
    for issue, option in moves:
        found[issue] = option
    return tuple(found)

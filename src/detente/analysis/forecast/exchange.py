"""The exchange model: two actors each give way on the issue that matters less to them, for as much gain to both.

Stokman and van Oosten 1994 (in Bueno de Mesquita and Stokman, European Community Decision Making, ch. 5). The outcome of
each issue is the compromise of the voting positions. Two actors on opposite sides of the outcome on two issues can gain
where the issues matter to them in different proportions: i moves on q towards j, j moves on p towards i, so far that
both gain the same, s_ip·ΔO_p − s_iq·ΔO_q = s_jq·ΔO_q − s_jp·ΔO_p, and as far as the shorter of the two ways allows:
nobody moves past the other's position, nor brings the outcome past it. The exchange with the greatest gain is
made first; then what is left is worked out again, until nobody gains.

Between rounds an actor's position moves part of the way to where it voted: the share 0.1 + 0.4·(1 − salience), as in
Decide, the program of the authors' group (`rounds`).

Which of two exchanges with the same gain comes first is open, and matters: here it is the first by name, and `order`
changes it. Numbers are floating point: fifty exchanges outgrow exact fractions.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.analysis.forecast.interface import Issue, held
from detente.errors import UsageError

_LEAST = 1e-9
"""A gain below this is none: the published runs stop near 1e-10, and differences this small are rounding."""

_TIE = 1e-9
_FIXED, _BY_SALIENCE = 0.1, 0.4
"""Decide's defaults; nothing here was tuned."""


@dataclass(frozen=True, slots=True)
class Stake:
    """What one actor has on one issue, as single numbers."""

    position: float
    salience: float
    weight: float


Table = Mapping[str, Mapping[str, Stake]]
"""By issue and actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """`first` gives way on `gives`, `second` on `takes`.

    `gain` is alike for both, in units of salience times the scale; `first_to` and `second_to` are where they moved to.
    """

    first: str
    second: str
    gives: str
    takes: str
    gain: float
    first_to: float
    second_to: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """The outcomes before and after, by issue, the exchanges in their order, and how many could be made at the start."""

    before: Mapping[str, float]
    after: Mapping[str, float]
    exchanges: tuple[Exchange, ...]
    possible: int
    positions: Mapping[str, Mapping[str, float]]


def table(issues: Sequence[Issue]) -> Table:
    """The issues as single numbers. Raises UsageError where a number is missing or a range: exchanges need points.

    An actor who stands on some issues only takes part on those.
    """
    found = {}
    for issue in issues:
        some = held(issue)
        for one in some:
            if not one.is_point:
                what = f"{one.name} has a range on {issue.title!r}, and the exchange model needs single numbers"
                raise UsageError(what, do="See the compromise, which takes ranges, or draw from them.")
        found[issue.name] = {
            one.name: Stake(
                float(one.position.low), float(one.salience.low / issue.full), float(one.weight.low / issue.full)
            )
            for one in some
        }
    return found


def exchanged(stakes: Table, *, order: random.Random | None = None) -> Exchanged:
    """One round. With `order`, ties between exchanges are broken by it; otherwise by name."""
    board = _Board(stakes)
    before = outcomes(stakes)
    pairs = list(_pairs(stakes, before))
    made: list[Exchange] = []
    while True:
        offers = [one for one in map(board.offer, pairs) if one.gain > _LEAST]
        if not offers:
            break
        best = max(one.gain for one in offers)
        ties = [one for one in offers if one.gain >= best - _TIE]
        chosen = order.choice(ties) if order else ties[0]
        board.make(chosen)
        made.append(chosen)
    return Exchanged(
        before=before,
        after={issue: board.outcome(issue) for issue in stakes},
        exchanges=tuple(made),
        possible=sum(1 for _ in pairs),
        positions=board.now,
    )


def rounds(stakes: Table, *, count: int, order: random.Random | None = None) -> list[Exchanged]:
    """Round after round, each from the positions that the one before leaves. Saliences must lie between 0 and 1."""
    found = []
    for _ in range(count):
        found.append(exchanged(stakes, order=order))
        stakes = settled(stakes, found[-1])
    return found


def settled(stakes: Table, round_made: Exchanged) -> Table:
    """The stakes after a round: positions moved part of the way to the votes."""
    return {
        issue: {
            name: replace(one, position=one.position + _share(one) * (round_made.positions[issue][name] - one.position))
            for name, one in some.items()
        }
        for issue, some in stakes.items()
    }


def _share(one: Stake) -> float:
    return _FIXED + _BY_SALIENCE * (1 - one.salience)


def outcomes(stakes: Table) -> dict[str, float]:
    """The compromise on each issue."""
    board = _Board(stakes)
    return {issue: board.outcome(issue) for issue in stakes}


Pair = tuple[str, str, str, str]
"""(i, j, q, p): i can give way on q and j on p; the two stand on opposite sides of both outcomes."""


def _pairs(stakes: Table, before: Mapping[str, float]) -> Iterator[Pair]:
    """Who can exchange, by the names of issues and actors."""
    for one, other in itertools.combinations(sorted(stakes), 2):
        both = sorted(set(stakes[one]) & set(stakes[other]))
        for i, j in itertools.combinations(both, 2):
            sides = [(stakes[k][i].position < before[k], stakes[k][j].position < before[k]) for k in (one, other)]
            if any(a == b for a, b in sides):
                continue
            # i gives way on the issue that matters relatively less to it: s_i,one / s_i,other against j's
            lean = (
                stakes[one][i].salience * stakes[other][j].salience
                - stakes[one][j].salience * stakes[other][i].salience
            )
            if lean < 0:
                yield i, j, one, other
            elif lean > 0:
                yield i, j, other, one


class _Board:
    """The voting positions as they change; what each wants stays as it was."""

    def __init__(self, stakes: Table) -> None:
        self.stakes = stakes
        self.now = {issue: {name: one.position for name, one in some.items()} for issue, some in stakes.items()}
        self.total = {issue: sum(one.weight for one in some.values()) for issue, some in stakes.items()}

    def outcome(self, issue: str) -> float:
        """The compromise of the voting positions."""
        some = self.stakes[issue]
        return sum(one.weight * self.now[issue][name] for name, one in some.items()) / self.total[issue]

    def offer(self, pair: Pair) -> Exchange:
        """The exchange in which i gives way on q and j on p, as far as they can; its gain may be nought."""
        i, j, q, p = pair
        by_q, by_p = self._way(i, j, q), self._way(j, i, p)
        s_i, s_j = self.stakes[q][i].salience, self.stakes[q][j].salience
        t_i, t_j = self.stakes[p][i].salience, self.stakes[p][j].salience
        # equal gain: ΔO_p (t_i + t_j) = ΔO_q (s_i + s_j)
        change_p = min(by_p, by_q * (s_i + s_j) / (t_i + t_j))
        change_q = change_p * (t_i + t_j) / (s_i + s_j)
        return Exchange(
            first=i,
            second=j,
            gives=q,
            takes=p,
            gain=t_i * change_p - s_i * change_q,
            first_to=self._moved(i, j, q, by=change_q),
            second_to=self._moved(j, i, p, by=change_p),
        )

    def _way(self, mover: str, other: str, issue: str) -> float:
        """The most by which a mover can change the outcome towards the other: not past the other's position."""
        own, target = self.stakes[issue][mover], self.stakes[issue][other].position
        sign = 1 if target > own.position else -1
        room = max(0.0, sign * (target - self.now[issue][mover])) * own.weight / self.total[issue]
        return min(room, max(0.0, sign * (target - self.outcome(issue))))

    def _moved(self, mover: str, other: str, issue: str, *, by: float) -> float:
        own, target = self.stakes[issue][mover], self.stakes[issue][other].position
        if not own.weight:
            return own.position
        way = by * self.total[issue] / own.weight
        here = self.now[issue][mover]
        return min(target, here + way) if target > own.position else max(target, here - way)

    def make(self, one: Exchange) -> None:
        """Move both."""
        self.now[one.gives][one.first] = one.first_to
        self.now[one.takes][one.second] = one.second_to

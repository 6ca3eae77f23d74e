"""Shortest legal sequences: how others would answer, and how the conflict could go from the status quo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from detente.analysis.stability.definitions import Definitions, coalitions
from detente.analysis.stability.interface import STRICTEST, Model, Reading, Step
from detente.analysis.stability.rows import Rows

Reach = Callable[[int], Iterable[Step]]
Way = Literal["improvements", "improvements of coalitions", "any moves"]
_FEW, _MOST = 64, 2**16
"""States up to which the improvements of coalitions follow the definitions; states times groups beyond which they are not laid
out at all."""


def shortest(start: int, reach: Reach, goal: Callable[[int], bool]) -> tuple[Step, ...] | None:
    """A shortest legal sequence (nobody, and no coalition, twice in a row) to a state that is wanted; None without one."""
    came: dict[Step, Step | None] = {}
    return next((_back(step, came) for step in _found(start, reach, came) if step.to != start and goal(step.to)), None)


def _found(start: int, reach: Reach, came: dict[Step, Step | None]) -> Iterator[Step]:
    """Every step that a legal sequence may end with, the shortest sequences first; `came` is told what was before it."""
    layer: list[Step | None] = [None]
    while layer:
        following: list[Step | None] = []
        for step in layer:
            for after in reach(start if step is None else step.to):
                if (step is None or after.by != step.by) and after not in came:
                    came[after] = step
                    following.append(after)
                    yield after
        layer = following


def _back(step: Step, came: dict[Step, Step | None]) -> tuple[Step, ...]:
    found = [step]
    while (before := came[found[-1]]) is not None:
        found.append(before)
    return tuple(reversed(found))


def one_by_one(judge: Definitions, group: Iterable[int], *, improving: bool) -> Reach:
    """What single decision makers of a group can do; only what each prefers, where `improving`."""
    group = tuple(group)

    def reach(state: int) -> Iterator[Step]:
        for maker in group:
            for after in judge.model.moves[maker].of(state):
                if not improving or judge.gains(maker, after, state):
                    yield Step(by=(maker,), to=after)

    return reach


def together(judge: Definitions, group: Iterable[int]) -> Reach:
    """What coalitions within a group can do so that every member prefers it; small coalitions first."""
    group = tuple(group)
    within = [tuple(group[one] for one in some) for some in coalitions(len(group))]
    rows = Rows(judge.model, judge.reading) if judge.model.size > _FEW else None
    laid = {some: rows.coalition_moves(some) for some in within} if rows else {}

    def targets(some: tuple[int, ...], state: int) -> Iterable[int]:
        if some in laid:
            starts, found = laid[some]
            return [int(one) for one in found[starts[state] : starts[state + 1]]]
        return [one for one in sorted(judge.answers(some, state, improving=False)) if judge.all_gain(some, one, state)]

    def reach(state: int) -> Iterator[Step]:
        for some in within:
            for after in targets(some, state):
                yield Step(by=some, to=after)

    return reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way from the status quo to a state, and what kind of moves it takes."""

    way: Way
    to: int
    steps: tuple[Step, ...]


def from_status_quo(model: Model, goals: Iterable[int], reading: Reading = STRICTEST) -> tuple[Path, ...]:
    """For each state the shortest way there from the status quo, where there are both.

    By what each mover prefers where there is such a way, else by what coalitions prefer, else by any moves.
    """
    if model.status_quo is None:
        return ()
    judge = Definitions(model, reading)
    everybody = judge.everybody
    ways: list[tuple[Way, Reach]] = [("improvements", one_by_one(judge, everybody, improving=True))]
    if model.size << len(model.makers) <= _MOST:
        ways.append(("improvements of coalitions", together(judge, everybody)))
    ways.append(("any moves", one_by_one(judge, everybody, improving=False)))
    wanted = dict.fromkeys(goal for goal in goals if goal != model.status_quo)
    found: dict[int, Path] = {}
    for way, reach in ways:
        came: dict[Step, Step | None] = {}
        for step in _found(model.status_quo, reach, came):
            if step.to in wanted and step.to not in found:
                found[step.to] = Path(way=way, to=step.to, steps=_back(step, came))
            if len(found) == len(wanted):
                break
    return tuple(found[goal] for goal in wanted if goal in found)

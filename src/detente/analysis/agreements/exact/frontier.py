"""The exact Pareto frontier of a scenario, under all its bans, interactions and reservation values.

One issue after the other is added to all that was kept so far; what is dominated then stays dominated whatever is
decided later, as long as both have the same left to decide, and is dropped (dynamic programming over vectors:
Villarreal and Karwan, "Multicriteria integer programming: a (hybrid) dynamic programming recursive approach", 1981).
The whole space is never written down.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.exact.dominance import undominated
from detente.analysis.agreements.exact.integers import Numbers, Whole, whole
from detente.analysis.agreements.exact.plan import Step, start, steps
from detente.analysis.agreements.exact.scenario import Scenario

State = int
"""Which ties can still hold (see `plan.Step`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How large the frontier may grow on the way, in points held at once, and how long it may take, in seconds.

    20 million points of 8 parties take some 2 GB.
    """

    points: int = 20_000_000
    seconds: float = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """The packages that no other dominates, of those that nothing bans and that no party's reservation value rules out.

    `vectors` is points × parties in whole numbers (see `Whole.units`), each vector once; `packages` is points × issues,
    one package for each (an option's number for each issue). Points stand in the order of their vectors, greatest
    first. `complete` is False where a bound was reached: then no points are given, and `reason` says which bound.
    `within` (one number a party, in whole numbers) is nought for an exact frontier; see `near_frontier` for others.
    """

    vectors: Numbers
    packages: NDArray[np.int32]
    whole: Whole
    complete: bool = True
    reason: str = ""
    within: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept for one state: vectors, and where each came from (state and row before, option taken)."""

    vectors: Numbers
    before: NDArray[np.int32]
    rows: NDArray[np.int64]
    options: NDArray[np.int32]


class _TooLarge(Exception):  # noqa: N818 # no error: it never leaves this file
    """A bound was reached."""


def frontier(scenario: Scenario, bounds: Bounds | None = None) -> Frontier:
    """The exact frontier; see `Frontier` for what is given where it is too large."""
    numbers = whole(scenario)
    try:
        watch = _Watch(bounds or Bounds())
        tied = bool(scenario.bans or scenario.terms)
        found = _tied(scenario, numbers, watch) if tied else _plain(numbers, watch)
    except _TooLarge as reached:
        return _none(scenario, numbers, reason=str(reached))
    return _in_order(found, scenario, numbers)


def near_frontier(scenario: Scenario, *, points: int = 20_000, bounds: Bounds | None = None) -> Frontier:
    """A frontier of at most so many points on the way, and how near it is to the exact one, proven.

    For every package that gives everybody at least `within` more than a known reservation value, some point gives each
    party no more than `within` less than the package does. Points are packages with their exact worth. Where there is
    room for all points nothing is left out and `within` is nought. The way: of points in one cell of a grid one is kept,
    and of cells none below another; the grid is made coarser until what is left fits, and what each step may cost is
    added up (Papadimitriou and Yannakakis, "On the approximability of trade-offs", 2000).
    """
    numbers = whole(scenario)
    thinner = _Thinner(points, len(scenario.parties))
    try:
        found = _tied(scenario, numbers, _Watch(bounds or Bounds()), thinner=thinner)
    except _TooLarge as reached:
        return _none(scenario, numbers, reason=str(reached))
    return replace(_in_order(found, scenario, numbers), within=tuple(thinner.within))


def _in_order(found: Found | None, scenario: Scenario, numbers: Whole) -> Frontier:
    if found is None:
        return _none(scenario, numbers)
    vectors, packages = found
    order = np.lexsort([-vectors[:, party] for party in reversed(range(vectors.shape[1]))])
    return Frontier(vectors=vectors[order], packages=packages[order], whole=numbers)


class _Thinner:
    """Leaves out points that are nearly as good as others, and keeps account of by how much at most."""

    def __init__(self, points: int, parties: int) -> None:
        self._points = points
        self.within = [0] * parties

    def thin(self, layer: dict[State, _Kept]) -> dict[State, _Kept]:
        """One layer, with as fine a grid as leaves it small enough."""
        held = sum(len(kept.vectors) for kept in layer.values())
        if held <= max(self._points, len(layer)):
            return layer
        every = np.concatenate([kept.vectors for kept in layer.values()])
        spread = [int(high) - int(low) for low, high in zip(every.min(axis=0), every.max(axis=0), strict=True)]
        for halvings in range(16, -1, -1):
            cells = [max(one >> halvings, 1) for one in spread]
            small = {state: _one_a_cell(kept, cells) for state, kept in layer.items()}
            if sum(len(kept.vectors) for kept in small.values()) <= self._points:
                break
        self.within = [one + cell - 1 for one, cell in zip(self.within, cells, strict=True)]
        return small


def _one_a_cell(kept: _Kept, cells: Sequence[int]) -> _Kept:
    """What is left when points count as the lower corner of their cell."""
    corners = kept.vectors // np.array(cells, dtype=kept.vectors.dtype)
    return _only(kept, undominated(corners))


def _none(scenario: Scenario, numbers: Whole, *, reason: str = "") -> Frontier:
    return Frontier(
        vectors=np.empty((0, len(scenario.parties)), dtype=numbers.dtype),
        packages=np.empty((0, len(scenario.issues)), np.int32),
        whole=numbers,
        complete=not reason,
        reason=reason,
    )


class _Watch:
    """Raises _TooLarge where a bound is reached."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._until = time.monotonic() + bounds.seconds

    def look(self, held: int = 0) -> None:
        if held > self._bounds.points:
            raise _TooLarge(f"More than {self._bounds.points:,} points must be kept at once.")
        if time.monotonic() > self._until:
            raise _TooLarge(f"The frontier was not found within {self._bounds.seconds:.2g} seconds.")


Found = tuple[Numbers, NDArray[np.int32]]


def _plain(numbers: Whole, watch: _Watch) -> Found | None:
    """Where no issue is tied to another there is nothing to remember: `came[step]` says whence each point came."""
    parties = len(numbers.units)
    bound = [party for party, least in enumerate(numbers.least) if least is not None]
    hopes = _still_to_come([table.max(axis=0) for table in numbers.tables], numbers) if bound else []
    vectors = np.zeros((1, parties), dtype=numbers.dtype)
    came: list[NDArray[np.int64]] = []
    for place, table in enumerate(numbers.tables):
        watch.look(len(vectors) * len(table))
        vectors = (vectors[:, None, :] + table).reshape(-1, parties)
        kept = undominated(vectors, watch.look).nonzero()[0]
        for party in bound:
            kept = kept[vectors[kept, party] + hopes[place][party] >= numbers.least[party]]
        vectors = vectors[kept]
        came.append(kept)
    if not len(vectors):
        return None
    packages = np.zeros((len(vectors), len(came)), np.int32)
    rows = np.arange(len(vectors))
    for issue in reversed(range(len(came))):
        rows, packages[:, issue] = np.divmod(came[issue][rows], len(numbers.tables[issue]))
    return vectors, packages


def _tied(scenario: Scenario, numbers: Whole, watch: _Watch, *, thinner: _Thinner | None = None) -> Found | None:
    """Where bans or interactions tie issues together, what is kept is kept apart for each state."""
    plan = steps(scenario)
    layers = _layers(scenario, numbers, plan=plan, watch=watch, thinner=thinner)
    last = layers[-1].get(0) if layers else None
    return None if last is None else (last.vectors, _packages(layers, plan))


def _layers(
    scenario: Scenario, numbers: Whole, *, plan: tuple[Step, ...], watch: _Watch, thinner: _Thinner | None
) -> list[dict[State, _Kept]]:
    """For each step what is kept after it, by state."""
    hopes = _still_to_come([_most_of(scenario, numbers, step=step) for step in plan], numbers)
    origin = np.zeros((1, len(scenario.parties)), dtype=numbers.dtype)
    nothing = np.zeros(1, np.int32)
    layer = {start(scenario): _Kept(origin, nothing, np.zeros(1, np.int64), nothing)}
    layers: list[dict[State, _Kept]] = []
    for step, hope in zip(plan, hopes, strict=True):
        layer = _add(scenario, numbers, step=step, layer=layer, watch=watch)
        layer = {state: _filtered(kept, numbers, hope=hope, watch=watch) for state, kept in sorted(layer.items())}
        layer = {state: kept for state, kept in layer.items() if len(kept.vectors)}
        if thinner:
            layer = thinner.thin(layer)
        layers.append(layer)
    return layers


def _still_to_come(most: Sequence[Numbers], numbers: Whole) -> list[Numbers]:
    """For each step the most that all later ones can still add, party by party, of the `most` that each can."""
    hope = np.zeros(len(numbers.units), dtype=numbers.dtype)
    found = []
    for one in reversed(most):
        found.append(hope)
        hope = hope + one
    return found[::-1]


def _most_of(scenario: Scenario, numbers: Whole, *, step: Step) -> Numbers:
    """The most that one step can add, party by party."""
    most: Numbers = numbers.tables[step.issue].max(axis=0)
    for term in step.terms:
        most[scenario.terms[term].party] += max(0, numbers.terms[term])
    return most


def _add(
    scenario: Scenario, numbers: Whole, *, step: Step, layer: Mapping[State, _Kept], watch: _Watch
) -> dict[State, _Kept]:
    """All that the options of one issue make of what was kept, by state."""
    watch.look(sum(len(kept.vectors) for kept in layer.values()) * len(step.keeps))
    parts: dict[State, list[_Kept]] = defaultdict(list)
    bans, first = sum(1 << ban for ban in step.bans), len(scenario.bans)
    for place, (state, kept) in enumerate(layer.items()):
        watch.look()
        count = len(kept.vectors)
        for option, keeps in enumerate(step.keeps):
            holding = state & keeps
            if holding & bans:
                continue
            gain = numbers.tables[step.issue][option].copy()
            for term in step.terms:
                if holding >> first + term & 1:
                    gain[scenario.terms[term].party] += numbers.terms[term]
            part = _Kept(
                kept.vectors + gain,
                np.full(count, place, np.int32),
                np.arange(count),
                np.full(count, option, np.int32),
            )
            parts[holding & ~step.due].append(part)
    return {state: _joined(some) for state, some in parts.items()}


def _joined(some: list[_Kept]) -> _Kept:
    if len(some) == 1:
        return some[0]
    return _Kept(
        np.concatenate([one.vectors for one in some]),
        np.concatenate([one.before for one in some]),
        np.concatenate([one.rows for one in some]),
        np.concatenate([one.options for one in some]),
    )


def _filtered(kept: _Kept, numbers: Whole, *, hope: Numbers, watch: _Watch) -> _Kept:
    """Without what no later step can lift to a reservation value, and without what is dominated."""
    for party, least in enumerate(numbers.least):
        if least is not None:
            kept = _only(kept, kept.vectors[:, party] + hope[party] >= least)
    watch.look()
    return _only(kept, undominated(kept.vectors, watch.look))


def _only(kept: _Kept, mask: NDArray[np.bool_]) -> _Kept:
    if mask.all():
        return kept
    return _Kept(kept.vectors[mask], kept.before[mask], kept.rows[mask], kept.options[mask])


def _packages(layers: list[dict[State, _Kept]], plan: tuple[Step, ...]) -> NDArray[np.int32]:
    """The packages behind the vectors of the last layer: the steps walked backwards, all points at once."""
    count = len(layers[-1][0].vectors)
    found = np.zeros((count, len(plan)), np.int32)
    states, rows = np.zeros(count, np.int64), np.arange(count)
    for step, layer in zip(reversed(plan), reversed(layers), strict=True):
        kept = list(layer.values())
        new_states, new_rows = np.empty(count, np.int64), np.empty(count, np.int64)
        for place in np.unique(states):
            here = states == place
            one, at = kept[int(place)], rows[here]
            found[here, step.issue] = one.options[at]
            new_states[here], new_rows[here] = one.before[at], one.rows[at]
        states, rows = new_states, new_rows
    return found

"""A scenario's structure in flat arrays, for searches that are repeated with other values: compiled, weighted by party.

The structure (issues in an order, states that are remembered, where options lead) does not depend on values, so that it
is made once for all samples.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.exact.integers import whole
from detente.analysis.agreements.exact.plan import steps
from detente.analysis.agreements.exact.scenario import Scenario
from detente.analysis.agreements.exact.stages import NEVER, stages
from detente.errors import UsageError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Diagram(NamedTuple):
    """All stages in flat arrays.

    Stage `t` decides issue `issues[t]` and has `widths[t]` options; its states begin at `first[t]`, its cells (a state
    with an option) at `cells[t]`. `after[c]` is the state of the next stage that a cell leads to, -1 for none, and
    `option[c]` its option's number among all options of all issues. `hits` (rows: cell, party, term) says which cells
    complete a term.
    """

    issues: Ints
    widths: Ints
    first: Ints
    cells: Ints
    after: Ints
    option: Ints
    hits: Ints


Scene = tuple[Diagram, Ints]
"""A structure, and what its cells add for each party in one sample (cells × parties)."""


def diagram(scenario: Scenario) -> Diagram:
    """The structure of a scenario; its values do not matter, nor do the amounts of its terms. Raises UsageError."""
    made = stages(scenario, whole(scenario))
    if made is None:
        raise UsageError("too many issues are tied together for an exact search", do="Drop conditions.")
    counts = [len(stage.after) for stage in made]
    sizes = [len(issue.options) for issue in scenario.issues]
    before = np.concatenate([[0], np.cumsum(sizes)])
    cells = np.concatenate([[0], np.cumsum([stage.after.size for stage in made])])
    hits = [
        (int(cells[place] + cell), scenario.terms[term].party, term)
        for place, (stage, due) in enumerate(zip(made, steps(scenario), strict=True))
        for term, (where, _, _) in zip(due.terms, stage.terms, strict=True)
        for cell in np.flatnonzero(where.ravel())
    ]
    return Diagram(
        issues=np.array([stage.issue for stage in made], dtype=np.int64),
        widths=np.array([stage.after.shape[1] for stage in made], dtype=np.int64),
        first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        cells=cells.astype(np.int64),
        after=np.concatenate([stage.after.ravel() for stage in made]).astype(np.int64),
        option=np.concatenate(
            [before[stage.issue] + np.tile(np.arange(stage.after.shape[1]), len(stage.after)) for stage in made]
        ).astype(np.int64),
        hits=np.array(hits, dtype=np.int64).reshape(len(hits), 3),
    )


@numba.njit(cache=True)
def filled(scene: Scene, worth: Ints, extra: Ints) -> None:
    """Write down what each cell adds: `worth` is options × parties, `extra` one a term."""
    what, adds = scene
    option, hits = what.option, what.hits
    for cell in range(len(option)):
        for party in range(worth.shape[1]):
            adds[cell, party] = worth[option[cell], party]
    for row in range(len(hits)):
        cell, party, term = hits[row, 0], hits[row, 1], hits[row, 2]
        adds[cell, party] += extra[term]


@numba.njit(cache=True)
def weighed(adds: Ints, weights: Ints, gains: Ints) -> None:
    """Write into `gains` what each cell adds, weighted."""
    for cell in range(len(adds)):
        total = 0
        for party in range(len(weights)):
            total += weights[party] * adds[cell, party]
        gains[cell] = total


@numba.njit(cache=True)
def climbed(what: Diagram, gains: Ints, best: Ints) -> int:
    """Write into `best` the most that can still be added from each state on; gives it for the whole. NEVER for none."""
    widths, first, cells, after = what.widths, what.first, what.cells, what.after
    depth = len(widths)
    best[first[depth]] = 0
    for stage in range(depth - 1, -1, -1):
        width, later = widths[stage], first[stage + 1]
        for state in range(later - first[stage]):
            top = NEVER
            for option in range(width):
                cell = cells[stage] + state * width + option
                if after[cell] >= 0 and best[later + after[cell]] != NEVER:
                    top = max(top, gains[cell] + best[later + after[cell]])
            best[first[stage] + state] = top
    return int(best[0])


@numba.njit(cache=True)
def tabled(scene: Scene, weights: Ints, tables: tuple[Ints, Ints]) -> None:
    """Write down for each row of weights (a column of the tables) what cells add and the most to come from each state."""
    what, adds = scene
    gains, best = tables
    gain, climb = np.empty(len(adds), np.int64), np.empty(len(best), np.int64)
    for row in range(len(weights)):
        weighed(adds, weights[row], gain)
        climbed(what, gain, climb)
        for cell in range(len(gain)):
            gains[cell, row] = gain[cell]
        for state in range(len(climb)):
            best[state, row] = climb[state]


@numba.njit(cache=True)
def walked(scene: Scene, by: tuple[Ints, Ints], found: tuple[Ints, Ints]) -> None:
    """Write down a best package (options by stage) and what it is worth to each party."""
    what, adds = scene
    widths, first, cells, after = what.widths, what.first, what.cells, what.after
    gains, best = by
    options, worth = found
    for party in range(len(worth)):
        worth[party] = 0
    state = 0
    for stage in range(len(widths)):
        width, later = widths[stage], first[stage + 1]
        for option in range(width):
            cell = cells[stage] + state * width + option
            if after[cell] < 0 or best[later + after[cell]] == NEVER:
                continue
            if gains[cell] + best[later + after[cell]] == best[first[stage] + state]:
                options[stage] = option
                for party in range(len(worth)):
                    worth[party] += adds[cell, party]
                state = after[cell]
                break

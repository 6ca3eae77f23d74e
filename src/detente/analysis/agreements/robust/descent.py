"""The compiled search for one solution of one sample: depth first, cut where a weighted bound falls short, with proof.

The aims: the greatest weighted worth (LINEAR; SUM with all its ties), or any greater one than the package known has (ANY),
the greatest product of gains (PRODUCT), the greatest smallest share, then the next (SHARES). Whenever a better package is
met the bounds rise with it. Everything is decided in whole numbers, but for products: these are compared in floating point,
and packages whose products it cannot tell apart are all kept for an exact comparison.

Plain loops instead of array expressions: numba compiles them in a third of the time.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np

from detente.analysis.agreements.exact.stages import NEVER
from detente.analysis.agreements.robust.diagram import Diagram, Ints, Scene, climbed, weighed

LINEAR, PRODUCT, SHARES, ANY, SUM = 0, 1, 2, 3, 4

TIES = 16
"""Packages kept of one solution of one sample; where there are more, the sample counts as not proven."""
STEPS = 50_000_000
"""Steps of one search: beyond, the sample counts as not proven."""
_ALIKE = 1e-12


class Task(NamedTuple):
    """One search: what is aimed at, what each party needs at least, widths that shares are measured in, weights (rows).

    For LINEAR, SUM and ANY the first row of weights is the aim itself. `known` packages (0 or 1) stand in the rows beforehand.
    """

    aim: int
    least: Ints
    widths: Ints
    weights: Ints
    known: int


@numba.njit(cache=True)
def descend(  # noqa: C901, PLR0912, PLR0915 # one loop: calls inside it would cost more than they explain
    scene: Scene, task: Task, packages: Ints
) -> tuple[int, int, bool]:
    """Write down the packages that reach the best value; gives how many, the steps taken, whether that is proven.

    A package known beforehand must leave nobody below the least. Rows are options by stage. Not proven: the search was cut short, or ties did not fit; then the first row, if any, is the best met. Of
    LINEAR and ANY one package is given, whatever its ties.
    """
    what, adds = scene
    widths, first, cells, after = what.widths, what.first, what.cells, what.after  # a look into a tuple is counted
    aim, weights = task.aim, task.weights
    depth, parties, bounds = len(widths), adds.shape[1], len(weights)
    best = np.empty((bounds, first[-1] + 1), np.int64)
    gains = np.empty((bounds, len(after)), np.int64)
    for row in range(bounds):
        weighed(adds, weights[row], gains[row])
        climbed(what, gains[row], best[row])
    floors = np.empty(bounds, np.int64)
    top = np.zeros(parties, np.int64)
    found = 0
    if task.known:
        valued(scene, packages[0], top)
        found = 1
    _rise(task, (top, found > 0), floors)
    for row in range(bounds):
        if best[row, 0] < floors[row]:
            return found, 0, True
    order = _orders(what, gains[0], best[0])
    states, turns = np.zeros(depth + 1, np.int64), np.full(depth + 1, -1, np.int64)
    options = np.zeros(depth, np.int64)
    worth, value = np.zeros((depth + 1, parties), np.int64), np.zeros((depth + 1, bounds), np.int64)
    stage, taken, known = 0, 0, found
    while stage >= 0:
        if stage == depth:
            stage -= 1
            better = _compare(task, worth[depth], (top, found > 0))
            if better > 0:
                for party in range(parties):
                    top[party] = worth[depth, party]
                _written(packages, 0, options)
                found, known = 1, 0
                if aim == ANY:
                    return found, taken, True
                _rise(task, (top, found > 0), floors)
            elif better == 0 and aim not in (LINEAR, ANY) and not (known and _same(options, packages[0])):
                if found == len(packages):
                    return found, taken, False
                _written(packages, found, options)
                found += 1
            continue
        turns[stage] += 1
        if turns[stage] >= widths[stage]:
            turns[stage] = -1
            stage -= 1
            continue
        taken += 1
        if taken > STEPS:
            return found, taken, False
        row_of_cells = cells[stage] + states[stage] * widths[stage]
        options[stage] = order[row_of_cells + turns[stage]]
        cell = row_of_cells + options[stage]
        if after[cell] < 0:
            continue
        later = first[stage + 1] + after[cell]
        hopeful = True
        for row in range(bounds):
            value[stage + 1, row] = value[stage, row] + gains[row, cell]
            if value[stage + 1, row] + best[row, later] < floors[row]:
                hopeful = False
                break
        if hopeful:
            for party in range(parties):
                worth[stage + 1, party] = worth[stage, party] + adds[cell, party]
            states[stage + 1] = after[cell]
            stage += 1
    return found, taken, True


@numba.njit(cache=True)
def _orders(what: Diagram, gains: Ints, best: Ints) -> Ints:
    """For each state its options, the most hopeful by the first bound first: good packages are met early."""
    widths, first, cells, after = what.widths, what.first, what.cells, what.after
    order = np.empty(len(gains), np.int64)
    hope = np.empty(len(gains), np.int64)
    for stage in range(len(widths)):
        width = widths[stage]
        for start in range(cells[stage], cells[stage + 1], width):
            for option in range(width):
                goes = after[start + option]
                later = best[first[stage + 1] + goes] if goes >= 0 else NEVER
                hope[start + option] = gains[start + option] + later if later != NEVER else NEVER
                place = option
                while place > 0 and hope[start + order[start + place - 1]] < hope[start + option]:
                    order[start + place] = order[start + place - 1]
                    place -= 1
                order[start + place] = option
    return order


@numba.njit(cache=True)
def _written(packages: Ints, row: int, options: Ints) -> None:
    for place in range(len(options)):
        packages[row, place] = options[place]


@numba.njit(cache=True)
def _same(options: Ints, package: Ints) -> bool:
    alike = True
    for place in range(len(package)):
        alike &= options[place] == package[place]
    return alike


@numba.njit(cache=True)
def valued(scene: Scene, package: Ints, worth: Ints) -> None:
    """Write down what a package (options by stage) is worth to each party."""
    what, adds = scene
    widths, cells, after = what.widths, what.cells, what.after
    state = 0
    for party in range(len(worth)):
        worth[party] = 0
    for stage in range(len(package)):
        cell = cells[stage] + state * widths[stage] + package[stage]
        for party in range(len(worth)):
            worth[party] += adds[cell, party]
        state = after[cell]


@numba.njit(cache=True)
def _rise(task: Task, met: tuple[Ints, bool], floors: Ints) -> None:
    """What each weighted sum must reach for a package to be as good as the best met."""
    top, found = met
    aim, least, widths, weights = task.aim, task.least, task.widths, task.weights
    parties = len(least)
    number, width = 0, 0
    if aim == SHARES and found:
        number, width = _smallest(task, top)
    for row in range(len(weights)):
        total = 0
        for party in range(parties):
            need = least[party]
            if widths[party] > 0 and width > 0:  # share ≥ number / width, rounded up
                need = max(need, least[party] - (-number * widths[party]) // width)
            total += weights[row, party] * need
        floors[row] = total
    if found and aim in (LINEAR, ANY, SUM):
        total = 0
        for party in range(parties):
            total += weights[0, party] * top[party]
        floors[0] = max(floors[0], total if aim == SUM else total + 1)
    elif found and aim == PRODUCT:
        for row in range(len(weights)):
            inside = 0.0
            for party in range(parties):
                inside += np.log(max(float(weights[row, party]) * (top[party] - least[party]), 1e-300))
            rise = parties * np.exp(inside / parties)
            if inside > -300.0:
                floors[row] += int(rise * (1 - 1e-11)) - 1


@numba.njit(cache=True)
def _smallest(task: Task, worth: Ints) -> tuple[int, int]:
    """The smallest share as a whole number over a width; 0 over 0 where nobody has a width."""
    least, widths = task.least, task.widths
    number, width = 0, 0
    for party in range(len(worth)):
        if widths[party] > 0:
            gain = worth[party] - least[party]
            if width == 0 or gain * width < number * widths[party]:
                number, width = gain, widths[party]
    return number, width


@numba.njit(cache=True)
def _compare(task: Task, worth: Ints, met: tuple[Ints, bool]) -> int:
    """1 where a package is better than the best met, 0 where it is as good, -1 where it is worse or somebody's loss."""
    aim, least, weights = task.aim, task.least, task.weights
    top, found = met
    for party in range(len(worth)):
        if worth[party] < least[party]:
            return -1
    if not found:
        return 1
    if aim in (LINEAR, ANY, SUM):
        total = 0
        for party in range(len(worth)):
            total += weights[0, party] * (worth[party] - top[party])
        return 1 if total > 0 else -1 if total < 0 else 0
    if aim == PRODUCT:
        here, there = _times(task, worth), _times(task, top)
        if abs(here - there) <= _ALIKE * there:
            return 0
        return 1 if here > there else -1
    return _later(task, worth, top)


@numba.njit(cache=True)
def _times(task: Task, worth: Ints) -> float:
    least = task.least
    product = 1.0
    for party in range(len(worth)):
        product *= worth[party] - least[party]
    return product


@numba.njit(cache=True)
def _later(task: Task, worth: Ints, top: Ints) -> int:
    """Compares shares from the smallest up (exact: by cross multiplication)."""
    here, there = _ranked(task, worth), _ranked(task, top)
    for place in range(len(here)):
        left = here[place, 0] * there[place, 1]
        right = there[place, 0] * here[place, 1]
        if left != right:
            return 1 if left > right else -1
    return 0


@numba.njit(cache=True)
def _ranked(task: Task, worth: Ints) -> Ints:
    """Shares as whole numbers over widths, the smallest first."""
    least, widths = task.least, task.widths
    found = np.empty((len(worth), 2), np.int64)
    count = 0
    for party in range(len(worth)):
        if widths[party] <= 0:
            continue
        gain, width = worth[party] - least[party], widths[party]
        place = count
        while place > 0 and gain * found[place - 1, 1] < found[place - 1, 0] * width:
            found[place, 0] = found[place - 1, 0]
            found[place, 1] = found[place - 1, 1]
            place -= 1
        found[place, 0] = gain
        found[place, 1] = width
        count += 1
    return found[:count]

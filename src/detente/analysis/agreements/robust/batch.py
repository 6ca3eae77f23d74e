"""One sample after the other solved: its five solutions.

The parts that take time are compiled (`weigh`, `descent`, `exact.search`); what joins them is not, since compiling it as
well would take a minute once and save a tenth of the time.
"""

from __future__ import annotations

import numpy as np

from detente.analysis.agreements.robust.descent import LINEAR, PRODUCT, SHARES, SUM, Task, descend
from detente.analysis.agreements.robust.diagram import Floats, Ints
from detente.analysis.agreements.robust.evenly import most_even
from detente.analysis.agreements.robust.scene import Filled, Met, leaning
from detente.analysis.agreements.robust.weigh import even, product

NONE, CUT = 0, -1
"""In place of a number of packages: none gives everybody the least; the search was cut short."""


def solutions(filled: Filled, least: Ints, packages: Ints, *, equal_gain: bool = True) -> list[int]:
    """Write down the packages of the solutions, in the order of `smaa.SOLUTIONS`; how many of each, NONE or CUT.

    Without `equal_gain` that one is CUT. `least` is what each party must get, from which gains are measured; `packages` is 5 × TIES × stages.
    """
    share, start = np.full(1, -1.0), np.zeros(len(filled.what.widths), np.int64)
    bounds = leaning(even(filled.scene, (least, filled.ones), (start, share)), filled.ones)
    met = filled.met(start) if share[0] >= 0 else None
    widths = np.zeros(filled.parties, np.int64)
    cut = False
    for party in range(filled.parties):
        best, proven = _greatest(filled, (least, bounds), party=party, met=met)
        if best is None:
            return [NONE if proven else CUT] * len(packages)
        met, cut = met or best, cut or not proven
        widths[party] = best.worth[party] - least[party]
    if cut or met is None:
        return [CUT] * len(packages)
    kalai, closest = _shares(filled, (least, widths), met=met, packages=packages[1])
    return [
        _nash(filled, least, met=met, packages=packages[0]),
        kalai,
        _descended(filled, Task(SHARES, least, np.ones_like(widths), bounds, 1), met=met, packages=packages[2]),
        _greatest_sum(filled, (least, bounds), met=met, packages=packages[3]),
        CUT
        if kalai == CUT or not equal_gain
        else _equal_gain(filled, (least, widths), (packages[1, :kalai], closest), packages=packages[4]),
    ]


def _greatest(filled: Filled, ground: tuple[Ints, Ints], *, party: int, met: Met | None) -> tuple[Met | None, bool]:
    """The package that is worth most to a party, of those that leave nobody below the least; whether proven."""
    least, bounds = ground
    aim = np.eye(filled.parties, dtype=np.int64)[party]
    best = filled.best(aim)
    if (best.worth >= least).all():
        return best, True
    rows = np.empty((1, len(filled.what.widths)), np.int64)
    if met:
        rows[0] = met.options
    task = Task(LINEAR, least, least, np.vstack([aim[None], bounds]), int(met is not None))
    count, _, proven = descend(filled.scene, task, rows)
    return (filled.met(rows[0]) if count else None), proven


def _descended(filled: Filled, task: Task, *, met: Met, packages: Ints) -> int:
    """The packages that reach the best value, from one that is known."""
    packages[0] = met.options
    count, _, proven = descend(filled.scene, task, packages)
    return int(count) if proven else CUT


def _nash(filled: Filled, least: Ints, *, met: Met, packages: Ints) -> int:
    options, worth = met.options.copy(), met.worth.copy()
    closest = product(filled.scene, least, (options, worth))
    task = Task(PRODUCT, least, least, leaning(closest, filled.ones), 1)
    return _descended(filled, task, met=Met(options, worth), packages=packages)


def _shares(filled: Filled, ground: tuple[Ints, Ints], *, met: Met, packages: Ints) -> tuple[int, Floats]:
    """How many Kalai–Smorodinsky packages there are, and the weights on shares that bound them."""
    least, widths = ground
    start, wide = met.options.copy(), widths.astype(np.float64)
    closest = even(filled.scene, (least, wide), (start, np.full(1, -1.0)))
    task = Task(SHARES, least, widths, leaning(closest, wide), 1)
    return _descended(filled, task, met=filled.met(start), packages=packages), closest


def _greatest_sum(filled: Filled, ground: tuple[Ints, Ints], *, met: Met, packages: Ints) -> int:
    least, bounds = ground
    aim = np.ones(filled.parties, np.int64)
    best = filled.best(aim)
    start = best if (best.worth >= least).all() else met
    return _descended(filled, Task(SUM, least, least, np.vstack([aim[None], bounds]), 1), met=start, packages=packages)


def _equal_gain(filled: Filled, ground: tuple[Ints, Ints], kalai: tuple[Ints, Floats], *, packages: Ints) -> int:
    rows, closest = kalai
    found = most_even(filled, ground, kalai=[filled.met(row) for row in rows], closest=closest)
    if found is None or len(found) > len(packages):
        return CUT
    for place, one in enumerate(found):
        packages[place] = one.options
    return len(found)

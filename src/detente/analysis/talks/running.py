"""Simulated talks, run after run: compiled where all strategies are built in, in plain Python where one is the user's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.analysis.talks.course import course, settled
from detente.analysis.talks.interface import Course, Runs, Talks
from detente.analysis.talks.plans import ANNEALER, BUILT_INS, TIMED
from detente.analysis.talks.table import Floats, Ints, Table
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.analysis.talks.drafting import Drafts
    from detente.analysis.talks.moves import Board, Work

MOST_RUNS = 10_000_000
_STEPS = 20_000_000
"""Turns that compiled code takes before it comes back, some tenths of a second: Ctrl-C waits no longer."""


def simulate(table: Table, talks: Talks, *, runs: int = 1000, seed: int = 0) -> Runs:
    """What these rules would do, run after run; never a forecast. The same seed gives the same runs.

    Raises UsageError where the rules do not fit the table, or a strategy of the user's fails, naming it.
    """
    if not 1 <= runs <= MOST_RUNS:
        raise UsageError(f"{runs} runs", do=f"Give from 1 to {MOST_RUNS:,}.")
    if not 0 <= seed < 2**63:
        raise UsageError(f"the seed is {seed}", do="Give a whole number from 0 up.")
    talks = settled(talks, table)
    if any(one.maker for one in talks.plans):
        from detente.analysis.talks.plain import play

        rows = [play(table, talks, run=run, seed=seed) for run in range(runs)]
        return _runs(np.array(rows, dtype=np.int64))
    return _runs(_compiled(table, talks, runs=runs, seed=seed))


def _runs(rows: Ints) -> Runs:
    return Runs(package=rows[:, 0], round=rows[:, 1], last=rows[:, 2], ended=rows[:, 3])


def _compiled(table: Table, talks: Talks, *, runs: int, seed: int) -> Ints:
    from detente.analysis.talks import kernels

    runs_by = {"offers": kernels.offers_runs, "shuttle": kernels.shuttle_runs, "text": kernels.text_runs}[talks.rules]
    board = prepared(table, talks)
    game = kernels.Game(
        board=board,
        drafts=_drafts(table, talks),
        seed=np.uint64(seed),
        first=0,
        drawn="order" in talks.drawn,
    )
    out, work = np.empty((runs, 4), np.int64), _work(board)
    at_once = max(1, _STEPS // (board.least.size + board.ties.shape[0]))
    for first in range(0, runs, at_once):
        runs_by(game._replace(first=first), work, out[first : first + at_once])
    return out


def prepared(table: Table, talks: Talks) -> Board:
    """The table and the rules in the arrays of compiled code."""
    from detente.analysis.talks.ladders import climb, rank
    from detente.analysis.talks.moves import Board

    plan, worth = course(talks, table), np.ascontiguousarray(table.worth)
    order = np.empty(worth.shape, np.int64)
    for own, places in zip(worth, order, strict=True):
        if not rank(own, places):
            places[:] = np.argsort(-own, kind="stable")
    ladder = np.empty(order.shape)
    fits, stands = np.empty(plan.no_deal.shape, np.int64), np.empty(plan.no_deal.shape, np.int64)
    climb((worth, order, plan.no_deal, _given(talks, plan)), (ladder, fits, stands))
    return Board(
        worth=worth,
        base=order,
        order=order.copy(),
        ladder=ladder,
        ties=_ties(ladder) if "ties" in talks.drawn else np.empty((0, 3), np.int64),
        fits=fits,
        places=stands,
        least=plan.no_deal,
        kinds=np.array([BUILT_INS[one.name].kind for one in talks.plans], dtype=np.int64),
        numbers=np.array([(*one.numbers.values(), 0.0, 0.0)[:2] for one in talks.plans], dtype=np.float64),
        heats=_heats(table, talks, plan),
    )


def _given(talks: Talks, plan: Course) -> Floats:
    """What part of the way each party that goes by time has gone, parties × rounds; -1 for others.

    Polynomial (Faratin, Sierra and Jennings 1998).
    """
    given = np.full(plan.no_deal.shape, -1.0)
    for party, own in enumerate(talks.plans):
        if BUILT_INS[own.name].kind == TIMED:
            first = own.numbers["first"]
            given[party] = first + (1 - first) * plan.times ** (1 / own.numbers["beta"])
    return given


def _ties(ladder: Floats) -> Ints:
    """Runs of equal entries, as rows of party, start and end."""
    rows = []
    for party, own in enumerate(ladder):
        starts = np.flatnonzero(np.concatenate([[True], own[1:] != own[:-1]]))
        ends = np.append(starts[1:], len(own))
        rows += [(party, int(a), int(b)) for a, b in zip(starts, ends, strict=True) if b - a > 1]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def _work(board: Board) -> Work:
    from detente.analysis.talks.moves import Work

    parties, rounds = board.least.shape
    return Work(
        targets=np.empty(parties),
        made=np.zeros(parties, np.int64),
        said=np.empty((parties, rounds), np.int64),
        told=np.zeros(parties, np.int64),
        seen=np.zeros(board.worth.shape, np.int64),
        different=np.zeros(parties, np.int64),
        plan=np.empty((parties, rounds), np.int64),
        bar=np.empty((parties, rounds)),
        new=np.zeros(parties, np.int64),
        turns=np.arange(parties),
        streams=np.empty(parties + 1, np.uint64),
        clock=np.zeros(2, np.int64),
    )


def _drafts(table: Table, talks: Talks) -> Drafts:
    from detente.analysis.talks.drafting import Drafts

    return Drafts(
        options=table.options,
        sizes=np.array(table.sizes, dtype=np.int64),
        where=table.where,
        votes=np.array([talks.votes or len(table.parties)]),
    )


def _heats(table: Table, talks: Talks, plan: Course) -> Floats:
    """How much loss an annealer bears, parties × rounds: a share of all that its packages differ by, less each round."""
    heats = np.zeros(plan.no_deal.shape)
    for party, own in enumerate(talks.plans):
        if BUILT_INS[own.name].kind == ANNEALER:
            worth = table.worth[party]
            heats[party] = own.numbers["heat"] * (worth.max() - worth.min()) * (1 - plan.times)
    return heats

"""Run after run of the built-in strategies, compiled; `plain` does the same in Python, step by step as published."""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np

from detente.analysis.talks.drafting import Drafts, text_run
from detente.analysis.talks.draws import begin, shuffle, unit
from detente.analysis.talks.moves import Board, Work, decide, go_by_time, start, tell
from detente.analysis.talks.plans import TIMED
from detente.analysis.talks.table import Ints


@numba.njit(cache=True)
def offers_run(board: Board, work: Work) -> tuple[int, int, int]:
    """Stacked alternating offers: the package (-1: none), the last round, how it ended (0, 1, 2).

    An offer that has become worth less than no deal to one who stands by it is off the table.
    """
    worth, least, plan, bar = board.worth, board.least, work.plan, work.bar  # each look into a tuple counts a reference
    turns, kinds, clock = work.turns, board.kinds, work.clock
    listened = False
    for kind in kinds:
        listened |= kind != TIMED
    on_table, yeses = -1, 0
    for time in range(least.shape[1]):
        clock[0] = time
        for place in range(len(turns) - yeses, len(turns)):
            if worth[turns[place], on_table] < least[turns[place], time]:
                on_table, yeses = -1, 0
                break
        for party in turns:
            if kinds[party] != TIMED:
                decide(board, work, party)
            offer = plan[party, time]
            if offer < 0:
                return -1, time, 2
            if on_table >= 0 and worth[party, on_table] >= max(bar[party, time], least[party, time]):
                offer = on_table
                yeses += 1
            else:
                on_table, yeses = offer, 1
                if listened:
                    work.made[party] += work.new[party]
            if yeses == len(turns):
                return on_table, time, 0
            if listened:
                tell(work, party, offer)
    return -1, least.shape[1] - 1, 1


@numba.njit(cache=True)
def shuttle_run(board: Board, work: Work) -> tuple[int, int, int]:
    """A mediator takes one offer from each and carries them to the others: as `offers_run`."""
    worth, least, plan, bar, turns = board.worth, board.least, work.plan, work.bar, work.turns
    agreed = np.empty(len(turns), np.int64)
    for time in range(least.shape[1]):
        work.clock[0] = time
        for party in turns:
            if board.kinds[party] != TIMED:
                decide(board, work, party)
            if plan[party, time] < 0:
                return -1, time, 2
        found = 0
        for author in turns:
            package, yeses = plan[author, time], 0
            for party in turns:
                enough = worth[party, package] >= max(bar[party, time], least[party, time])
                yeses += party == author or enough
            if yeses == len(turns):
                agreed[found] = package
                found += 1
        if found:
            return agreed[int(unit(work.streams, 0) * found)], time, 0
        for party in turns:
            work.made[party] += work.new[party]
            tell(work, party, plan[party, time])
    return -1, least.shape[1] - 1, 1


class Game(NamedTuple):
    """All of it. `first`: the number of the first run; `drawn`: whether the order of speaking is."""

    board: Board
    drafts: Drafts
    seed: np.uint64
    first: int
    drawn: bool


@numba.njit(cache=True)
def _begun(game: Game, work: Work, run: int) -> None:
    """Set a run to its beginning."""
    begin(work.streams, game.seed, game.first + run)
    work.clock[1] = game.first + run + 1
    start(game.board, work)
    for party in range(len(work.turns)):
        work.turns[party] = party
    if game.drawn:
        shuffle(work.turns, work.streams, 0)


# Each protocol's runs are a function of their own: compiling all three would take twice the time, once.


@numba.njit(cache=True)
def offers_runs(game: Game, work: Work, out: Ints) -> None:
    """Fill in `out`, a row a run: package, round of it, last round (from 1), how it ended."""
    go_by_time(game.board, work)
    for run in range(len(out)):
        _begun(game, work, run)
        package, time, ended = offers_run(game.board, work)
        out[run, 0], out[run, 1], out[run, 2], out[run, 3] = package, time + 1, time + 1, ended


@numba.njit(cache=True)
def shuttle_runs(game: Game, work: Work, out: Ints) -> None:
    """As `offers_runs`."""
    go_by_time(game.board, work)
    for run in range(len(out)):
        _begun(game, work, run)
        package, time, ended = shuttle_run(game.board, work)
        out[run, 0], out[run, 1], out[run, 2], out[run, 3] = package, time + 1, time + 1, ended


@numba.njit(cache=True)
def text_runs(game: Game, work: Work, out: Ints) -> None:
    """As `offers_runs`; a text goes through all rounds."""
    go_by_time(game.board, work)
    for run in range(len(out)):
        _begun(game, work, run)
        package, time, ended = text_run(game.board, work, game.drafts)
        out[run, 0], out[run, 1], out[run, 2], out[run, 3] = package, time + 1, game.board.least.shape[1], ended

"""What a party would offer and accept, compiled; `built_in` says the same in plain Python.

Packages stand by number, rounds from 0. A party's `order` is its packages from best to worst, `ladder` what they are
worth in that order.
"""

from __future__ import annotations

from typing import NamedTuple

import numba

from detente.analysis.talks.draws import Words, shuffle, unit
from detente.analysis.talks.ladders import last_within, slack
from detente.analysis.talks.plans import ABSOLUTE, AVERAGED, MICRO, RANDOM, TIMED
from detente.analysis.talks.table import Floats, Ints


class Board(NamedTuple):
    """What stays the same in all runs, but for the order of packages that are worth the same.

    `worth`, `order`, `ladder`: parties × packages; `base` is the order as listed. `ties`: rows of party, start and end in its order, of packages that
    are worth the same. `fits`: how many packages are worth no less than no deal, `places`: where in its order a
    party that goes by time stands, both parties × rounds. `kinds`, `numbers`: the strategies. `heats`: how much loss an annealer bears, parties × rounds.
    """

    worth: Floats
    base: Ints
    order: Ints
    ladder: Floats
    ties: Ints
    fits: Ints
    places: Ints
    least: Floats
    kinds: Ints
    numbers: Floats
    heats: Floats


class Work(NamedTuple):
    """What changes within a run.

    `targets`: what a party that answers last aimed at. `made`: how many of its best a party has offered. `said`:
    parties × their offers (and what they accepted), `told` how many. `seen`: parties × packages, the last run in
    which a party offered or accepted it; `different` how many in this run. `plan`, `bar`, parties × rounds: the
    package that a party would offer (-1: it has none) and the least that it accepts; `new`: whether that is its next best. `turns`: the parties in the
    order in which they speak; `streams`: the protocol's draws, then each party's; `clock`: the round and the run.
    """

    targets: Floats
    made: Ints
    said: Ints
    told: Ints
    seen: Ints
    different: Ints
    plan: Ints
    bar: Floats
    new: Ints
    turns: Ints
    streams: Words
    clock: Ints


@numba.njit(cache=True)
def go_by_time(board: Board, work: Work) -> None:
    """Fill in what each party that goes by time will offer and accept in every round."""
    for party in range(len(board.kinds)):
        if board.kinds[party] == TIMED:
            for time in range(board.fits.shape[1]):
                place = board.places[party, time]
                work.plan[party, time] = board.order[party, place] if place >= 0 else -1
                work.bar[party, time] = board.ladder[party, max(place, 0)]


@numba.njit(cache=True)
def decide(board: Board, work: Work, party: int) -> None:
    """Fill in what a party that does not go by time would offer and accept now; -1 where no package is worth no deal."""
    time, kind = work.clock[0], board.kinds[party]
    fits = board.fits[party, time]
    work.new[party], work.plan[party, time] = 0, -1
    if fits == 0:
        return
    if kind == MICRO:
        made = min(work.made[party], fits)
        if made == fits or made < work.made[party] or made > fewest(work.different, party):
            work.plan[party, time] = board.order[party, int(unit(work.streams, party + 1) * made)]
            work.bar[party, time] = board.ladder[party, made - 1]
            return
        place, work.new[party] = made, 1
    elif kind == RANDOM:
        place = int(unit(work.streams, party + 1) * fits)
    else:
        answer(board, work, party)
        place = min(last_within(board.ladder[party], work.targets[party] - slack(board.ladder[party])), fits - 1)
    work.plan[party, time] = board.order[party, place]
    work.bar[party, time] = board.ladder[party, place]


@numba.njit(cache=True)
def fewest(different: Ints, party: int) -> int:
    """The fewest different packages that another party has offered or accepted."""
    least = -1
    for other in range(len(different)):
        if other != party and (least < 0 or different[other] < least):
            least = different[other]
    return least


@numba.njit(cache=True)
def answer(board: Board, work: Work, party: int) -> None:
    """What a party that gives tit for tat aims at now: the mean of what each other party's last offers call for."""
    kind, span = board.kinds[party], int(board.numbers[party, 0])
    last, total, others = work.targets[party], 0.0, 0
    for other in range(len(board.kinds)):
        if other == party:
            continue
        count = work.told[other]
        if count < span + 1:
            total = last * (len(board.kinds) - 1)
            others = len(board.kinds) - 1
            break
        before = board.worth[party, work.said[other, count - 1 - span]]
        after = board.worth[party, work.said[other, count - 1 if kind == AVERAGED else count - span]]
        others += 1
        if kind == ABSOLUTE:
            total += last + (before - after)
        elif after > 0:
            total += last * (before / after)
        else:
            total += last
    target = total / others
    if board.numbers[party, 1] > 0:
        sign = 1.0 if unit(work.streams, party + 1) < 0.5 else -1.0
        target += sign * unit(work.streams, party + 1) * board.numbers[party, 1]
    work.targets[party] = min(max(target, board.least[party, work.clock[0]]), board.ladder[party, 0])


@numba.njit(cache=True)
def tell(work: Work, party: int, package: int) -> None:
    """Note what a party has offered or accepted."""
    work.said[party, work.told[party]] = package
    work.told[party] += 1
    if work.seen[party, package] != work.clock[1]:
        work.seen[party, package] = work.clock[1]
        work.different[party] += 1


@numba.njit(cache=True)
def start(board: Board, work: Work) -> None:
    """Set a run to its beginning; the order among packages that are worth the same is drawn anew."""
    for party in range(len(board.kinds)):
        work.targets[party] = board.ladder[party, 0]
        work.made[party] = work.told[party] = work.different[party] = 0
    for row in board.ties:
        party, first, end = row[0], row[1], row[2]
        for place in range(first, end):
            board.order[party, place] = board.base[party, place]
        shuffle(board.order[party, first:end], work.streams, party + 1)
    if len(board.ties):
        go_by_time(board, work)

"""The compiled runs of the built-in strategies; `plain` does the same in Python, step by step as published.

Packages stand by number, rounds from 0. A party's `order` is its packages from best to worst, `ladder` what they are
worth in that order. Draws: `chance.Chance`, whose streams these continue.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from detente.analysis.talks.course import NO_DIFFERENCE, TRIES
from detente.analysis.talks.plans import ABSOLUTE, ANNEALER, AVERAGED, MICRO, RANDOM, TIMED
from detente.analysis.talks.table import Floats, Ints

Words = NDArray[np.uint64]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_ONE = np.uint64(1)
_CROWD = 32
"""Numbers at most that `rank` lets fall on one place."""


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
def mixed(word: np.uint64) -> np.uint64:
    """See `chance.mixed`."""
    word = (word ^ (word >> _S30)) * _FIRST
    word = (word ^ (word >> _S27)) * _SECOND
    return word ^ (word >> _S31)


@numba.njit(cache=True)
def unit(streams: Words, which: int) -> float:
    """See `chance.Chance.unit`."""
    streams[which] += _STEP
    return float(mixed(streams[which]) >> _S11) * 2.0**-53


@numba.njit(cache=True)
def begin(streams: Words, seed: np.uint64, run: int) -> None:
    """Set all streams to where a run begins."""
    base = mixed(mixed(seed + _STEP) + (np.uint64(run) + _ONE) * _STEP)
    for number in range(len(streams)):
        streams[number] = mixed(base + (np.uint64(number) + _ONE) * _STEP)


@numba.njit(cache=True)
def shuffle(some: Ints, streams: Words, which: int) -> None:
    """See `chance.Chance.shuffle`."""
    for last in range(len(some) - 1, 0, -1):
        other = int(unit(streams, which) * (last + 1))
        some[last], some[other] = some[other], some[last]


@numba.njit(cache=True)
def last_within(ladder: Floats, target: float) -> int:
    """The last place of a falling ladder that is worth at least the target; -1 where none is."""
    low, high = 0, len(ladder)
    while low < high:
        middle = (low + high) // 2
        if ladder[middle] >= target:
            low = middle + 1
        else:
            high = middle
    return low - 1


@numba.njit(cache=True)
def slack(ladder: Floats) -> float:
    """How far below a target counts as no difference."""
    return float(NO_DIFFERENCE * (ladder[0] - ladder[-1]))


@numba.njit(cache=True)
def rank(own: Floats, order: Ints) -> bool:
    """Fill in the places of numbers from the greatest to the least, equal ones as they stand; False where they crowd.

    Each is put at about its place by its size, and moved from there: half the time of sorting by comparison, as
    long as sizes are spread out.
    """
    best, many = own.max(), len(own)
    spread = best - own.min()
    if spread != 0 and not 1e-290 < spread < 1e290:
        return False
    scale = (many - 1) / spread if spread else 0.0
    starts = np.zeros(many + 1, np.int64)
    for value in own:
        starts[int((best - value) * scale) + 1] += 1
    if spread and starts.max() > _CROWD:
        return False
    starts = np.cumsum(starts)
    for number in range(many):
        near = int((best - own[number]) * scale)
        order[starts[near]] = number
        starts[near] += 1
    for place in range(1, many):
        number, to = order[place], place
        while to > 0 and own[order[to - 1]] < own[number]:
            order[to] = order[to - 1]
            to -= 1
        order[to] = number
    return True


@numba.njit(cache=True)
def climb(known: tuple[Floats, Ints, Floats, Floats], found: tuple[Floats, Ints, Ints]) -> None:
    """Fill in `ladder`, `fits` and `places` of a board from worth, order, what no deal is worth and `given`.

    `given`, parties × rounds, is the part of the way from its best to its least that a party has gone; -1 where it does
    not go by time.
    """
    worth, order, no_deal, given = known
    ladder, fits, places = found
    for party in range(len(worth)):
        own = ladder[party]
        for place in range(len(own)):
            own[place] = worth[party, order[party, place]]
        for time in range(given.shape[1]):
            none, gone = no_deal[party, time], given[party, time]
            fits[party, time] = last_within(own, none) + 1
            places[party, time] = -1
            if gone >= 0:
                least = max(none, own[-1])
                target = min(least + (1 - gone) * (own[0] - least), own[0])
                places[party, time] = min(last_within(own, target - slack(own)), fits[party, time] - 1)


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
def go_by_time(board: Board, work: Work) -> None:
    """Fill in what each party that goes by time will offer and accept in every round."""
    for party in range(len(board.kinds)):
        if board.kinds[party] == TIMED:
            for time in range(board.fits.shape[1]):
                place = board.places[party, time]
                work.plan[party, time] = board.order[party, place] if place >= 0 else -1
                work.bar[party, time] = board.ladder[party, max(place, 0)]


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
    work.made[:] = 0
    work.told[:] = 0
    work.different[:] = 0
    for row in board.ties:
        party, first, end = row[0], row[1], row[2]
        board.order[party, first:end] = board.base[party, first:end]
        shuffle(board.order[party, first:end], work.streams, party + 1)
    if len(board.ties):
        go_by_time(board, work)


@numba.njit(cache=True)
def offers_run(board: Board, work: Work) -> tuple[int, int, int]:
    """Stacked alternating offers: the package (-1: none), the last round, how it ended (0, 1, 2).

    An offer that has become worth less than no deal to one who stands by it is off the table.
    """
    worth, least, plan, bar = board.worth, board.least, work.plan, work.bar  # each look into a tuple counts a reference
    turns, kinds, clock = work.turns, board.kinds, work.clock
    listened = (kinds != TIMED).any()
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


class Drafts(NamedTuple):
    """What the mediator of a single text works with: packages × issues, options of each issue, `Table.where`.

    `votes` is how many yeses pass a draft (one number).
    """

    options: Ints
    sizes: Ints
    where: Ints
    votes: Ints


@numba.njit(cache=True)
def mutated(drafts: Drafts, text: int, streams: Words) -> int:
    """A text with another option on one issue, both drawn; -1 where the bans exclude what was drawn, too often."""
    free = 0
    for size in drafts.sizes:
        free += size > 1
    if free == 0:
        return -1
    for _ in range(TRIES):
        chosen, issue = int(unit(streams, 0) * free), 0
        while chosen > 0 or drafts.sizes[issue] < 2:
            chosen -= drafts.sizes[issue] > 1
            issue += 1
        option = int(unit(streams, 0) * (drafts.sizes[issue] - 1))
        option += option >= drafts.options[text, issue]
        place = 0
        for one in range(len(drafts.sizes)):
            place = place * drafts.sizes[one] + (option if one == issue else drafts.options[text, one])
        if drafts.where[place] >= 0:
            return int(drafts.where[place])
    return -1


@numba.njit(cache=True)
def text_run(board: Board, work: Work, drafts: Drafts) -> tuple[int, int, int]:
    """A mediator's single text: the package (-1: none), the round in which it was accepted, how it ended."""
    text, when, rounds = -1, 0, board.least.shape[1]
    for time in range(rounds):
        work.clock[0] = time
        draft = mutated(drafts, text, work.streams) if text >= 0 else int(unit(work.streams, 0) * board.worth.shape[1])
        if draft < 0:
            continue
        yeses = 0
        for party in work.turns:
            yeses += voted(board, work, (party, text, draft))
        if yeses >= drafts.votes[0]:
            text, when = draft, time
    for party in work.turns:
        if text < 0 or board.worth[party, text] < board.least[party, rounds - 1]:
            return -1, rounds - 1, 1
    return text, when, 0


@numba.njit(cache=True)
def voted(board: Board, work: Work, asked: tuple[int, int, int]) -> bool:
    """Whether a party votes, over the text that stands (-1: none does), for a draft."""
    party, text, draft = asked
    time = work.clock[0]
    worth = board.worth[party, draft]
    if worth < board.least[party, time]:
        return False
    if text < 0:
        return True
    loss = board.worth[party, text] - worth
    if board.kinds[party] != ANNEALER:
        return bool(loss < 0)
    if loss <= 0:
        return True
    heat = board.heats[party, time]
    return bool(heat > 0 and unit(work.streams, party + 1) < math.exp(-loss / heat))


class Game(NamedTuple):
    """All of it, with the rules (0: offers, 1: shuttle, 2: text), the seed and whether the order of speaking is drawn."""

    board: Board
    drafts: Drafts
    rules: int
    seed: np.uint64
    drawn: bool


@numba.njit(cache=True)
def many(game: Game, work: Work, out: Ints) -> None:
    """Fill in `out`, a row a run: package, round of it, last round (from 1), how it ended."""
    board = game.board
    go_by_time(board, work)
    for run in range(len(out)):
        begin(work.streams, game.seed, run)
        work.clock[1] = run + 1
        start(board, work)
        for party in range(len(work.turns)):
            work.turns[party] = party
        if game.drawn:
            shuffle(work.turns, work.streams, 0)
        if game.rules == 0:
            package, time, ended = offers_run(board, work)
        elif game.rules == 1:
            package, time, ended = shuttle_run(board, work)
        else:
            package, time, ended = text_run(board, work, game.drafts)
        out[run, 0], out[run, 1], out[run, 3] = package, time + 1, ended
        out[run, 2] = board.least.shape[1] if game.rules == 2 else time + 1

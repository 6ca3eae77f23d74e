"""A mediator's single text, compiled: drafts and votes; `plain` says the same in plain Python."""

from __future__ import annotations

import math
from typing import NamedTuple

import numba

from detente.analysis.talks.course import TRIES
from detente.analysis.talks.draws import Words, unit
from detente.analysis.talks.moves import Board, Work
from detente.analysis.talks.plans import ANNEALER
from detente.analysis.talks.table import Ints


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

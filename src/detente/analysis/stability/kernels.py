"""The compiled part: what can be reached by legal sequences, in time that grows with the number of moves.

Nodes are (state, who moved last). The worst that others' answers can lead to is found for all states at once by going
backwards from the worst states; whole reachable sets, as rows of bits, by Tarjan's strongly connected components
("Depth-first search and linear graph algorithms", 1972), each with one row.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Targets = NDArray[np.int32]
Flags = NDArray[np.bool_]
Bits = NDArray[np.uint64]
"""Rows of bits: bit t of row s is bit t % 64 of word t // 64."""

NOWHERE = -1


class Arcs(NamedTuple):
    """Moves: from s of mover m to targets[starts[m, s]:starts[m, s + 1]]; or of one mover, without the first index."""

    starts: Ints
    targets: Targets


class Side(NamedTuple):
    """What a mover can do and wants, as rows of states, one row for each state that it may stand in.

    `moves`: where it gets to. `gain`: what it would move to. `deterring`: what would deter it from leaving. `undoing`:
    what must be out of its reach once it is answered.
    """

    moves: Bits
    gain: Bits
    deterring: Bits
    undoing: Bits


class Search(NamedTuple):
    """How far the search for components is, node by node, and their rows."""

    arcs: Arcs
    seen: Ints  # in which turn; 0: not yet
    low: Ints
    component: Ints
    edge: Ints
    rows: Bits


@numba.njit(cache=True)
def worst_reached(back: Arcs, who: Ints, ranked: tuple[Ints, Ints]) -> Ints:
    """For each state the greatest value that those in `who` can lead to by a legal sequence; NOWHERE without a move.

    `back` are the moves turned round: who could have come from where. `ranked` are the states' values, and the states in
    the order of these, the greatest first.
    """
    value, falling = ranked
    starts, targets = back
    states = len(value)
    found = np.full(states, NOWHERE, np.int64)
    everybody = np.uint64(0)
    for maker in who:
        everybody |= np.uint64(1) << np.uint64(maker)
    done = np.zeros(states, np.uint64)
    stack = np.empty(states * len(who) + 1, np.int64)
    many = starts.shape[0]
    for seed in falling:
        top = 0
        for maker in who:
            bit = np.uint64(1) << np.uint64(maker)
            if not done[seed] & bit:
                done[seed] |= bit
                stack[top] = seed * many + maker
                top += 1
        while top:
            top -= 1
            state, last = stack[top] // many, stack[top] % many
            others = everybody & ~(np.uint64(1) << np.uint64(last))
            for place in range(starts[last, state], starts[last, state + 1]):
                before = targets[place]
                if found[before] == NOWHERE:
                    found[before] = value[seed]
                todo = others & ~done[before]
                if todo:
                    done[before] |= todo
                    for maker in who:
                        if todo & (np.uint64(1) << np.uint64(maker)):
                            stack[top] = before * many + maker
                            top += 1
    return found


@numba.njit(cache=True)
def unanswered(moves: Arcs, rank: Ints, bounds: tuple[Ints, Ints]) -> Flags:
    """The states from which some preferred move leads where others cannot bring the value up as far as the state needs.

    `bounds`: the worst that others can lead to from each state, and the least that deters from leaving each.
    """
    worst, least = bounds
    starts, targets = moves
    states = len(rank)
    found = np.zeros(states, np.bool_)
    for state in range(states):
        for place in range(starts[state], starts[state + 1]):
            target = targets[place]
            if rank[target] < rank[state] and worst[target] < least[state]:
                found[state] = True
                break
    return found


@numba.njit(cache=True)
def best_after(moves: Arcs, rank: Ints) -> Ints:
    """The least rank among a state and those one step from it."""
    starts, targets = moves
    found = rank.copy()
    for state in range(len(rank)):
        for place in range(starts[state], starts[state + 1]):
            found[state] = min(found[state], rank[targets[place]])
    return found


@numba.njit(cache=True)
def improving(back: Arcs, rank: Ints) -> Arcs:
    """Those of one mover's moves, turned round, that lead it to what it prefers."""
    starts = np.zeros_like(back.starts)
    targets = np.empty_like(back.targets)
    count = 0
    for state in range(len(rank)):
        for place in range(back.starts[state], back.starts[state + 1]):
            if rank[state] < rank[back.targets[place]]:
                targets[count] = back.targets[place]
                count += 1
        starts[state + 1] = count
    return Arcs(starts, targets[:count].copy())


@numba.njit(cache=True)
def turned_round(moves: Arcs) -> Arcs:
    """The moves seen from where they lead."""
    starts, targets = moves
    states = len(starts) - 1
    into = np.zeros(states + 1, np.int64)
    for target in targets:
        into[target + 1] += 1
    for state in range(states):
        into[state + 1] += into[state]
    fill = into[:-1].copy()
    sources = np.empty(len(targets), np.int32)
    for state in range(states):
        for place in range(starts[state], starts[state + 1]):
            target = targets[place]
            sources[fill[target]] = state
            fill[target] += 1
    return Arcs(into, sources)


@numba.njit(cache=True)
def reached(arcs: Arcs, words: int) -> Bits:
    """Rows of bits: what all movers together reach from each state by legal sequences (the state itself left out).

    Nodes 0 … m·n − 1 are (state, next mover), m·n … 2·m·n − 1 (state, last mover); a component's row is what its nodes
    reach.
    """
    movers, states = arcs.starts.shape[0], arcs.starts.shape[1] - 1
    half = movers * states
    search = Search(
        arcs,
        np.zeros(2 * half, np.int64),
        np.zeros(2 * half, np.int64),
        np.full(2 * half, -1, np.int64),
        np.zeros(2 * half, np.int64),
        np.zeros((2 * half, words), np.uint64),
    )
    path, stack = np.empty(2 * half, np.int64), np.empty(2 * half, np.int64)
    count, components, held = 0, 0, 0
    for root in range(half):
        if search.seen[root]:
            continue
        path[0], depth = root, 1
        while depth:
            node = path[depth - 1]
            if not search.seen[node]:
                count += 1
                search.seen[node] = search.low[node] = count
                stack[held] = node
                held += 1
            follower = _follower(node, search)
            if follower >= 0:
                path[depth] = follower
                depth += 1
                continue
            depth -= 1
            if depth:
                search.low[path[depth - 1]] = min(search.low[path[depth - 1]], search.low[node])
            if search.low[node] == search.seen[node]:
                bottom = _bottom(node, stack[:held])
                _close(search, stack[bottom:held], components)
                held = bottom
                components += 1
    return _by_state(search)


@numba.njit(cache=True)
def _by_state(search: Search) -> Bits:
    arcs, component, rows = search.arcs, search.component, search.rows
    movers, states = arcs.starts.shape[0], arcs.starts.shape[1] - 1
    found = np.zeros((states, rows.shape[1]), np.uint64)
    for state in range(states):
        for mover in range(movers):
            _add_row(found[state], rows[component[state * movers + mover]])
        found[state, state >> 6] &= ~(np.uint64(1) << np.uint64(state & 63))
    return found


@numba.njit(cache=True)
def _follower(node: int, search: Search) -> int:
    """The next node not seen yet to which an edge leads, -1 where there is none; edges passed are counted."""
    arcs = search.arcs
    movers, states = arcs.starts.shape[0], arcs.starts.shape[1] - 1
    half = movers * states
    state, mover = (node % half) // movers, node % movers
    first = arcs.starts[mover, state]
    end = arcs.starts[mover, state + 1] - first if node < half else movers
    while search.edge[node] < end:
        place = search.edge[node]
        other = half + arcs.targets[first + place] * movers + mover if node < half else state * movers + place
        search.edge[node] += 1
        if node >= half and place == mover:
            continue
        if not search.seen[other]:
            return int(other)
        if search.component[other] < 0:
            search.low[node] = min(search.low[node], search.seen[other])
    return -1


@numba.njit(cache=True)
def _bottom(node: int, stack: Ints) -> int:
    """Where in the stack a node stands, sought from the top."""
    place = len(stack) - 1
    while stack[place] != node:
        place -= 1
    return place


@numba.njit(cache=True)
def _close(search: Search, members: Ints, into: int) -> None:
    """Make a component of these nodes and fill its row."""
    for one in members:
        search.component[one] = into
    for one in members:
        _collect(one, search)


@numba.njit(cache=True)
def _collect(node: int, search: Search) -> None:
    """Add to the row of a node's component what the node leads to."""
    arcs, component, rows = search.arcs, search.component, search.rows
    movers, states = arcs.starts.shape[0], arcs.starts.shape[1] - 1
    half, into = movers * states, component[node]
    state, mover = (node % half) // movers, node % movers
    if node < half:
        for place in range(arcs.starts[mover, state], arcs.starts[mover, state + 1]):
            target = arcs.targets[place]
            rows[into, target >> 6] |= np.uint64(1) << np.uint64(target & 63)
            other = component[half + target * movers + mover]
            if other != into:
                _add_row(rows[into], rows[other])
        return
    for following in range(movers):
        if following != mover:
            other = component[state * movers + following]
            if other != into:
                _add_row(rows[into], rows[other])


@numba.njit(cache=True)
def _add_row(one: Bits, other: Bits) -> None:
    """Word by word: an assignment of arrays would take numba two seconds once."""
    for word in range(len(one)):
        one[word] |= other[word]


@numba.njit(cache=True)
def stable_rows(side: Side, replies: Bits) -> tuple[Flags, Flags]:
    """Of each state whether every move that the side would make is answered; and whether so that it cannot be undone.

    `replies`: row t has where others can lead from t.
    """
    moves, gain, deterring = side.moves, side.gain, side.deterring
    states, words = gain.shape
    answered, lastingly = np.ones(states, np.bool_), np.ones(states, np.bool_)
    good = np.empty(words, np.uint64)
    for state in range(states):
        ready = False
        for word in range(words):
            some = moves[state, word] & gain[state, word]
            for place in range(64):
                if not (some >> np.uint64(place)) & np.uint64(1):
                    continue
                target = word * 64 + place
                if answered[state] and not _meet(replies[target], deterring[state]):
                    answered[state] = lastingly[state] = False
                if lastingly[state]:
                    if not ready:
                        _lasting(side, state, good)
                        ready = True
                    lastingly[state] = _meet(replies[target], good)
            if not lastingly[state] and not answered[state]:
                break
    return answered, lastingly


@numba.njit(cache=True)
def _meet(one: Bits, other: Bits) -> bool:
    for word in range(len(one)):  # noqa: SIM110 # numba compiles no generator
        if one[word] & other[word]:
            return True
    return False


@numba.njit(cache=True)
def _lasting(side: Side, state: int, good: Bits) -> None:
    """The states that deter from leaving one, and from which the side cannot get to what undoes that."""
    for word in range(len(good)):
        good[word] = side.deterring[state, word]
    for answer in range(side.moves.shape[0]):
        word, bit = answer >> 6, np.uint64(1) << np.uint64(answer & 63)
        if good[word] & bit and _meet(side.moves[answer], side.undoing[state]):
            good[word] &= ~bit


@numba.njit(cache=True)
def moves_of(rows: Bits, wanted: Bits) -> Arcs:
    """The bits that stand in both, as moves of one mover."""
    states, words = rows.shape
    starts = np.zeros(states + 1, np.int64)
    for state in range(states):
        for word in range(words):
            some = rows[state, word] & wanted[state, word]
            while some:
                some &= some - np.uint64(1)
                starts[state + 1] += 1
    starts = np.cumsum(starts)
    targets, count = np.empty(starts[states], np.int32), 0
    for state in range(states):
        for word in range(words):
            some = rows[state, word] & wanted[state, word]
            for place in range(64):
                if (some >> np.uint64(place)) & np.uint64(1):
                    targets[count] = word * 64 + place
                    count += 1
    return Arcs(starts, targets)

"""Which of one row goes with which of another, so that the sum of their likeness is greatest.

The assignment problem on the pairs that are alike at all: shortest augmenting paths with potentials (the Hungarian
method as in Jonker and Volgenant 1987, sparse), each of the first row also having a place of its own where it stays
alone. Pairs fall into groups that share no member, which are solved one by one. Integers only, ties by place: exact
and the same every time.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

Pair = tuple[int, int]


def assign(worth: Mapping[Pair, int]) -> dict[int, int]:
    """From members of the first row to those of the second; every pair's worth is positive, others do not go together.

    O(n·e·log n) for n members and e pairs of a group.
    """
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), value in sorted(worth.items()):
        rows[one].append((other, value))
    matched: dict[int, int] = {}
    for group in _groups(rows):
        matched |= _assigned({one: rows[one] for one in group})
    return matched


def _groups(rows: Mapping[int, list[tuple[int, int]]]) -> list[list[int]]:
    """Members of the first row that compete, directly or through others, for members of the second."""
    top: dict[Pair, Pair] = {}

    def find(node: Pair) -> Pair:
        while top.setdefault(node, node) != node:
            top[node] = node = top[top[node]]
        return node

    for one, others in rows.items():
        for other, _ in others:
            top[find((0, one))] = find((1, other))
    found: dict[Pair, list[int]] = defaultdict(list)
    for one in rows:
        found[find((0, one))].append(one)
    return list(found.values())


def _assigned(rows: Mapping[int, list[tuple[int, int]]]) -> dict[int, int]:
    """The best assignment of one group. A negative column is the place where a row's member stays alone."""
    highest = max(value for others in rows.values() for _, value in others)
    costs = {one: [(other, highest - value) for other, value in others] for one, others in rows.items()}
    for one, others in costs.items():
        others.append((-1 - one, highest))
    holder: dict[int, int] = {}
    matched: dict[int, int] = {}
    potential: dict[int, int] = defaultdict(int)
    own: dict[int, int] = defaultdict(int)
    for one in rows:
        _augment(one, costs, holder=holder, matched=matched, potentials=(own, potential))
    return {one: other for one, other in matched.items() if other >= 0}


def _augment(
    start: int,
    costs: Mapping[int, list[tuple[int, int]]],
    *,
    holder: dict[int, int],
    matched: dict[int, int],
    potentials: tuple[dict[int, int], dict[int, int]],
) -> None:
    """Give one more member a place, moving others where that is better: Dijkstra over reduced costs."""
    own, potential = potentials
    far: dict[int, int] = {}
    done: dict[int, int] = {}
    came: dict[int, int] = {}
    heap: list[tuple[int, int]] = []
    here, base = start, 0
    while True:
        for other, cost in costs[here]:
            way = base + cost - own[here] - potential[other]
            if other not in done and way < far.get(other, way + 1):
                far[other], came[other] = way, here
                heapq.heappush(heap, (way, other))
        base, column = heapq.heappop(heap)
        while column in done:
            base, column = heapq.heappop(heap)
        done[column] = base
        if column not in holder:
            break
        here = holder[column]
    for other, way in done.items():
        if other in holder:
            own[holder[other]] += base - way
        potential[other] -= base - way
    own[start] += base
    while True:
        one = came[column]
        holder[column] = one
        before = matched.get(one)
        matched[one] = column
        if one == start:
            return
        column = before if before is not None else column

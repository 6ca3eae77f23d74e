"""Which of the clauses that both drafts have stand in another place."""

from __future__ import annotations

from collections import defaultdict

from detente.analysis.texts.matching import Pairs
from detente.analysis.texts.nodes import Node


def moved(left: list[Node], right: list[Node], pairs: Pairs) -> set[int]:
    """Places in the first draft of clauses that moved.

    A clause moved where it stands in another clause than before, or where its order among its fellows changed. Of
    fellows out of order as few words as possible count as moved. What stands in a clause that moved did not move itself.
    """
    found: set[int] = set()
    fellows: dict[int | None, list[int]] = defaultdict(list)
    turned = pairs.turned
    for a, b in sorted(pairs.matched.items()):
        here = _holder(left, a, known=pairs)
        there = _holder(right, b, known=turned)
        if (None if here is None else pairs.matched[here]) != there:
            found.add(a)
        else:
            fellows[here].append(a)
    for group in fellows.values():
        stay = set(_heaviest_chain(group, [pairs.matched[one] for one in group], [_weight(left, one) for one in group]))
        found |= set(group) - stay
    return found


def _holder(side: list[Node], place: int, *, known: Pairs) -> int | None:
    """The innermost clause around one that the other draft has too; None at the top."""
    up = side[place].parent
    while up is not None and up not in known.matched:
        up = side[up].parent
    return up


def _weight(side: list[Node], place: int) -> int:
    return 1 + len(side[place].words) + sum(len(side[one].words) for one in side[place].below)


def _heaviest_chain(group: list[int], places: list[int], weights: list[int]) -> list[int]:
    """The members that keep their order, with the greatest weight in all; the earliest of equals."""
    best: list[tuple[int, int | None]] = []
    for i, place in enumerate(places):
        before = max(
            ((best[j][0], -j) for j in range(i) if places[j] < place),
            default=(0, None),
        )
        back = -before[1] if before[1] is not None else None
        best.append((before[0] + weights[i], back))
    at: int | None = max(range(len(best)), key=lambda i: (best[i][0], -i), default=None)
    chain: list[int] = []
    while at is not None:
        chain.append(group[at])
        at = best[at][1]
    return chain

"""Clauses that became several, where that is plain: neighbours that together say what one said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from detente.analysis.texts.likeness import GAIN, PIECE, WHOLE, overlap
from detente.analysis.texts.matching import Pairs
from detente.analysis.texts.nodes import Node

_FEWEST = 2
"""Words that a piece must have to count as one."""


def split(
    left: list[Node], right: list[Node], pairs: Pairs, *, taken: Mapping[int, Sequence[int]] | None = None
) -> dict[int, list[int]]:
    """Places of the first draft to those of the pieces in the second; what is found is taken out of `pairs`.

    `taken` are splits found the other way round, from places of the second draft to those of the first.
    """
    gone = set(taken or ())
    used = {one for many in (taken or {}).values() for one in many}
    found: dict[int, list[int]] = {}
    for one in left:
        if one.place in used or (pairs.matched.get(one.place) is not None and _is_same(one, right, pairs)):
            continue
        free = (
            {b.place for b in right} - set(pairs.matched.values()) - gone - {p for many in found.values() for p in many}
        )
        many = _pieces(one, right, free=free, start=pairs.matched.get(one.place))
        if len(many) > 1:
            found[one.place] = many
            pairs.matched.pop(one.place, None)
    return found


def _is_same(one: Node, right: list[Node], pairs: Pairs) -> bool:
    return one.keys == right[pairs.matched[one.place]].keys


def _pieces(one: Node, right: list[Node], *, free: set[int], start: int | None) -> list[int]:
    """The row of neighbours that says best what the clause said; fewer than two where there is none."""
    starts = [start] if start is not None else [p for p in sorted(free) if _is_piece(right[p], one)]
    rows = [_grown(one, right, free=free, start=place) for place in starts if place is not None]
    rows = [row for row in rows if len(row) > 1 and _together(one, right, row) >= WHOLE]
    return max(rows, key=lambda row: (_together(one, right, row), -row[0]), default=[])


def _grown(one: Node, right: list[Node], *, free: set[int], start: int) -> list[int]:
    row, best = [start], _together(one, right, [start])
    while True:
        ways = [[row[0] - 1, *row], [*row, row[-1] + 1]]
        ways = [way for way in ways if {way[0], way[-1]} - set(row) <= free and _new(way, row, right=right, one=one)]
        scored = [(_together(one, right, way), way) for way in ways]
        value, way = max(scored, key=lambda pair: pair[0], default=(0.0, row))
        if value < best + GAIN:
            return row
        row, best = way, value


def _new(way: list[int], row: list[int], *, right: list[Node], one: Node) -> bool:
    return all(_is_piece(right[place], one) for place in set(way) - set(row))


def _is_piece(piece: Node, whole: Node) -> bool:
    common = (Counter(piece.words) & Counter(whole.words)).total()
    return len(piece.words) >= _FEWEST and common >= PIECE * len(piece.words)


def _together(one: Node, right: list[Node], row: Sequence[int]) -> float:
    return overlap(Counter(one.words), Counter(word for place in row for word in right[place].words))

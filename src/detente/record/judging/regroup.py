"""What people merged and split, over what rules have grouped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from detente.model import Correction

T = TypeVar("T")


def regrouped(groups: Iterable[list[T]], changes: Iterable[Correction], *, id_of: Callable[[T], str]) -> list[list[T]]:
    """The groups with merges and splits applied in their order, so that the last word counts.

    A merge joins the whole groups that its facts stand in. A split parts a group that holds both its sides; what is on
    neither side then stands apart from both, since nobody said whose it is.
    """
    held = dict(enumerate(groups))
    where = {id_of(one): place for place, group in held.items() for one in group}
    for change in changes:
        if change.kind == "merge":
            _merge(held, where, change, id_of=id_of)
        elif change.kind == "split":
            _split(held, where, change, id_of=id_of)
    return list(held.values())


def _merge(held: dict[int, list[T]], where: dict[str, int], change: Correction, *, id_of: Callable[[T], str]) -> None:
    places = sorted({where[one] for one in change.facts if one in where})
    if len(places) > 1:
        first = places[0]
        held[first] = sorted((one for place in places for one in held[place]), key=id_of)
        for place in places[1:]:
            del held[place]
        where |= {id_of(one): first for one in held[first]}


def _split(held: dict[int, list[T]], where: dict[str, int], change: Correction, *, id_of: Callable[[T], str]) -> None:
    one_side, other_side = set(change.facts), set(change.apart)
    both = {where[one] for one in one_side & where.keys()} & {where[one] for one in other_side & where.keys()}
    for place in sorted(both):
        group = held[place]
        parts = [
            [one for one in group if id_of(one) in one_side],
            [one for one in group if id_of(one) in other_side],
            [one for one in group if id_of(one) not in one_side | other_side],
        ]
        held[place] = parts[0]
        for part in filter(None, parts[1:]):
            new = max(held) + 1
            held[new] = part
            where |= {id_of(one): new for one in part}

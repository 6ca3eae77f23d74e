"""The facts that stand, as they were read: a million do not fit into memory as dictionaries.

So most of them are packed or, of a big record, left where they are and looked up when it is their turn.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from detente.record.ids import Body, named
from detente.record.kinds import KINDS
from detente.record.loading import Row
from detente.record.piles import Pile

FRAME = frozenset(("actor", "text", "draft"))
"""Kinds of facts that others lean on."""
Packed = tuple[str, int, Body]
LookUp = Callable[[Sequence[int]], Iterator[tuple[str, Body]]]
"""Kind and JSON form of facts by their numbers in the table, in this order."""
_TOGETHER = 2_000
"""Facts that are looked up at a time."""


@dataclass(slots=True)
class Rows:
    """All facts that stand.

    Those whose ids are in `wanted` (people decided about them) are at hand in `kept`. `since` says of facts that they
    first came in earlier than their rows tell. `told` are the ids of all actors, `strangers` the actors named by
    facts that came before them, if they came at all. `late` are facts that came in after the row of history `seen`.
    `unnamed` are, by source, starts and ends in turn of the stretches in which somebody speaks who is not named.
    Where there is a `look_up`, rows whose number is told are kept as these numbers.
    """

    wanted: Collection[str] = frozenset()
    since: Mapping[str, int] = field(default_factory=dict)
    seen: int | None = None
    look_up: LookUp | None = None
    kept: dict[str, Row] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)
    late: set[str] = field(default_factory=set)
    unnamed: dict[str, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("q")))
    count: int = 0
    _frame: Pile[Packed] = field(default_factory=Pile)
    _rest: Pile[Packed] = field(default_factory=Pile)
    _numbers: array[int] = field(default_factory=lambda: array("q"))

    def put(self, row: Row, *, at_hand: bool = False) -> None:
        """One more, or another in the place of one that is at hand."""
        fact = row.body["id"]
        if fact in self.since:
            row = replace(row, added=min(row.added, self.since[fact]))
        if self.seen is not None and row.added > self.seen:
            self.late.add(fact)
        if row.kind == "actor":
            self.told.add(fact)
        self.strangers.update(one for one in named(row.body, KINDS[row.kind]) if one not in self.told)
        if fact in self.wanted or at_hand:
            self.kept[fact] = row
            return
        self.count += 1
        if self.look_up and row.number and row.kind not in FRAME:
            self._numbers.append(row.number)
        else:
            pile = self._frame if row.kind in FRAME else self._rest
            pile.append((row.kind, row.added, row.body))
        if row.kind == "statement":
            note_unnamed(row.body, self.unnamed)

    def frame(self) -> Iterator[Row]:
        """The facts that others lean on."""
        yield from (Row(*one) for one in self._frame)
        yield from (row for row in self.kept.values() if row.kind in FRAME)

    def drained(self) -> Iterator[Row]:
        """The others; those that are not at hand are gone then. Of those looked up it is not told when they came in."""
        yield from self._looked_up()
        self._numbers = array("q")
        yield from (Row(*one) for one in self._rest.drained())
        yield from (row for row in self.kept.values() if row.kind not in FRAME)

    def __iter__(self) -> Iterator[Row]:
        yield from (Row(*one) for one in self._frame)
        yield from self._looked_up()
        yield from (Row(*one) for one in self._rest)
        yield from self.kept.values()

    def _looked_up(self) -> Iterator[Row]:
        for place in range(0, len(self._numbers), _TOGETHER):
            some = self._numbers[place : place + _TOGETHER]
            for number, (kind, body) in zip(some, self.look_up(some) if self.look_up else (), strict=True):
                yield Row(kind, 0, body, number)


def note_unnamed(body: Body, unnamed: Mapping[str, array[int]]) -> None:
    """Where a statement of somebody who is not named stands."""
    if body["anonymous"] or body["speaker"] is None:
        for one in (*body["evidence"], *body["content"]):
            unnamed[one["source"]].extend((one["start"], one["end"]))


def leans_on(row: Row) -> Iterator[Any]:
    """The ids of the facts without which a fact means nothing."""
    kind = KINDS[row.kind]
    yield from named(row.body, kind)
    if kind.within:
        yield row.body[kind.within]

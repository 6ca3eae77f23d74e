"""A dossier's facts in their order: by the first report, then as the text runs."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from detente.model import Fact, Join, Passage, Why
from detente.model.packed import Packer, Pool
from detente.model.schema import adapter
from detente.record.grouping import Built
from detente.record.ids import Body
from detente.record.kinds import KINDS
from detente.record.loading import instant
from detente.record.piles import LOOSE, Pile

_AS_OBJECTS = 150_000
"""Facts that are given as objects, which takes some 150 MB and is three times as fast to go through; more are packed."""
_TOGETHER = 10_000
Place = tuple[str, str, int, str]


class Ordering:
    """Puts facts where they belong.

    `published` are the times of all sources, `facts` says about how many will come. Blocks in `pool` are not made again.
    """

    def __init__(self, published: Mapping[str, dt.datetime | None], *, facts: int, pool: Pool | None = None) -> None:
        self._pool = pool
        self._when = {source: instant(at) for source, at in published.items()}
        self._packed = facts > _AS_OBJECTS
        first = sorted((at, source) for source, at in self._when.items())
        count = min(facts // _TOGETHER, len(first)) + 1
        self._starts = [first[len(first) * number // count] for number in range(1, count)]
        self._piles: list[Pile[tuple[str, Body]]] = [Pile(LOOSE // count) for _ in range(count)]
        self._joins: list[tuple[Place, Join]] = []

    def put(self, one: Built) -> None:
        """One more fact."""
        place = self.place(one.body)
        self._piles[bisect_right(self._starts, place[:2])].append((one.kind, one.body))
        if one.join:
            self._joins.append((place, one.join))

    def place(self, body: Body) -> Place:
        """Where a fact stands among the others."""
        return self._first(((one["source"], one["start"]) for one in body["evidence"]), body["id"])

    def place_of(self, fact: Fact) -> Place:
        """The same of one that is made already."""
        return self._first(((one.source, one.start) for one in fact.evidence), fact.id)

    def _first(self, passages: Iterable[tuple[str, int]], fact: str) -> Place:
        first = min(((self._when.get(source, "~"), source, start) for source, start in passages), default=("~", "", 0))
        return (*first, fact)

    def joins(self) -> tuple[Join, ...]:
        """Why several are one, in the order of the facts."""
        return tuple(join for _, join in sorted(self._joins, key=lambda one: one[0]))

    def facts(self) -> dict[str, Sequence[Fact]]:
        """All facts by the dossier's fields; call it once."""
        making = {kind: Packer(pool=self._pool) if self._packed else _Made(kind) for kind in KINDS}
        for pile in self._piles:
            for kind, body in sorted(pile.drained(), key=lambda one: self.place(one[1])):
                making[kind].append(body, body["id"])
        return {KINDS[kind].field: _all(kind, made) for kind, made in making.items()}


def _all(kind: str, made: Packer | _Made) -> Sequence[Fact]:
    if isinstance(made, _Made):
        return tuple(made.facts)
    several: Any = list
    return made.packed(adapter(several[KINDS[kind].type]))


class _Made:
    """Facts of a kind made of their JSON forms; what is equal in them is made once."""

    def __init__(self, kind: str) -> None:
        self._adapter = adapter(KINDS[kind].type)
        self._whys: dict[tuple[Any, ...], Why] = {}
        self.facts: list[Fact] = []

    def append(self, body: Body, _mark: str) -> None:
        """One more."""
        why = tuple(body["why"].items())
        if why not in self._whys:
            self._whys[why] = adapter(Why).validate_python(body["why"])
        evidence = tuple(adapter(Passage).validate_python(one) for one in body["evidence"])
        same = {"content": evidence} if body.get("content") == body["evidence"] else {}
        self.facts.append(self._adapter.validate_python({**body, "why": self._whys[why], "evidence": evidence, **same}))

"""What people decided about a page's earlier version, carried over to the one that counts now.

All of it is computed from rows that stay as they were: the texts of both versions, what was read from both, and the
decisions. A fact of the earlier version that the later's own reading has in the same words is that fact. One that a
person judged or entered stands where its words stand, if they stand there once and the reading says nothing else of
them. The rest is lost: listed, and attached to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from detente.record import loading
from detente.record.ids import Body, named, with_actors, with_facts
from detente.record.judging import Decided, Kept
from detente.record.kinds import KINDS
from detente.record.loading import Row
from detente.record.versions import links
from detente.record.versions.comparing import Texts, UnmovedError, matched


@dataclass(frozen=True, slots=True)
class Lost:
    """A fact whose words are not where they were; `now` is the version that has them no longer, `because` says why."""

    row: Row
    because: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What became of all that was read, entered and decided about earlier versions.

    `replaced` are these by id, each with the version that counts, `carried` their facts by the id of the same fact there,
    `since` the row of history at which such a fact first came in. `moved` are facts at their new places, by id.
    `decided` and `changes` speak of facts of the versions that count.
    """

    replaced: Mapping[str, str] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)
    since: Mapping[str, int] = field(default_factory=dict)
    moved: Mapping[str, Row] = field(default_factory=dict)
    lost: Mapping[str, Lost] = field(default_factory=dict)
    decided: Decided
    changes: tuple[Kept, ...]


def follow(connection: sa.Connection, decided: Decided, changes: Sequence[Kept], *, upto: int) -> Followed:
    """Carry all over as of a row of history."""
    replaced = links.replaced(connection, upto=upto)
    if not replaced:
        return Followed(decided=decided, changes=tuple(changes))
    return _Following(connection, replaced, upto).all(decided, changes)


class _Following:
    """Works out what became of what, once."""

    def __init__(self, connection: sa.Connection, replaced: Mapping[str, str], upto: int) -> None:
        self._connection, self._replaced, self._upto = connection, replaced, upto
        self._texts = Texts(connection, replaced, upto)
        self._carried: dict[str, str] = {}
        self._since: dict[str, int] = {}
        self._otherwise: dict[str, set[tuple[str, Any]]] = {}
        self._moved: dict[str, Row] = {}
        self._lost: dict[str, Lost] = {}

    def all(self, decided: Decided, changes: Sequence[Kept]) -> Followed:
        for current, earlier in links.groups(self._replaced).items():
            now = loading.last_reading(self._connection, current, upto=self._upto)
            for one in earlier:
                self._match(one, loading.last_reading(self._connection, one, upto=self._upto), now)
        entered = loading.by_hand(self._connection, upto=self._upto)
        for row in entered:
            self._place(row)
        judged = [it for one in changes for it in (*one.correction.facts, *one.correction.apart)]
        for fact in dict.fromkeys((*decided.last, *judged)):
            if fact not in self._carried and fact not in self._moved and fact not in self._lost:
                found = loading.latest(self._connection, fact, upto=self._upto)
                if found and self._earlier_of(found):
                    self._place(found, read=True)
        followed = tuple(self._changes(changes))
        self._actors([*entered, *self._moved.values()], followed)
        return Followed(
            replaced=self._replaced,
            carried=self._carried,
            since=self._since,
            moved=self._moved,
            lost=self._lost,
            decided=self._decided(decided),
            changes=followed,
        )

    def _match(self, source: str, earlier: Sequence[Row], now: Sequence[Row]) -> None:
        pairs, otherwise = matched(self._texts, earlier, now)
        self._otherwise[source] = otherwise
        for one, other in pairs:
            self._carried[one.body["id"]] = other.body["id"]
            self._since[other.body["id"]] = min(one.added, self._since.get(other.body["id"], one.added))

    def _earlier_of(self, row: Row) -> str | None:
        """The earlier version that a fact quotes."""
        return next((one["source"] for one in row.body["evidence"] if one["source"] in self._replaced), None)

    def _place(self, row: Row, *, read: bool = False) -> None:
        """A fact that was entered, or read and judged, at its new place, or among those lost."""
        earlier = self._earlier_of(row)
        try:
            body = self._texts.moved_some(row.body) if row.kind == "actor" else self._texts.moved(row.body)
        except UnmovedError as error:
            self._lost[row.body["id"]] = Lost(row, str(error), self._replaced[error.source])
            return
        if read and earlier and {(row.kind, spot) for spot in _spots(body)} & self._otherwise.get(earlier, set()):
            self._lost[row.body["id"]] = Lost(row, "read otherwise", self._replaced[earlier])
            return
        body = self._renamed(body, row.kind)
        if body != row.body:
            self._moved[row.body["id"]] = Row(row.kind, row.added, body)

    def _renamed(self, body: Body, kind: str) -> Body:
        told = with_actors(body, KINDS[kind], ids=self._carried) or body
        return with_facts(told, KINDS[kind], ids=self._carried)

    def _decided(self, decided: Decided) -> Decided:
        """Of two decisions about what is one fact now, the later counts."""
        last, numbers = {}, {}
        for fact, number in sorted(decided.numbers.items(), key=lambda pair: pair[1]):
            now = self._carried.get(fact, fact)
            last[now], numbers[now] = decided.last[fact], number
        return Decided(last=last, numbers=numbers)

    def _changes(self, changes: Iterable[Kept]) -> Iterator[Kept]:
        for kept in changes:
            one = kept.correction
            facts, apart = (
                tuple(dict.fromkeys(self._carried.get(it, it) for it in some)) for some in (one.facts, one.apart)
            )
            try:
                value = self._value(self._texts.moved(one.value))
            except UnmovedError as error:
                self._lose(one.facts, error)
                continue
            yield replace(kept, correction=replace(one, facts=facts, apart=apart, value=value))

    def _lose(self, facts: Iterable[str], error: UnmovedError) -> None:
        """An edit to words that are not there cannot count: its facts are listed with it."""
        for fact in facts:
            if row := loading.latest(self._connection, fact, upto=self._upto):
                self._lost[fact] = Lost(row, str(error), self._replaced[error.source])

    def _value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._value(one) for one in value]
        return self._carried.get(value, value) if isinstance(value, str) else value

    def _actors(self, rows: Iterable[Row], changes: Iterable[Kept]) -> None:
        """Actors of whom only an earlier version tells, named by facts that stand: shown by those facts' words."""
        waiting = [(actor, row.body["evidence"]) for row in rows for actor in self._names(row)]
        for one in changes:
            if one.correction.kind == "edit" and (shown := self._row(one.correction.facts[0])):
                value = one.correction.value
                values = value if isinstance(value, list) else [value]
                waiting += [(it, shown.body["evidence"]) for it in values if isinstance(it, str)]
        while waiting:
            actor, shown_by = waiting.pop()
            found = loading.latest(self._connection, actor, upto=self._upto) if actor not in self._moved else None
            if found and found.kind == "actor" and self._earlier_of(found) and actor not in self._carried:
                self._lost.pop(actor, None)
                try:
                    body = self._texts.moved_some(found.body)
                except UnmovedError:
                    body = {**found.body, "evidence": shown_by}
                self._moved[actor] = Row("actor", found.added, self._renamed(body, "actor"))
                waiting += [(one, shown_by) for one in named(self._moved[actor].body, KINDS["actor"])]

    def _row(self, fact: str) -> Row | None:
        return self._moved.get(fact) or loading.latest(self._connection, fact, upto=self._upto)

    def _names(self, row: Row) -> list[str]:
        if row.body["id"] in self._lost:
            return []
        now = self._moved.get(row.body["id"], row)
        return list(named(now.body, KINDS[now.kind]))


def _spots(body: Body) -> Iterator[tuple[Any, ...]]:
    return ((one["source"], one["start"], one["end"]) for one in body["evidence"])

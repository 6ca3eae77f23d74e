"""Which facts of two versions of a page are the same: in the same words, about the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from detente.record import loading
from detente.record.ids import Body, canonical, named, with_actors
from detente.record.kinds import KINDS
from detente.record.loading import Row
from detente.record.versions.anchors import found_again, only

Spot = tuple[str, int, int]
_NOT_SAID = frozenset({"id", "why"})
_DATE = frozenset({"value", "words"})


class UnmovedError(Exception):
    """Words of `source` that do not stand in the version that counts; the message says why."""

    def __init__(self, source: str, why: str) -> None:
        super().__init__(why)
        self.source = source


class Texts:
    """The texts of all versions, and where words of an earlier one stand in the one that counts."""

    def __init__(self, connection: sa.Connection, replaced: Mapping[str, str], upto: int) -> None:
        self._connection, self._replaced, self._upto = connection, replaced, upto
        self._held: dict[str, str] = {}
        self._actors: dict[str, Any] = {}

    def moved(self, value: Any) -> Any:
        """A JSON value with its passages where their words stand now. Raises UnmovedError."""
        if isinstance(value, dict):
            if "exact" in value and "source" in value:
                return self._passage(value)
            return {key: self.moved(one) for key, one in value.items()}
        return [self.moved(one) for one in value] if isinstance(value, list) else value

    def moved_some(self, body: Body) -> Body:
        """A fact with those of its passages that stand somewhere now. Raises UnmovedError where none does."""
        found, error = [], None
        for one in body["evidence"]:
            try:
                found.append(self._passage(one))
            except UnmovedError as unmoved:
                error = unmoved
        if error and not found:
            raise error
        return {**body, "evidence": found}

    def _passage(self, passage: Body) -> Body:
        source, start, end = passage["source"], passage["start"], passage["end"]
        current = self._replaced.get(source)
        if current is None:
            return passage
        old, new = self._text(source), self._text(current)
        if old[start:end] != passage["exact"]:
            raise UnmovedError(source, "gone")
        place = found_again(old, new, start=start, end=end)
        if place is None:
            there = passage["exact"] in new
            twice = there and only(new, passage["exact"]) is None
            raise UnmovedError(source, "stand more than once" if twice else "in other company" if there else "gone")
        return {**passage, "source": current, "start": place, "end": place + end - start}

    def _text(self, source: str) -> str:
        if source not in self._held:
            found = loading.source(self._connection, source, upto=self._upto)
            self._held[source] = found.text if found else ""
        return self._held[source]

    def called(self, actor: str | None) -> Any:
        """By what actors of two versions are known as one: their kind and name."""
        if actor is not None and actor not in self._actors:
            row = loading.latest(self._connection, actor, upto=self._upto)
            self._actors[actor] = f"{row.body['kind']} {row.body['name']}" if row and row.kind == "actor" else actor
        return None if actor is None else self._actors[actor]

    def know(self, rows: Sequence[Row]) -> None:
        """Look the actors among these rows up here."""
        for row in rows:
            if row.kind == "actor":
                self._actors[row.body["id"]] = f"{row.body['kind']} {row.body['name']}"


def matched(
    texts: Texts, earlier: Sequence[Row], now: Sequence[Row]
) -> tuple[list[tuple[Row, Row]], set[tuple[str, Spot]]]:
    """The facts of an earlier version with the same facts of the one that counts, and where that was read otherwise.

    The latter are kinds and places of which the later reading says what the earlier did not.
    """
    texts.know([*earlier, *now])
    before, after = _keyed(texts, earlier), _keyed(texts, now)
    pairs = [
        pair
        for key, rows in before.items()
        if len(rows) == len(after.get(key, ()))
        for pair in zip(sorted(rows, key=_order), sorted(after[key], key=_order), strict=True)
    ]
    pairs += _namesakes(texts, earlier, now, taken={row.body["id"] for pair in pairs for row in pair})
    otherwise = {
        (row.kind, (one["source"], one["start"], one["end"]))
        for key, rows in after.items()
        if key not in before
        for row in rows
        for one in row.body["evidence"]
        if row.kind != "actor"
    }
    return pairs, otherwise


def _namesakes(texts: Texts, earlier: Sequence[Row], now: Sequence[Row], *, taken: set[str]) -> list[tuple[Row, Row]]:
    """Actors told under one name, once in each version, whose side or part is told in one only."""
    before, after = _named(texts, earlier, taken), _named(texts, now, taken)
    return [(rows[0], after[name][0]) for name, rows in before.items() if len(rows) == 1 == len(after.get(name, ()))]


def _named(texts: Texts, rows: Sequence[Row], taken: set[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind == "actor" and row.body["id"] not in taken:
            found[texts.called(row.body["id"])].append(row)
    return found


def _keyed(texts: Texts, rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        try:
            found[_key(texts, row)].append(row)
        except UnmovedError:
            continue
    return found


def _key(texts: Texts, row: Row) -> str:
    """What a fact says, in the words and with the names that both versions have. Raises UnmovedError."""
    kind, body = KINDS[row.kind], row.body
    if row.kind == "actor":
        return canonical(["actor", texts.called(body["id"]), texts.called(body["side"])])
    left_out = {*_NOT_SAID, *kind.beside, kind.within}
    names = {one: texts.called(one) for one in named(body, kind)}
    said = with_actors(body, kind, ids=names) or body
    return canonical([row.kind, texts.moved({key: _undated(one) for key, one in said.items() if key not in left_out})])


def _undated(value: Any) -> Any:
    """A value with dates as their words: when "yesterday" was depends on when the page says that it was published."""
    if isinstance(value, dict):
        return value["words"] if value.keys() == _DATE else {key: _undated(one) for key, one in value.items()}
    return [_undated(one) for one in value] if isinstance(value, list) else value


def _order(row: Row) -> tuple[str, str]:
    return canonical([row.body.get("date"), row.body.get("said_on")]), row.body["id"]

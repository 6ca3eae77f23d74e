"""Which facts a purge takes, and what it changes of those that stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from detente.record.ids import Body, canonical, named, with_actors, with_facts
from detente.record.kinds import KINDS
from detente.record.purging.tombstones import Tombstones
from detente.record.purging.traces import Traces
from detente.record.writing import columns


@dataclass(slots=True, kw_only=True)
class Taken:
    """What goes: sources by number and id, facts by number and id; `instead` is who else told is the same actor."""

    sources: dict[int, str]
    person: set[str] = field(default_factory=set)
    traces: Traces = field(default_factory=lambda: Traces(()))
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    facts: set[str] = field(default_factory=set)

    def instead(self, fact: str) -> str | None:
        """Another report's telling of the same actor or fact; None where nothing of it is left."""
        return next((one for one in self.told.get(fact, ()) if one not in self.facts), None)

    def renamed(self) -> dict[str, str | None]:
        """What each fact that goes is called from now on."""
        return {one: self.instead(one) for one in self.facts}


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    id: str
    kind: str
    source: int | None
    body: Body


def take_facts(connection: sa.Connection, taken: Taken) -> None:
    """Find all facts that go: of the sources, about the person, and what means nothing without those."""
    while True:
        before = len(taken.numbers)
        for row in _rows(connection, taken):
            if row.number not in taken.numbers and _goes(row, taken):
                taken.numbers[row.number] = row.kind
                taken.facts.add(row.id)
        if len(taken.numbers) == before:
            return


def _rows(connection: sa.Connection, taken: Taken) -> Iterator[_Row]:
    """The facts that can be touched: where no name is looked for, those of the sources and people's own."""
    numbers = ", ".join(map(str, sorted(taken.sources)))
    where = "" if taken.traces.forms else f" WHERE reading IS NULL OR source IN ({numbers})"
    query = f"SELECT number, id, kind, source, body FROM facts{where} ORDER BY number"  # noqa: S608 - numbers, not words
    for number, fact, kind, source, body in connection.exec_driver_sql(query):
        yield _Row(number, fact, kind, source, from_json(body))


def _goes(row: _Row, taken: Taken) -> bool:
    kind, body = KINDS[row.kind], row.body
    if row.id in taken.facts or row.source in taken.sources or rests_on(body, set(taken.sources.values())):
        return True
    if row.kind == "actor" and (row.id in taken.person or taken.traces.all_of(body["name"])):
        return True
    about = [body[one] for one in kind.single if row.kind != "actor"]
    if any(one in taken.facts and taken.instead(one) is None for one in about) and taken.traces.forms:
        return True
    gone = {one: taken.instead(one) for one in about if one in taken.facts}
    if any(body[one] in gone and gone[body[one]] is None for one in kind.needs):
        return True
    within = body[kind.within] if kind.within else None
    return within in taken.facts and taken.instead(within) is None


def rests_on(value: Any, sources: set[str]) -> bool:
    """Whether there is a passage of one of these sources in a JSON value."""
    if isinstance(value, dict):
        if "exact" in value and value.get("source") in sources:
            return True
        return any(rests_on(one, sources) for one in value.values())
    return isinstance(value, list) and any(rests_on(one, sources) for one in value)


def remove_facts(tombstones: Tombstones, taken: Taken) -> None:
    """Take them out, with their passages."""
    taken.kinds.update(taken.numbers.values())
    tombstones.delete("passages", "fact", taken.numbers)
    tombstones.remove("facts", taken.numbers)


def change_facts(tombstones: Tombstones, taken: Taken, *, texts: Mapping[str, tuple[str, str]]) -> int:
    """Take what went out of the facts that stay, and the name out of their words; gives how many changed.

    `texts` are the texts that the name was blocked out of, before and after, by the ids of their sources.
    """
    renamed = taken.renamed()
    changed: dict[int, dict[str, Any]] = {}
    for row in _rows(tombstones.connection, taken):
        body = _blocked(_without(row, taken, renamed), taken.traces, texts)
        if body != row.body:
            changed[row.number] = {**columns(row.kind, body), "id": row.id, "body": canonical(body)}
    for number, cells in changed.items():
        tombstones.change("facts", number, **cells)
    return len(changed)


def _without(row: _Row, taken: Taken, renamed: Mapping[str, str | None]) -> Body:
    """The body with what went left out, or named by another report's telling of it."""
    kind, body = KINDS[row.kind], row.body
    if row.kind == "draft" and body["source"] in taken.sources.values():
        body = body | {"source": None}
    others = [one for place in (*kind.beside, kind.within) if place for one in _listed(body[place])]
    if renamed.keys().isdisjoint((*named(body, kind), *others)):
        return body
    body = with_actors(body, kind, ids=renamed) or body
    body = with_facts(body, kind, ids={one: other for one, other in renamed.items() if other})
    for place in kind.beside:
        value = body[place]
        if isinstance(value, list):
            body[place] = [one for one in value if one not in renamed]
        elif value in renamed:
            body[place] = None
    return body


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _blocked(body: Body, traces: Traces, texts: Mapping[str, tuple[str, str]]) -> Body:
    """The body without the name; passages say what now stands in their text."""
    if not traces.forms:
        return body
    blocked: Body = {key: _block(value, traces, texts) for key, value in body.items()}
    return blocked


def _block(value: Any, traces: Traces, texts: Mapping[str, tuple[str, str]]) -> Any:
    if isinstance(value, dict):
        if "exact" in value:
            before, after = texts.get(value["source"], ("", ""))
            here = slice(value["start"], value["end"])
            stands = before[here] == value["exact"]
            return value | {"exact": after[here] if stands else traces.block(value["exact"])}
        return {key: _block(one, traces, texts) for key, one in value.items()}
    if isinstance(value, list):
        return [_block(one, traces, texts) for one in value]
    return traces.block(value) if isinstance(value, str) else value

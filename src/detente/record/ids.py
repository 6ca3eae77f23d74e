"""Ids of facts: made from what they say and where, so that the same inputs give the same ids.

An id is the kind's letter and 16 hexadecimal digits of a BLAKE2b hash over the source, the offsets and the
fields. 64 bits: in a record of a million facts two share an id by chance with probability 3e-8. Which rule
found a fact (`why`) is left out: the same claim found by a better rule is the same claim, and what a person
decided about it holds. An actor's id is made of kind, name and side alone, so that one more name form found
in the text changes neither it nor the ids of everything the actor said.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from detente.model import Fact, Reading
from detente.model.schema import adapter
from detente.record.kinds import KINDS, Kind, kind_of

Body = dict[str, Any]
"""A fact in the vocabulary's JSON form."""


def canonical(value: Any) -> str:
    """JSON with one spelling: keys sorted, no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(mark: str, *parts: Any) -> str:
    """An id from its parts."""
    return f"{mark}-{hashlib.blake2b(canonical(parts).encode(), digest_size=8).hexdigest()}"


def body_of(fact: Fact) -> Body:
    """A fact's JSON form. Accounts stand in it where there are some, so that facts without have the ids they always had."""
    body: Body = adapter(type(fact)).dump_python(fact, mode="json")
    if not body.get("accounts", True):
        del body["accounts"]
    return body


def bodies(reading: Reading) -> list[tuple[str, Body]]:
    """All facts of a reading as (kind, JSON form), with ids of the record in place of the reading's own."""
    actors = [body_of(actor) for actor in reading.actors]
    ids = _actor_ids(reading.source, actors)
    found = [("actor", _with_actors(body, KINDS["actor"], ids=ids) | {"id": ids[body["id"]]}) for body in actors]
    taken: dict[str, int] = {}
    others: list[tuple[str, Body]] = []
    for fact in _other_facts(reading):
        kind, body = kind_of(fact), _with_actors(body_of(fact), KINDS[kind_of(fact)], ids=ids)
        local, body["id"] = body["id"], _fact_id(kind, body, source=reading.source, taken=taken)
        ids.setdefault(local, body["id"])
        others.append((kind, body))
    for kind, body in others:
        if kind == "proposal" and body["counters"] in ids:
            body["counters"] = ids[body["counters"]]
    return found + others


def made_by_hand(fact: Fact, ids: Mapping[str, str]) -> tuple[str, Body]:
    """One fact of a person's, whose actors and other facts are named by the keys of `ids`."""
    kind = kind_of(fact)
    body = with_facts(_with_actors(body_of(fact), KINDS[kind], ids=ids), KINDS[kind], ids=ids)
    body["id"] = _fact_id(kind, body, source=body["why"]["by"], taken={})
    return kind, body


def actors_of(fact: Fact) -> Iterable[str]:
    """The ids of the actors that a fact names."""
    return named(body_of(fact), KINDS[kind_of(fact)])


def others_of(fact: Fact) -> Iterable[str]:
    """The ids of the other facts that a fact names."""
    kind, body = KINDS[kind_of(fact)], body_of(fact)
    for field in (*kind.beside, *([kind.within] if kind.within else [])):
        value = body[field]
        yield from value if isinstance(value, list) else [value] if value else []


def named(body: Body, kind: Kind) -> Iterable[str]:
    """The ids of the actors that a body names."""
    yield from (body[field] for field in kind.single if body[field])
    for field in kind.several:
        yield from body[field]
    yield from (one["by"] for one in voices(body, kind) if one["by"])


def voices(body: Body, kind: Kind) -> Sequence[Body]:
    """The items of a body that each say whose word they are."""
    found: Sequence[Body] = body.get(kind.voiced, ()) if kind.voiced else ()
    return found


def with_facts(body: Body, kind: Kind, *, ids: Mapping[str, str]) -> Body:
    """The body with the facts beside it renamed; those that `ids` does not know keep their names."""
    renamed = dict(body)
    for field in (*kind.beside, *([kind.within] if kind.within else [])):
        value = body[field]
        several = [ids.get(one, one) for one in value] if isinstance(value, list) else None
        renamed[field] = ids.get(value, value) if several is None else list(dict.fromkeys(several))
    return renamed


def with_actors(body: Body, kind: Kind, *, ids: Mapping[str, str | None]) -> Body | None:
    """The body with its actors renamed; those renamed to None left out, with their accounts; None where a needed one is."""
    body = dict(body)
    for field in kind.single:
        body[field] = ids.get(body[field], body[field])
        if body[field] is None and field in kind.needs:
            return None
    for field in kind.several:
        renamed = (ids.get(one, one) for one in body[field])
        body[field] = list(dict.fromkeys(one for one in renamed if one is not None))
    if kind.voiced and (told := voices(body, kind)):
        whose = [one | {"by": ids.get(one["by"], one["by"])} for one in told]
        body[kind.voiced] = [one for one, was in zip(whose, told, strict=True) if one["by"] or not was["by"]]
    return body


def _with_actors(body: Body, kind: Kind, *, ids: Mapping[str, str]) -> Body:
    renamed = with_actors(body, kind, ids=ids)
    return body if renamed is None else renamed


def _other_facts(reading: Reading) -> Iterable[Fact]:
    for kind in KINDS.values():
        if kind.field != "actors" and not kind.by_hand:
            yield from getattr(reading, kind.field)


def _actor_ids(source: str, actors: list[Body]) -> dict[str, str]:
    named = {body["id"]: body["name"] for body in actors}
    ids: dict[str, str] = {}
    taken: dict[str, int] = {}
    for body in actors:
        parts = (source, body["kind"], body["name"], named.get(body["side"] or "", body["side"]))
        ids[body["id"]] = _once(digest("a", *parts), taken)
    return ids


def _fact_id(kind: str, body: Body, *, source: str, taken: dict[str, int]) -> str:
    said = {key: _offsets(value) for key, value in body.items() if key not in {"id", "why"}}
    return _once(digest(KINDS[kind].mark, source, kind, said), taken)


def _once(id: str, taken: dict[str, int]) -> str:
    """The id; where an equal one stands before it in the same reading, with a number."""
    taken[id] = taken.get(id, 0) + 1
    return id if taken[id] == 1 else f"{id}.{taken[id]}"


def _offsets(value: Any) -> Any:
    """A value with passages cut down to where they stand."""
    if isinstance(value, dict):
        if "exact" in value:
            return [value["source"], value["start"], value["end"]]
        return {key: _offsets(part) for key, part in value.items()}
    return [_offsets(part) for part in value] if isinstance(value, list) else value

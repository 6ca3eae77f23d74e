"""Who is who, as the index has it: what people merged, split, renamed or assigned moves no fact's cells, only this."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from detente.record.assembling import actors_of
from detente.record.dialects import dialect_of, raw_connection
from detente.record.finding import earlier
from detente.record.finding.known import NOBODY, Known
from detente.record.loading import NOW
from detente.record.standing import standing


def cast(connection: sa.Connection, *, upto: int = NOW) -> list[Known]:
    """Who is who as of a row of history; an actor's number is its place, 0 is nobody.

    As it was kept, where nothing since can have changed it; otherwise worked out: of 20,000 actors told in two seconds.
    """
    raw = raw_connection(connection)
    moved, settled = raw.execute("SELECT moved, settled FROM search_state").fetchone() or (0, 0)
    if moved <= min(upto, settled):
        row = raw.execute(_READ).fetchone()
        if row:
            return [Known(*one) for one in from_json(row[0])]
    then = earlier.kept(raw, upto, dialect=dialect_of(connection)) if upto != NOW else None
    return _worked_out(connection, upto) if then is None else then


def settle(connection: sa.Connection) -> None:
    """Keep who is who where it changed, so that no search has to work it out. Call it in a transaction that writes."""
    raw = raw_connection(connection)
    moved, settled = raw.execute("SELECT moved, settled FROM search_state").fetchone() or (0, 0)
    if moved > settled:
        now = cast(connection)
        rows = [(one.id, one.name, one.is_person, one.side, one.names, one.told) for one in now]
        raw.execute(_KEEP, (json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(),))
        earlier.keep(raw, now, at=moved)
        raw.execute("UPDATE search_state SET settled = moved")


_READ = "SELECT cells FROM search_columns WHERE field = 'cast' AND segment = 0"
_KEEP = (
    "INSERT INTO search_columns (field, segment, cells) VALUES ('cast', 0, ?) "
    "ON CONFLICT (field, segment) DO UPDATE SET cells = excluded.cells"
)


def _worked_out(connection: sa.Connection, upto: int) -> list[Known]:
    held = standing(connection, "", kinds={"actor"}, upto=upto)
    built = actors_of(held)
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, fact in raw_connection(connection).execute("SELECT number, id FROM facts WHERE kind = 'actor'"):
        numbers[held.followed.carried.get(fact, fact)].append(number)
    places = {one.body["id"]: place for place, one in enumerate(built, 1)}
    return [NOBODY, *(_known(one.body, one.members, places=places, numbers=numbers) for one in built)]


def _known(body: Any, members: tuple[str, ...], *, places: dict[str, int], numbers: dict[str, list[int]]) -> Known:
    return Known(
        body["id"],
        body["name"],
        is_person=body["kind"] == "person",
        side=places.get(body["side"], 0),
        names=tuple(dict.fromkeys(name.casefold() for name in (body["name"], *body["names"]))),
        told=tuple(sorted(number for one in members for number in numbers[one])),
    )

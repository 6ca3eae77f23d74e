"""Who was who on earlier days, as it was kept then: working it out takes two seconds for 20,000 actors told.

These are rows of `search_columns` whose field is "cast" and whose segment is below 0: minus the row of history as of which
it was so. The last one is whole, most of the others say what was otherwise than in the next one. They are compressed, and
name the version of Detente that worked them out: another one may tell who is who by other rules, and works it out anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json

from detente import __version__
from detente.record.dialects import Dialect, Raw
from detente.record.finding.known import NOBODY, Known
from detente.record.finding.moving import moved

_WHOLE = 16
"""One in so many is whole, which takes a quarter of what it takes as JSON."""
_KEEP = (
    "INSERT INTO search_columns (field, segment, cells) VALUES ('cast', ?, ?) "
    "ON CONFLICT (field, segment) DO UPDATE SET cells = excluded.cells"
)
_KEPT = "SELECT segment, cells FROM search_columns WHERE field = 'cast' AND segment <= ? ORDER BY segment DESC LIMIT ?"
_Actor = tuple[str, bool, str, list[str], list[int]]
"""Name, whether it is a person, the side's id ("" for none), names, the numbers of the facts that tell of it."""
_Cast = dict[str, _Actor]


@dataclass(frozen=True, slots=True)
class _Kept:
    """Who was who: all actors or (not `whole`) those that were otherwise than in the next one and the ids of those not there.

    Of one that is not whole the last column has two lists, of numbers that the next one has besides and of those it lacks.
    """

    version: str
    whole: bool
    actors: Mapping[str, Any]
    absent: Sequence[str] = ()

    def packed(self) -> bytes:
        """As it is kept."""
        told = [self.version, self.whole, self.actors, self.absent]
        return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), 1)

    @classmethod
    def of(cls, cells: bytes) -> _Kept:
        """What `packed` gave."""
        return cls(*from_json(zlib.decompress(cells)))


def keep(raw: Raw, cast: Sequence[Known], *, at: int) -> None:
    """Keep who is who as of a row of history, the last so far. Call it in a transaction that writes."""
    now = _by_id(cast)
    query = "SELECT count(*), min(segment) FROM search_columns WHERE field = 'cast' AND segment < 0"
    count, last = raw.execute(query).fetchone()
    if count % _WHOLE:
        before = _Kept.of(raw.execute(_KEPT, (last, 1)).fetchone()[1])
        if before.version == __version__:
            raw.execute(_KEEP, (last, _otherwise(before.actors, now).packed()))
    raw.execute(_KEEP, (-at, _Kept(__version__, whole=True, actors=now).packed()))


def kept(raw: Raw, upto: int, *, dialect: Dialect) -> list[Known] | None:
    """Who was who as of a row of history, an actor's number being its place; None where it was not kept."""
    query = "SELECT min(segment) FROM search_columns WHERE field = 'cast' AND segment < 0 AND segment >= ?"
    first = raw.execute(query, (-upto,)).fetchone()[0]
    if first is None or moved(raw, -first, upto=upto, dialect=dialect):
        return None
    chain: list[_Kept] = []
    for _, cells in raw.execute(_KEPT, (first, _WHOLE)).fetchall():
        chain.append(_Kept.of(cells))
        if chain[-1].whole:
            break
    if chain[0].version != __version__:
        return None
    found: _Cast = dict(chain[-1].actors)
    for one in reversed(chain[:-1]):
        _go_back(found, one)
    return _in_order(found)


def _by_id(cast: Iterable[Known]) -> _Cast:
    known = list(cast)
    return {
        one.id: (one.name, one.is_person, known[one.side].id, list(one.names), list(one.told))
        for one in known
        if one is not NOBODY and one.id
    }


def _in_order(cast: _Cast) -> list[Known]:
    places = {one: place for place, one in enumerate(sorted(cast), 1)} | {"": 0}
    return [
        NOBODY,
        *(
            Known(one, name, is_person=is_person, side=places[side], names=names, told=told)
            for one in sorted(cast)
            for name, is_person, side, names, told in [cast[one]]
        ),
    ]


def _otherwise(before: Mapping[str, _Actor], now: _Cast) -> _Kept:
    """What was otherwise before."""
    actors = {}
    for one, (*said, told) in before.items():
        *says, tell = now.get(one, ((), []))
        if said != says or told != tell:
            actors[one] = (*said, sorted({*tell} - {*told}), sorted({*told} - {*tell}))
    return _Kept(__version__, whole=False, actors=actors, absent=sorted(now.keys() - before.keys()))


def _go_back(cast: _Cast, otherwise: _Kept) -> None:
    for one in otherwise.absent:
        del cast[one]
    for one, (name, is_person, side, names, more, fewer) in otherwise.actors.items():
        told = {*(cast[one][4] if one in cast else ())} - {*more} | {*fewer}
        cast[one] = (name, is_person, side, names, sorted(told))

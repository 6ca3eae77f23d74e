"""Which facts stand: those of each source's last reading, those made by hand, and those people judged.

A fact that a person has judged outlives the reading it came from, as long as its words stand where they
stood in the source's text, or stand once in a later version of it; otherwise it is an orphan, which `orphans` lists
and no dossier has. Of the versions of a page only the one that counts is a source of the dossier.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from detente.model import Correction, Source
from detente.model.packed import Pool
from detente.record import judging, loading
from detente.record.assembling import Standing
from detente.record.containing import self_contained
from detente.record.ids import named
from detente.record.kinds import KINDS
from detente.record.loading import Row
from detente.record.rows import Rows
from detente.record.shelf import Shelf, Texts
from detente.record.versions import links
from detente.record.versions.following import Followed, Lost, follow
from detente.record.writing import misplaced
from detente.settings import HANDLING

_TOGETHER = 100
"""Sources that are gone through at a time."""
_PACKED = 150_000
"""Facts of a record whose rows are packed until it is their turn; those of a bigger one are looked up again."""


def history_end(connection: sa.Connection) -> int:
    """The number of the last row of history."""
    end: int = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM history").scalar_one()
    return end


def standing(
    connection: sa.Connection,
    name: str,
    *,
    levels: Container[str] | None = None,
    upto: int = loading.NOW,
    kinds: Collection[str] | None = None,
    apart: bool = False,
    pool: Pool | None = None,
) -> Standing:
    """All that a dossier is made of as of a row of history; with `levels`, of sources at these handling levels alone.

    What rests on another source in any of its passages, or names an actor of whom only others tell, is left out. With
    `kinds`, of what was read the facts of these kinds alone, and no source. With `apart` every version of a page is a source
    of its own at its own level, and nothing that was decided about an earlier one is carried over. What dossiers of one
    `pool` have in common is in memory once.
    """
    brief = loading.brief(connection, upto=upto)
    guarded = _guarded(connection)
    kept = Shelf(lambda one: _kept(one, guarded, levels, apart=apart), pool) if kinds is None else None
    stood = _stood(connection, upto=upto, kinds=kinds, seen=brief[1] if brief else None, shelf=kept, apart=apart)
    rows, changes = stood.rows, stood.followed.changes
    if levels is not None and kept is not None:
        rows = self_contained(rows, stood.texts.only(kept.published), levels=levels)
        changes = tuple(one for one in changes if _rests_on(one.correction, rows))
    return Standing(
        name=loading.notes(connection, upto=upto).get("name", name),
        sources=kept.sources() if kept else (),
        published=kept.published if kept else stood.published,
        rows=rows,
        decided=stood.followed.decided,
        changes=changes,
        followed=stood.followed,
        unmerged=tuple(
            tuple(stood.followed.carried.get(one, one) for one in facts)
            for facts in judging.undone_merges(connection, upto=upto)
        ),
        previous_brief=brief[0] if brief else None,
        pool=pool,
    )


def _kept(one: Source, guarded: Mapping[str, set[str]], levels: Container[str] | None, *, apart: bool) -> Source | None:
    """A source at the strictest level of its versions, or its own (`apart`); None where one of them is above."""
    own = guarded.get(one.id, {one.handling})
    if levels is not None and not all(level in levels for level in own):
        return None
    strictest = _strictest(own)
    return one if apart or strictest == one.handling else replace(one, handling=strictest)


def levels_of(connection: sa.Connection, *, upto: int) -> Counter[str]:
    """How many of the sources that stand there are of each handling level, which is the strictest of their versions."""
    guarded, replaced = _guarded(connection), links.replaced(connection, upto=upto)
    handling = dict(tuple(row) for row in connection.exec_driver_sql("SELECT id, handling FROM current_sources"))
    ids = (one for one in loading.published(connection, upto=upto) if one not in replaced)
    return Counter(_strictest(guarded.get(one, {handling[one]})) for one in ids)


def _guarded(connection: sa.Connection) -> dict[str, set[str]]:
    """The levels of all versions of each source that has several: today's, of those too that came in later."""
    now = links.replaced(connection, upto=loading.NOW)
    if not now:
        return {}
    levels = dict(tuple(row) for row in connection.exec_driver_sql("SELECT id, handling FROM current_sources"))
    return {
        one: {levels[it] for it in (current, *earlier)}
        for current, earlier in links.groups(now).items()
        for one in (current, *earlier)
    }


def _strictest(levels: set[str]) -> str:
    """The strictest of some levels; those of a user's own scheme are taken for stricter than those of ours."""
    return max(sorted(levels), key=lambda one: HANDLING.index(one) if one in HANDLING else len(HANDLING))


def orphans(connection: sa.Connection, *, upto: int = loading.NOW) -> list[Lost]:
    """Facts made by hand or judged whose words are no longer where they were as of a row of history."""
    return _stood(connection, upto=upto).lost


@dataclass(frozen=True, slots=True)
class _Stood:
    rows: Rows
    lost: list[Lost]
    followed: Followed
    texts: Texts
    published: dict[str, dt.datetime | None]


def _stood(
    connection: sa.Connection,
    *,
    upto: int,
    kinds: Collection[str] | None = None,
    seen: int | None = None,
    shelf: Shelf | None = None,
    apart: bool = False,
) -> _Stood:
    """What stands. All sources but those replaced (if not `apart`) are put on the shelf as they are gone through.

    `published` of what is returned has these sources, in their order.
    """
    decided = judging.decided(connection, upto=upto)
    changes = judging.standing_corrections(connection, upto=upto)
    followed = Followed(decided=decided, changes=tuple(changes))
    if not apart:
        followed = follow(connection, decided, changes, upto=upto)
    changed = (fact for one in followed.changes for fact in (*one.correction.facts, *one.correction.apart))
    rows = Rows(
        wanted=dict.fromkeys((*followed.decided.last, *changed)),
        since=followed.since,
        seen=seen,
        look_up=functools.partial(loading.facts_at, connection) if loading.last_number(connection) > _PACKED else None,
    )
    published = {
        one: at for one, at in loading.published(connection, upto=upto).items() if one not in followed.replaced
    }
    texts = Texts(connection, followed.replaced, upto)
    stood = _Stood(rows, list(followed.lost.values()), followed, texts, published)
    elsewhere = followed.moved.keys() | followed.lost.keys()
    for some in batches(list(published)):
        for source in stood.texts.hold(some):
            if shelf:
                shelf.put(source)
        for row in loading.standing(connection, some, kinds=kinds, upto=upto):
            if row.body["id"] not in elsewhere:
                _sort_in(row, stood)
    for row in loading.by_hand(connection, upto=upto):
        if row.body["id"] not in elsewhere:
            _sort_in(row, stood)
    for row in followed.moved.values():
        _sort_in(row, stood)
    _add_judged(connection, stood, upto=upto)
    return stood


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Sources as they are gone through, some at a time."""
    return (ids[place : place + _TOGETHER] for place in range(0, len(ids), _TOGETHER))


def _add_judged(connection: sa.Connection, stood: _Stood, *, upto: int) -> None:
    """The facts that people judged and no reading has any more, and the actors that those which stand name."""
    rows, followed = stood.rows, stood.followed
    for fact in rows.wanted:
        if (
            fact not in rows.kept
            and fact not in followed.lost
            and (found := loading.latest(connection, fact, upto=upto))
        ):
            _sort_in(found, stood)
    rows.strangers.update(actor for one in followed.changes for actor in _actors_in(one.correction, rows.kept))
    while rows.strangers:
        actor = rows.strangers.pop()
        if actor not in rows.told and (found := loading.latest(connection, actor, upto=upto)):
            rows.put(found, at_hand=True)  # its words need not stand where they did


def _actors_in(one: Correction, rows: Mapping[str, Row]) -> Iterator[str]:
    """The actors that a correction newly names, as read."""
    for fact in one.facts if one.kind == "edit" else ():
        if fact in rows and one.field in rows[fact].body:
            yield from named({**rows[fact].body, one.field: one.value}, KINDS[rows[fact].kind])


def _rests_on(one: Correction, rows: Rows) -> bool:
    """Whether all that a correction is about and names is among some rows."""
    return {*one.facts, *one.apart} <= rows.kept.keys() and set(_actors_in(one, rows.kept)) <= rows.told


def _sort_in(row: Row, stood: _Stood) -> None:
    if misplaced(row.body, stood.texts):
        stood.lost.append(Lost(row, "gone", next((one["source"] for one in row.body["evidence"]), "")))
    else:
        stood.rows.put(row)

"""Which facts stand: those of each source's last reading, those made by hand, and those people judged.

A fact that a person has judged outlives the reading it came from, as long as its words stand where they
stood in the source's text, or stand once in a later version of it; otherwise it is an orphan, which `orphans` lists
and no dossier has. Of the versions of a page only the one that counts is a source of the dossier.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from detente.model import Correction
from detente.record import judging, loading
from detente.record.assembling import Standing
from detente.record.ids import named
from detente.record.kinds import KINDS
from detente.record.loading import Row
from detente.record.versions import links
from detente.record.versions.following import Followed, Lost, follow
from detente.record.writing import misplaced
from detente.settings import HANDLING


def history_end(connection: sa.Connection) -> int:
    """The number of the last row of history."""
    end: int = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM history").scalar_one()
    return end


def standing(
    connection: sa.Connection, name: str, *, levels: Container[str] | None = None, upto: int = loading.NOW
) -> Standing:
    """All that a dossier is made of as of a row of history; with `levels`, of sources at these handling levels alone.

    What rests on another source in any of its passages, or names an actor of whom only others tell, is left out.
    """
    every = loading.sources(connection, upto=upto)
    stood = _stood(connection, {source.id: source.text for source in every}, upto=upto)
    guarded = _guarded(connection)
    sources = tuple(
        replace(one, handling=_strictest(guarded.get(one.id, {one.handling})))
        for one in every
        if one.id not in stood.followed.replaced
        and (levels is None or all(level in levels for level in guarded.get(one.id, {one.handling})))
    )
    rows, changes = stood.rows, stood.followed.changes
    if levels is not None:
        rows = _self_contained(rows, {source.id: source.text for source in sources}, levels=levels)
        changes = tuple(one for one in changes if _rests_on(one.correction, rows))
    brief = loading.brief(connection, upto=upto)
    return Standing(
        name=loading.notes(connection, upto=upto).get("name", name),
        sources=sources,
        rows=rows,
        decided=stood.followed.decided,
        changes=changes,
        followed=stood.followed,
        seen=brief[1] if brief else None,
        previous_brief=brief[0] if brief else None,
    )


def actors(connection: sa.Connection, *, upto: int = loading.NOW) -> Standing:
    """As `standing`, of actors alone, without the name, the sources and the brief: what tells who is who."""
    texts = {source.id: source.text for source in loading.sources(connection, upto=upto)}
    stood = _stood(connection, texts, upto=upto, kind="actor")
    return Standing(
        name="",
        sources=(),
        rows={fact: row for fact, row in stood.rows.items() if row.kind == "actor"},
        decided=stood.followed.decided,
        changes=stood.followed.changes,
        followed=stood.followed,
        seen=None,
        previous_brief=None,
    )


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
    texts = {source.id: source.text for source in loading.sources(connection, upto=upto)}
    return _stood(connection, texts, upto=upto).lost


@dataclass(frozen=True, slots=True)
class _Stood:
    rows: dict[str, Row]
    lost: list[Lost]
    followed: Followed


def _stood(connection: sa.Connection, texts: dict[str, str], *, upto: int, kind: str | None = None) -> _Stood:
    """All that stands; with `kind`, of what was read the facts of that kind, and those that people decided about."""
    decided = judging.decided(connection, upto=upto)
    changes = judging.standing_corrections(connection, upto=upto)
    followed = follow(connection, decided, changes, upto=upto)
    texts = {source: text for source, text in texts.items() if source not in followed.replaced}
    rows: dict[str, Row] = {}
    lost = list(followed.lost.values())
    elsewhere = followed.moved.keys() | followed.lost.keys()
    for source, row in loading.standing(connection, upto=upto, kind=kind):
        if source not in followed.replaced and row.body["id"] not in elsewhere:
            _sort_in(row, texts, rows=rows, lost=lost)
    for row in followed.moved.values():
        _sort_in(row, texts, rows=rows, lost=lost)
    _add_judged(connection, followed, texts, rows=rows, lost=lost, upto=upto)
    for fact, added in followed.since.items():
        if fact in rows:
            rows[fact] = replace(rows[fact], added=min(added, rows[fact].added))
    return _Stood(dict(sorted(rows.items())), lost, followed)


def _add_judged(
    connection: sa.Connection,
    followed: Followed,
    texts: dict[str, str],
    *,
    rows: dict[str, Row],
    lost: list[Lost],
    upto: int,
) -> None:
    """The facts that people judged and no reading has any more, and the actors that those which stand name."""
    changed = (fact for one in followed.changes for fact in (*one.correction.facts, *one.correction.apart))
    for fact in dict.fromkeys((*followed.decided.last, *changed)):
        if fact not in rows and fact not in followed.lost and (found := loading.latest(connection, fact, upto=upto)):
            _sort_in(found, texts, rows=rows, lost=lost)
    wanted = [actor for row in rows.values() for actor in named(row.body, KINDS[row.kind])]
    wanted += [actor for one in followed.changes for actor in _actors_in(one.correction, rows)]
    while wanted:
        actor = wanted.pop()
        if actor not in rows and (found := loading.latest(connection, actor, upto=upto)):
            rows[actor] = found
            wanted.extend(named(found.body, KINDS[found.kind]))


def _actors_in(one: Correction, rows: Mapping[str, Row]) -> Iterator[str]:
    """The actors that a correction newly names, as read."""
    for fact in one.facts if one.kind == "edit" else ():
        if fact in rows and one.field in rows[fact].body:
            yield from named({**rows[fact].body, one.field: one.value}, KINDS[rows[fact].kind])


def _rests_on(one: Correction, rows: Mapping[str, Row]) -> bool:
    """Whether all that a correction is about and names is among some rows."""
    return {*one.facts, *one.apart, *_actors_in(one, rows)} <= rows.keys()


def _self_contained(rows: dict[str, Row], texts: dict[str, str], *, levels: Container[str]) -> dict[str, Row]:
    """The rows all of whose passages and actors are among these sources' own, and that say nothing of others."""
    inside = {
        fact: row
        for fact, row in rows.items()
        if not misplaced(row.body, texts) and ("handling" not in row.body or row.body["handling"] in levels)
    }
    while True:
        kept = {fact: row for fact, row in inside.items() if inside.keys() >= set(_leans_on(row))}
        if len(kept) == len(inside):
            gone = rows.keys() - kept.keys()
            return {fact: _alone(row, gone) for fact, row in kept.items()}
        inside = kept


def _leans_on(row: Row) -> Iterator[str]:
    """The ids of the facts without which a fact means nothing."""
    kind = KINDS[row.kind]
    yield from named(row.body, kind)
    if kind.within:
        yield row.body[kind.within]


def _alone(row: Row, gone: Container[str]) -> Row:
    """A row that names no fact beside it which is gone."""
    body = dict(row.body)
    for field in KINDS[row.kind].beside:
        value = body[field]
        if isinstance(value, list):
            body[field] = [one for one in value if one not in gone]
        elif value in gone:
            body[field] = None
    return Row(row.kind, row.added, body)


def _sort_in(row: Row, texts: dict[str, str], *, rows: dict[str, Row], lost: list[Lost]) -> None:
    if misplaced(row.body, texts):
        lost.append(Lost(row, "gone", next((one["source"] for one in row.body["evidence"]), "")))
    else:
        rows[row.body["id"]] = row

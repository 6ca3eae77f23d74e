"""Removing a source or a person from a record for good: all in one transaction, then off the disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import sqlalchemy as sa

from detente.errors import UsageError
from detente.record import bundle, loading, writing
from detente.record.backing import Backing
from detente.record.dialects import dialect_of
from detente.record.interface import Purged
from detente.record.purging.cells import block_cells, block_sources, sources_that_name
from detente.record.purging.cleaning import clean
from detente.record.purging.decisions import purge_decisions
from detente.record.purging.facts import Taken, change_facts, remove_facts, take_facts
from detente.record.purging.tombstones import Tombstones
from detente.record.purging.traces import Traces, forms_of
from detente.record.schema import actor_links, actors, suggestions, uncleaned
from detente.record.versions import links


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be purged: a source by its id, or an actor by the ids of the facts as read that tell of it.

    A source goes with all its versions, but for those whose ids are in `but`.
    `also` are further forms of the actor's name, `but` forms that are left alone; `whole`: the sources that name the
    actor go, too, and do not only lose the name. `told` is, for every fact as read, all that tell of the same.
    """

    by: str
    why: str
    source: str | None = None
    actor: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    whole: bool = False
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class _OnlyTriedError(Exception):
    """Takes back a trial, and carries what it found."""

    def __init__(self, found: Purged) -> None:
        self.found = found


def purge(database: Backing, wanted: Wanted, *, at: dt.datetime, trial: bool) -> Purged:
    """Do it, or (`trial`) find what it would do. Raises UsageError where the reason names who is to be purged."""
    copies = tuple(one.name for one in database.copies())
    try:
        with database.appending() as connection:
            found = replace(_purge(connection, wanted, at=at), copies=copies)
            _end(found, trial=trial)
    except _OnlyTriedError as tried:
        return tried.found
    clean(database)
    return found


def _end(found: Purged, *, trial: bool) -> None:
    if trial:
        raise _OnlyTriedError(found)


def _purge(connection: sa.Connection, wanted: Wanted, *, at: dt.datetime) -> Purged:
    dialect_of(connection).defer_references(connection)
    taken = _taken(connection, wanted)
    kind: Literal["source", "actor"] = "source" if wanted.source else "actor"
    added = writing.remember(connection, at, action="purge", by=wanted.by, why=wanted.why, kind=kind)
    tombstones = Tombstones(connection)
    removed = _titles(connection, taken.sources.values())
    take_facts(connection, taken)
    decisions = purge_decisions(tombstones, taken)
    remove_facts(tombstones, taken)
    _remove_sources(tombstones, taken, added=added)
    texts, blocked = block_sources(tombstones, taken.traces, added=added)
    changed = change_facts(tombstones, taken, texts=texts)
    _forget_in_history(tombstones, taken)
    others = block_cells(tombstones, taken.traces)
    for table in (actor_links, suggestions, actors):
        connection.execute(sa.delete(table))
    bundle.index(connection)
    rows = tombstones.keep(added)
    connection.execute(sa.delete(uncleaned))
    connection.execute(sa.insert(uncleaned).values(one=1, added=added))
    return Purged(
        kind=kind,
        removed=removed,
        blocked=_titles(connection, blocked),
        facts=dict(sorted(taken.kinds.items())),
        changed=changed + others,
        decisions=decisions,
        forms=dict(taken.traces.places),
        rows=rows,
    )


def _taken(connection: sa.Connection, wanted: Wanted) -> Taken:
    if wanted.source:
        every = links.versions_of(wanted.source, links.replaced(connection, upto=loading.NOW))
        going = [one for one in every if one not in wanted.but] or [wanted.source]
        return Taken(sources={loading.source_number(connection, one): one for one in going}, told=wanted.told)
    told = [row.body for one in wanted.actor if (row := loading.latest(connection, one))]
    forms = {form for body in told for form in forms_of(body)} | set(wanted.also)
    left_alone = Traces(wanted.but)
    traces = Traces(one for one in forms if not left_alone.all_of(one))
    if not traces.forms:
        raise UsageError("nothing is left to look for", do="Leave out --but, or add --also FORM.")
    if traces.there(f"{wanted.why}\n{wanted.by}"):
        raise UsageError("the reason, or who purges, names who is to be purged, and both are kept", do="Write another.")
    sources = sources_that_name(connection, traces) if wanted.whole else {}
    return Taken(sources=sources, person=set(wanted.actor), traces=traces, told=wanted.told)


def _titles(connection: sa.Connection, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Sources by id, with what a person knows them by."""
    found = (loading.source(connection, one) for one in sorted(ids))
    return tuple((one.id, one.title or one.location) for one in found if one)


def _remove_sources(tombstones: Tombstones, taken: Taken, *, added: int) -> None:
    connection = tombstones.connection
    _relink(tombstones, taken.sources)
    for number in taken.sources:
        sha256 = connection.exec_driver_sql("SELECT sha256 FROM sources WHERE number = ?", (number,)).scalar_one()
        tombstones.close([sha256], added=added)
        for table in ("readings", "source_versions", "texts", "addresses"):
            query = f"SELECT number FROM {table} WHERE source = ?"  # noqa: S608 - ours
            tombstones.remove(table, connection.exec_driver_sql(query, (number,)).scalars().all())
        there = connection.exec_driver_sql("SELECT source FROM raws WHERE source = ?", (number,)).scalars().all()
        tombstones.remove("raws", there, key="source")
        tombstones.remove("sources", [number])


def _relink(tombstones: Tombstones, gone: Collection[int]) -> None:
    """What took the place of a version that goes takes the place of the one before it."""
    before: dict[int, int | None] = {}
    query = "SELECT number, source, earlier FROM replacements ORDER BY number"
    for number, later, earlier in tombstones.connection.exec_driver_sql(query).all():
        left = before.get(earlier) if earlier in gone else earlier
        if later in gone:
            before[later] = left
        if later in gone or (earlier in gone and left in (None, later)):
            tombstones.remove("replacements", [number])
        elif left != earlier:
            tombstones.change("replacements", number, earlier=left)


def _forget_in_history(tombstones: Tombstones, taken: Taken) -> None:
    """History tells no more of what went than that something was there."""
    gone = {*taken.facts, *taken.sources.values()}
    query = "SELECT number, subject FROM history WHERE subject <> '' AND action <> 'note'"
    found = [number for number, subject in tombstones.connection.exec_driver_sql(query) if subject in gone]
    for number in found:
        tombstones.change("history", number, subject="", detail="{}")

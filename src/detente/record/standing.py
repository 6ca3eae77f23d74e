"""Which facts stand: those of each source's last reading, those made by hand, and those people judged.

A fact that a person has judged outlives the reading it came from, as long as its words stand where they
stood in the source's text; otherwise it is an orphan, which `orphans` lists and no dossier has.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

import sqlalchemy as sa

from detente.model import Correction
from detente.record import judging, loading
from detente.record.assembling import Standing
from detente.record.ids import named
from detente.record.judging import Decided, Kept
from detente.record.kinds import KINDS
from detente.record.loading import Row
from detente.record.writing import misplaced


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
    sources = tuple(one for one in every if levels is None or one.handling in levels)
    decided = judging.decided(connection, upto=upto)
    changes = judging.standing_corrections(connection, upto=upto)
    texts = {source.id: source.text for source in sources}
    rows, _ = _rows(connection, decided, changes, texts=texts, upto=upto)
    if levels is not None:
        rows = _self_contained(rows, texts, levels=levels)
        changes = tuple(one for one in changes if _rests_on(one.correction, rows))
    brief = loading.brief(connection, upto=upto)
    return Standing(
        name=loading.notes(connection, upto=upto).get("name", name),
        sources=sources,
        rows=rows,
        decided=decided,
        changes=changes,
        seen=brief[1] if brief else None,
        previous_brief=brief[0] if brief else None,
    )


def orphans(connection: sa.Connection, *, upto: int = loading.NOW) -> list[Row]:
    """Facts made by hand or judged whose words are no longer where they were as of a row of history."""
    texts = {source.id: source.text for source in loading.sources(connection, upto=upto)}
    decided = judging.decided(connection, upto=upto)
    changes = judging.standing_corrections(connection, upto=upto)
    return _rows(connection, decided, changes, texts=texts, upto=upto)[1]


def _rows(
    connection: sa.Connection, decided: Decided, changes: Iterable[Kept], *, texts: dict[str, str], upto: int
) -> tuple[dict[str, Row], list[Row]]:
    rows: dict[str, Row] = {}
    lost: list[Row] = []
    for row in loading.standing(connection, upto=upto):
        _sort_in(row, texts, rows=rows, lost=lost)
    changed = (fact for one in changes for fact in (*one.correction.facts, *one.correction.apart))
    for fact in dict.fromkeys((*decided.last, *changed)):
        if fact not in rows and (found := loading.latest(connection, fact, upto=upto)):
            _sort_in(found, texts, rows=rows, lost=lost)
    wanted = [actor for row in rows.values() for actor in named(row.body, KINDS[row.kind])]
    wanted += [actor for one in changes for actor in _actors_in(one.correction, rows)]
    while wanted:
        actor = wanted.pop()
        if actor not in rows and (found := loading.latest(connection, actor, upto=upto)):
            rows[actor] = found
            wanted.extend(named(found.body, KINDS[found.kind]))
    return dict(sorted(rows.items())), lost


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


def _sort_in(row: Row, texts: dict[str, str], *, rows: dict[str, Row], lost: list[Row]) -> None:
    if misplaced(row.body, texts):
        lost.append(row)
    else:
        rows[row.body["id"]] = row

"""Corrections as they are kept: about facts as read, so that they outlive what is made of these."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from detente.model import Correction
from detente.model.fact import BY_HAND
from detente.record.ids import Body, canonical
from detente.record.judging.reversals import undone_acts
from detente.record.schema import corrected_facts, corrections


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction whose `facts` and `apart` are facts as read, its number, and the row of history of its act."""

    number: int
    act: int
    correction: Correction


def action_of(one: Correction) -> str:
    """What history calls it: a "note" there is one about the process."""
    return "remark" if one.kind == "note" else one.kind


def keep_correction(connection: sa.Connection, one: Correction, *, added: int) -> None:
    """A row for a correction, whose facts are facts as read, and one for each of these."""
    row = {"kind": one.kind, "field": one.field, "value": canonical(one.value), "by": one.by, "why": one.why}
    row["at"] = one.at.isoformat()
    key = connection.execute(sa.insert(corrections).values(**row, added=added)).inserted_primary_key
    number = key[0] if key else None
    rows = [{"correction": number, "fact": fact, "apart": 0} for fact in sorted(set(one.facts))]
    rows += [{"correction": number, "fact": fact, "apart": 1} for fact in sorted(set(one.apart) - set(one.facts))]
    connection.execute(sa.insert(corrected_facts), rows)


def standing_corrections(connection: sa.Connection, *, upto: int) -> tuple[Kept, ...]:
    """The corrections up to a row of history that are not undone, oldest first."""
    undone = undone_acts(connection, upto)
    return tuple(one for one in _corrections(connection, upto) if one.act not in undone)


def undone_merges(connection: sa.Connection, *, upto: int) -> tuple[tuple[str, ...], ...]:
    """The facts as read of each merge that is undone as of a row of history: somebody knows that they are not one."""
    undone = undone_acts(connection, upto)
    if not undone:
        return ()
    kept = (one for one in _corrections(connection, upto) if one.act in undone)
    return tuple(one.correction.facts for one in kept if one.correction.kind == "merge")


def _corrections(connection: sa.Connection, upto: int) -> Iterator[Kept]:
    sides: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    query = (
        "SELECT f.correction, f.fact, f.apart FROM corrected_facts f JOIN corrections c ON c.number = f.correction "
        "WHERE c.added <= ? ORDER BY f.correction, f.fact"
    )
    for number, fact, apart in connection.exec_driver_sql(query, (upto,)):
        sides[number][apart].append(fact)
    query = "SELECT number, added, kind, field, value, by, at, why FROM corrections WHERE added <= ? ORDER BY number"
    for number, added, kind, field, value, by, at, why in connection.exec_driver_sql(query, (upto,)):
        facts, apart = map(tuple, sides[number])
        moment = dt.datetime.fromisoformat(at)
        told = Correction(
            kind=kind, facts=facts, apart=apart, field=field, value=json.loads(value), by=by, why=why, at=moment
        )
        yield Kept(number, added, told)


def edited(body: Body, edits: Iterable[Correction]) -> Body:
    """A fact as read with what people changed of it; who changed it last is its reason."""
    for one in edits:
        body = {**body, one.field: one.value}
        if one.field == "name" and "names" in body:
            body["names"] = list(dict.fromkeys([one.value, *body["names"]]))
        body["why"] = {"rule": f"edited {BY_HAND}", "words": body["why"]["words"], "by": one.by, "confidence": None}
    return body


def edits_of(kept: Iterable[Kept]) -> dict[str, list[Correction]]:
    """The edits by the fact as read that they are about, oldest first."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for one in kept:
        if one.correction.kind == "edit":
            for fact in one.correction.facts:
                found[fact].append(one.correction)
    return dict(found)


def shown(kept: Iterable[Kept], names: Mapping[str, str]) -> Iterable[Correction]:
    """The corrections in terms of the dossier: facts that are no longer there are left out."""
    for one in kept:
        told = one.correction
        facts, apart = (
            tuple(dict.fromkeys(names[it] for it in some if it in names)) for some in (told.facts, told.apart)
        )
        if facts:
            yield replace(told, facts=facts, apart=apart, value=_named(told.value, names))


def _named(value: object, names: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return names.get(value, value)
    return [_named(one, names) for one in value] if isinstance(value, list) else value

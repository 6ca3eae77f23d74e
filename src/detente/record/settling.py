"""Who is who, kept in tables for those who ask the file in SQL; computed, and made anew where it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from detente.record.assembling import Assembled
from detente.record.interface import Suggestion
from detente.record.schema import actor_links, actors, suggestions

_FIELDS = ("id", "kind", "name", "side", "role", "standing")


def settle(connection: sa.Connection, assembled: Assembled, *, suggested: Iterable[Suggestion]) -> bool:
    """Write the tables of identity. Returns False, and writes nothing, where they say it already."""
    wanted = {
        actors: [{field: getattr(one, field) for field in _FIELDS} for one in assembled.dossier.actors],
        actor_links: list(_links(assembled)),
        suggestions: [
            {"one": one.one, "other": one.other, "score": one.score, "reason": one.reason} for one in suggested
        ],
    }
    if all(_same(connection, table, rows=rows) for table, rows in wanted.items()):
        return False
    for table in reversed(wanted):
        connection.execute(sa.delete(table))
    for table, rows in wanted.items():
        if rows:
            connection.execute(sa.insert(table), sorted(rows, key=_order))
    return True


def _links(assembled: Assembled) -> Iterable[dict[str, Any]]:
    for cluster in assembled.clusters:
        for one in cluster.members:
            if one.id in assembled.shown:
                link = cluster.links.get(one.id)
                rule, score, reason = (link.rule, link.score, link.reason) if link else ("alone", 1.0, "")
                yield {"fact": one.id, "actor": cluster.id, "rule": rule, "score": score, "reason": reason}


def _same(connection: sa.Connection, table: sa.Table, *, rows: list[dict[str, Any]]) -> bool:
    there = [dict(row) for row in connection.execute(sa.select(table)).mappings()]
    return sorted(there, key=_order) == sorted(rows, key=_order)


def _order(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(value) for value in row.values())

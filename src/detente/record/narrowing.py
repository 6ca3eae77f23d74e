"""What stands behind a few facts: who is who, and the facts of their blocks alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import sqlalchemy as sa

from detente.record import loading
from detente.record.assembling import Behind, Standing, behind, grouped
from detente.record.loading import Row
from detente.record.rows import note_unnamed
from detente.record.shelf import Texts
from detente.record.standing import batches, standing
from detente.record.writing import misplaced

_OF = {"statement": "speaker", "position": "party", "view": "actor", "interest": "actor"}
"""The kinds of which there are most, with the field that names the actor whose block each is in."""


def narrowed(connection: sa.Connection, facts: Collection[str], *, upto: int) -> Behind | None:
    """What stands behind facts as read and all that they may be one with; None where some cannot be found so.

    That is so of facts of other kinds, and of those known by an id that several as read have together.
    """
    rows = [loading.latest(connection, one, upto=upto) for one in facts]
    found = [row for row in rows if row is not None and row.kind in _OF]
    if not found or len(found) < len(rows):
        return None
    held = standing(connection, "", kinds={"actor"}, upto=upto)
    grouping = grouped(held, {row.kind for row in found})
    told = {one.id: cluster.members for cluster in grouping.clusters for one in cluster.members}
    joined = (held.rows.kept[one] for change in grouping.changes for one in change.facts if one in held.rows.kept)
    texts = Texts(connection, held.followed.replaced, upto)
    for (kind, issue), actors in _blocks((*found, *joined), held).items():
        names = {one.id for actor in actors for one in told.get(actor, ())} | actors
        cells = {"issue": [issue], "party": names} if issue else {"actor": names}
        block = loading.of_block(connection, kind, upto=upto, **cells)
        sources = list(dict.fromkeys(source for source, _ in block))
        for some in batches(sources):
            texts.hold(some)
            _put((row for source, row in block if source in some), held, texts)
            if kind in loading.WORDED:
                for row in loading.standing(connection, some, kinds=(), upto=upto):
                    if row.body["id"] not in held.rows.wanted:
                        note_unnamed(row.body, held.rows.unnamed)
    return behind(held, grouping)


def _blocks(rows: Iterable[Row], held: Standing) -> dict[tuple[str, str], set[str]]:
    """The actors whose facts of a kind are looked for, on an issue where the kind has one."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        body = held.rows.kept.get(row.body["id"], row).body  # as people edited it
        if row.kind in _OF and (actor := body[_OF[row.kind]]):
            found[row.kind, body.get("issue", "")].add(actor)
    return found


def _put(rows: Iterable[Row], held: Standing, texts: Texts) -> None:
    """Those of the rows that stand and are not at hand."""
    elsewhere = held.followed.moved.keys() | held.followed.lost.keys()
    for row in rows:
        fact = row.body["id"]
        if fact not in elsewhere and fact not in held.rows.wanted and not misplaced(row.body, texts):
            held.rows.put(row)

"""What a person looks at: versions with their dates, and what was lost between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import sqlalchemy as sa

from detente.model import Correction, Judgement
from detente.model.schema import adapter
from detente.record import judging, loading
from detente.record.interface import Orphan, SourceVersion
from detente.record.kinds import KINDS
from detente.record.standing import orphans as lost
from detente.record.versions import links


def versions(connection: sa.Connection, *, upto: int) -> list[SourceVersion]:
    """All versions of the sources that have several as of a row of history, in the order in which they were read."""
    groups = links.groups(links.replaced(connection, upto=upto))
    query = "SELECT s.id, h.number, h.at FROM sources s JOIN history h ON h.number = s.added"
    read = {one: (number, at) for one, number, at in connection.exec_driver_sql(query)} if groups else {}
    query = "SELECT s.id, r.because FROM replacements r JOIN sources s ON s.number = r.source ORDER BY r.number DESC"
    because = dict(tuple(row) for row in connection.exec_driver_sql(query)) if groups else {}
    found = []
    for current, earlier in groups.items():
        ordered = sorted((current, *earlier), key=lambda one: read[one][0])
        for number, one in enumerate(ordered, 1):
            source = loading.source(connection, one, upto=upto)
            if source:
                found.append(
                    SourceVersion(
                        source=source,
                        number=number,
                        of=len(ordered),
                        read=dt.datetime.fromisoformat(read[one][1]),
                        counts=one == current,
                        because=because.get(one, ""),
                    )
                )
    return found


def orphans(connection: sa.Connection, *, upto: int) -> list[Orphan]:
    """What was judged or entered and has lost its words as of a row of history, with what was decided of it."""
    decided = judging.decided(connection, upto=upto)
    changes = judging.standing_corrections(connection, upto=upto)

    def judged(fact: str) -> Iterator[Judgement | Correction]:
        if fact in decided.last:
            yield decided.last[fact]
        yield from (one.correction for one in changes if fact in (*one.correction.facts, *one.correction.apart))

    return [
        Orphan(
            fact=adapter(KINDS[one.row.kind].type).validate_python(one.row.body),
            source=next((it["source"] for it in one.row.body["evidence"]), ""),
            now=one.now,
            judged=tuple(judged(one.row.body["id"])),
            because=one.because,
        )
        for one in lost(connection, upto=upto)
    ]

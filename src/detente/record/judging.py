"""People's decisions: which of them count, fact by fact."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa

from detente.model import Judgement
from detente.record.schema import judged_facts, judgements
from detente.record.writing import remember


@dataclass(frozen=True, slots=True)
class Decided:
    """All that was decided. `last` holds, for every fact read that is judged, the decision that counts.

    `numbers` orders the decisions: a later one has a higher number.
    """

    last: dict[str, Judgement] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def rejected(self, fact: str) -> bool:
        """Whether a person threw the fact out."""
        return fact in self.last and self.last[fact].verdict == "reject"


def keep(connection: sa.Connection, judgement: Judgement, *, members: Iterable[str]) -> None:
    """A row for a decision, and one for each fact as read that it covers."""
    _keep(connection, judgement, verdict=judgement.verdict, members=members)


def keep_undo(connection: sa.Connection, fact: str, *, members: Iterable[str], by: str, at: dt.datetime) -> None:
    """A row that takes back the last decision about each of these facts."""
    _keep(connection, Judgement(fact=fact, verdict="skip", by=by, at=at), verdict="undo", members=members)


def _keep(connection: sa.Connection, judgement: Judgement, *, verdict: str, members: Iterable[str]) -> None:
    at = judgement.at.isoformat()
    added = remember(connection, judgement.at, action=verdict, subject=judgement.fact, by=judgement.by)
    row = {"fact": judgement.fact, "verdict": verdict, "by": judgement.by, "at": at, "note": judgement.note}
    key = connection.execute(sa.insert(judgements).values(**row, added=added)).inserted_primary_key
    rows = [{"judgement": key[0] if key else None, "fact": one} for one in sorted(set(members))]
    connection.execute(sa.insert(judged_facts), rows)


def decided(connection: sa.Connection) -> Decided:
    """Go through all decisions in their order; an undo takes back the one before it."""
    query = (
        "SELECT j.number, m.fact, j.fact, j.verdict, j.by, j.at, j.note "
        "FROM judgements j JOIN judged_facts m ON m.judgement = j.number ORDER BY j.number"
    )
    stacks: dict[str, list[tuple[int, Judgement]]] = defaultdict(list)
    for number, member, fact, verdict, by, at, note in connection.exec_driver_sql(query):
        if verdict == "undo":
            del stacks[member][-1:]
        else:
            moment = dt.datetime.fromisoformat(at)
            judgement = Judgement(fact=fact, verdict=verdict, by=by, at=moment, note=note)
            stacks[member].append((number, judgement))
    standing = {member: stack[-1] for member, stack in stacks.items() if stack}
    return Decided(
        last={member: judgement for member, (_, judgement) in standing.items()},
        numbers={member: number for member, (number, _) in standing.items()},
    )

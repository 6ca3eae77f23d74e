"""Verdicts on facts: which of them count, fact by fact."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa

from detente.model import Judgement
from detente.record.judging.reversals import Reversal, reversals
from detente.record.schema import judged_facts, judgements


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


def keep(connection: sa.Connection, judgement: Judgement, *, members: Iterable[str], added: int) -> None:
    """A row for a decision, and one for each fact as read that it covers. `added` is its act's row of history."""
    _keep(connection, judgement, verdict=judgement.verdict, members=members, added=added)


def keep_undo(connection: sa.Connection, judgement: Judgement, *, members: Iterable[str], added: int) -> None:
    """A row that takes back the last decision about each of these facts; of `judgement` who and when are kept."""
    _keep(connection, judgement, verdict="undo", members=members, added=added)


def _keep(connection: sa.Connection, judgement: Judgement, *, verdict: str, members: Iterable[str], added: int) -> None:
    row = {"fact": judgement.fact, "verdict": verdict, "by": judgement.by, "note": judgement.note}
    row["at"] = judgement.at.isoformat()
    key = connection.execute(sa.insert(judgements).values(**row, added=added)).inserted_primary_key
    rows = [{"judgement": key[0] if key else None, "fact": one} for one in sorted(set(members))]
    connection.execute(sa.insert(judged_facts), rows)


@dataclass(slots=True)
class _Entry:
    """A verdict on one fact, and the acts that took it back one fact at a time."""

    number: int
    act: int
    judgement: Judgement
    taken_back: list[int] = field(default_factory=list)

    def stands(self, undone: set[int]) -> bool:
        return self.act not in undone and all(act in undone for act in self.taken_back)


def decided(connection: sa.Connection, *, upto: int) -> Decided:
    """Go through what can count of all that was decided up to a row of history, in its order.

    A fact's undo takes back the verdict on it that counts then; undoing a whole act takes back all that it decided, and
    where the act was itself an undo, what it took back counts again.
    """
    entries: dict[str, list[_Entry]] = defaultdict(list)
    undone: set[int] = set()
    events: list[_Verdict | Reversal] = [*_verdicts(connection, upto), *reversals(connection, upto)]
    for event in sorted(events, key=lambda one: one.added):
        if isinstance(event, Reversal):
            event.apply(undone)
        elif event.verdict == "undo":
            last = next((one for one in reversed(entries[event.member]) if one.stands(undone)), None)
            if last:
                last.taken_back.append(event.added)
        else:
            entries[event.member].append(_Entry(event.number, event.added, event.judgement))
    standing = {
        member: one
        for member, those in entries.items()
        if (one := next((it for it in reversed(those) if it.stands(undone)), None))
    }
    return Decided(
        last={member: one.judgement for member, one in standing.items()},
        numbers={member: one.number for member, one in standing.items()},
    )


@dataclass(frozen=True, slots=True)
class _Verdict:
    number: int
    added: int
    member: str
    verdict: str
    judgement: Judgement


_VERDICT = (
    "SELECT j.number AS number, j.added, m.fact, j.fact, j.verdict, j.by, j.at, j.note FROM judgements j "
    "JOIN judged_facts m ON m.judgement = j.number WHERE j.added <= ?1 AND"
)
_THAT_COUNT = f"""
{_VERDICT} j.number IN (SELECT max(l.judgement) FROM judged_facts l
  WHERE l.judgement <= (SELECT max(number) FROM judgements WHERE added <= ?1) GROUP BY l.fact)
UNION
{_VERDICT} m.fact IN (SELECT e.fact FROM judged_facts e JOIN judgements t ON t.number = e.judgement
  WHERE t.verdict = 'undo' OR t.added IN (SELECT act FROM reversals))
ORDER BY number
"""  # noqa: S608 - words of ours


def _verdicts(connection: sa.Connection, upto: int) -> Iterator[_Verdict]:
    """The last on each fact, and all on those of which one was ever taken back: others cannot count."""
    rows = connection.exec_driver_sql(_THAT_COUNT, (upto,))
    for number, added, member, fact, verdict, by, at, note in rows:
        moment = dt.datetime.fromisoformat(at)
        told = Judgement(fact=fact, verdict="skip" if verdict == "undo" else verdict, by=by, at=moment, note=note)
        yield _Verdict(number, added, member, verdict, told)

"""What others decided about facts since somebody looked at them."""

from __future__ import annotations

import json
from collections.abc import Iterable

import sqlalchemy as sa

from detente.errors import RecordConflictError, UsageError
from detente.record.dialects import dialect_of

_SINCE = """
WITH decided (added, act, by, what, fact) AS (
  SELECT j.added, j.added, j.by, j.verdict, m.fact FROM judgements j JOIN judged_facts m ON m.judgement = j.number
  UNION ALL
  SELECT c.added, c.added, c.by, c.kind, m.fact FROM corrections c JOIN corrected_facts m ON m.correction = c.number
)
SELECT s.added, h.at, s.by, s.what, s.fact FROM (
  SELECT * FROM decided WHERE added > ?
  UNION ALL
  SELECT r.added, r.act, r.by, r.kind, d.fact FROM reversals r JOIN decided d ON d.added = r.act WHERE r.added > ?
) s JOIN history h ON h.number = s.added
WHERE s.by <> ? AND s.fact IN {facts} ORDER BY s.added DESC, s.fact LIMIT 1
"""


def refuse_conflict(connection: sa.Connection, facts: Iterable[str], *, by: str, seen: int) -> None:
    """Raise RecordConflictError where somebody else decided about one of these facts, as read, after a row of history.

    UsageError for a row that is not there yet.
    """
    end = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM history").scalar_one()
    if seen > end:
        raise UsageError(f"the record has no state {seen} yet", do=f"Its state is {end} now: look at the fact again.")
    query = _SINCE.format(facts=dialect_of(connection).TEXTS)
    parameters = (seen, seen, by, json.dumps(sorted(set(facts))))
    row = connection.exec_driver_sql(query, parameters).first()
    if row is not None:
        _, at, who, what, fact = row
        raise RecordConflictError(
            f"{who} decided about this fact after you saw it ({what}, {at[:16].replace('T', ' ')} UTC); nothing was kept",
            input=fact,
            do="Look at it as it is now, and decide then.",
        )

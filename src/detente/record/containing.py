"""What stands on some sources alone, and says nothing of others."""

from __future__ import annotations

from collections.abc import Container, Mapping

from detente.record.kinds import KINDS
from detente.record.loading import Row
from detente.record.rows import Rows, leans_on
from detente.record.shelf import Texts
from detente.record.writing import misplaced, quoted

_BESIDE = frozenset(("proposal", "text", "position"))
"""Kinds of facts that others name beside them."""


def self_contained(rows: Rows, texts: Texts, *, levels: Container[str]) -> Rows:
    """The rows all of whose passages and actors are among these sources' own. Uses the others up."""

    def stands(row: Row) -> bool:
        if row.body.get("handling", "") not in levels and "handling" in row.body:
            return False
        if row.body["id"] in rows.kept:  # what was not read from its source just now
            return not misplaced(row.body, texts)
        return all(texts.has(one["source"]) for one in quoted(row.body))

    inside = _leaning_on_each_other({row.body["id"]: tuple(leans_on(row)) for row in rows.frame() if stands(row)})
    found = Rows(wanted=rows.wanted, look_up=rows.look_up, late=rows.late)
    gone: set[str] = set()
    waiting: list[Row] = []
    for row in rows.frame():
        _keep_or_not(row, here=row.body["id"] in inside, found=found, gone=gone, waiting=waiting)
    for row in rows.drained():
        here = stands(row) and inside.keys() >= set(leans_on(row))
        _keep_or_not(row, here=here, found=found, gone=gone, waiting=waiting)
    for row in waiting:
        found.put(_alone(row, gone))
    return found


def _keep_or_not(row: Row, *, here: bool, found: Rows, gone: set[str], waiting: list[Row]) -> None:
    """What names others beside it waits until it is known which of these are gone."""
    if not here:
        if row.kind in _BESIDE:
            gone.add(row.body["id"])
    elif any(row.body[field] for field in KINDS[row.kind].beside):
        waiting.append(row)
    else:
        found.put(row)


def _leaning_on_each_other(leaning: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Those that lean on nothing but each other."""
    while True:
        kept = {fact: on for fact, on in leaning.items() if all(one in leaning for one in on)}
        if len(kept) == len(leaning):
            return kept
        leaning = kept


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

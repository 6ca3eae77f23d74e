"""What a purge takes of people's decisions: those about facts that went, and what was written of them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from detente.record.ids import canonical
from detente.record.purging.facts import Taken, rests_on
from detente.record.purging.tombstones import Tombstones


def purge_decisions(tombstones: Tombstones, taken: Taken) -> int:
    """Take out the decisions that are about nothing now; of those about other facts, too, the words go.

    Gives how many were taken out.
    """
    acts: set[int] = set()
    gone = _judgements(tombstones, taken, acts) + _corrections(tombstones, taken, acts)
    _reversals(tombstones, acts)
    return gone


def _members(tombstones: Tombstones, query: str, taken: Taken) -> dict[int, tuple[list[Any], list[Any]]]:
    """For each decision that covers a fact that went: the facts that stay, and those that went."""
    found: dict[int, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for number, fact, *rest in tombstones.connection.exec_driver_sql(query):
        found[number][fact in taken.facts].append((fact, *rest))
    return {number: both for number, both in found.items() if both[1]}


def _judgements(tombstones: Tombstones, taken: Taken, acts: set[int]) -> int:
    query = "SELECT judgement, fact FROM judged_facts ORDER BY judgement, fact"
    told = "SELECT fact, added FROM judgements WHERE number = ?"
    gone = []
    for number, (kept, lost) in _members(tombstones, query, taken).items():
        fact, added = tombstones.connection.exec_driver_sql(told, (number,)).one()
        acts.add(added)
        for one in lost:
            statement = "DELETE FROM judged_facts WHERE judgement = ? AND fact = ?"
            tombstones.connection.exec_driver_sql(statement, (number, one[0]))
        if kept:
            named = kept[0][0] if fact in taken.facts else fact
            tombstones.change("judgements", number, fact=named, note="")
        else:
            gone.append(number)
    tombstones.remove("judgements", gone)
    return len(gone)


def _corrections(tombstones: Tombstones, taken: Taken, acts: set[int]) -> int:
    query = "SELECT correction, fact, apart FROM corrected_facts ORDER BY correction, fact"
    touched = _members(tombstones, query, taken)
    renamed = taken.renamed()
    gone = []
    rows = tombstones.connection.exec_driver_sql("SELECT number, kind, value, added FROM corrections").all()
    for number, kind, value, added in rows:
        kept, lost = touched.get(number, ([], []))
        told = json.loads(value)
        needs = rests_on(told, set(taken.sources.values())) or _names_lost(told, renamed)
        if not lost and told == _renamed(told, renamed):
            continue
        acts.add(added)
        if needs or (lost and not _still_says(kind, kept)):
            gone.append(number)
            continue
        for one in lost:
            statement = "DELETE FROM corrected_facts WHERE correction = ? AND fact = ?"
            tombstones.connection.exec_driver_sql(statement, (number, one[0]))
        tombstones.change("corrections", number, value=canonical(_renamed(told, renamed)), why="")
    tombstones.delete("corrected_facts", "correction", gone)
    tombstones.remove("corrections", gone)
    return len(gone)


def _still_says(kind: str, kept: list[Any]) -> bool:
    """Whether a correction means something about the facts that stay."""
    sides = [apart for _, apart in kept]
    if kind == "merge":
        return len(sides) > 1
    return {0, 1} <= set(sides) if kind == "split" else 0 in sides


def _names_lost(value: Any, renamed: dict[str, str | None]) -> bool:
    if isinstance(value, list):
        return any(_names_lost(one, renamed) for one in value)
    return isinstance(value, str) and value in renamed and renamed[value] is None


def _renamed(value: Any, renamed: dict[str, str | None]) -> Any:
    if isinstance(value, list):
        return [_renamed(one, renamed) for one in value]
    return renamed.get(value, value) if isinstance(value, str) else value


def _reversals(tombstones: Tombstones, acts: set[int]) -> None:
    """What was undone and done again of acts that decided nothing else; of the others the reason goes."""
    left = {
        one
        for table in ("judgements", "corrections")
        for one in tombstones.connection.exec_driver_sql(f"SELECT added FROM {table}").scalars()  # noqa: S608 - ours
    }
    gone = []
    for number, act in tombstones.connection.exec_driver_sql("SELECT number, act FROM reversals").all():
        if act in acts and act not in left:
            gone.append(number)
        elif act in acts:
            tombstones.change("reversals", number, why="")
    tombstones.remove("reversals", gone)

"""Models that somebody made for a record and keeps in it: forecasts, conflicts, commitments, scenarios.

Each is a note of the record under the next number of its series ("conflict.1", "conflict.2" …): written once, with its
date, its inputs and who keeps it, so that the record's chained history shows any later change. A copy made for others
holds none of them. Sentences of reports are not written down again: where an input names the fact it comes from, the
record has the words, and they go where the fact goes.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from detente.errors import UsageError
from detente.record.interface import Store

Series = Literal["conflict", "commitment", "scenario"]


def keep(store: Store, series: str, body: Mapping[str, Any], *, by: str) -> int:
    """Keep a model; gives its number. Raises UsageError where nobody signs."""
    signed(by, "the model")
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return store.add_note(series, written({"made_at": at, "by": by, **wordless(body)}))


def signed(by: str, what: str) -> None:
    """Raises UsageError where nobody signs."""
    if not by:
        raise UsageError(f"nobody to sign for {what}", do='Add --by "Your name".')


def kept(store: Store, series: Series) -> Iterator[dict[str, Any]]:
    """Every kept model of a series in its order: `number`, `made_at`, `by`, `title`, `inputs`, and `withdrawn` or None."""
    for number, note in store.notes(series).items():
        withdrawn = list(store.notes(f"{series}.{number}.withdrawn").values())
        yield {"number": number, **json.loads(note), "withdrawn": json.loads(withdrawn[-1]) if withdrawn else None}


def standing(store: Store, series: Series) -> list[dict[str, Any]]:
    """Of each title the model kept last, where it was not withdrawn."""
    latest = {one["title"]: one for one in kept(store, series)}
    return sorted((one for one in latest.values() if not one["withdrawn"]), key=lambda one: int(one["number"]))


def withdraw(store: Store, series: Series, number: int, *, by: str) -> dict[str, Any]:
    """Say that a kept model no longer stands; it stays in the record. Raises UsageError where there is none such."""
    signed(by, "the withdrawal")
    if number not in store.notes(series):
        raise UsageError(f"no {series} is kept under the number {number}", do=f"{_LISTS[series]} lists them.")
    found = {"at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), "by": by}
    store.add_note(f"{series}.{number}.withdrawn", written(found))
    return found


_LISTS: Mapping[Series, str] = {
    "conflict": "detente stability --kept",
    "commitment": "detente commit --kept",
    "scenario": "detente agree --kept",
}


def written(body: Mapping[str, Any]) -> str:
    """A note's text."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def wordless(value: Any) -> Any:
    """The same without words quoted beside the id of the fact that has them, and with nothing but plain values."""
    if isinstance(value, Mapping):
        cited = any(value.get(one) for one in ("fact", "position")) and "words" in value
        return {str(key): wordless(one) for key, one in value.items() if not (cited and key == "words")}
    if isinstance(value, list | tuple):
        return [wordless(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)

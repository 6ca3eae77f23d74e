"""Forecasts as the workbench makes, keeps and scores them.

A kept forecast is a note of the record, "forecast.1", "forecast.2" …, its scores "forecast.1.score.1" …: each is written once, with
its date, its inputs and who made it, and the record's chained history shows any later change. A copy made for
others holds none of them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from detente.analysis import forecast as models
from detente.errors import UsageError, naming
from detente.model.ranges import read_mapping, shown
from detente.project.keeping import keep as store_model
from detente.project.keeping import signed, written
from detente.record.interface import Store

_SERIES = "forecast"


@dataclass(frozen=True, slots=True)
class Made:
    """What was forecast: `data` for JSON and for keeping, `words` line by line."""

    data: dict[str, Any]
    words: tuple[str, ...]


def made(path: Path, *, step: Fraction = Fraction(1), challenge: bool = False) -> Made:
    """The forecast of a file of one or several issues. Raises DataFileError or UsageError naming what is wrong."""
    told = read_mapping(path)
    issues = models.issues_of(told, origin=str(path))
    data: dict[str, Any] = {"inputs": json.loads(json.dumps(told, default=str)), "issues": []}
    words: list[str] = []
    with naming(str(path)):
        for issue in issues:
            beliefs = _beliefs(told, issue, origin=str(path), alone=len(issues) == 1)
            found = models.forecast(issue, step=step, beliefs=beliefs)
            entry = models.as_data(found) | {"beliefs": asdict(beliefs) if beliefs else None}
            words += models.sentences(found)
            if challenge and not found.needs:
                explored = models.explored(issue)
                entry["challenge"] = models.explored_data(explored)
                words += models.explored_sentences(issue, explored)
            data["issues"].append(entry)
        traded = models.exchange(issues)
        if traded is not None:
            data["exchange"] = models.exchange_data(traded)
            words += models.exchange_sentences(traded, issues)
    return Made(data, tuple(words))


def _beliefs(told: dict[str, Any], issue: models.Issue, *, origin: str, alone: bool) -> models.Beliefs | None:
    own = told if alone and "issues" not in told else told["issues"][issue.name]
    return models.beliefs_of(own.get("beliefs"), issue, origin=origin)


def keep(store: Store, forecast: Made, *, by: str) -> list[int]:
    """Keep a forecast, one entry an issue; gives their numbers. Raises UsageError where nobody signs or something is missing."""
    signed(by, "the forecast")
    for entry in forecast.data["issues"]:
        if entry["needs"]:
            raise UsageError(f"not known: {'; '.join(entry['needs'])}", do="A forecast is kept once it can be made.")
    bodies = [{**entry, "models": _places(entry)} for entry in forecast.data["issues"]]
    return [store_model(store, _SERIES, body, by=by) for body in bodies]


def _places(entry: dict[str, Any]) -> dict[str, Any]:
    return {"compromise": entry["compromise"], "median": entry["median"]}


def kept(store: Store) -> Iterator[dict[str, Any]]:
    """Every kept forecast in its order, each with its `scores`, the latest last."""
    for number, note in store.notes(_SERIES).items():
        scored = [json.loads(one) for one in store.notes(_scores_of(number)).values()]
        yield {"forecast": number, **json.loads(note), "scores": scored}


def _scores_of(number: int) -> str:
    return f"{_SERIES}.{number}.score"


def score(store: Store, number: int, *, outcome: str, by: str) -> dict[str, Any]:
    """Score a kept forecast by what happened, a place on its scale or an option; the score is kept too, with its date."""
    signed(by, "the outcome")
    note = store.notes(_SERIES).get(number)
    if note is None:
        raise UsageError(f"no forecast has the number {number}", do="detente forecast kept lists them.")
    body = json.loads(note)
    place, option = _outcome(outcome, body)
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    found = {"forecast": number, "scored_at": at, "by": by, "happened": option}
    found |= models.scores(body, place, happened=option)
    store.add_note(_scores_of(number), written(found))
    return found


def _outcome(told: str, body: dict[str, Any]) -> tuple[float, str]:
    options = body["options"]
    if told in options:
        return float(options[told]), told
    try:
        place = float(told)
    except ValueError:
        known = f"an option ({', '.join(options)}) or " if options else ""
        raise UsageError(f"{told!r} is no outcome", do=f"Give {known}a place on the scale.") from None
    low, high = body["scale"]
    if not low <= place <= high:
        raise UsageError(f"{told} is not on the scale", do=f"It runs from {shown(low)} to {shown(high)}.")
    return place, next((title for title, at in options.items() if at == place), "")

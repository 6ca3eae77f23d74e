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
from detente.errors import UsageError
from detente.model.ranges import read_mapping, shown
from detente.record.interface import Store


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
    if not by:
        raise UsageError("nobody to sign for the forecast", do='Add --by "Your name".')
    for entry in forecast.data["issues"]:
        if entry["needs"]:
            raise UsageError(f"not known: {'; '.join(entry['needs'])}", do="A forecast is kept once it can be made.")
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    numbers = []
    for entry in forecast.data["issues"]:
        number = _free(store, "forecast")
        body = {"forecast": number, "made_at": at, "by": by, **entry, "models": _places(entry)}
        store.set_note(f"forecast.{number}", json.dumps(body, ensure_ascii=False, sort_keys=True))
        numbers.append(number)
    return numbers


def _places(entry: dict[str, Any]) -> dict[str, Any]:
    return {"compromise": entry["compromise"], "median": entry["median"]}


def kept(store: Store) -> Iterator[dict[str, Any]]:
    """Every kept forecast in its order, each with its `scores`, the latest last."""
    for number in range(1, _free(store, "forecast")):
        body = json.loads(store.note(f"forecast.{number}") or "{}")
        prefix = f"forecast.{number}.score"
        notes = (store.note(f"{prefix}.{one}") for one in range(1, _free(store, prefix)))
        yield body | {"scores": [json.loads(note) for note in notes if note]}


def score(store: Store, number: int, *, outcome: str, by: str) -> dict[str, Any]:
    """Score a kept forecast by what happened, a place on its scale or an option; the score is kept too, with its date."""
    if not by:
        raise UsageError("nobody to sign for the outcome", do='Add --by "Your name".')
    note = store.note(f"forecast.{number}")
    if note is None:
        raise UsageError(f"no forecast has the number {number}", do="detente forecast kept lists them.")
    body = json.loads(note)
    place, option = _outcome(outcome, body)
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    found = {"forecast": number, "scored_at": at, "by": by, "happened": option}
    found |= models.scores(body, place, happened=option)
    prefix = f"forecast.{number}.score"
    store.set_note(f"{prefix}.{_free(store, prefix)}", json.dumps(found, ensure_ascii=False, sort_keys=True))
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


def _free(store: Store, prefix: str) -> int:
    """The first number that no note with this prefix has."""
    number = 1
    while store.note(f"{prefix}.{number}") is not None:
        number += 1
    return number

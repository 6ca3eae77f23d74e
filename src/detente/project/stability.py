"""Conflicts as the workbench works them out: a case in, words and plain data out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.analysis.stability import (
    CONCEPTS,
    Findings,
    Model,
    analyse,
    inverse,
    inverse_data,
    inverse_words,
    load_case,
    sentences,
    summary,
)
from detente.errors import UsageError


@dataclass(frozen=True, slots=True, eq=False)
class WorkedOut:
    """A conflict's findings: `data` for JSON, `words` line by line."""

    found: Findings
    data: dict[str, Any]
    words: tuple[str, ...]


def worked_out(model: Model) -> WorkedOut:
    """What holds in a conflict. Raises InputError where it would take too much memory."""
    found = analyse(model)
    heading = [model.title] if model.title else []
    return WorkedOut(found, summary(found), (*heading, *sentences(found)))


def worked_out_file(path: Path, *, case: str | None = None) -> WorkedOut:
    """The same of a case in a file. Raises InputError or UsageError naming the entry that is wrong."""
    return worked_out(load_case(path, case=case))


def what_makes_stable(model: Model, state: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Which preferences would make a state hold, for each decision maker and concept; as data and in words."""
    place = next((at for at, label in enumerate(model.labels) if str(label) == state), None)
    if place is None:
        shown = ", ".join(str(one) for one in model.labels[:12])
        raise UsageError(f"no state is called {state!r}", input=model.origin, do=f"There are: {shown} ….")
    found = [inverse(model, place, concept, maker=maker) for maker in range(len(model.makers)) for concept in CONCEPTS]
    data = {"state": model.labels[place], "inverse": [inverse_data(model, one) for one in found]}
    return data, tuple(line for one in found for line in inverse_words(model, one))

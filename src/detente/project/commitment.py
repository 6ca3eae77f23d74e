"""Commitment models as the workbench runs them: a file in, words and plain data out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.analysis.commitment import as_data, catalogue, findings, load_model, sentences


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A model's findings: `data` for JSON, `words` line by line."""

    data: dict[str, Any]
    words: tuple[str, ...]


def worked_out(path: Path) -> WorkedOut:
    """What the forms of a model say. Raises DataFileError or UsageError naming the entry that is wrong."""
    model = load_model(path)
    found = findings(model)
    heading = [model.title] if model.title else []
    return WorkedOut(
        data={"title": model.title, "forms": [as_data(one) for one in found]},
        words=(*heading, *(line for one in found for line in sentences(one))),
    )


def forms() -> list[dict[str, Any]]:
    """Every form there is, with its inputs and results."""
    return catalogue()

"""Conflicts as the workbench works them out: a case in, words and plain data out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from detente.analysis.stability import (
    COALITION_NAMES,
    CONCEPTS,
    Findings,
    Model,
    analyse,
    coalition_reasons,
    coalitions,
    draft_case,
    inverse,
    inverse_data,
    inverse_words,
    reason_data,
    reason_words,
    reasons,
    sentences,
    state_in_full,
    state_words,
    summary,
)
from detente.errors import UsageError
from detente.model import Catalogue, Dossier
from detente.project.files import write_file

_MOST_TOGETHER = 256  # states up to which the moves of groups from one of them are told, too


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


def what_makes_stable(model: Model, state: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Which preferences would make a state hold, for each decision maker and concept; as data and in words."""
    place = _place(model, state)
    found = [inverse(model, place, concept, maker=maker) for maker in range(len(model.makers)) for concept in CONCEPTS]
    data = {"state": model.labels[place], "inverse": [inverse_data(model, one) for one in found]}
    return data, tuple(line for one in found for line in inverse_words(model, one))


def why(model: Model, state: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Who would move from a state, alone or together, and who would answer how, by concept; as data and in words."""
    place = _place(model, state)
    data: dict[str, Any] = {"state": model.labels[place], "reasons": []}
    words = [f"State {state_in_full(model, place)}."]
    for concept in CONCEPTS:
        found = list(reasons(model, place, concept))
        if model.size <= _MOST_TOGETHER:
            groups = [one for one in coalitions(len(model.makers)) if len(one) > 1]
            found += [one for group in groups for one in coalition_reasons(model, group, place, concept=concept)]
        data["reasons"] += [reason_data(model, one) for one in found]
        names = [COALITION_NAMES[concept] if len(one.by) > 1 else concept.upper() for one in found]
        words += [f"{name}: {reason_words(model, one)}" for name, one in zip(names, found, strict=True)]
    if len(words) == 1:
        words.append("Nobody would move from it.")
    return data, tuple(words)


def _place(model: Model, state: str) -> int:
    """The number of a state by its label or by what is done in it. Raises UsageError where there is none such."""
    place = next((at for at, label in enumerate(model.labels) if str(label) == state), None)
    if place is None:
        place = next((at for at in range(model.size) if state_words(model, at) == state), None)
    if place is None:
        shown = ", ".join(str(one) for one in model.labels[:12])
        raise UsageError(f"no state is called {state!r}", input=model.origin, do=f"There are: {shown} ….")
    return place


def drafted(dossier: Dossier, catalogue: Catalogue, *, party_ids: tuple[str, ...] | None = None) -> dict[str, Any]:
    """The case that a record suggests, to be read and changed. Raises UsageError where it suggests none."""
    case = draft_case(dossier, catalogue, party_ids=party_ids)
    if case is None:
        raise UsageError(
            "no party is reported to demand what another could accept",
            input=dossier.name,
            do="Write a case by hand: docs/reference/stability.md has its form.",
        )
    return case


def write_case(case: dict[str, Any], out: Path) -> Path:
    """A case as a file: YAML where its name ends so, else JSON. Raises OutputError, UsageError where it is there already."""
    if out.exists():
        raise UsageError("there is such a file already", input=str(out), do="Name another, or move it away.")
    if out.suffix.lower() in {".yaml", ".yml"}:
        text = yaml.safe_dump(case, sort_keys=False, allow_unicode=True, width=110)
    else:
        text = json.dumps(case, ensure_ascii=False, indent=1) + "\n"
    return write_file(out, text.encode("utf-8"))


def write_svg(found: Findings, out: Path) -> Path:
    """The picture of a conflict's states as an SVG file. Raises OutputError."""
    from detente.report.stategraph import state_graph_svg

    return write_file(out, state_graph_svg(found).encode("utf-8"))

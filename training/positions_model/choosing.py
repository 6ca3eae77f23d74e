"""Rows for the weights by which findings are chosen: what rules and models find in reports, and whether a reader found it too."""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.corpora import source_of

from detente.read.positions.backoff import candidates
from detente.read.positions.finder import findings
from detente.read.positions.finding import Finding
from detente.read.positions.learnt.weights import Models
from detente.read.positions.looking import looks
from detente.read.positions.scene import scene
from training.many import each
from training.positions_model.pairing import paired
from training.reports import reader
from training.signs import of_answers

FEWEST = 4
"""In how many rows a sign must be to have a weight."""
STIFF = 8.0
"""How strongly weights are held near nothing; 1 and 3 gave more log-loss on processes left out, 10 as little."""
NEAR = 220
"""How many letters a finding may stand from the words of the annotation: the sentence beside."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A finding's signs, and whether it is right."""

    signs: Sequence[tuple[str, float]]
    right: bool


def choices(paths: Iterable[Path], models: Models) -> Iterator[Choice]:
    """What is found in annotated reports with these models, which should not have seen them.

    A finding that repeats what the annotation has elsewhere in the report is neither right nor wrong, and left out.
    """
    yield from itertools.chain.from_iterable(each(functools.partial(_choices_in, models=models), paths))


def _choices_in(path: Path, *, models: Models) -> list[Choice]:
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    doc = reader("full").doc(source_of(report))
    names = paired(report, doc)
    found = []
    for look in (look for sentence in scene(doc) for look in looks(doc, sentence) if not look.silent):
        for one in candidates(look, list(findings(look)), models=models):
            right = _right(report, one.finding, party=names.get(one.finding.party))
            if one.signs and right is not None:
                found.append(Choice(one.signs, right))
    return found


def _right(report: dict[str, Any], one: Finding, *, party: str | None) -> bool | None:
    """Whether the annotation has the finding there; None where it has it, but elsewhere."""
    alike = [
        held
        for held in report["positions"]
        if (held["party"], held["issue"], held["attitude"]) == (party, one.issue, one.attitude)
    ]
    if not alike:
        return False
    starts = [report["text"].index(held["evidence"]) for held in alike]
    ends = [start + len(held["evidence"]) for start, held in zip(starts, alike, strict=True)]
    near = any(
        one.evidence.start < end + NEAR and start - NEAR < one.evidence.end
        for start, end in zip(starts, ends, strict=True)
    )
    return True if near else None


def weights(some: Sequence[Choice], *, stiff: float = STIFF) -> dict[str, float]:
    """The weights of a logistic regression, by Newton's method, rounded to three digits."""
    return of_answers([one.signs for one in some], [one.right for one in some], fewest=FEWEST, stiff=stiff)

"""Weights by which the words around a clause tell what it is about, fitted to reports that the models had not seen."""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.corpora import source_of

from detente.read.positions.learnt.context import ALONE, NOTHING, signs
from detente.read.positions.learnt.judge import Judge
from detente.read.positions.learnt.weights import Models
from detente.read.positions.looking import Look, looks
from detente.read.positions.scene import scene
from detente.read.weighing import Sign, total
from training.many import each
from training.positions_model.examples import shared
from training.reports import reader
from training.signs import Asked, of_choices

FEWEST = 20
STIFF = 3.0
"""How strongly weights are held near nothing; .3, 1 and 3 gave alike (66.2, 66.3 and 66.7% of issues on processes left out)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A clause of a report in which something is held: the signs of each issue, and which are right."""

    signs: list[list[Sign]]
    right: list[bool]


def places(paths: Iterable[Path], models: Models) -> Iterator[Place]:
    """The clauses of annotated reports that hold a position, as these models see them."""
    yield from itertools.chain.from_iterable(each(functools.partial(_places_in, models=models), paths))


def _places_in(path: Path, *, models: Models) -> list[Place]:
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    doc = reader("fast").doc(source_of(report))
    found = []
    for sentence in scene(doc):
        some = list(looks(doc, sentence))
        for look, issues in zip(some, _held(some, report), strict=True):
            if issues:
                found.append(_place(look, issues, models=models))
    return found


def _held(some: Sequence[Look], report: dict[str, Any]) -> list[set[str]]:
    """For each clause the issues of the positions whose words share most with it."""
    held: list[set[str]] = [set() for _ in some]
    for one in report["positions"]:
        start = report["text"].index(one["evidence"])
        lengths = [shared(look.clause, start, start + len(one["evidence"])) for look in some]
        if max(lengths, default=0) > 0:
            held[lengths.index(max(lengths))].add(one["issue"])
    return held


def _place(look: Look, issues: set[str], *, models: Models) -> Place:
    alone = Judge(models, look, look.clause).alone()
    some = list(signs(alone, look.clause, models=models, sentence=look.sentence))
    return Place(some, [issue in issues for issue in alone if issue != NOTHING])


def fitted(some: Sequence[Place]) -> dict[str, float]:
    """The weights of a choice among issues; several that are right share it out."""
    asked = [Asked(rows=one.signs, right=[hit / sum(one.right) for hit in one.right]) for one in some if any(one.right)]
    return of_choices(asked, fewest=FEWEST, stiff=STIFF)


def right_in(some: Sequence[Place], weights: Mapping[str, float] = ALONE) -> tuple[int, int]:
    """In how many clauses the likeliest issue is right, of how many."""
    hits = 0
    for one in some:
        scores = [total(found, weights) for found in one.signs]
        hits += one.right[scores.index(max(scores))]
    return hits, len(some)

"""Annotated reports as the judges of proposals see them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.corpora import source_of
from spacy.tokens import Doc

from detente.model import load_catalogue
from detente.read.happenings.proposals import ruled
from detente.read.happenings.scene import scene_of
from detente.read.happenings.tabled.page import Page, page_of
from detente.read.rules import RuleReader
from training.meetings_model.cases import told_in
from training.positions_model.pairing import paired
from training.reports import process_of


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated proposal: the side it is of (None: nobody's that is named), and how it fares."""

    author: str | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A report: its page, which annotated side each of the reader's actors is or acts for, and the annotated proposals.

    `at` says by a sentence's index which proposals its annotated words are in. `corpus` and `process` are what it belongs to.
    """

    corpus: str
    process: str
    page: Page
    sides: dict[str, str]
    proposals: Sequence[Annotated]
    at: dict[int, list[int]]


def cases(paths: Iterable[Path]) -> Iterator[Case]:
    """The cases of annotated reports; one whose proposals nobody annotated has none."""
    reader = RuleReader(load_catalogue(), "full")
    for path in paths:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if report.get("proposals") is not None:
            doc = reader.doc(source_of(report))
            yield case(report, doc, corpus=path.parent.name, process=process_of(path))


def case(report: dict[str, Any], doc: Doc, *, corpus: str, process: str) -> Case:
    """The case of a report and the reader's document of it."""
    scene = scene_of(doc)
    side = {one["id"]: one.get("side") or one["id"] for one in report["actors"]}
    return Case(
        corpus=corpus,
        process=process,
        page=page_of(scene, ruled(scene)),
        sides={ours: side[theirs] for ours, theirs in paired(report, doc).items()},
        proposals=[Annotated(side.get(one["author"]), one["status"]) for one in report["proposals"]],
        at=told_in(report, "proposals", scene=scene),
    )

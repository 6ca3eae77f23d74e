"""Annotated reports as the judges of meetings see them, with the meetings that a reader found in each sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.corpora import source_of
from spacy.tokens import Doc

from detente.model import load_catalogue
from detente.read.happenings.scene import Scene, scene_of
from detente.read.happenings.sittings.learnt.page import Page, page_of
from detente.read.happenings.sittings.telling import sittings
from detente.read.rules import RuleReader
from training.positions_model.pairing import paired
from training.reports import process_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A report: its page, which annotated actor each of the reader's is, and the annotated meetings.

    `meetings` are their participants, `between` all who stand between those of any of them; `at` says by a sentence's index which
    of them it tells of. `corpus` and `process` are
    what it belongs to.
    """

    corpus: str
    process: str
    page: Page
    names: dict[str, str]
    meetings: Sequence[frozenset[str]]
    between: frozenset[str]
    at: dict[int, list[int]]

    def likeness(self, index: int, people: Iterable[str]) -> float:
        """How far people are those of a meeting that a sentence tells of: the share of all of them that both have, 0 to 1."""
        ours = {self.names.get(one, f"? {one}") for one in people}
        told = [self.meetings[one] for one in self.at.get(index, ())]
        return max((len(ours & one) / len(ours | one) for one in told), default=0.0)


def cases(paths: Iterable[Path]) -> Iterator[Case]:
    """The cases of annotated reports; one whose meetings nobody annotated has none."""
    reader = RuleReader(load_catalogue(), "full")
    for path in paths:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if report.get("meetings") is not None:
            doc = reader.doc(source_of(report))
            yield case(report, doc, corpus=path.parent.name, process=process_of(path))


def case(report: dict[str, Any], doc: Doc, *, corpus: str, process: str) -> Case:
    """The case of a report and the reader's document of it."""
    scene = scene_of(doc)
    return Case(
        corpus=corpus,
        process=process,
        page=page_of(scene, sittings(scene)),
        names=paired(report, doc),
        meetings=[frozenset(one["participants"]) for one in report["meetings"]],
        between=frozenset(who for one in report["meetings"] for who in one["mediators"]),
        at=told_in(report, "meetings", scene=scene),
    )


def told_in(report: dict[str, Any], kind: str, *, scene: Scene) -> dict[int, list[int]]:
    """By a sentence's index which of a report's annotated facts of a kind have words there, by their places."""
    at: dict[int, list[int]] = {}
    for number, one in enumerate(report[kind]):
        start = report["text"].index(one["evidence"])
        for sentence in scene.sentences:
            if sentence.start < start + len(one["evidence"]) and start < sentence.end:
                at.setdefault(sentence.index, []).append(number)
    return at

"""The people of annotated reports as the ranking sees them, each with the side that a reader gave them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.corpora import source_of

from detente.model import load_catalogue
from detente.read.people.cast import Draft
from detente.read.people.first import draw
from detente.read.people.learnt.scene import Scene, scene_of
from detente.read.people.learnt.signs import signs_of
from detente.read.people.learnt.whole import Signs
from detente.read.rules import RuleReader
from training.reports import process_of

ROOT = Path(__file__).resolve().parents[2]
EVALS = ROOT / "evals"
FIRST_READING = Path(__file__).with_name("first_reading.json")
"""Whose sides the rules left open, and whose they had wrong, when they first read a report that they had not been made on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A person: the signs of each side and, last, of none; which of these are right (none where no side of the report is).

    `process` is what is left out together; `open` whether the rules of today tell no side, `first` what became of the
    person when rules first read the report: "open", "wrong", or "" where they were right or it is not known.
    """

    process: str
    rows: list[Signs]
    right: tuple[int, ...]
    open: bool
    first: str

    @property
    def none(self) -> int:
        """The place of "no side"."""
        return len(self.rows) - 1

    @property
    def sided(self) -> bool:
        """Whether the side that the person is on is among those seen."""
        return self.right != (self.none,)


def cases(paths: Iterable[Path]) -> Iterator[Case]:
    """The annotated people whom the reader finds in these reports."""
    reader = RuleReader(load_catalogue(), "full")
    firsts: dict[str, dict[str, str]] = json.loads(FIRST_READING.read_text(encoding="utf-8"))
    for path in paths:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        doc = reader.doc(source_of(report))
        drawn = draw(doc)
        if drawn is not None:
            stage, order, home = drawn
            scene = scene_of(stage, order, home=home, quotations=doc._.quotations)
            yield from _people(report, scene, process=process_of(path), firsts=firsts.get(path.stem, {}))


def _people(report: dict[str, Any], scene: Scene, *, process: str, firsts: dict[str, str]) -> Iterator[Case]:
    same = paired_drafts(report, list(scene.seen))
    sides = {one["id"]: one.get("side") for one in report["actors"]}
    for person in scene.seen:
        ranked = signs_of(scene, person) if person.kind == "person" and person in same else []
        if not ranked:
            continue
        wanted = sides[same[person]]
        right = [at for at, (side, _) in enumerate(ranked) if side is not None and wanted and same.get(side) == wanted]
        yield Case(
            process=process,
            rows=[signs for _, signs in ranked],
            right=tuple(right) or (len(ranked) - 1,),
            open=person.home is None,
            first=firsts.get(same[person], ""),
        )


def paired_drafts(report: dict[str, Any], drafts: list[Draft]) -> dict[Draft, str]:
    """For each of these the annotated actor with which it shares most names."""
    found: dict[Draft, str] = {}
    for draft in drafts:
        mine = {_plain(one) for one in (draft.name, *draft.forms)}
        shared = {
            one["id"]: len(mine & {_plain(name) for name in (one["name"], *one["names"])})
            for one in report["actors"]
            if (one["kind"] == "person") == (draft.kind == "person")
        }
        best = max(shared, key=shared.__getitem__, default=None)
        if best is not None and shared[best]:
            found[draft] = best
    return found


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s")

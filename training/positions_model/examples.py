"""Examples from annotated texts: every clause as the reader sees it, with the stances that stand in it."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from evals.corpora import source_of

from detente.model import Source, load_catalogue
from detente.read.layers import Span
from detente.read.positions.conditions import Condition
from detente.read.positions.cues import CueBook
from detente.read.positions.learnt import sight
from detente.read.positions.learnt.sight import Sight
from detente.read.positions.looking import Look, looks
from detente.read.positions.plain import plain
from detente.read.positions.scene import Sentence, scene
from training.many import each
from training.reports import learnt_from, process_of, reader

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = ROOT / "training" / "positions"
PHRASES = Path(__file__).with_name("phrases.yaml")


@dataclass(frozen=True, slots=True)
class Label:
    """A stance as annotated."""

    issue: str
    option: str
    attitude: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A clause or a condition: what the models see of it (`stance` is None for a condition), and what it holds.

    `source` is the process of a report, or "sentences"; `touched`: an annotated stretch shares words with it; `near`: its
    sentence holds a stance. `shows`: a rule sees a stance in it.
    """

    source: str
    topic: Sight
    stance: Sight | None
    labels: tuple[Label, ...]
    touched: bool
    near: bool
    shows: bool


Marked = tuple[Span, Label]


def all_examples() -> list[Example]:
    """Those of our sentences and of our reports to build on."""
    paths = sorted(SENTENCES.glob("*.jsonl"))
    return [
        *phrases(),
        *things(paths),
        *sentences(paths),
        *reports(report_paths()),
    ]


def report_paths() -> list[Path]:
    """The files of the reports to build on in which every position is annotated."""
    return learnt_from(drills="p*")


def sentences(paths: Iterable[Path]) -> Iterator[Example]:
    """The clauses of training sentences."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    yield from itertools.chain.from_iterable(each(_of_sentence, lines))


def _of_sentence(line: str) -> list[Example]:
    row: dict[str, Any] = json.loads(line)
    marked: list[tuple[Span, Label | None]] = [_marked(row["text"], one["thing"], one) for one in row["stances"]]
    marked += [
        (span, None) for one in row["stances"] if one["verb"] for span, _ in [_marked(row["text"], one["verb"], one)]
    ]
    return list(_examples(sentence_source(row["text"]), marked=marked, source="sentences"))


def reports(paths: Iterable[Path]) -> Iterator[Example]:
    """The clauses of annotated reports."""
    yield from itertools.chain.from_iterable(each(_of_report, paths))


def _of_report(path: Path) -> list[Example]:
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    marked = [_marked(report["text"], one["evidence"], one) for one in report["positions"]]
    return list(_examples(source_of(report), marked=marked, source=process_of(path)))


def phrases(path: Path = PHRASES) -> Iterator[Example]:
    """What reports call each outcome, and how the catalogue itself describes issues and outcomes."""
    book = CueBook(load_catalogue())
    named: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for outcome, listed in named.items():
        issue, _, option = outcome.partition(".")
        known = book.catalogue[issue]
        described = (known.title, known.description, known.options[option].title, known.options[option].description)
        for phrase in (*listed.split("|"), *described):
            text = phrase.strip()
            yield _phrase(book, text, Label(issue, option, ""))


def things(paths: Iterable[Path]) -> Iterator[Example]:
    """The words of training sentences that name a matter and its outcome, by themselves."""
    book = CueBook(load_catalogue())
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            for one in json.loads(line)["stances"]:
                yield _phrase(book, one["thing"], Label(one["issue"], one["option"], one["attitude"]))


def _phrase(book: CueBook, text: str, label: Label) -> Example:
    whole = Span(0, len(text))
    alone = Sentence(start=0, end=len(text), text=text, book=book)
    seen = sight.topic(text, whole, sentence=alone)
    return Example(source="phrases", topic=seen, stance=None, labels=(label,), touched=True, near=True, shows=False)


def _marked(text: str, words: str, stance: dict[str, Any]) -> Marked:
    at = text.index(words)
    return Span(at, at + len(words)), Label(stance["issue"], stance["option"], stance["attitude"])


def sentence_source(text: str) -> Source:
    """A sentence as a source."""
    known = hashlib.sha256(text.encode()).hexdigest()
    return Source(id="training", sha256=known, media_type="text/plain", location="", text=text)


def _examples(read: Source, *, marked: Sequence[tuple[Span, Label | None]], source: str) -> Iterator[Example]:
    doc = reader("full").doc(read)
    for sentence in scene(doc):
        parts: list[Look | Condition] = [*looks(doc, sentence), *sentence.conditions]
        held: list[list[Label]] = [[] for _ in parts]
        touched = [False] * len(parts)
        for span, label in marked:
            common = [shared(_span(one), span.start, span.end) for one in parts]
            touched = [was or length > 0 for was, length in zip(touched, common, strict=True)]
            if label and max(common, default=0) > 0:
                held[common.index(max(common))].append(label)
        for part, labels, touch in zip(parts, held, touched, strict=True):
            look = part if isinstance(part, Look) else None
            yield Example(
                source=source,
                topic=sight.topic(plain(doc), _span(part), sentence=sentence),
                stance=sight.stance(look) if look else None,
                labels=tuple(dict.fromkeys(labels)),
                touched=touch,
                near=any(held),
                shows=bool(look and look.linked),
            )


def _span(part: Look | Condition) -> Span:
    return part.clause if isinstance(part, Look) else part


def shared(one: Span, start: int, end: int) -> int:
    """How many letters two stretches have in common."""
    return max(0, min(one.end, end) - max(one.start, start))

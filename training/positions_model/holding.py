"""Who holds what a clause says: rows from annotated reports, and the weights of a ranking fitted to them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.corpora import source_of

from detente.read.layers import Span
from detente.read.positions.backoff import FEWEST as FEWEST_WORDS
from detente.read.positions.backoff import is_cue, taker
from detente.read.positions.learnt.holding import holders
from detente.read.positions.looking import Look, looks
from detente.read.positions.scene import scene
from detente.read.weighing import Sign, total
from training.many import each
from training.positions_model.pairing import paired
from training.reports import process_of, reader
from training.signs import Asked
from training.sparse import of_choices

FEWEST = 4
"""How many who might hold something must have a sign for it to have a weight."""
STIFF = 8.0
SHARE = 0.5
"""What part of a clause the words of an annotation must cover for the clause to hold it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a report: the signs of each who might hold what it says, and which of them do."""

    process: str
    signs: list[list[Sign]]
    right: list[bool]
    parties: list[tuple[str, ...]]
    gold: frozenset[str]
    """The annotated parties that hold something there, by the annotation's ids."""
    ruled: tuple[str, ...] | None
    """Those whom the rules name, by the reader's ids; None where they name nobody."""

    def is_right(self, parties: tuple[str, ...]) -> bool:
        """Whether these sides, by the reader's ids, hold what it says."""
        right = [set(some) for some, hit in zip(self.parties, self.right, strict=True) if hit and some]
        return set(parties) in right


def all_clauses(paths: Iterable[Path]) -> list[Clause]:
    """The clauses of annotated reports in which something may be held."""
    return list(itertools.chain.from_iterable(each(clauses, paths)))


def clauses(path: Path) -> list[Clause]:
    """The clauses of one annotated report."""
    return list(_clauses(path))


def _clauses(path: Path) -> Iterator[Clause]:
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    doc = reader("full").doc(source_of(report))
    names = paired(report, doc)
    held = [
        (Span(start, start + len(one["evidence"])), one["party"])
        for one in report["positions"]
        for start in [report["text"].index(one["evidence"])]
    ]
    for sentence in scene(doc):
        for look in looks(doc, sentence):
            if not (look.silent or len(look.words.split()) < FEWEST_WORDS or is_cue(look)):
                yield _clause(process_of(path), look, held=held, names=names)


def _clause(process: str, look: Look, *, held: list[tuple[Span, str]], names: dict[str, str]) -> Clause:
    known = holders(look)
    gold = frozenset(party for span, party in held if _holds(look, span))
    mine = [frozenset(names.get(party, "") for party in one.parties) for one in known]
    right = [bool(parties) and parties == gold for parties in mine]
    if not any(right) and gold:
        right = [bool(parties) and parties <= gold for parties in mine]
    if not any(right):
        right[-1] = True
    ruled = taker(look)
    return Clause(
        process,
        [one.signs for one in known],
        right,
        [one.parties for one in known],
        gold,
        ruled.parties if ruled is not None else None,
    )


def _holds(look: Look, span: Span) -> bool:
    shared = min(look.clause.end, span.end) - max(look.clause.start, span.start)
    return shared >= SHARE * (look.clause.end - look.clause.start) or shared >= SHARE * (span.end - span.start)


def fitted(some: Sequence[Clause]) -> dict[str, float]:
    """The weights of a choice among those who might hold what a clause says; several who are right share it out."""
    asked = [Asked(rows=one.signs, right=[hit / sum(one.right) for hit in one.right]) for one in some]
    return of_choices(asked, fewest=FEWEST, stiff=STIFF)


def likeliest(one: Clause, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Who holds what a clause says by the ranking, where somebody does."""
    likely = [total(signs, weights) for signs in one.signs]
    sides = [at for at, parties in enumerate(one.parties) if parties]
    return one.parties[max(sides, key=likely.__getitem__)] if sides else ()

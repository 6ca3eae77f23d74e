"""How good the reading of positions is on processes that neither models, nor ranking, nor the weights of findings have seen."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from evals.corpora import SHARED, source_of
from evals.measure import scorer

from detente.model import Position, load_catalogue
from detente.read.positions.backoff import RANKED, RULE
from detente.read.positions.cues import CueBook
from detente.read.positions.learnt.weights import Models
from detente.read.positions.reading import read
from training.many import each
from training.positions_model.choosing import Choice, choices, weights
from training.positions_model.context import fitted as in_context
from training.positions_model.context import places, right_in
from training.positions_model.holding import Clause, fitted, likeliest
from training.reports import process_of, reader

_T = TypeVar("_T")
Fold = tuple[frozenset[str], Models]
"""Processes, and models that have seen no report of them."""


@dataclass(frozen=True, slots=True)
class Around:
    """The folds with weights of the words around that have not seen their processes, weights that have seen all, and a table row."""

    folds: list[Fold]
    weights: dict[str, float]
    told: str


def around(folds: Sequence[Fold], paths: Sequence[Path]) -> Around:
    """Learn from the words around a clause what it is about."""
    found = [list(places([path for path in paths if process_of(path) in held], models)) for held, models in folds]
    fits = [in_context(_others(found, at)) for at in range(len(found))]
    alone = [right_in(some) for some in found]
    wider = [right_in(some, weights) for some, weights in zip(found, fits, strict=True)]
    first, second = (100 * sum(hits for hits, _ in some) / sum(count for _, count in some) for some in (alone, wider))
    return Around(
        [(held, replace(models, context=weights)) for (held, models), weights in zip(folds, fits, strict=True)],
        in_context([one for some in found for one in some]),
        f"| the clause alone | {first:.0f} |\n| with what stands around it | {second:.0f} |",
    )


def _others(found: Sequence[Sequence[_T]], at: int) -> list[_T]:
    return [one for other, some in enumerate(found) if other != at for one in some]


def stacked(folds: Sequence[Fold], paths: Sequence[Path], *, seen: Sequence[Clause]) -> tuple[list[Fold], list[Choice]]:
    """The folds with weights of holders and findings that have not seen their processes; and all findings weighed so."""
    ranking = [
        (held, replace(models, holders=fitted([one for one in seen if one.process not in held])))
        for held, models in folds
    ]
    found = [list(choices([path for path in paths if process_of(path) in held], models)) for held, models in ranking]
    chosen = [(held, replace(models, choice=weights(_others(found, at)))) for at, (held, models) in enumerate(ranking)]
    return chosen, [one for some in found for one in some]


def of_holders(folds: Sequence[Fold], seen: Sequence[Clause]) -> str:
    """A table: in how many clauses that hold a position the ranking and the rules name the right holder."""
    counts: Counter[str] = Counter()
    for held, models in folds:
        for one in seen:
            if one.process in held and one.gold:
                counts["clauses"] += 1
                counts["ranking"] += one.is_right(likeliest(one, models.holders))
                counts["rules"] += one.is_right(one.ruled or ())
                counts["silent"] += one.ruled is None
    share = {name: 100 * n / counts["clauses"] for name, n in counts.items()}
    return (
        f"| the ranking's likeliest side | {share['ranking']:.0f} |\n"
        f"| whom the rules name (in {share['silent']:.0f}% nobody) | {share['rules']:.0f} |"
    )


def of_positions(folds: Sequence[Fold], paths: Iterable[Path]) -> str:
    """A table: precision, recall and F1 of positions by corpus, and how many findings of each kind are right."""
    by_corpus: dict[str, Counter[str]] = {}
    by_kind: Counter[tuple[str, bool]] = Counter()
    for held, models in folds:
        some = [path for path in paths if process_of(path) in held]
        for path, told in zip(some, each(partial(_told, models=models), some), strict=True):
            by_kind.update(told.kinds)
            for name in (path.parent.name, "all"):
                by_corpus.setdefault(name, Counter()).update(told.counts)
    rows = [f"| {name} | {_figures(counts)} |" for name, counts in sorted(by_corpus.items())]
    for kind in sorted({kind for kind, _ in by_kind}):
        right, wrong = by_kind[kind, True], by_kind[kind, False]
        rows.append(f"| found by {kind} | {right + wrong} | {right / (right + wrong):.2f} | | |")
    return "\n".join(rows)


@dataclass(frozen=True, slots=True)
class _Told:
    """How many positions of a report were told rightly, told and annotated, and each told one's kind with whether it is right."""

    counts: dict[str, int]
    kinds: list[tuple[str, bool]]


def _told(path: Path, *, models: Models) -> _Told:
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    doc = reader("full").doc(source_of(report))
    doc._.learnt = replace(doc._.learnt, positions=models)
    found = read(doc, _book())
    actors = [{"id": one.id, "names": [one.name, *one.names]} for one in doc._.actors]
    right = _right(report, actors, found)
    return _Told(
        {"right": len(right), "found": len(found), "gold": len(report["positions"])},
        [(_kind(one), place in right) for place, one in enumerate(found)],
    )


@cache
def _book() -> CueBook:
    return CueBook(load_catalogue())


def _right(report: dict[str, Any], actors: list[dict[str, Any]], found: Sequence[Position]) -> set[int]:
    """The places of the findings that the scorer matches."""
    module = scorer(SHARED / "talks" / "score_talks.py")
    gold = {key: report[key] for key in ("actors", "positions")}
    system = {
        "actors": actors,
        "positions": [
            {
                "party": one.party,
                "issue": one.issue,
                "option": one.option,
                "attitude": one.attitude,
                "evidence": [[piece.start, piece.end] for piece in one.evidence],
            }
            for one in found
        ],
    }
    by_hand = module.Report(gold, report["text"])
    by_us = module.Report(system, report["text"], module.pair_actors(gold, system))
    pairs = module.pair("positions", by_hand.facts["positions"], by_us.facts["positions"], by_hand)
    return {place for _, place in pairs}


def _kind(one: Position) -> str:
    rule = one.why.rule
    return "the models" if rule.startswith(RULE) else "models and ranking" if rule.startswith(RANKED) else "rules"


def _figures(counts: Counter[str]) -> str:
    precision = counts["right"] / max(counts["found"], 1)
    recall = counts["right"] / counts["gold"]
    f1 = 2 * counts["right"] / (counts["found"] + counts["gold"])
    return f"{counts['found']} | {precision:.2f} | {recall:.2f} | {f1:.3f}"

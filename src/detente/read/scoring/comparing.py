"""Readers side by side on the same annotated reports."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from detente.model import Reading, Source
from detente.read.line import line
from detente.read.scoring.annotated import Annotated
from detente.read.scoring.intervals import difference, intervals
from detente.read.scoring.scoring import Scored, score, total

Run = Callable[[Iterable[Source]], Iterator[tuple[Source, Reading | str]]]
"""Reads sources in order; gives each with its reading, or the reason why there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one reader made of the reports, in their order. `unread` maps ids to reasons; `seconds` is for all."""

    name: str
    reports: list[Scored]
    unread: dict[str, str]
    seconds: float


def result(name: str, reports: list[Annotated], *, run: Run) -> Result:
    """Run one reader and score what it reads. A report that it cannot read counts as missed."""
    begun = time.perf_counter()
    scored, unread = [], {}
    for report, (_, outcome) in zip(reports, run([one.source for one in reports]), strict=True):
        if isinstance(outcome, str):
            unread[report.source.id] = outcome
        scored.append(score(report, {} if isinstance(outcome, str) else line(outcome)))
    return Result(name=name, reports=scored, unread=unread, seconds=time.perf_counter() - begun)


def figures(results: list[Result]) -> list[dict[str, Any]]:
    """One row a measure and reader: precision, recall, F1, its interval, and how far it is above the first reader's.

    Measures for which the reports hold nothing are left out.
    """
    counts = [[one.counts for one in held.reports] for held in results]
    sums = [total(one) for one in counts]
    rows = []
    for measure in sums[0]:
        for held, summed, every in zip(results, sums, counts, strict=True):
            count = summed[measure]
            if not any(one[measure].wanted for one in sums):
                continue
            row: dict[str, Any] = {
                "measure": measure,
                "reader": held.name,
                "right": count.right,
                "given": count.given,
                "wanted": count.wanted,
                "precision": count.precision,
                "recall": count.recall,
                "f1": count.f1,
                "interval": intervals(every, measure),
            }
            if held is not results[0]:
                row["above_first"] = count.f1 - sums[0][measure].f1
                row["above_first_interval"] = difference(counts[0], every, measure)
            rows.append(row)
    return rows

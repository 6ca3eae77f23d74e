"""Train the judge of which demands and refusals are red lines: part of `make train-positions`.

Reads the annotated reports that may be built on (`training.reports`). Measures with every process left out in turn, in five parts.
The same texts give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.read.layers import Span
from detente.read.positions.finality.judging import FILE, LEAST
from detente.read.positions.finality.signs import signs
from detente.read.positions.red_lines import is_final
from detente.read.weighing import Sign, chance, total
from training.positions_model.examples import ROOT
from training.reports import learnt_from, process_of
from training.sparse import of_answers

OUT = ROOT / "src" / "detente" / "read" / "positions" / "finality" / "data"
PARTS = 5
FEWEST = 12
"""In how many positions a sign must stand; with 4 and 8 there were 13,100 and 5,400 weights for an F1 that was .01 higher."""
STIFF = 5.0
"""How strongly weights are held near nothing; 1 and 10 gave an F1 within .01."""
BOUNDS = (0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
CARD = """# Which positions are red lines: accuracy card

{weights:,} weights of a logistic regression, made by `make train-positions`: whether a demand or a refusal is a red line. The signs
are its words and those around it, its issue, option and attitude; none is a name that fewer than {fewest} positions have. The reader
asks them at the setting `full` alone; where rules see a red line, they are not asked.

Learnt from {positions:,} demands and refusals in {reports:,} reports, {red:,} of them red lines by the annotation. Every process
left out in turn, in {parts} parts, of the annotated positions:

| told from a chance of | precision | recall | F1 |
|---|---|---|---|
{lines}

The reader takes {least}.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An annotated demand or refusal: its process, its signs, whether rules call its words final, whether it is a red line."""

    process: str
    signs: Sequence[Sign]
    by_rule: bool
    red: bool


def cases(paths: Iterable[Path]) -> Iterator[Case]:
    """The demands and refusals of annotated reports."""
    for path in paths:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for one in report.get("positions") or ():
            start = report["text"].find(one["evidence"])
            if start < 0 or one["attitude"] not in {"demands", "rejects"}:
                continue
            there = Span(start, start + len(one["evidence"]))
            shown = signs(
                report["text"], there, issue=one["issue"], option=str(one["option"]), attitude=one["attitude"]
            )
            yield Case(
                process=process_of(path),
                signs=shown,
                by_rule=is_final(one["evidence"]),
                red=bool(one["red_line"]),
            )


def fitted(some: Sequence[Case]) -> dict[str, float]:
    """The weights by some positions."""
    return of_answers([one.signs for one in some], [one.red for one in some], fewest=FEWEST, stiff=STIFF)


def left_out(some: Sequence[Case]) -> list[float]:
    """The chance of each position by what was learnt from the other processes."""
    likely = [0.0] * len(some)
    for part in range(PARTS):
        weights = fitted([one for one in some if part_of(one) != part])
        for at, one in enumerate(some):
            if part_of(one) == part:
                likely[at] = chance(total(one.signs, weights))
    return likely


def part_of(case: Case) -> int:
    """The part in which a position's process is left out."""
    return zlib.crc32(case.process.encode()) % PARTS


def card(some: Sequence[Case], *, reports: int, weights: int) -> str:
    """The accuracy card."""
    likely = left_out(some)
    rows = [("rules alone", [one.by_rule for one in some])]
    rows += [
        (f"{bound}, or by rule", [chance >= bound or one.by_rule for chance, one in zip(likely, some, strict=True)])
        for bound in BOUNDS
    ]
    return CARD.format(
        weights=weights,
        fewest=FEWEST,
        positions=len(some),
        reports=reports,
        red=sum(one.red for one in some),
        parts=PARTS,
        lines="\n".join(_line(name, told, some) for name, told in rows),
        least=LEAST,
    )


def _line(name: str, told: Sequence[bool], some: Sequence[Case]) -> str:
    right = sum(one.red for one, is_told in zip(some, told, strict=True) if is_told)
    asked, red = sum(told), sum(one.red for one in some)
    return (
        f"| {name} | {right / max(1, asked):.2f} | {right / max(1, red):.2f} | {2 * right / max(1, asked + red):.2f} |"
    )


def main() -> int:
    """Train, measure, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    paths = learnt_from()
    some = list(cases(paths))
    weights = fitted(some)
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / FILE).write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    text = card(some, reports=len(paths), weights=len(weights))
    print(text)
    (chosen.out / "CARD.md").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

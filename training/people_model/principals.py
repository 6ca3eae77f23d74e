"""Train the judge of whom talks are between: `make train-people`.

Reads the annotated reports that may be built on (`training.reports`). The sides that a report's talks are between are, by its
annotation, those that its meetings put in a room with another and those that hold positions. Measures with every process left
out in turn, in five parts. The same texts give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.corpora import source_of

from detente.model import load_catalogue
from detente.read.people import collectives, guessed, output, standing
from detente.read.people.first import draw
from detente.read.people.principals.judging import FILE, LIKELY
from detente.read.people.principals.signs import Side, sides
from detente.read.rules import RuleReader
from detente.read.weighing import chance, total
from training.people_model.cases import ROOT, paired_drafts
from training.reports import learnt_from, process_of
from training.sparse import of_answers

OUT = ROOT / "src" / "detente" / "read" / "people" / "principals" / "data"
PARTS = 5
FEWEST = 5
STIFF = 5.0
"""How strongly weights are held near nothing; 2 had the right two sides in 192 of 265 reports on processes left out, 5 in 195."""
OF_POSITION = 0.34
"""What a position counts beside a seat at a meeting."""
LEAST, SHARE = 0.6, 0.5
"""How much a side must count, at least, and as a part of what the second one does, to be one the talks are between."""
CARD = """# Whom talks are between: accuracy card

{signs:,} weights of a logistic regression, made by `make train-people`: whether a side that a report names is one of those that
its talks are between. The signs are how often, where and by what words it and its people are named; none is a name. The reader asks
them at the setting `full` alone.

Learnt from {sides:,} sides in {reports} reports; by their annotation the talks are between those who sit at meetings with others
and hold positions. Every process left out in turn, in {parts} parts:

| reports | | both foremost sides found | by counting names alone | both among all sides of the talks | by counting |
|---|---|---|---|---|---|
{lines}

In {lacking} of these reports fewer than two of the sides are found as actors at all. From a probability of {likely} on a further side
is one of the talks too: {further} were told so beside the first two, {right} of them rightly.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A report: its sides as the reader sees them, which annotated side each is, the annotated ones by how much they count.

    `between` are those the talks are between; `counted` the places of the two that rules name.
    """

    corpus: str
    process: str
    sides: Sequence[Side]
    named: Sequence[str | None]
    foremost: Sequence[str]
    between: frozenset[str]
    counted: Sequence[int]


def cases(paths: Iterable[Path]) -> Iterator[Case]:
    """The reports in which two sides at least meet or hold positions."""
    reader = RuleReader(load_catalogue(), "full")
    for path in paths:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        counts = weighed(report)
        if len(counts) > 1:
            yield from _case(report, counts, reader, path=path)


def weighed(report: Mapping[str, Any]) -> Counter[str]:
    """How much each annotated side counts: its seats at meetings with others, and its positions."""
    whose = {one["id"]: one.get("side") for one in report["actors"]}
    counts: Counter[str] = Counter()
    for meeting in report.get("meetings") or ():
        there = {_side(one, whose) for one in meeting["participants"]}
        counts.update(there if len(there) > 1 else ())
    for position in report.get("positions") or ():
        counts[_side(position["party"], whose)] += OF_POSITION  # type: ignore[assignment]
    return counts


def _side(actor: str, whose: Mapping[str, str | None]) -> str:
    seen: set[str] = set()
    while actor not in seen and (side := whose.get(actor)) in whose and side is not None:
        seen.add(actor)
        actor = side
    return actor


def _case(report: dict[str, Any], counts: Counter[str], reader: RuleReader, *, path: Path) -> Iterator[Case]:
    doc = reader.doc(source_of(report))
    drawn = draw(doc)
    if drawn is None:
        return
    stage, order, home = drawn
    guessed.guess(stage, order, home=home, quotations=doc._.quotations, weights=doc._.learnt.sides)
    standing.assign(stage, order)
    standing.between(stage, order)
    found = sides(stage, order.sights)
    drafts = [one.draft for one in found]
    same = paired_drafts(report, drafts)
    whose = {one["id"]: one.get("side") for one in report["actors"]}
    foremost = [one for one, _ in counts.most_common()]
    bound = max(LEAST, SHARE * counts[foremost[1]])
    yield Case(
        corpus=path.parent.name,
        process=process_of(path),
        sides=found,
        named=[_side(same[one], whose) if one in same else None for one in drafts],
        foremost=foremost[:2],
        between=frozenset((*foremost[:2], *(one for one in foremost if counts[one] >= bound))),
        counted=[drafts.index(one) for one in collectives.parties(output.disjoint(order.sights)) if one in drafts],
    )


def fitted(some: Sequence[Case]) -> dict[str, float]:
    """The weights by some reports."""
    rows = [side.signs for one in some for side in one.sides]
    return of_answers(rows, [one in case.between for case in some for one in case.named], fewest=FEWEST, stiff=STIFF)


def chances(case: Case, weights: Mapping[str, float]) -> list[float]:
    """How likely each side of a report is one of its talks."""
    return [chance(total(one.signs, weights)) for one in case.sides]


def card(some: Sequence[Case], weights: Mapping[str, float]) -> str:
    """The accuracy card."""
    rows: dict[str, Counter[str]] = {}
    further: Counter[bool] = Counter()
    for part in range(PARTS):
        held = fitted([one for one in some if part_of(one) != part])
        for one in some:
            if part_of(one) == part:
                likely = chances(one, held)
                ranked = sorted(range(len(likely)), key=lambda at: -likely[at])
                rows.setdefault(one.corpus, Counter()).update(_hits(one, ranked[:2], one.counted))
                further.update(one.named[at] in one.between for at in ranked[2:] if likely[at] >= LIKELY)
    return CARD.format(
        signs=len(weights),
        sides=sum(len(one.sides) for one in some),
        reports=len(some),
        parts=PARTS,
        lines="\n".join(_line(name, counts) for name, counts in sorted(rows.items())),
        lacking=sum(len(set(one.named) & one.between) < 2 for one in some),
        likely=LIKELY,
        further=further.total(),
        right=further[True],
    )


def _hits(case: Case, likely: Sequence[int], counted: Sequence[int]) -> dict[str, int]:
    found = {"reports": 1}
    for name, places in (("likely", likely), ("counted", counted)):
        told = {case.named[at] for at in places}
        found[f"{name} foremost"] = told == set(case.foremost)
        found[f"{name} between"] = len(told & case.between) > 1
    return found


def _line(name: str, counts: Counter[str]) -> str:
    kinds = ("reports", "likely foremost", "counted foremost", "likely between", "counted between")
    return f"| {name} | " + " | ".join(str(counts[kind]) for kind in kinds) + " |"


def part_of(case: Case) -> int:
    """The part in which a report's process is left out."""
    return zlib.crc32(case.process.encode()) % PARTS


def main() -> int:
    """Train, measure, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    some = list(cases(learnt_from()))
    weights = fitted(some)
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / FILE).write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    text = card(some, weights)
    print(text)
    (chosen.out / "CARD.md").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

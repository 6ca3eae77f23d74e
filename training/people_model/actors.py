"""Train the judge of what names an actor: `make train-people`.

Reads the annotated reports in evals/building, evals/wires, evals/drills and evals/dispatches; what the reader's rules
find in them is not looked at. Measures with every process left out in turn, in five parts. The same texts give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from detente.model import load_catalogue
from detente.read import layout, pipeline
from detente.read.people import names
from detente.read.people.actors.adding import BOUND, PERSON
from detente.read.people.actors.candidates import candidates
from detente.read.people.actors.judging import FILE, Judge, directions
from detente.read.people.actors.seen import signs, surroundings
from detente.read.people.lexicon import lexicon
from detente.read.people.page import page_of
from detente.read.people.signs import people_of
from detente.read.weighing import Sign
from training.people_model.cases import ROOT
from training.reports import learnt_from, process_of
from training.sparse import of_answers

OUT = ROOT / "src" / "detente" / "read" / "people" / "actors" / "data"
PARTS = 5
FEWEST = 4
"""In how many candidates a sign must be to have a weight."""
STIFF = 2.0
"""1 and 3 give the same log-loss on processes left out, 8 a twelfth more."""
BOUNDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
CARD = """# What names an actor: accuracy card

Four logistic regressions, made by `make train-people`: whether a capitalised name or a noun phrase in small letters is an
actor of its report (a state, group or organisation that speaks, meets, proposes, holds a position or decides), whether a state, and
else whether a group; and whether a name is a person's. They go by the words around a name, its last word, its length and place, and word vectors
(read/positions/learnt/data/LICENCE says what those were made of). The reader asks them only where its rules find nobody.

Fitted to {candidates:,} candidates, {actors:,} of them names of actors, in the {reports} reports of evals/building,
evals/wires, evals/drills and evals/dispatches. Every process left out in turn, in {parts} parts, by the models alone:

| bound | candidates above | of them actors | of the actors' names | kind right |
|---|---|---|---|---|
{lines}

The reader takes {bound} and more.
Candidates that may be a further name of an annotated actor are left out of fitting and measuring. Names of two words and
more are taken for persons' from {person} on: of {said} of them so judged when left out, {share:.3f} were, {found:.3f} of all
persons' names of two words and more. Under the licence of Detente (Apache-2.0).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A candidate: `kind` where a reader took it for an actor other than a person, `person` where for one.

    `doubtful`: it may be another name of an actor.
    """

    process: str
    name: str
    signs: tuple[Sign, ...]
    kind: str | None
    person: bool
    doubtful: bool
    spots: Any = field(repr=False)


def outline() -> Language:
    """The reader as far as sentences and blocks."""
    nlp = pipeline.build(load_catalogue())
    nlp.select_pipes(enable=layout.COMPONENTS)
    return nlp


def rows(path: Path, nlp: Language) -> Iterator[Row]:
    """The candidates of a report."""
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    words = lexicon()
    page = page_of(pipeline.run(nlp, nlp.make_doc(report["text"])), report.get("title") or "")
    named = {
        plain(name): one["kind"]
        for one in report["actors"]
        if one["kind"] != "person"
        for name in (one["name"], *one["names"])
    }
    people = {
        plain(name) for one in report["actors"] if one["kind"] == "person" for name in (one["name"], *one["names"])
    }
    process = process_of(path)
    for name, spots in candidates(page, names.pieces(page, words), lexicon=words).items():
        known = named.get(plain(name))
        found = list(signs(page, spots, lexicon=words))
        for part, some in surroundings(page, spots).items():
            found += directions(part, some)
        doubtful = known is None and any(_akin(plain(name), other) for other in named)
        yield Row(
            process=process,
            name=plain(name),
            signs=tuple(found),
            kind=known,
            person=plain(name) in people,
            doubtful=doubtful,
            spots=(page, spots),
        )


def plain(name: str) -> str:
    """A name as annotations are compared: small letters, no article, no possessive."""
    low = " ".join(name.lower().replace("’", "'").split())
    for article in ("the ", "a ", "an "):
        low = low.removeprefix(article)
    return low.removesuffix("'s")


def _akin(name: str, other: str) -> bool:
    """Whether a name may be a further one of an annotated actor: part of its name, longer, or its people's."""
    mine, theirs = name.split(), other.split()
    if set(mine) < set(theirs):
        return mine[-1] == theirs[-1] or len(mine) > 1
    return (set(theirs) < set(mine) and len(other) > 3 and mine[-1] != other) or people_of(name.title(), other.title())


def fitted(some: list[Row]) -> Judge:
    """The judge fitted to some candidates."""
    told = [one for one in some if not one.doubtful]
    actors = [one for one in told if one.kind]
    others = [one for one in actors if one.kind != "state"]
    names = [one for one in some if ("shape capital", 1.0) in one.signs]
    return Judge(
        {
            "actor": _weights(told, [one.kind is not None for one in told]),
            "state": _weights(actors, [one.kind == "state" for one in actors]),
            "person": _weights(names, [one.person for one in names]),
            "group": _weights(others, [one.kind == "group" for one in others]),
        }
    )


def _weights(some: list[Row], right: list[bool]) -> dict[str, float]:
    return of_answers([one.signs for one in some], right, fewest=FEWEST, stiff=STIFF)


def part_of(process: str) -> int:
    """The part in which a process is left out."""
    return zlib.crc32(process.encode()) % PARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A candidate with what a judge that has not seen its process says of it."""

    row: Row
    chance: float
    kind: str
    person: float


def left_out(some: list[Row]) -> Iterator[Judged]:
    """Every candidate, judged with its process left out."""
    for part in range(PARTS):
        judge = fitted([one for one in some if part_of(one.process) != part])
        for one in some:
            if part_of(one.process) == part:
                page, spots = one.spots
                person = judge.chance(page, spots, question="person")
                yield Judged(row=one, chance=judge.chance(page, spots), kind=judge.kind(page, spots), person=person)


def measured(some: list[Judged]) -> list[str]:
    """Precision and recall of candidates at each bound, one line each."""
    found = [one for one in some if not one.row.doubtful]
    held = sum(one.row.kind is not None for one in found)
    lines = []
    for bound in BOUNDS:
        above = [one for one in found if one.chance >= bound]
        right = [one for one in above if one.row.kind is not None]
        kinds = sum(one.row.kind == one.kind for one in right)
        shares = (len(right) / len(above), len(right) / held, kinds / len(right))
        lines.append(f"| {bound} | {len(above)} | {' | '.join(f'{share:.3f}' for share in shares)} |")
    return lines


def card(some: list[Row]) -> str:
    """The accuracy card."""
    judged = list(left_out(some))
    long = [one for one in judged if ("shape capital", 1.0) in one.row.signs and " " in one.row.name]
    said = [one for one in long if one.person >= PERSON]
    right = sum(one.row.person for one in said)
    return CARD.format(
        candidates=len(some),
        actors=sum(one.kind is not None for one in some),
        reports=len(learnt_from()),
        parts=PARTS,
        lines="\n".join(measured(judged)),
        bound=BOUND,
        person=PERSON,
        said=len(said),
        share=right / len(said),
        found=right / sum(one.row.person for one in long),
    )


def main() -> int:
    """Train, measure, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=OUT)
    options.add_argument(
        "--untested", action="store_true", help="leave the cross-validation out, and the card as it is"
    )
    chosen = options.parse_args()
    nlp = outline()
    some = [row for path in learnt_from() for row in rows(path, nlp)]
    chosen.out.mkdir(parents=True, exist_ok=True)
    made = fitted(some).weights
    (chosen.out / FILE).write_text(json.dumps(made, indent=0) + "\n", encoding="utf-8")
    if not chosen.untested:
        (chosen.out / "CARD.md").write_text(card(some), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

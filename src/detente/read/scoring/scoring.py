"""Counts of what a reader found, of what it gave and of what there is, measure by measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.read.scoring.annotated import KINDS, Annotated, Facts, in_words
from detente.read.scoring.likeness import Item, Text, comparable, pair_actors, pairs, same_detail

_EQUAL = {
    "actors": ("side",),
    "statements": ("mode",),
    "meetings": ("place", "date", "status"),
    "proposals": ("status",),
    "positions": ("option",),
    "decisions": ("status",),
}
"""Details counted as the share of the paired facts in which they are equal."""
_PRESENT = {"statements": ("relayer",), "positions": ("red line", "condition")}
"""Details that few facts have, counted over those that have one on either side."""


@dataclass(frozen=True, slots=True)
class Count:
    """`right` of `given` found, of `wanted` there are."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 0 where nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 0 where there is nothing."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 2·right over given + wanted."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0


Counts = dict[str, Count]
"""By measure: "positions", "statements with speaker", "positions: option", …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One report by its id: the counts, and by kind what was missed and what was given beside, in words."""

    report: str
    counts: Counts
    missed: dict[str, list[Facts]]
    added: dict[str, list[Facts]]


def score(annotated: Annotated, reading: Facts) -> Scored:
    """A reader's line (empty for a report that it could not read) against what a person read."""
    text = Text(annotated.source.text)
    gold = comparable(annotated.facts, text)
    system = comparable(reading, text, same=pair_actors(annotated.facts, reading))
    scored = Scored(report=annotated.source.id, counts={}, missed={}, added={})
    for kind in KINDS:
        if annotated.facts.get(kind) is None:
            continue
        paired = pairs(kind, gold[kind], system[kind], text=text)
        scored.counts.update(_counted(kind, gold[kind], system[kind], paired=paired))
        scored.missed[kind] = _others(gold[kind], {i for i, _ in paired}, annotated.facts, text=annotated.source.text)
        scored.added[kind] = _others(system[kind], {k for _, k in paired}, reading, text=annotated.source.text)
    return scored


def _others(items: list[Item], paired: set[int], reading: Facts, *, text: str) -> list[Facts]:
    names = {one["id"]: one.get("name") or one["id"] for one in reading.get("actors") or ()}
    return [in_words(one.raw, text, actors=names) for number, one in enumerate(items) if number not in paired]


def _counted(kind: str, gold: list[Item], system: list[Item], *, paired: list[tuple[int, int]]) -> Counts:
    counts = {kind: Count(len(paired), len(system), len(gold))}
    both = [(gold[i], system[k]) for i, k in paired]
    if kind == "statements":
        right = sum(one.who == other.who for one, other in both)
        counts["statements with speaker"] = Count(right, len(system), len(gold))
    for name in _EQUAL[kind]:
        right = sum(same_detail(name, one.details[name], other.details[name]) for one, other in both)
        counts[f"{kind}: {name}"] = Count(right, len(both), len(both))
    for name in _PRESENT.get(kind, ()):
        held = [(one.details[name], other.details[name]) for one, other in both]
        right = sum(bool(one and other and same_detail(name, one, other)) for one, other in held)
        counts[f"{kind}: {name}"] = Count(
            right, sum(bool(other) for _, other in held), sum(bool(one) for one, _ in held)
        )
    return counts


def total(counts: Iterable[Counts]) -> Counts:
    """Counts of several reports together."""
    found: Counts = {}
    for one in counts:
        for measure, count in one.items():
            found[measure] = found.get(measure, Count()) + count
    return found

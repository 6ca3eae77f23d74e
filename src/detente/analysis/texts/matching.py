"""Which clause of one draft is which of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from detente.analysis.texts.assignment import assign
from detente.analysis.texts.likeness import alike
from detente.analysis.texts.nodes import Node

_SCALE = 1000
"""Likeness counts in thousandths; what else speaks for a pair (`_bonus`) decides between equals only."""
_KNOWN_BY_CONTENT = 0.5
"""Share of the words below a clause that must stand in the other, of those of both, to know it by them."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Places of the first draft to those of the second, one to one."""

    matched: dict[int, int] = field(default_factory=dict)

    @property
    def turned(self) -> Pairs:
        """The same from the second draft to the first."""
        return Pairs({b: a for a, b in self.matched.items()})

    def without(self, *, right: Iterable[int]) -> Pairs:
        """The pairs but those of these places of the second draft."""
        gone = set(right)
        return Pairs({a: b for a, b in self.matched.items() if b not in gone})


def match(left: list[Node], right: list[Node]) -> Pairs:
    """The pairs: same words, then words alike, then the same content."""
    pairs = Pairs()
    _same(left, right, pairs)
    _alike(left, right, pairs)
    _by_content(left, right, pairs)
    return pairs


def _free(side: list[Node], taken: Iterable[int]) -> list[Node]:
    gone = set(taken)
    return [one for one in side if one.place not in gone]


def _same(left: list[Node], right: list[Node], pairs: Pairs) -> None:
    """Clauses in the same words; of several alike those that stand at the same number, in the same clause, as near."""
    here, there = _by_keys(left), _by_keys(right)
    for key in here.keys() & there.keys():
        if len(here[key]) == len(there[key]) == 1:
            pairs.matched[here[key][0].place] = there[key][0].place
    bonus = _bonus(left, right, pairs)
    for key in sorted(here.keys() & there.keys()):
        if len(here[key]) > 1 or len(there[key]) > 1:
            worth = {(a.place, b.place): _SCALE + bonus(a, b) for a in here[key] for b in there[key]}
            pairs.matched.update(assign(worth))


def _by_keys(side: list[Node]) -> dict[tuple[str, ...], list[Node]]:
    found: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for one in side:
        if one.keys:
            found[one.keys].append(one)
    return found


def _alike(left: list[Node], right: list[Node], pairs: Pairs) -> None:
    """Clauses alike in their weighty words; what the two have in common in order decides between them too."""
    bonus = _bonus(left, right, pairs)
    ours, theirs = _free(left, pairs.matched), _free(right, pairs.matched.values())
    holders: dict[str, list[Node]] = defaultdict(list)
    for b in theirs:
        for word in b.weighty:
            holders[word].append(b)
    worth = {}
    for a in ours:
        for b in {b.place: b for word in a.weighty for b in holders[word]}.values():
            if value := alike(a.weighty, b.weighty):
                worth[a.place, b.place] = round((value + a.likeness(b)) / 2 * _SCALE) * _SCALE + bonus(a, b)
    pairs.matched.update(assign(worth))


def _by_content(left: list[Node], right: list[Node], pairs: Pairs) -> None:
    """Bare numbers and rewritten headings, by the words of what stands below them; empty ones by their number."""
    ours, theirs = _free(left, pairs.matched), _free(right, pairs.matched.values())
    worth = {}
    for a in ours:
        for b in theirs:
            if a.below and b.below:
                share = _shared_below(a, b, left=left, right=right, pairs=pairs)
                if share >= _KNOWN_BY_CONTENT:
                    worth[a.place, b.place] = 1 + round(share * _SCALE)
            elif not (a.keys or b.keys or a.below or b.below) and a.clause.id == b.clause.id:
                worth[a.place, b.place] = 1
    pairs.matched.update(assign(worth))


def _shared_below(a: Node, b: Node, *, left: list[Node], right: list[Node], pairs: Pairs) -> float:
    inside = set(b.below)
    total = sum(len(left[one].words) for one in a.below) + sum(len(right[one].words) for one in b.below)
    common = sum(
        len(left[one].words) + len(right[pairs.matched[one]].words)
        for one in a.below
        if pairs.matched.get(one) in inside
    )
    return common / total if total else 0.0


def _bonus(left: list[Node], right: list[Node], pairs: Pairs) -> Callable[[Node, Node], int]:
    """What speaks for a pair beside its words, 0 to 900: the same number, in the same clause, about as far along."""
    known = dict(pairs.matched)

    def bonus(a: Node, b: Node) -> int:
        number = 400 * (a.clause.id == b.clause.id) or 200 * (a.number == b.number)
        inside = 300 * (a.parent == b.parent if a.parent is None else known.get(a.parent) == b.parent)
        apart = abs(a.place * max(len(right) - 1, 1) - b.place * max(len(left) - 1, 1))
        near = 200 - 200 * apart // max((len(left) - 1) * (len(right) - 1), apart, 1)
        return number + inside + near

    return bonus

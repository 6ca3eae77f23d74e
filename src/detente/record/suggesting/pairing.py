"""Pairs of facts that are worth a comparison, and those of them that are suggested.

Only facts that share a mark and whose times touch are compared, and where a crowd does, each is compared to the next few
in the order of time alone (the sorted neighbourhood, as for names in `detente.record.likeness`), so that the work grows
with the facts and not with their square.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from detente.record.interface import Suggestion
from detente.record.suggesting.signs import ENOUGH, Sign, reason, score

_CROWD = 40
_NEAR = 8
"""With how many of the next in a crowd a fact is compared. Tried on 50,000 made facts (`python -m benchmarks`)."""
NEVER = "~"
"""A day after all others."""


class Comparable(Protocol):
    """A fact as it is compared: its id and the reports that tell of it."""

    @property
    def id(self) -> str:
        """Its id in the dossier."""

    @property
    def sources(self) -> Collection[str]:
        """The ids of its reports."""


T = TypeVar("T", bound=Comparable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules(Generic[T]):
    """How the facts of one kind are compared.

    `marks` are what a fact is looked up by, of which two must share `common` (or as many as one of them has). `span` are the
    first and the last day between which it can be one with another (ISO 8601, `NEVER` where no time is told). `signs` gives what speaks for and against two being one, None where they are
    two. `prior` is the weight with which a pair starts.
    """

    kind: Literal["meeting", "proposal", "statement"]
    marks: Callable[[T], Collection[Hashable]]
    span: Callable[[T], tuple[str, str]]
    signs: Callable[[T, T], Sequence[Sign] | None]
    prior: float
    common: int = 1


def suggested(
    facts: Iterable[T], rules: Rules[T], *, kept_apart: Container[frozenset[str]] = frozenset()
) -> Iterator[Suggestion]:
    """The pairs whose score is enough, in any order.

    Never two that one report tells: it holds them to be two. Where a report tells of several that may be one with the same
    fact, at most one of them is: only those with the highest score are suggested.
    """
    found: list[tuple[T, T, Suggestion]] = []
    for one, other in pairs(facts, rules):
        if frozenset((one.id, other.id)) in kept_apart or not set(one.sources).isdisjoint(other.sources):
            continue
        signs = rules.signs(one, other)
        if signs is not None and (likely := score(signs, prior=rules.prior)) >= ENOUGH:
            first, last = sorted((one.id, other.id))
            told = Suggestion(kind=rules.kind, one=first, other=last, score=likely, reason=reason(signs))
            found.append((one, other, told))
    best: dict[tuple[str, str], float] = defaultdict(float)
    for one, other, told in found:
        for key in _told_beside(one, other):
            best[key] = max(best[key], told.score)
    for one, other, told in found:
        if all(best[key] == told.score for key in _told_beside(one, other)):
            yield told


def _told_beside(one: Comparable, other: Comparable) -> Iterator[tuple[str, str]]:
    """Each of two with each report that tells of the other."""
    yield from ((one.id, source) for source in other.sources)
    yield from ((other.id, source) for source in one.sources)


def pairs(facts: Iterable[T], rules: Rules[T]) -> Iterator[tuple[T, T]]:
    """Each two that share enough marks, once; the same pairs for any order of the facts."""
    ordered = sorted(facts, key=lambda one: (rules.span(one), one.id))
    begins = [rules.span(one)[0] for one in ordered]
    marks = [rules.marks(one) for one in ordered]
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, some in enumerate(marks):
        for mark in some:
            blocks[mark].append(place)
    for place, some in enumerate(marks):
        end = bisect_right(begins, rules.span(ordered[place])[1])
        shared: Counter[int] = Counter()
        for mark in some:
            block = blocks[mark]
            after, last = bisect_right(block, place), bisect_left(block, end)
            shared.update(block[after : last if last - after <= _CROWD else after + _NEAR])
        for other in sorted(shared):
            if shared[other] >= min(rules.common, len(some), len(marks[other])):
                yield ordered[place], ordered[other]

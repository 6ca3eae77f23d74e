"""Words of two facts: which are shared, and how lists are written in a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.record.statements import words
from detente.record.suggesting.signs import Sign

_RUN = 7
"""Words in a row that two reports share only where one has them from the other, or both from a third."""
_ALIKE = 80
"""From how many of 100 common letters places and titles are taken for two spellings."""


def runs_of(passages: Iterable[str]) -> frozenset[str]:
    """All stretches of so many words, without case and marks."""
    told = [words(one) for one in passages]
    return frozenset(" ".join(one[start : start + _RUN]) for one in told for start in range(len(one) - _RUN + 1))


def one_by_one(text: str) -> frozenset[str]:
    """The words of a list, parted by blanks."""
    return frozenset(text.split())


def same_words(left: frozenset[str], right: frozenset[str]) -> Iterator[Sign]:
    """That both are told in the same words, where they are."""
    if not left.isdisjoint(right):
        yield Sign(6.0, lambda: f"told in the same words (“{min(left & right)}”)")


def spelled_alike(left: str, right: str) -> bool:
    """Whether most letters of two names are the same."""
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(left, right) >= _ALIKE)


def listed(some: Iterable[str], *, most: int = 6) -> str:
    """Names one after the other, each once, in the order of their letters; those beyond `most` are counted."""
    every = sorted(set(some))
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more

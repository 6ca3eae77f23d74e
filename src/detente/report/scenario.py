"""A scenario's answers in sentences: conditions upon what is stated and assumed, never advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.analysis.agreements.exact.models import Count
from detente.analysis.agreements.scenarios import Exclusion, Stated
from detente.analysis.agreements.scenarios.logic import Logic

_SHOWN = 6


def logic_lines(stated: Stated, found: Logic) -> Iterator[str]:
    """What the exclusions alone leave open."""
    if not stated.exclusions:
        yield f"{found.total:,} packages; no red line, refusal or condition is stated."
        return
    yield f"If each holds to the words below, {_many(found.count)} of {found.total:,} packages contradict none of them."
    for number, one in enumerate(stated.exclusions, 1):
        yield f"  {number}. {exclusion_words(stated, one)}"
    if found.count.exact and found.count.options:
        yield from _options(stated, found.count)
    yield from _conflicts(found)
    yield from _opened(found)


def exclusion_words(stated: Stated, one: Exclusion) -> str:
    """Who excludes what, and what it rests on."""
    who = ", ".join(stated.parties[party].name for party in one.parties)
    return f"{who}, {one.kind}: {one.words} ({one.trace.words})"


def _many(count: Count) -> str:
    return f"{count.most:,}" if count.exact else f"between {count.least:,} and {count.most:,}"


def _options(stated: Stated, count: Count) -> Iterator[str]:
    if not count.most:
        return
    for issue, ways in zip(stated.issues, count.options, strict=True):
        none = [title for title, one in zip(issue.titles, ways, strict=True) if not one]
        every = [title for title, one in zip(issue.titles, ways, strict=True) if one == count.most]
        if every:
            yield f"  {issue.title}: every one of them has {every[0]}."
        elif none:
            yield f"  {issue.title}: none of them has {_either(none)}."


def _either(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _conflicts(found: Logic) -> Iterator[str]:
    if not found.conflicts:
        return
    all_or_some = "The smallest sets" if found.complete else "Some of the smallest sets"
    yield f"{all_or_some} that exclude each other ({len(found.conflicts)}):"
    yield from (f"  {_numbers(one)}" for one in found.conflicts)
    if found.relaxations:
        yield "Any one of these sets dropped would leave a package; none is preferred here:"
        yield from (f"  {_numbers(one)}" for one in found.relaxations[:_SHOWN])
        if len(found.relaxations) > _SHOWN:
            yield f"  and {len(found.relaxations) - _SHOWN} further sets"


def _opened(found: Logic) -> Iterator[str]:
    opened = [
        (number, one)
        for number, one in enumerate(found.without, 1)
        if one.exact and found.count.exact and one.most > found.count.most
    ]
    if opened:
        yield "One alone dropped, in the order above:"
        yield from (f"  without {number}: {one.most:,} packages" for number, one in opened)


def _numbers(some: Iterable[int]) -> str:
    return ", ".join(str(one + 1) for one in some)


def open_lines(lacking: Sequence[str]) -> Iterator[str]:
    """What is not known as one number."""
    yield f"{len(lacking)} values are not known as one number: {'; '.join(lacking[:_SHOWN])}" + (
        f"; and {len(lacking) - _SHOWN} further." if len(lacking) > _SHOWN else "."
    )

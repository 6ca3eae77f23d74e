"""The cues of a catalogue found in a text, and the options of issues that a clause names by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.model import Catalogue
from detente.read.layers import Span
from detente.read.positions.index import PatternIndex

FARTHEST = 70
"""Most letters between the words that name an issue and those that name its option."""


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """Words that name an issue (`option` is None) or one of its options."""

    issue: str
    option: str | None


@dataclass(frozen=True, slots=True)
class Hit(Span):
    """An option of an issue, named by the words of a stretch that holds cues of both."""

    issue: str
    option: str
    words: Span


class CueBook:
    """All cues of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._index = PatternIndex(_cues(catalogue))

    def find(self, text: str, span: Span) -> list[Cue]:
        """The cues in a stretch of plain text (see `plain`), in text order.

        Of the matches of one option that begin at the same word the longest is kept.
        """
        found: dict[tuple[int, str, str | None], int] = {}
        for words, (issue, option) in self._index.find(text, span):
            key = (words.start, issue, option)
            found[key] = max(found.get(key, 0), words.end)
        return [Cue(start, end, issue, option) for (start, issue, option), end in found.items()]


def _cues(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, str | None]]]:
    for issue in catalogue:
        known = catalogue[issue]
        for cue in known.cues:
            yield cue, (issue, None)
        for name, option in known.options.items():
            for cue in option.cues:
                yield cue, (issue, name)


def hits(cues: list[Cue], *, within: Span, context: tuple[str, ...] = ()) -> list[Hit]:
    """The options named in a stretch, at most one of an issue.

    An option counts where its issue is named near it, or is one of `context`, the issues named just before.
    Within an issue, options whose words say more than the issue's own come first, then the longer ones; of
    two issues for the same words, the one that is named nearer.
    """
    here = [one for one in cues if one.within(within)]
    topics: dict[str, list[Cue]] = {}
    for one in here:
        if one.option is None:
            topics.setdefault(one.issue, []).append(one)
    best: dict[str, tuple[tuple[bool, int, int], Cue, list[Cue]]] = {}
    for one in here:
        near = [topic for topic in topics.get(one.issue, []) if _gap(one, [topic]) <= FARTHEST]
        if one.option is None or not (near or one.issue in context):
            continue
        rank = (any(one.within(topic) for topic in near), one.start - one.end, one.start)
        if one.issue not in best or rank < best[one.issue][0]:
            best[one.issue] = (rank, one, near)
    chosen: list[Hit] = []
    for _, one, near in sorted(best.values(), key=lambda it: (it[0][0], _gap(it[1], it[2]), it[0])):
        hull = _hull(one, near)
        if not any(known.overlaps(hull) for known in chosen):
            chosen.append(Hit(hull.start, hull.end, one.issue, one.option or "", Span(one.start, one.end)))
    return sorted(chosen, key=lambda one: one.start)


def _gap(one: Cue, near: list[Cue]) -> int:
    """Letters between an option's words and the nearest that name its issue."""
    return min((max(topic.start - one.end, one.start - topic.end, 0) for topic in near), default=FARTHEST)


def _hull(one: Cue, near: list[Cue]) -> Span:
    """The option's words with the nearest words that name its issue."""
    if not near:
        return one
    closest = min(near, key=lambda topic: max(topic.start - one.end, one.start - topic.end, 0))
    return Span(min(one.start, closest.start), max(one.end, closest.end))

"""The cues of a catalogue found in a text, and the options of issues that a clause names by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from detente.model import Catalogue
from detente.read.layers import Span
from detente.read.light import light
from detente.read.positions.index import PatternIndex

FARTHEST = 70
"""Most letters between the words that name an issue and those that name its option."""
TOPIC_WEIGHT = 0.8
"""What a letter of an issue's own words counts beside one of its option's."""
MOST_BESIDE = 24
CONTEXT_WEIGHT = 4.0
"""What an option weighs whose issue was named only before."""
SHARE = 0.5
"""How much a second issue of a stretch must weigh beside the first."""


@light(frozen=True, slots=True)
class Cue(Span):
    """Words that name an issue (`option` is None) or one of its options."""

    issue: str
    option: str | None


@light(frozen=True, slots=True)
class Hit(Span):
    """An option of an issue, named by the words of a stretch that holds cues of both."""

    issue: str
    option: str
    words: Span


class Named(NamedTuple):
    """What a cue stands for: an issue, or one of its options."""

    issue: str
    option: str | None


class CueBook:
    """All cues of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        cues = list(_cues(catalogue))
        self._ranks = {named: rank for rank, named in enumerate(dict.fromkeys(named for _, named in cues))}
        self._issues = PatternIndex([one for one in cues if one[1].option is None])
        self._options = PatternIndex([one for one in cues if one[1].option is not None])
        self._options_of = {
            issue: self._options.numbers(lambda named, issue=issue: named.issue == issue)  # type: ignore[misc]
            for issue in catalogue
        }

    def find(self, text: str, span: Span) -> list[Cue]:
        """The cues in a stretch of plain text (see `plain`), in text order.

        Of the matches of one option that begin at the same word the longest is kept.
        """
        both = [*_found(self._issues, text, span=span), *_found(self._options, text, span=span)]
        return sorted(both, key=lambda one: (one.start, self._ranks[Named(one.issue, one.option)]))

    def issues(self, text: str, span: Span) -> list[Cue]:
        """The cues in a stretch that name issues."""
        return _found(self._issues, text, span=span)

    def options(self, text: str, span: Span, *, of: frozenset[str]) -> list[Cue]:
        """The cues in a stretch that name options of some issues."""
        among = frozenset[int]().union(*(self._options_of[issue] for issue in of))
        return _found(self._options, text, span=span, among=among)


def _found(index: PatternIndex[Named], text: str, *, span: Span, among: frozenset[int] | None = None) -> list[Cue]:
    longest: dict[tuple[int, Named], int] = {}
    for start, _, end, named in index.find(text, span, among=among):
        longest[start, named] = max(longest.get((start, named), 0), end)
    return [Cue(start, end, *named) for (start, named), end in longest.items()]


def _cues(catalogue: Catalogue) -> Iterator[tuple[str, Named]]:
    for issue in catalogue:
        known = catalogue[issue]
        for cue in known.cues:
            yield cue, Named(issue, None)
        for name, option in known.options.items():
            for cue in option.cues:
                yield cue, Named(issue, name)


def hits(cues: list[Cue], *, within: Span, context: tuple[str, ...] = ()) -> list[Hit]:
    """The options named in a stretch, at most one of an issue.

    An option counts where its issue is named near it, or is one of `context`, the issues named just before.
    Within an issue, options whose words say more than the issue's own come first, then the longer ones. Of several
    issues the one whose words cover more of the stretch comes first; another is taken beside it where the two share
    no words and it is not much weaker.
    """
    here = [one for one in cues if one.within(within)]
    topics: dict[str, list[Cue]] = {}
    for one in here:
        if one.option is None:
            topics.setdefault(one.issue, []).append(one)
    best: dict[str, _Candidate] = {}
    for one in here:
        near = [topic for topic in topics.get(one.issue, ()) if _gap(one, topic) <= FARTHEST]
        if one.option is None or not (near or one.issue in context):
            continue
        found = _candidate(one, near)
        if one.issue not in best or found.rank < best[one.issue].rank:
            best[one.issue] = found
    chosen: list[Hit] = []
    floor = 0.0
    for found in sorted(best.values(), key=lambda it: (-it.weight, it.hull.start)):
        if found.weight >= floor and not any(known.overlaps(found.hull) for known in chosen):
            floor = floor or SHARE * found.weight
            one = found.cue
            chosen.append(Hit(found.hull.start, found.hull.end, one.issue, one.option or "", Span(one.start, one.end)))
    return sorted(chosen, key=lambda one: one.start)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An option of an issue: how it ranks within the issue (lowest first), and what its words weigh against others'."""

    cue: Cue
    hull: Span
    rank: tuple[bool, int, int]
    weight: float


def _candidate(one: Cue, near: list[Cue]) -> _Candidate:
    closest = min(near, key=lambda topic: (_gap(one, topic), topic.start - topic.end), default=None)
    hull = Span(min(one.start, closest.start), max(one.end, closest.end)) if closest else Span(one.start, one.end)
    beside = sum(topic.end - topic.start for topic in _apart(one, near))
    weight = one.end - one.start + TOPIC_WEIGHT * min(beside, MOST_BESIDE) if near else CONTEXT_WEIGHT
    rank = (any(one.within(topic) for topic in near), one.start - one.end, one.start)
    return _Candidate(one, hull, rank, weight)


def _apart(one: Cue, near: list[Cue]) -> Iterator[Cue]:
    """The longest words for an issue beside those for its option, none overlapping."""
    taken: list[Span] = [one]
    for topic in sorted(near, key=lambda it: it.start - it.end):
        if not any(topic.overlaps(other) for other in taken):
            taken.append(topic)
            yield topic


def _gap(one: Span, other: Span) -> int:
    """Letters between two stretches."""
    return max(other.start - one.end, one.start - other.end, 0)

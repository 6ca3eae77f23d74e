"""Actors that may be one: suggested to a person, never joined.

Only names that share the beginning of a word are compared, and where many share it only those that stand near each
other in the order of their letters (the sorted neighbourhood of Hernández and Stolfo, "The merge/purge problem for
large databases", 1995), so that the work grows with the names and not with their square.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from detente.record import names
from detente.record.identity import Cluster
from detente.record.interface import Suggestion
from detente.record.persons import full_name

_ALIKE = 0.85
"""From which share of common letters names are suggested. Tried on the 24 hand-read reports used in development
(323 actors told): .80 and .85 find 3 pairs, .75 a fourth, .90 two; none is wrong."""

_CROWD = 40  # names that share a beginning; where more do, each is compared to its neighbours alone
_NEAR = 12
"""With how many of the next in a crowd's order a name is compared. Tried on 100,000 made names with 4,761 misspelt ones
(`python -m benchmarks`): 3 find 71% of these in 231 µs a name, 6 find 78% in 337, 12 find 85% in 512."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """An actor as it is compared. `words` is a person's fullest name, `names` are a body's, plain and sorted."""

    id: str
    is_person: bool
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    beginnings: frozenset[str]


def alike(clusters: Iterable[Cluster], *, kept_apart: Container[frozenset[str]] = frozenset()) -> list[Suggestion]:
    """Pairs of actors that may be one, best first, but for those of which a person said that they are two."""
    called = [_called(cluster) for cluster in sorted(clusters, key=lambda cluster: cluster.id)]
    foremost: dict[tuple[str, ...], str] = {}
    for one in called:
        foremost.setdefault(one.words, one.id)
    found: dict[tuple[str, str], Suggestion] = {}
    for one, other in _neighbours(called):
        if one.is_person and one.words == other.words and foremost[one.words] != one.id:
            continue  # of many namesakes each is compared to the first only
        if frozenset((one.id, other.id)) in kept_apart:
            continue
        if (one.id, other.id) not in found and (words := _compare(one, other)):
            score, reason = words
            found[one.id, other.id] = Suggestion(one=one.id, other=other.id, score=score, reason=reason)
    return sorted(found.values(), key=lambda one: (-one.score, one.one, one.other))


def _called(cluster: Cluster) -> Called:
    members = cluster.members
    if members[0].is_person:
        words = max(
            (full_name(one) or names.person(one.name) for one in members), key=lambda words: (len(words), words)
        )
        begun = () if names.is_unnamed(members[0].name) else names.plain(" ".join(one.name for one in members)).split()
        return Called(id=cluster.id, is_person=True, words=words, beginnings=_beginnings(begun))
    own = sorted({names.canonical_body(one.name) for one in members if not names.is_generic(one.name)})
    return Called(id=cluster.id, is_person=False, names=tuple(own), beginnings=_beginnings(" ".join(own).split()))


def _beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:3] for word in words if len(word) > 2)


def _neighbours(called: Iterable[Called]) -> Iterator[tuple[Called, Called]]:
    """Pairs in which words begin alike, the one with the lower id first; unnamed people have no neighbours."""
    blocks: dict[tuple[bool, str], list[Called]] = defaultdict(list)
    for one in called:
        for beginning in sorted(one.beginnings):
            blocks[one.is_person, beginning].append(one)
    for block in blocks.values():
        yield from combinations(block, 2) if len(block) <= _CROWD else _near(block)


def _near(block: list[Called]) -> Iterator[tuple[Called, Called]]:
    """Those of a crowd that stand near each other when sorted by name, read from its first word and from its last."""
    for ordered in (sorted(block, key=_forwards), sorted(block, key=_backwards), sorted(block, key=_last_letters)):
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + _NEAR]:
                yield (one, other) if one.id < other.id else (other, one)


def _forwards(one: Called) -> tuple[tuple[str, ...], str]:
    return one.words or one.names, one.id


def _backwards(one: Called) -> tuple[tuple[str, ...], str]:
    return (one.words or one.names)[::-1], one.id


def _last_letters(one: Called) -> tuple[str, str]:
    return " ".join(one.words or one.names)[::-1], one.id


def _compare(one: Called, other: Called) -> tuple[float, str] | None:
    """What speaks for two being one, if anything does: how much, and a sentence."""
    if one.is_person:
        return _people(one.words, other.words)
    found = [words for left in one.names for right in other.names if (words := _spelling(left, right))]
    return max(found, default=None)


def _people(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str] | None:
    if left == right:
        reason = f"Both are called “{' '.join(left)}”, but their sides or offices differ or are not known."
        return (0.9 if len(left) > 1 else 0.7), reason
    shorter, longer = sorted((left, right), key=len)
    if set(shorter) < set(longer):
        return (0.75 if len(shorter) > 1 else 0.7), f"“{' '.join(shorter)}” could be short for “{' '.join(longer)}”."
    if len(shorter) < 2:
        return None
    in_any_order = _spelling(" ".join(sorted(left)), " ".join(sorted(right)))
    return in_any_order or _spelling("".join(left), "".join(right))  # names that are written in more or fewer words


def _spelling(left: str, right: str) -> tuple[float, str] | None:
    """Names in which most letters are the same, in the same order."""
    if 2 * _shared(left, right) < _ALIKE * (len(left) + len(right)):
        return None  # not even in any order: spares most records the loading of rapidfuzz
    from rapidfuzz import fuzz

    score = round(fuzz.ratio(left, right, score_cutoff=100 * _ALIKE) / 100, 3)
    return (score, f"“{left}” and “{right}” are spelled almost alike.") if score else None


def _shared(left: str, right: str) -> int:
    """How many letters two names share, in whatever order."""
    return sum(min(times, right.count(letter)) for letter, times in _letters(left))


@functools.lru_cache(maxsize=65536)
def _letters(name: str) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(name).items())

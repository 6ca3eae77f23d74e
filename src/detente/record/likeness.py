"""Actors that may be one: suggested to a person, never joined.

Only names that share the beginning of a word are compared, so that the work grows with the names and not
with their square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from detente.record import names
from detente.record.identity import Cluster
from detente.record.interface import Suggestion
from detente.record.persons import full_name

_ALIKE = 0.85
"""From which share of common letters names are suggested. Tried on the 24 hand-read reports used in development
(323 actors told): .80 and .85 find 3 pairs, .75 a fourth, .90 two; none is wrong."""

_CROWD = 200  # names that share a beginning; more of them share it because it is common


def alike(clusters: Sequence[Cluster]) -> list[Suggestion]:
    """Pairs of actors that may be one, best first."""
    found: dict[tuple[str, str], Suggestion] = {}
    foremost: dict[tuple[str, ...], Cluster] = {}
    for cluster in clusters:
        foremost.setdefault(_key(cluster), cluster)
    for one, other in _neighbours(clusters):
        if _key(one) == _key(other) and foremost[_key(one)] not in (one, other):
            continue  # of many namesakes each is compared to the first only
        first, second = sorted((one, other), key=lambda cluster: cluster.id)
        pair = (first.id, second.id)
        if pair not in found and (suggestion := _compare(first, second)):
            found[pair] = suggestion
    return sorted(found.values(), key=lambda one: (-one.score, one.one, one.other))


def _neighbours(clusters: Iterable[Cluster]) -> Iterator[tuple[Cluster, Cluster]]:
    """Pairs that share the first three letters of a word; unnamed people have no neighbours."""
    blocks: dict[tuple[bool, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        first = cluster.members[0]
        if first.is_person and names.is_unnamed(first.name):
            continue
        words = {word[:3] for one in cluster.members for word in names.plain(one.name).split() if len(word) > 2}
        for word in words:
            blocks[first.is_person, word].append(cluster)
    for block in blocks.values():
        if len(block) <= _CROWD:
            yield from combinations(block, 2)


def _key(cluster: Cluster) -> tuple[str, ...]:
    """What the one name of a cluster is that others may bear too."""
    first = cluster.members[0]
    return _best_name(cluster) if first.is_person else (names.canonical_body(first.name),)


def _compare(one: Cluster, other: Cluster) -> Suggestion | None:
    """What speaks for two being one, if anything does."""
    return _people(one, other) if one.members[0].is_person else _bodies(one, other)


def _people(one: Cluster, other: Cluster) -> Suggestion | None:
    left, right = _best_name(one), _best_name(other)
    if left == right:
        reason = f"Both are called “{' '.join(left)}”, but their sides or offices differ or are not known."
        return _suggestion(one, other, 0.9 if len(left) > 1 else 0.7, reason)
    shorter, longer = sorted((left, right), key=len)
    if set(shorter) < set(longer):
        reason = f"“{' '.join(shorter)}” could be short for “{' '.join(longer)}”."
        return _suggestion(one, other, 0.75 if len(shorter) > 1 else 0.7, reason)
    if len(shorter) < 2:
        return None
    if words := _spelling(one, other, " ".join(sorted(left)), " ".join(sorted(right))):
        return words
    return _spelling(one, other, "".join(left), "".join(right))  # names that are written in more or fewer words


def _best_name(cluster: Cluster) -> tuple[str, ...]:
    return max(
        (full_name(one) or names.person(one.name) for one in cluster.members), key=lambda words: (len(words), words)
    )


def _bodies(one: Cluster, other: Cluster) -> Suggestion | None:
    pairs = [
        (left, right)
        for left in sorted({names.canonical_body(told.name) for told in one.members if not names.is_generic(told.name)})
        for right in sorted(
            {names.canonical_body(told.name) for told in other.members if not names.is_generic(told.name)}
        )
    ]
    found = [suggestion for left, right in pairs if (suggestion := _spelling(one, other, left, right))]
    return max(found, key=lambda suggestion: suggestion.score, default=None)


def _spelling(one: Cluster, other: Cluster, left: str, right: str) -> Suggestion | None:
    """Names in which most letters are the same, in the same order."""
    if 2 * (Counter(left) & Counter(right)).total() < _ALIKE * (len(left) + len(right)):
        return None  # not even in any order: spares most records the loading of rapidfuzz
    from rapidfuzz import fuzz

    score = round(fuzz.ratio(left, right, score_cutoff=100 * _ALIKE) / 100, 3)
    if not score:
        return None
    return _suggestion(one, other, score, f"“{left}” and “{right}” are spelled almost alike.")


def _suggestion(one: Cluster, other: Cluster, score: float, reason: str) -> Suggestion:
    return Suggestion(one=one.id, other=other.id, score=score, reason=reason)

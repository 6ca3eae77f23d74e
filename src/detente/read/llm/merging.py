"""One fact where overlapping parts, or one answer twice, tell the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import Any

from detente.model import (
    Absence,
    Decision,
    Event,
    Fact,
    Interest,
    Meeting,
    Passage,
    Position,
    Proposal,
    Statement,
    Unanswered,
    View,
)

Told = tuple[int, Any]
"""The number of the part, and the fact."""


def _share(one: Iterable[Passage], other: Iterable[Passage]) -> float:
    """The Jaccard index of two sets of stretches that do not overlap among themselves, by code points."""
    left, right = list(one), list(other)
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    total = sum(span.end - span.start for span in (*left, *right)) - both
    return both / total if total else 0.0


def _touch(one: Fact, other: Fact) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _statements(one: Statement, other: Statement, apart: bool) -> bool:  # noqa: FBT001 - a table of alike functions
    same = _share(one.content, other.content) >= 0.5
    return same and (apart or one.speaker == other.speaker)


def _meetings(one: Meeting, other: Meeting, apart: bool) -> bool:  # noqa: FBT001
    left, right = set(one.participants), set(other.participants)
    if 2 * len(left & right) < len(left | right) or one.status != other.status:
        return False
    days = [held.date.day_value if held.date else None for held in (one, other)]
    return (_touch(one, other) and days[0] == days[1]) or (apart and None not in days and days[0] == days[1])


def _proposals(one: Proposal, other: Proposal, apart: bool) -> bool:  # noqa: FBT001
    del apart
    return one.author == other.author and (_touch(one, other) or one.name.lower() == other.name.lower())


def _positions(one: Position, other: Position, apart: bool) -> bool:  # noqa: FBT001
    del apart
    return all(getattr(one, key) == getattr(other, key) for key in ("party", "issue", "option", "attitude"))


def _decisions(one: Decision, other: Decision, apart: bool) -> bool:  # noqa: FBT001
    del apart
    return one.body == other.body and _touch(one, other)


def _events(one: Event, other: Event, apart: bool) -> bool:  # noqa: FBT001
    del apart
    return one.what == other.what and _share(one.evidence, other.evidence) >= 0.5


def _words(one: View | Interest, other: View | Interest, apart: bool) -> bool:  # noqa: FBT001
    del apart
    return one.actor == other.actor and _share([one.words], [other.words]) >= 0.5


def _absences(one: Absence, other: Absence, apart: bool) -> bool:  # noqa: FBT001
    del apart
    return one.actor == other.actor


def _unanswered(one: Unanswered, other: Unanswered, apart: bool) -> bool:  # noqa: FBT001
    del apart
    same = (one.party, one.kind) == (other.party, other.kind)
    return same and _share([one.words], [other.words]) >= 0.5


_SAME: dict[str, Callable[[Any, Any, bool], bool]] = {
    "statements": _statements,
    "meetings": _meetings,
    "proposals": _proposals,
    "positions": _positions,
    "decisions": _decisions,
    "events": _events,
    "views": _words,
    "interests": _words,
    "absences": _absences,
    "unanswered": _unanswered,
}


_BUCKET = 4_000
"""Characters: facts whose words overlap by half begin no further apart, in parts of up to three times as many."""


def _keys(kind: str, fact: Any) -> list[Any]:
    """Facts that are the same share one of these: what must not be compared with everything in a long document."""
    if kind == "positions":
        return [(fact.party, fact.issue, fact.option, fact.attitude)]
    if kind in {"meetings", "proposals", "absences"}:
        return [kind]
    bucket = fact.evidence[0].start // _BUCKET
    return [bucket, bucket - 1, bucket + 1]


def merged(kind: str, told: list[Told]) -> list[Any]:
    """The facts of one kind, each once, in text order. The part that tells it first counts; a later telling fills gaps.

    The same words by two speakers stay two statements where one part says so (a joint statement).
    """
    same = _SAME[kind]
    kept: list[list[Any]] = []
    filed: dict[Any, list[list[Any]]] = {}
    for part, fact in told:
        keys = _keys(kind, fact)
        twin = next((one for key in keys for one in filed.get(key, ()) if same(one[1], fact, one[0] != part)), None)
        if twin is None:
            kept.append([part, fact])
            filed.setdefault(keys[0], []).append(kept[-1])
        else:
            twin[1] = _filled(twin[1], fact)
    return sorted((fact for _, fact in kept), key=lambda fact: (fact.evidence[0].start, fact.evidence[0].end))


def _filled(one: Any, other: Any) -> Any:
    """A fact with what only the other telling has: where one is silent, or sees no red line."""
    fields = [field.name for field in dataclasses.fields(one) if field.name not in {"id", "evidence", "why", "content"}]
    gaps = {name: getattr(other, name) for name in fields if getattr(one, name) in (None, ()) and getattr(other, name)}
    if isinstance(one, Position) and other.red_line:
        gaps["red_line"] = True
    return dataclasses.replace(one, **gaps)

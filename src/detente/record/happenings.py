"""Meetings, proposals and decisions told by several reports become one, with the passages of all.

Where details disagree all that were candidates stay apart, each as it was told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from detente.record import decisions, meetings, proposals
from detente.record.agreeing import Group
from detente.record.ids import Body, digest
from detente.record.kinds import KINDS
from detente.record.people import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How one kind is told apart."""

    candidates: Callable[[Iterable[Body], People], list[Group]]
    agree: Callable[[Group, People], bool]
    combine: Callable[[Group, People], Body]
    key: Callable[[Group, People], tuple[str, ...] | None]


RULES = {
    name: Rules(candidates=room.candidates, agree=room.agree, combine=room.combine, key=room.key)
    for name, room in {"meeting": meetings, "proposal": proposals, "decision": decisions}.items()
}


def merged(kind: str, bodies: list[Body], *, people: People) -> list[tuple[Body, tuple[str, ...]]]:
    """Each fact of the dossier with the ids of those as read that it is made of.

    Kinds without rules stay as they are. The id of one that has what the rules go by is made of that, so
    that it outlasts further reports of the same; others keep the id as read.
    """
    rules = RULES.get(kind)
    if rules is None:
        return [(body, (body["id"],)) for body in bodies]
    groups = [
        part
        for group in rules.candidates(bodies, people)
        for part in ([group] if len(group) == 1 or rules.agree(group, people) else [[body] for body in group])
    ]
    keys = [rules.key(group, people) for group in groups]
    times = Counter(keys)
    found = []
    for group, key in zip(groups, keys, strict=True):
        ids = tuple(body["id"] for body in group)
        body = rules.combine(group, people) if len(group) > 1 else group[0]
        if key is not None and times[key] == 1:
            body = {**body, "id": digest(KINDS[kind].mark, kind, *key)}
        found.append((body, ids))
    placed = {one for _, ids in found for one in ids}
    return found + [(body, (body["id"],)) for body in bodies if body["id"] not in placed]

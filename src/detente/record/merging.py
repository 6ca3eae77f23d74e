"""Facts told by several reports become one, with the passages of all and the reason why.

Everything here is computed when a record is loaded; the facts as read stay as they are. A detail on which
reports differ is kept with its sources (`versions`), never averaged; where they differ in what tells one
thing from another, the facts stay apart, each as it was told. Unnamed speakers are joined to nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from detente.model import Correction
from detente.record import decisions, entered, events, meetings, outlooks, positions, proposals, statements
from detente.record.agreeing import Group, accounts, versions
from detente.record.identity import by_hand
from detente.record.ids import Body, digest
from detente.record.judging.regroup import regrouped
from detente.record.kinds import KINDS
from detente.record.people import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How one kind is told apart.

    `split` groups all facts of the kind by what they tell of; `combine` makes one fact of a group and
    `reason` says in a sentence why it is one; `key` is what it is known by, `differing` the fields on which
    reports may differ. Facts of different blocks are never one, have no key in common and no say in how the others are
    grouped: so a kind need not be in memory as a whole.
    """

    block: Callable[[Body], Hashable]
    split: Callable[[Iterable[Body], People], list[Group]]
    combine: Callable[[Group, People], Body]
    reason: Callable[[Group, People], str]
    key: Callable[[Group, People], tuple[str, ...] | None]
    differing: tuple[str, ...] = ()


_BY_HAND = ("date", "said_on", "place")
"""Fields that agree in what a rule joins, and may not in what a person did."""


@dataclass(frozen=True, slots=True)
class Merged:
    """One fact of the dossier in JSON form, the ids of those as read that it is made of, and why it is one."""

    body: Body
    members: tuple[str, ...]
    reason: str = ""
    versions: tuple[Body, ...] = ()


RULES = {
    name: Rules(
        block=room.block,
        split=room.split,
        combine=room.combine,
        reason=room.reason,
        key=room.key,
        differing=tuple(room.DIFFERING),
    )
    for name, room in {
        "statement": statements,
        "meeting": meetings,
        "proposal": proposals,
        "position": positions,
        "decision": decisions,
        "event": events,
        "view": outlooks,
        "interest": outlooks,
        "text": entered,
        "draft": entered,
        "clause link": entered,
    }.items()
}


def merged(kind: str, bodies: list[Body], *, people: People, changes: Sequence[Correction] = ()) -> list[Merged]:
    """Each fact of the dossier of one kind. `changes` are people's own merges and splits, which go before the rules.

    The id of one that has what the rules go by is made of that, so that it outlasts further reports of the
    same; others keep the id as read.
    """
    rules = RULES[kind]
    groups = regrouped(rules.split(bodies, people), changes, id_of=lambda body: str(body["id"]))
    hands = by_hand(changes)
    keys = [rules.key(group, people) for group in groups]
    times = Counter(keys)
    found = []
    for group, key in zip(groups, keys, strict=True):
        body = rules.combine(group, people) if len(group) > 1 else group[0]
        if key is not None and times[key] == 1:
            body = {**body, "id": digest(KINDS[kind].mark, kind, *key)}
        ids = tuple(one["id"] for one in group)
        if len(group) == 1:
            found.append(Merged(body, ids))
            continue
        told = [hands[one].reason for one in ids if one in hands]
        fields = dict.fromkeys((*_differing(group, rules), *(field for field in _BY_HAND if told and field in body)))
        differ = tuple(one for field in fields for one in versions(group, field))
        found.append(Merged(body, ids, told[-1] if told else rules.reason(group, people), differ))
    return found


def _differing(group: Group, rules: Rules) -> Iterable[str]:
    """The fields of which reports, or voices within one report, may tell several things."""
    within = (one["field"] for one in accounts(group) if one["field"] != "participants")  # there a number of people
    return dict.fromkeys((*rules.differing, *within))

"""Decisions told by several reports: the same body, the same date, and matters in like words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from detente.record import agreeing, names
from detente.record.agreeing import Group
from detente.record.ids import Body
from detente.record.people import People

_STEPS = ("planned", "taken", "blocked")
_SMALL = frozenset(
    ("a", "an", "the", "of", "on", "in", "to", "for", "and", "or", "by", "with", "its", "their", "whether", "vote")
)
_LIKE = 0.6
"""How much of the shorter matter's words the longer one must have. Tried on made-up pairs: at .5 "vote on the
asset loan" and "vote on the asset freeze" are one; at .75 "approve the loan backed by frozen assets" and "a loan
from the frozen assets" are two."""


def candidates(bodies: Iterable[Body], _people: People) -> list[Group]:
    """Decisions that may be one."""
    by_key: dict[tuple[str, str], Group] = defaultdict(list)
    for body in bodies:
        if body["body"] and body["date"]:
            by_key[body["body"], body["date"]["value"][:10]].append(body)
    return [group for _, same in sorted(by_key.items()) for group in _like(same)]


def agree(group: Group, _people: People) -> bool:
    """Whether what is told of them can be true of one decision."""
    return (
        agreeing.told_once_each(group)
        and agreeing.at_most_one(group, "rule")
        and agreeing.dates_agree(group)
        and not {"taken", "blocked"} <= agreeing.known(group, "status")
        and all(_matters_alike(one, other) for one, other in combinations(group, 2))
    )


def combine(group: Group, _people: People) -> Body:
    """One decision with all that was told of it."""
    return agreeing.together(
        group,
        "same-decision",
        matter=min((body["matter"] for body in group), key=lambda matter: (-len(matter), matter)),
        date=agreeing.best_date(group),
        status=agreeing.furthest(group, _STEPS),
        rule=agreeing.the_one(group, "rule"),
        resisted_by=agreeing.everything(group, "resisted_by"),
    )


def key(group: Group, _people: People) -> tuple[str, ...] | None:
    """What the decision is known by."""
    matter = max((names.plain(body["matter"]) for body in group), key=lambda matter: (len(matter), matter))
    return (group[0]["body"], group[0]["date"]["value"][:10], matter)


def _like(same: Group) -> list[Group]:
    pairs = [(one["id"], other["id"]) for one, other in combinations(same, 2) if _matters_alike(one, other)]
    marks: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        for end in pair:
            marks[end].append(pair)
    return agreeing.connected(same, lambda body: marks[body["id"]])


def _matters_alike(one: Body, other: Body) -> bool:
    left, right = _words(one["matter"]), _words(other["matter"])
    return left == right or (len(left & right) >= 2 and len(left & right) >= _LIKE * min(len(left), len(right)))


def _words(matter: str) -> frozenset[str]:
    """Its words without small ones and plural endings."""
    return frozenset(word.removesuffix("s") for word in names.plain(matter).split() if word not in _SMALL)

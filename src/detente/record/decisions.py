"""Decisions told by several reports: the same body, the same date, and matters in like words."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from detente.record import agreeing, names
from detente.record.agreeing import Group
from detente.record.ids import Body
from detente.record.people import People

_STEPS = ("planned", "taken", "blocked")
_SMALL_WORDS = "a an the is are be due will of on in to for from and or by with its their whether"
_SMALL = frozenset(_SMALL_WORDS.split())
_ACTS = frozenset(
    ("vote", "ruling", "rule", "decision", "decide", "approve", "approval", "ratify", "ratification", "adopt", "hold")
)
"""Words for deciding itself, which reports choose as they like. "Lift", "extend" and such say what is decided."""
_DAY_WORDS = """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday"""
_DAYS = frozenset(_DAY_WORDS.split())


DIFFERING = ("rule",)


def block(body: Body) -> str:
    """The body that decides; without one it stands alone."""
    return str(body["body"] or body["id"])


def split(bodies: Iterable[Body], _people: People) -> list[Group]:
    """Decisions by what they tell of: the body and the day first, then the matter."""
    by_key: dict[tuple[str, ...], Group] = defaultdict(list)
    for body in bodies:
        named = body["body"] and body["date"]
        by_key[(body["body"], body["date"]["value"][:10]) if named else (body["id"],)].append(body)
    return [
        part for _, same in sorted(by_key.items()) for group in _like(same) for part in agreeing.parted(group, _agree)
    ]


def _agree(group: Group) -> bool:
    """Whether what is told of them can be true of one decision."""
    return (
        agreeing.told_once_each(group)
        and agreeing.at_most_one(group, "rule")
        and agreeing.dates_agree(group)
        and not {"taken", "blocked"} <= agreeing.known(group, "status")
        and all(alike(one["matter"], other["matter"]) for one, other in combinations(group, 2))
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


def reason(group: Group, people: People) -> str:
    """Why they are one decision."""
    body, day = people.name(group[0]["body"]), group[0]["date"]["value"][:10]
    return f"The same body ({body}), the same date ({day}) and the matter in like words."


def key(group: Group, _people: People) -> tuple[str, ...] | None:
    """What the decision is known by."""
    if not (group[0]["body"] and group[0]["date"]):
        return None
    matter = max((names.plain(body["matter"]) for body in group), key=lambda matter: (len(matter), matter))
    return (group[0]["body"], group[0]["date"]["value"][:10], matter)


def _like(same: Group) -> list[Group]:
    pairs = [(one["id"], other["id"]) for one, other in combinations(same, 2) if alike(one["matter"], other["matter"])]
    marks: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        for end in pair:
            marks[end].append(pair)
    return agreeing.connected(same, lambda body: marks[body["id"]])


def alike(one: str, other: str) -> bool:
    """Whether one matter's words are all among the other's: equal, at least two, or none ("votes on 15 June").

    A share of common words will not do. Of the ten made-up pairs in the tests, any share up to .75 joins "lift
    the ban on grain exports" and "… on oil exports", any above .67 parts "ratify the river accord" and
    "ratification of the river accord"; this rule tells all ten rightly.
    """
    left, right = _words(one), _words(other)
    shorter, longer = sorted((left, right), key=len)
    return not shorter or left == right or (len(shorter) > 1 and shorter <= longer)


@functools.lru_cache(maxsize=65536)
def _words(matter: str) -> frozenset[str]:
    """Its words without small ones, words for deciding, days, and plural endings."""
    words = (word.removesuffix("s") for word in names.plain(matter).split())
    return frozenset(word for word in words if word not in _SMALL | _ACTS | _DAYS and not word.isdigit())

"""Proposals told by several reports: the same author, and the same name or number of points."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from detente.record import agreeing, names
from detente.record.agreeing import Group
from detente.record.ids import Body
from detente.record.people import People

_STEPS = ("expected", "presented", "under discussion", "accepted", "rejected")
_SORTS = frozenset(("plan", "proposal", "draft", "offer", "framework", "document", "text", "package", "initiative"))
_COUNT = re.compile(r"\b\w+ points?\b")


DIFFERING = ("points", "recipient")


def block(_body: Body) -> str:
    """All in one: one without an author may be anybody's."""
    return ""


def split(bodies: Iterable[Body], _people: People) -> list[Group]:
    """Proposals by what they tell of. One without an author goes with the only text of its name and points."""
    bodies = list(bodies)
    authors: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for body in bodies:
        if body["author"]:
            for mark in _without_author(body):
                authors[mark].add(body["author"])

    def marks(body: Body) -> Iterable[tuple[str, ...]]:
        whose = {body["author"]} if body["author"] else set().union(*(authors[one] for one in _without_author(body)))
        if len(whose) == 1:
            yield from _marks(body, *whose)

    return [part for group in agreeing.connected(bodies, marks) for part in agreeing.parted(group, _agree)]


def _agree(group: Group) -> bool:
    """Whether what is told of them can be true of one text."""
    return (
        agreeing.told_once_each(group)
        and agreeing.at_most_one(group, "author", "recipient", "points")
        and agreeing.dates_agree(group)
        and not {"accepted", "rejected"} <= agreeing.known(group, "status")
    )


def combine(group: Group, _people: People) -> Body:
    """One proposal with all that was told of it."""
    return agreeing.together(
        group,
        "same-proposal",
        author=agreeing.the_one(group, "author"),
        name=min((body["name"] for body in group), key=lambda name: (-len(name), name)),
        recipient=agreeing.the_one(group, "recipient"),
        date=agreeing.best_date(group),
        status=agreeing.furthest(group, _STEPS),
        counters=min(agreeing.known(group, "counters"), default=None),
        points=agreeing.the_one(group, "points"),
    )


def key(group: Group, _people: People) -> tuple[str, ...] | None:
    """What the proposal is known by."""
    points = agreeing.the_one(group, "points")
    name = max((_bare(body["name"]) for body in group), key=lambda name: (len(name), name))
    day = next((day for body in group if (day := agreeing.day_of(body))), "")
    author = agreeing.the_one(group, "author")
    if author is None:
        return None
    return (author, f"{points} points" if points else name, day if name in _SORTS and not points else "")


def reason(group: Group, people: People) -> str:
    """Why they are one text."""
    points = agreeing.the_one(group, "points")
    what = f"number of points ({points})" if points else "name"
    return f"The same author ({people.name(agreeing.the_one(group, 'author'))}) and the same {what}."


def _without_author(body: Body) -> Iterable[tuple[str, ...]]:
    """By what a text is known that nobody is said to have written: its name and points, or a name of its own."""
    name = _bare(body["name"])
    if body["points"]:
        yield (name, str(body["points"]))
    if name not in _SORTS and len(name.split()) > 1:
        yield (name,)


def _marks(body: Body, author: str) -> Iterable[tuple[str, ...]]:
    """By what a proposal is known. A bare "plan" says little: it needs the day beside."""
    name = _bare(body["name"])
    if body["points"]:
        yield author, f"{body['points']} points"
    if name not in _SORTS:
        yield author, name
    elif day := agreeing.day_of(body):
        yield author, name, day


def _bare(name: str) -> str:
    """The name without case, articles and the number of points."""
    words = [word for word in names.plain(name).split() if word not in {"a", "an", "the", "its", "their", "his", "her"}]
    bare = " ".join(words)
    without = " ".join(_COUNT.sub(" ", bare).split())
    return without or bare

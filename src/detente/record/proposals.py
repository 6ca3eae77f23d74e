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
_WEEKS = 21
"""Days between reports within which an author's text of one sort is taken for the same."""
_VERSION_WORDS = (
    "latest new newest revised amended updated first second third final earlier previous original initial other"
)
_VERSIONS = frozenset(_VERSION_WORDS.split())
_BEGUN = 4
"""Letters by which an author's own name is known in that of a text: "Qatari", "Qatar"."""
_COUNT = re.compile(r"\b\w+ points?\b")


DIFFERING = ("points", "recipient")


def block(_body: Body) -> str:
    """All in one: one without an author may be anybody's."""
    return ""


def split(bodies: Iterable[Body], people: People) -> list[Group]:
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

    return _over_weeks(
        [part for group in agreeing.connected(bodies, marks) for part in agreeing.parted(group, _agree)], people
    )


def _over_weeks(groups: list[Group], people: People) -> list[Group]:
    """Groups put together that are an author's only text of a sort in the reports of some weeks: expected, put, answered.

    Where something that is told of them cannot be true of one text, a report tells of two, or one is told with points or as
    a version ("the revised draft"), all stay as they were: which of them is meant, nobody says.
    """
    alike: dict[tuple[str, str], list[Group]] = defaultdict(list)
    found = []
    several = {
        (body["author"], word) for group in groups for body in group for word in _told_apart(_sort(body, people), body)
    }
    for group in groups:
        sorts = {_sort(body, people) for body in group}
        sort, author = next(iter(sorts)), agreeing.the_one(group, "author")
        plain = len(sorts) == 1 and sort in _SORTS and not agreeing.known(group, "points")
        if plain and author and (author, sort) not in several and all(people.day(body) for body in group):
            alike[author, sort].append(group)
        else:
            found.append(group)
    for _, those in sorted(alike.items()):
        for near in _near(those, people):
            whole = sorted((body for group in near for body in group), key=lambda body: body["id"])
            found += [whole] if len(near) > 1 and _agree(whole) else near
    return sorted(found, key=lambda group: group[0]["id"])


def _told_apart(name: str, body: Body) -> Iterable[str]:
    """The words of the name of a text that is told by its points, or as a version."""
    words = name.split()
    return words if body["points"] or _VERSIONS.intersection(words) else ()


def _near(groups: list[Group], people: People) -> Iterable[list[Group]]:
    """Runs of groups, each told of not many days after the one before."""
    days = {id(group): sorted(day for body in group if (day := people.day(body))) for group in groups}
    run: list[Group] = []
    for group in sorted(groups, key=lambda group: (days[id(group)][0], group[0]["id"])):
        if run and (days[id(group)][0] - max(days[id(one)][-1] for one in run)).days > _WEEKS:
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _sort(body: Body, people: People) -> str:
    """The name of a text without whose it is: "proposal" of "Qatari proposal", of Qatar, and of "proposal of his own"."""
    author = people.name(body["author"]) if body["author"] else ""
    own = {word[:_BEGUN] for word in names.plain(author).split() if len(word) >= _BEGUN}
    words = [
        word
        for word in _bare(body["name"]).removesuffix(" of own").split()
        if word in _SORTS
        or not (
            word[:_BEGUN] in own
            or names.canonical_body(word) == names.canonical_body(author)
            or word == names.acronym(author)
        )
    ]
    return " ".join(words)


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
    sorts = {_sort(body, people) for body in group}
    if (
        sorts <= _SORTS
        and len({_bare(body["name"]) for body in group}) + len({agreeing.day_of(body) for body in group}) > 2
    ):
        return f"The only {sorts.pop()} by {people.name(agreeing.the_one(group, 'author'))} that reports of these weeks tell of."
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

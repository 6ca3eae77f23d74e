"""Facts that only a person enters (texts, drafts, links of clauses): each stands for itself, none are joined."""

from __future__ import annotations

from collections.abc import Iterable

from detente.record.agreeing import Group
from detente.record.ids import Body
from detente.record.people import People

DIFFERING = ()


def block(body: Body) -> str:
    """Each alone."""
    return str(body["id"])


def split(bodies: Iterable[Body], _people: People) -> list[Group]:
    """Each alone."""
    return [[body] for body in bodies]


def combine(group: Group, _people: People) -> Body:
    """The one there is."""
    (body,) = group
    return body


def key(_group: Group, _people: People) -> None:
    """Nothing beside the id that it was entered with."""


def reason(_group: Group, _people: People) -> str:
    """No reason: none are joined."""
    return ""

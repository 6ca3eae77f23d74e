"""How somebody describes the talks, and interests given: the same words of the same actor are told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from detente.record import agreeing
from detente.record.agreeing import Group
from detente.record.ids import Body
from detente.record.people import People
from detente.record.statements import words

DIFFERING = ()


def block(body: Body) -> str:
    """Whose words they are."""
    return str(body["actor"])


def split(bodies: Iterable[Body], people: People) -> list[Group]:
    """By actor, sort and words; what an unnamed speaker says stands alone."""
    found: dict[tuple[str, ...], Group] = defaultdict(list)
    for body in sorted(bodies, key=lambda body: body["id"]):
        found[(body["id"],) if people.says_unnamed(body) else _key(body)].append(body)
    return [found[key] for key in sorted(found)]


def combine(group: Group, _people: People) -> Body:
    """One of them with the passages of all."""
    return agreeing.together(group, "same-words")


def reason(group: Group, people: People) -> str:
    """Why they are one."""
    return f"The same words of the same actor ({people.name(group[0]['actor'])})."


def key(group: Group, _people: People) -> tuple[str, ...] | None:
    """The actor and the words, where several reports have them."""
    return _key(group[0]) if len(group) > 1 else None


def _key(body: Body) -> tuple[str, ...]:
    return (body["actor"], body.get("kind", ""), " ".join(words(body["words"]["exact"])))

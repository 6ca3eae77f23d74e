"""Positions told by several reports: the same party, the same words about the same option, in the same voice.

What the party then said otherwise parts them: a position taken again is a new one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from detente.record import agreeing
from detente.record.agreeing import Group
from detente.record.ids import Body
from detente.record.people import People
from detente.record.statements import words

DIFFERING = ("strength",)
_STEPS = ("signalled", "said", "insisted")


def block(body: Body) -> tuple[str, str, str]:
    """Whose position it is, and on what."""
    return _about(body)


def split(bodies: Iterable[Body], people: People) -> list[Group]:
    """Positions by what they say. Those of unnamed voices, and of reports without a day, stand alone."""
    bodies = sorted(bodies, key=lambda body: body["id"])
    turns = _turns(bodies, people)
    found: dict[tuple[str, ...], Group] = defaultdict(list)
    for body in bodies:
        found[(body["id"],) if people.says_unnamed(body) else _key(body)].append(body)
    return [run for key in sorted(found) for run in _runs(found[key], people, turns=turns)]


def combine(group: Group, _people: People) -> Body:
    """One position with the passages of all; its strength is the least that a report gives."""
    return agreeing.together(group, "same-position", strength=min((b["strength"] for b in group), key=_STEPS.index))


def reason(group: Group, people: People) -> str:
    """Why they are one position."""
    first = group[0]
    who = f", by the same speaker ({people.name(first['speaker'])})" if first["speaker"] else ""
    party = people.name(first["party"])
    return f"The same attitude of {party} to the same option, in the same voice ({first['voice']}){who}."


def key(group: Group, _people: People) -> tuple[str, ...] | None:
    """What a position that several reports have is known by."""
    return _key(group[0]) if len(group) > 1 else None


def _key(body: Body) -> tuple[str, ...]:
    condition = " ".join(words(body["condition"]["exact"])) if body["condition"] else ""
    named = (body[field] or "" for field in ("party", "issue", "option", "attitude", "voice", "speaker"))
    return (*named, "red line" if body["red_line"] else "", condition)


Turns = dict[tuple[str, str, str], list[tuple[dt.date, tuple[bool, bool]]]]


def _about(body: Body) -> tuple[str, str, str]:
    return body["party"], body["issue"], body["option"]


def _side(body: Body) -> tuple[bool, bool]:
    """Whether a position is for its option, and whether on a condition."""
    return body["attitude"] != "rejects", bool(body["condition"])


def _turns(bodies: Iterable[Body], people: People) -> Turns:
    """By party, issue and option: on which days it was for or against, on conditions or not."""
    found: Turns = defaultdict(list)
    for body in bodies:
        if day := people.day(body):
            found[_about(body)].append((day, _side(body)))
    return found


def _runs(group: Group, people: People, *, turns: Turns) -> list[Group]:
    """A group in the order of its reports' days, parted where the party said otherwise in between."""
    if len(group) == 1:
        return [group]
    dated = sorted(((day, body["id"], body) for body in group if (day := people.day(body))), key=lambda one: one[:2])
    others = sorted(day for day, side in turns[_about(group[0])] if side != _side(group[0]))
    runs: list[Group] = []
    last: dt.date | None = None
    for day, _, body in dated:
        if last is None or (last < day and any(last <= other <= day for other in others)):
            runs.append([])
        runs[-1].append(body)
        last = day
    placed = {body["id"] for run in runs for body in run}
    return runs + [[body] for body in group if body["id"] not in placed]

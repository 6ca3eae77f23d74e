"""Who plays which part in the talks, and whose absence a report notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from detente.model import Meeting
from detente.report.annexes.lines import Pen
from detente.report.brief import Line, Row, Table
from detente.report.display import one_line


def table(pen: Pen) -> Table:
    """One row a side: why it counts as a party or what else it is, who acts for it, where it was absent."""
    ground = pen.ground
    parts = _parts(pen)
    absent: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in ground.dossier.meetings:
        for one in meeting.absent:
            absent[ground.people.side(one)].append(meeting)
    first = [one for one in ground.parties if one in parts]
    rest = ground.people.ordered(one for one in {*parts, *absent} if one not in first)
    rows = tuple(
        Row(
            cells=(
                (pen.line(ground.people.name(side)),),
                tuple(pen.line(words) for words in parts.get(side, ())),
                tuple(_members(pen, side)),
                tuple(_absence(pen, side, meeting=one) for one in absent[side]),
            )
        )
        for side in [*first, *rest]
    )
    return Table(
        id=f"{pen.id}-parts",
        caption="Parts in the talks",
        columns=("Side", "Part", "Named for it", "Absence noted"),
        rows=rows,
        note="As the reports put it, or why it counts as a party here. An absence stands here only where a report notes it.",
    )


def _parts(pen: Pen) -> dict[str, list[str]]:
    """What each side is: the standing that reports give it or one of its people, its part in meetings."""
    ground = pen.ground
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in ground.agreements.parties:
        found[one.id][f"party: {one_line(one.because)}"] = None
    for actor in ground.dossier.actors:
        if actor.standing and not (actor.standing == "party" and actor.id in ground.parties):
            who = "" if ground.people.side(actor.id) == actor.id else f" ({ground.people.name(actor.id)})"
            found[ground.people.side(actor.id)][f"{actor.standing}{who}"] = None
    helped: dict[str, int] = defaultdict(int)
    for meeting in ground.dossier.meetings:
        for side in {ground.people.side(one) for one in meeting.mediators}:
            helped[side] += 1
    for side, times in helped.items():
        found[side][f"host, mediator or go-between of {times} meeting{'s' if times > 1 else ''}"] = None
    return {side: list(words) for side, words in found.items()}


def _members(pen: Pen, side: str) -> Iterator[Line]:
    people = pen.ground.people
    for one in people.ordered(
        actor.id for actor in pen.ground.dossier.actors if people.side(actor.id) == side != actor.id
    ):
        role = people.actors[one].role
        yield pen.line(f"{people.name(one)}{f', {one_line(role)}' if role else ''}")


def _absence(pen: Pen, side: str, *, meeting: Meeting) -> Line:
    ground = pen.ground
    who = [one for one in meeting.absent if ground.people.side(one) == side]
    when = ground.wording.day(meeting) or "undated"
    where = f", {place}" if (place := ground.wording.place(meeting)) else ""
    names = "" if who == [side] else f"{ground.people.listed(who)}: "
    return pen.of(meeting, f"{names}{when}{where}")

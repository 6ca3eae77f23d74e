"""What several reports tell of one thing, why it is taken for one, where they differ; who may be one and is not."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model import (
    Actor,
    Decision,
    Doubt,
    Event,
    Fact,
    Interest,
    Join,
    Meeting,
    Position,
    Proposal,
    Statement,
    View,
)
from detente.report.annexes.lines import Pen
from detente.report.brief import Line, Listing, Part, Parts, Row, Table
from detente.report.display import one_line
from detente.report.people import phrase
from detente.report.wording import LINE

FIELDS = {
    "hours": "length in hours",
    "mode": "how it is quoted",
    "described": "description",
    "amounts": "amounts",
    "said_on": "day of saying",
    "participants": "how many took part",
}


def joined(pen: Pen) -> Table:
    """Every fact but actors that rests on several reports. Those that are one text are several only by name."""
    rows = []
    for one in pen.ground.dossier.joins:
        fact = pen.ground.facts.get(one.fact)
        if fact is not None and not isinstance(fact, Actor) and pen.ground.sources(fact) > 1:
            rows.append(_row(pen, fact, join=one))
    return Table(
        id=f"{pen.id}-joined",
        caption="Told by several reports, taken for one",
        columns=("What", "In", "Taken for one because", "Told differently"),
        rows=tuple(rows),
        note="Nothing is averaged and no report is preferred: where they differ, each account stands with its report.",
        empty="No two reports tell of one thing.",
    )


def _row(pen: Pen, fact: Fact, *, join: Join) -> Row:
    numbers = sorted(pen.marker.numbers[one] for one in join.sources if one in pen.marker.numbers)
    return Row(
        cells=(
            (pen.of(fact, _what(pen, fact)),),
            (pen.line(phrase(map(str, numbers))),),
            (pen.line(one_line(join.reason)),),
            tuple(_versions(pen, fact, join=join)),
        ),
        facts=(fact.id,),
    )


def _versions(pen: Pen, fact: Fact, *, join: Join) -> Iterator[Line]:
    told: dict[str, list[str]] = {}
    for each in getattr(fact, "accounts", ()):
        who = f"{pen.ground.people.full(each.by)}, in " if each.by else ""
        number = pen.marker.numbers.get(each.words.source, "–")
        told.setdefault(each.field, []).append(f"{one_line(each.value)} ({who}{number})")
    for one in join.versions:
        numbers = phrase(str(pen.marker.numbers[it]) for it in one.sources if it in pen.marker.numbers)
        told.setdefault(one.field, []).append(f"{one_line(one.value)} ({numbers})")
    for field, values in told.items():
        yield pen.line(f"{FIELDS.get(field, field)}: {phrase(values, last='or')}")


def _what(pen: Pen, fact: Fact) -> Parts:
    say = pen.ground.wording
    said: Parts
    match fact:
        case Meeting():
            said = say.meeting(fact)
        case Proposal():
            said = say.proposal(fact)
        case Decision():
            said = say.decision(fact)
        case Event():
            said = say.event(fact)
        case Position():
            said = (Part(say.people.name(fact.party), "name"), Part(f" – {say.issue(fact.issue)}: "), *say.stance(fact))
        case Statement():
            said = say.statement(fact)
        case View():
            said = say.view(fact)
        case Interest():
            who = Part(say.people.full(fact.actor), "name")
            said = say.with_quote([who, Part(f", {fact.kind}")], fact.words.exact, limit=LINE, lead=": ")
        case _:
            said = (Part(fact.id),)
    return said


def copied(pen: Pen) -> Listing:
    """Reports that are one text."""
    numbers = pen.marker.numbers
    return Listing(
        id=f"{pen.id}-copies",
        title="Reports that are one text",
        lines=tuple(
            pen.line(f"Nos. {phrase(str(numbers[each]) for each in one.sources if each in numbers)}. {one.reason}")
            for one in pen.ground.dossier.copies
        ),
        note="Such reports count as one source: what only they tell is told once.",
        empty="None.",
    )


def apart(pen: Pen) -> Listing:
    """Names, meetings, proposals and statements that may be one and are kept apart: nothing is joined on likeness alone."""
    return Listing(
        id=f"{pen.id}-apart",
        title="Kept apart that may be one",
        lines=tuple(line for one in pen.ground.dossier.doubts if (line := _pair(pen, one))),
        note="Likeness alone joins nothing. Until a person says otherwise they stand as two everywhere in this brief.",
        empty="None.",
    )


def _pair(pen: Pen, doubt: Doubt) -> Line | None:
    """Both of a pair and why they may be one; None where a report of one of them is not in the brief."""
    reason = Part(f". {one_line(doubt.reason)}")
    if doubt.kind == "actor":
        names = [Part(pen.ground.people.full(one), "name") for one in (doubt.one, doubt.other)]
        return pen.line((names[0], Part(" / "), names[1], reason))
    one, other = (pen.ground.facts.get(fact) for fact in (doubt.one, doubt.other))
    if one is None or other is None:
        return None
    return pen.line((*_what(pen, one), Part(" / "), *_what(pen, other), reason), (*one.evidence, *other.evidence))

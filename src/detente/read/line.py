"""A reading as one JSON line: plain keys, spans as `[start, end]` offsets into the text.

The form is that of hand-annotated talks reports: `content`, `evidence` and `condition` are lists of spans,
dates are ISO 8601 as far as known, actors are named by ids within the line.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.model import (
    Account,
    Actor,
    Decision,
    Event,
    Fact,
    Meeting,
    Money,
    Passage,
    Position,
    Proposal,
    Reading,
    Statement,
    Unanswered,
)
from detente.model.statement import Attribution

Spans = list[list[int]]


def spans(passages: Iterable[Passage | None]) -> Spans:
    """Passages as offset pairs, in the order given."""
    return [[one.start, one.end] for one in passages if one]


def line(reading: Reading, *, name: str | None = None) -> dict[str, Any]:
    """The reading as a JSON-ready mapping; `name` overrides the source's id."""
    return {
        "id": name or reading.source,
        "reader": reading.reader,
        "actors": [_actor(one) for one in reading.actors],
        "statements": [_statement(one) for one in reading.statements],
        "meetings": [_meeting(one) for one in reading.meetings],
        "proposals": [_proposal(one) for one in reading.proposals],
        "positions": [_position(one) for one in reading.positions],
        "decisions": [_decision(one) for one in reading.decisions],
        "events": [_event(one) for one in reading.events],
        "views": [_with_why(one, actor=one.actor, words=spans([one.words])) for one in reading.views],
        "interests": [
            _with_why(one, actor=one.actor, kind=one.kind, words=spans([one.words])) for one in reading.interests
        ],
        "absences": [
            _with_why(one, actor=one.actor, words=spans([one.words]), meeting=one.meeting) for one in reading.absences
        ],
        "unanswered": [_unanswered(one) for one in reading.unanswered],
        "attributions": [_attribution(one) for one in reading.attributions],
    }


def _with_why(fact: Fact, **fields: Any) -> dict[str, Any]:
    return {"id": fact.id, **fields, "evidence": spans(fact.evidence), "why": _why(fact)}


def _why(fact: Fact) -> dict[str, Any]:
    return {"rule": fact.why.rule, "words": fact.why.words, "confidence": fact.why.confidence}


def _actor(one: Actor) -> dict[str, Any]:
    return _with_why(
        one, kind=one.kind, name=one.name, names=list(one.names), side=one.side, role=one.role, standing=one.standing
    )


def _statement(one: Statement) -> dict[str, Any]:
    return _with_why(
        one,
        speaker=one.speaker,
        mode=one.mode,
        content=spans(one.content),
        relayer=one.relayer,
        anonymous=one.anonymous,
        described=one.described,
        cue=spans([one.cue]),
        strength=one.strength,
        said_on=one.said_on.value if one.said_on else None,
    )


def _meeting(one: Meeting) -> dict[str, Any]:
    return _with_why(
        one,
        participants=list(one.participants),
        mediators=list(one.mediators),
        absent=list(one.absent),
        place=one.place,
        date=one.date.day_value if one.date else None,
        hours=one.hours,
        status=one.status,
        **_accounts(one.accounts),
    )


def _proposal(one: Proposal) -> dict[str, Any]:
    return _with_why(
        one,
        name=one.name,
        author=one.author,
        recipient=one.recipient,
        date=one.date.day_value if one.date else None,
        status=one.status,
        counters=one.counters,
        points=one.points,
    )


def _position(one: Position) -> dict[str, Any]:
    return _with_why(
        one,
        party=one.party,
        issue=one.issue,
        option=one.option,
        attitude=one.attitude,
        red_line=one.red_line,
        condition=spans([one.condition]) or None,
        voice=one.voice,
        speaker=one.speaker,
        strength=one.strength,
    )


def _decision(one: Decision) -> dict[str, Any]:
    return _with_why(
        one, body=one.body, matter=one.matter, date=one.date.day_value if one.date else None, status=one.status
    )


def _unanswered(one: Unanswered) -> dict[str, Any]:
    return _with_why(
        one,
        party=one.party,
        kind=one.kind,
        words=spans([one.words]),
        said_so=spans([one.said_so]) or None,
        of=one.of,
    )


def _event(one: Event) -> dict[str, Any]:
    amounts = [
        {"amount": str(a.amount), "currency": a.currency, "words": a.words}
        if isinstance(a, Money)
        else {"value": str(a.value), "unit": a.unit, "words": a.words}
        for a in one.amounts
    ]
    return _with_why(
        one,
        what=one.what,
        date=one.date.day_value if one.date else None,
        place=one.place,
        amounts=amounts,
        **_accounts(one.accounts),
    )


def _accounts(those: Iterable[Account]) -> dict[str, Any]:
    """Several accounts of one detail, where there are some."""
    told = [{"field": one.field, "value": one.value, "by": one.by, "words": spans([one.words])} for one in those]
    return {"accounts": told} if told else {}


def _attribution(one: Attribution) -> dict[str, Any]:
    return {
        "source": spans(one.attributed_to),
        "cue": spans(one.cue),
        "content": spans(one.content),
        "rule": one.why.rule,
        "confidence": one.why.confidence,
    }

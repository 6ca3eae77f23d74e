"""Meetings, proposals, decisions and events."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

from detente.model import Decision, Event, Meeting, Money, Proposal, Quantity
from detente.model.happenings import DecisionStatus, MeetingStatus, ProposalStatus
from detente.read.llm import fields
from detente.read.llm.differing import accounts, own_word
from detente.read.llm.fields import Claim
from detente.read.llm.page import NEW, Page, Part
from detente.read.llm.schema import AMOUNTS, OF_MEETINGS
from detente.read.llm.spans import Span
from detente.read.llm.tally import LeftOutError

_MEETING, _PROPOSAL, _DECISION = get_args(MeetingStatus), get_args(ProposalStatus), get_args(DecisionStatus)


def meeting(page: Page, part: Part, claim: Claim) -> Meeting:
    """One sitting or round."""
    status = fields.word(claim, "status", _MEETING)
    participants, mediators, absent = (
        page.those(claim, key, part=part) for key in ("participants", "mediators", "absent")
    )
    if not participants:
        raise LeftOutError("nobody takes part in it")
    hours = fields.number(claim, "hours")
    evidence = page.evidence(claim, part, hint=participants[0])
    if hours is not None and not fields.stands(hours, page.words(evidence)):
        page.tally.leave("hours", "the number is not in the evidence")
        hours = None
    told = accounts(page, part, claim, evidence=evidence, allowed=OF_MEETINGS)
    date = page.date(claim, "date", evidence=evidence, part=part)
    return Meeting(
        id=NEW,
        evidence=(page.passage(evidence),),
        why=page.why("meeting", evidence),
        participants=participants,
        mediators=tuple(one for one in mediators if one not in participants),
        absent=tuple(one for one in absent if one not in participants),
        place=own_word(told, "place", page.place(claim, part)),
        date=own_word(told, "date", date),
        hours=own_word(told, "hours", float(hours) if hours is not None else None),
        status=status,
        accounts=told,
    )


def proposal(page: Page, part: Part, claim: Claim) -> Proposal:
    """A plan, draft, offer or framework."""
    author, recipient = (page.party(claim, key, part=part) for key in ("author", "recipient"))
    status = fields.word(claim, "status", _PROPOSAL)
    points = fields.number(claim, "points")
    evidence = page.evidence(claim, part, hint=author)
    name = _called(page, part, claim, key="name", evidence=evidence)
    if points is not None and (points % 1 or not fields.stands(points, f"{page.words(evidence)} {name}")):
        page.tally.leave("points", "the number is not in the evidence")
        points = None
    counters = page.detail(claim, "counters", evidence=evidence, part=part)
    return Proposal(
        id=NEW,
        evidence=(page.passage(evidence),),
        why=page.why("proposal", evidence),
        name=name,
        author=author,
        recipient=recipient if recipient != author else None,
        date=page.date(claim, "date", evidence=evidence, part=part),
        status=status,
        counters=page.words(counters) if counters else None,
        points=int(points) if points is not None else None,
    )


def decision(page: Page, part: Part, claim: Claim) -> Decision:
    """A vote, ruling or ratification."""
    body = page.who(fields.maybe_text(claim, "body"), part)
    status = fields.word(claim, "status", _DECISION)
    resisted = page.those(claim, "resisted_by", part=part)
    evidence = page.evidence(claim, part, hint=body)
    rule = page.detail(claim, "rule", evidence=evidence, part=part)
    return Decision(
        id=NEW,
        evidence=(page.passage(evidence),),
        why=page.why("decision", evidence),
        body=body,
        matter=_called(page, part, claim, key="matter", evidence=evidence),
        date=page.date(claim, "date", evidence=evidence, part=part),
        status=status,
        rule=page.words(rule) if rule else None,
        resisted_by=resisted,
    )


def event(page: Page, part: Part, claim: Claim) -> Event:
    """Something that happened and bears on the talks."""
    evidence = page.evidence(claim, part)
    amounts = [_amount(page, part, one, evidence=evidence) for one in fields.items(claim, "amounts")]
    told = accounts(page, part, claim, evidence=evidence, allowed=("amounts",))
    passed_on = {number for one in told if one.by for number in fields.numbers(one.value)}
    return Event(
        id=NEW,
        evidence=(page.passage(evidence),),
        why=page.why("event", evidence),
        what=_called(page, part, claim, key="what", evidence=evidence),
        date=page.date(claim, "date", evidence=evidence, part=part),
        place=page.place(claim, part),
        amounts=tuple(one for one in amounts if one and not (passed_on & fields.numbers(one.words))),
        accounts=told,
    )


def _amount(page: Page, part: Part, claim: Claim, *, evidence: Span) -> Money | Quantity | None:
    """Money or a quantity whose words give its number; None, and counted, for what is none."""
    try:
        return _counted(page, part, claim, evidence=evidence)
    except LeftOutError as reason:
        page.tally.leave("amounts", str(reason))
        return None


def _counted(page: Page, part: Part, claim: Claim, *, evidence: Span) -> Money | Quantity:
    """Raises LeftOutError with the reason."""
    kind, value = fields.word(claim, "kind", AMOUNTS), fields.number(claim, "value")
    found = page.beside(fields.text(claim, "words"), evidence=evidence, part=part)
    unit = fields.text(claim, "unit").strip()
    if value is None or found is None or not fields.stands(value, page.words(found)):
        raise LeftOutError("the number is not in the document")
    if kind == "money":
        return _money(value, unit, words=page.words(found))
    counted = page.beside(unit, evidence=evidence, part=part)
    if counted is None:
        raise LeftOutError("what is counted is not in the document")
    return Quantity(value=value, unit=page.words(counted), words=page.words(found))


def _money(value: Decimal, unit: str, *, words: str) -> Money:
    from babel import Locale

    if unit not in Locale("en").currencies:
        raise LeftOutError("no known currency")
    return Money(amount=value, currency=unit, words=words)


def _called(page: Page, part: Part, claim: Claim, *, key: str, evidence: Span) -> str:
    """What the report calls a thing; the words of the evidence where the model's name for it is not in the report."""
    found = page.detail(claim, key, evidence=evidence, part=part)
    return page.words(found or evidence)

"""From claims to facts. No word of the model's own enters one: all strings are the document's or the vocabulary's.

Each builder takes one claim and gives one fact without its number, or raises LeftOutError with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, get_args

from detente.model import Decision, Event, Interest, Meeting, Money, Position, Proposal, Quantity, Statement, View
from detente.model.happenings import DecisionStatus, MeetingStatus, ProposalStatus
from detente.model.position import Attitude
from detente.model.statement import Mode, Strength
from detente.read.llm import fields
from detente.read.llm.fields import Claim
from detente.read.llm.page import Page, Part
from detente.read.llm.quotes import DOUBLE, SINGLE, unmarked
from detente.read.llm.schema import AMOUNTS, INTERESTS, OTHER, VOICES
from detente.read.llm.spans import Span
from detente.read.llm.tally import LeftOutError

_MODES, _STRENGTHS, _ATTITUDES = get_args(Mode), get_args(Strength), get_args(Attitude)
_MEETING, _PROPOSAL, _DECISION = get_args(MeetingStatus), get_args(ProposalStatus), get_args(DecisionStatus)
_DESCRIBED = re.compile(r"(?:An?|One|Some|Two|Three|Several)\b")
_LABEL = re.compile(r"[^\n:：]{1,60}[:：]")
_NEW = "new"
"""The id until facts are numbered."""


def statement(page: Page, part: Part, claim: Claim) -> Statement:
    """Words that the report attributes to an actor."""
    speaker = page.who(fields.maybe_text(claim, "speaker"), part)
    relayer = page.who(fields.maybe_text(claim, "relayer"), part)
    anonymous, given = fields.flag(claim, "anonymous"), fields.word(claim, "mode", _MODES)
    strength = fields.word(claim, "strength", _STRENGTHS, otherwise="said")
    evidence = page.evidence(claim, part, hint=speaker)
    if anonymous and relayer is None:
        speaker = _unnamed(page, speaker)
    pieces = [page.beside(words, evidence=evidence, part=part) for words in fields.texts(claim, "content")]
    if not pieces or None in pieces:
        raise LeftOutError("its content is not in the document" if pieces else "no content")
    content = sorted({unmarked(page.source.text, one) for one in pieces if one}, key=lambda one: one.start)
    cue, named, described = (
        page.detail(claim, key, evidence=evidence, part=part) for key in ("cue", "named", "described")
    )
    shown = [evidence, *(one for one in content if not one.within(evidence))]
    return Statement(
        id=_NEW,
        evidence=tuple(map(page.passage, shown)),
        why=page.why("statement", cue or evidence),
        content=tuple(map(page.passage, content)),
        mode=_mode(page.source.text, content, given=given),  # type: ignore[arg-type] # one of the vocabulary's words
        speaker=speaker,
        relayer=relayer if relayer != speaker else None,
        anonymous=anonymous,
        described=page.words(described) if described and anonymous else None,
        cue=page.passage(cue) if cue else None,
        named=page.passage(named) if named else None,
        said_on=page.date(claim, "said_on", evidence=evidence, part=part),
        strength=strength,
    )


def _unnamed(page: Page, speaker: str | None) -> str | None:
    """Whose words an unnamed person's are: the side's, or a person's whom the report only describes ("a diplomat").

    Nobody who has a name is taken for somebody who has none.
    """
    if speaker is None:
        return None
    side = page.side(speaker)
    if page.actors[side].kind != "person":
        return side
    return (
        speaker if not page.actors[speaker].name[:1].isupper() or _DESCRIBED.match(page.actors[speaker].name) else None
    )


def _mode(text: str, pieces: list[Span], *, given: str) -> str:
    """The mode that the quotation marks show, where they show one; else the model's."""
    marks = DOUBLE + SINGLE
    enclosed = [text[one.start - 1 : one.start] in marks and _closes(text, one.end) for one in pieces if one.start]
    if len(enclosed) == len(pieces) and all(enclosed):
        return "direct"
    if given != "direct" or any(enclosed) or any(_in_a_turn(text, one) for one in pieces):
        return given
    inside = any(sum(character in DOUBLE for character in text[one.start : one.end]) >= 2 for one in pieces)
    return "mixed" if inside else given


def _in_a_turn(text: str, piece: Span) -> bool:
    """Whether a piece stands in a paragraph that begins with a speaker's label: in a transcript nothing is in marks."""
    return bool(_LABEL.match(text, text.rfind("\n", 0, piece.start) + 1, piece.start))


def _closes(text: str, at: int) -> bool:
    after = text[at : at + 2].lstrip(",.")
    return bool(after) and after[0] in DOUBLE + SINGLE


def position(page: Page, part: Part, claim: Claim) -> Position:
    """What a party wants, would take, would discuss or refuses."""
    party = page.who(fields.text(claim, "party"), part)
    speaker = page.who(fields.maybe_text(claim, "speaker"), part)
    party = page.side(party) if party else ""
    if page.actors[party].kind == "person":
        raise LeftOutError("its party is a person without a side")
    attitude = fields.word(claim, "attitude", _ATTITUDES)
    voice = fields.word(claim, "voice", VOICES, otherwise="outlet")
    strength = fields.word(claim, "strength", _STRENGTHS, otherwise="said")
    red_line = fields.flag(claim, "red_line")
    evidence = page.evidence(claim, part, hint=speaker or party)
    issue, option = _topic(page, part, claim, evidence=evidence)
    condition = page.detail(claim, "condition", evidence=evidence, part=part)
    voice, speaker = _voice(page, party, speaker, voice=voice)
    return Position(
        id=_NEW,
        evidence=(page.passage(evidence),),
        why=page.why("position", evidence),
        party=party,
        issue=issue,
        option=option,
        attitude=attitude,
        red_line=red_line,
        condition=page.passage(condition) if condition else None,
        voice=voice,
        speaker=speaker,
        strength=strength,
    )


def _topic(page: Page, part: Part, claim: Claim, *, evidence: Span) -> tuple[str, str]:
    """Issue and option of a claim, as "issue/option" or in two keys; of another topic, the document's words for both."""
    said = fields.maybe_text(claim, "topic")
    if said is None:
        said = f"{fields.maybe_text(claim, 'issue')}/{fields.maybe_text(claim, 'option')}"
    issue, _, option = said.strip().partition("/")
    if issue in page.catalogue and option in page.catalogue[issue].options:
        return issue, option
    if said.strip() != OTHER:
        raise LeftOutError("no such issue and option")
    found = [
        page.beside(fields.text(claim, key), evidence=evidence, part=part) for key in ("issue_words", "option_words")
    ]
    if found[0] is None or found[1] is None:
        raise LeftOutError("the words for its topic are not in the document")
    return page.words(found[0]), page.words(found[1])


def _voice(page: Page, party: str, speaker: str | None, *, voice: str) -> tuple[Any, str | None]:
    """The voice that fits the speaker: nobody speaks in a party's own words who does not act for it."""
    if voice in {"outlet", "joint text"}:
        return voice, None
    if voice in {"own words", "paraphrased"}:
        if speaker is None:
            return voice, party
        if page.side(speaker) != party:
            actor, side = page.actors[speaker], page.actors[page.side(speaker)]
            between = {actor.standing, side.standing} & {"mediator", "go-between", "host"}
            return ("relayed" if between else "rival"), speaker
    if voice in {"relayed", "rival"} and speaker is not None and page.side(speaker) == party:
        return "paraphrased", speaker
    return voice, speaker


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
    return Meeting(
        id=_NEW,
        evidence=(page.passage(evidence),),
        why=page.why("meeting", evidence),
        participants=participants,
        mediators=tuple(one for one in mediators if one not in participants),
        absent=tuple(one for one in absent if one not in participants),
        place=page.place(claim, part),
        date=page.date(claim, "date", evidence=evidence, part=part),
        hours=float(hours) if hours is not None else None,
        status=status,
    )


def proposal(page: Page, part: Part, claim: Claim) -> Proposal:
    """A plan, draft, offer or framework."""
    author = page.who(fields.maybe_text(claim, "author"), part)
    recipient = page.who(fields.maybe_text(claim, "recipient"), part)
    status = fields.word(claim, "status", _PROPOSAL)
    points = fields.number(claim, "points")
    evidence = page.evidence(claim, part, hint=author)
    name = _called(page, part, claim, key="name", evidence=evidence)
    if points is not None and (points % 1 or not fields.stands(points, f"{page.words(evidence)} {name}")):
        page.tally.leave("points", "the number is not in the evidence")
        points = None
    counters = page.detail(claim, "counters", evidence=evidence, part=part)
    return Proposal(
        id=_NEW,
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
        id=_NEW,
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
    return Event(
        id=_NEW,
        evidence=(page.passage(evidence),),
        why=page.why("event", evidence),
        what=_called(page, part, claim, key="what", evidence=evidence),
        date=page.date(claim, "date", evidence=evidence, part=part),
        place=page.place(claim, part),
        amounts=tuple(one for one in amounts if one),
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


def view(page: Page, part: Part, claim: Claim) -> View:
    """How an actor describes the talks."""
    actor, evidence, words = _of_actor(page, part, claim)
    return View(
        id=_NEW,
        evidence=(page.passage(evidence),),
        why=page.why("view", words),
        actor=actor,
        words=page.passage(words),
    )


def interest(page: Page, part: Part, claim: Claim) -> Interest:
    """An interest, fear or reason."""
    kind = fields.word(claim, "kind", INTERESTS)
    actor, evidence, words = _of_actor(page, part, claim)
    return Interest(
        id=_NEW,
        evidence=(page.passage(evidence),),
        why=page.why("interest", words),
        actor=actor,
        kind=kind,
        words=page.passage(words),
    )


def _of_actor(page: Page, part: Part, claim: Claim) -> tuple[str, Span, Span]:
    actor = page.who(fields.text(claim, "actor"), part)
    quoted = fields.text(claim, "words")
    evidence = page.evidence(claim, part, hint=actor)
    words = page.beside(quoted, evidence=evidence, part=part)
    if words is None:
        raise LeftOutError("its words are not in the document")
    return actor or "", evidence, unmarked(page.source.text, words)


def _called(page: Page, part: Part, claim: Claim, *, key: str, evidence: Span) -> str:
    """What the report calls a thing; the words of the evidence where the model's name for it is not in the report."""
    found = page.detail(claim, key, evidence=evidence, part=part)
    return page.words(found or evidence)


BUILDERS: dict[str, Callable[[Page, Part, Claim], Any]] = {
    "statements": statement,
    "meetings": meeting,
    "proposals": proposal,
    "positions": position,
    "decisions": decision,
    "events": event,
    "views": view,
    "interests": interest,
}

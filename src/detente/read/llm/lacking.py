"""Who was not there, and what stands without an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.model import Absence, Fact, Meeting, Passage, Position, Proposal, Unanswered
from detente.read.llm import fields
from detente.read.llm.fields import Claim
from detente.read.llm.page import NEW, Page, Part
from detente.read.llm.schema import ASKS


def absence(page: Page, part: Part, claim: Claim) -> Absence:
    """Somebody whom the report notes as not there."""
    actor = page.who(fields.text(claim, "actor"), part)
    evidence = page.evidence(claim, part, hint=actor)
    words = page.needed(claim, "words", evidence=evidence, part=part)
    return Absence(
        id=NEW,
        evidence=(page.passage(evidence),),
        why=page.why("absence", words),
        actor=actor or "",
        words=page.passage(words),
    )


def unanswered(page: Page, part: Part, claim: Claim) -> Unanswered:
    """An offer or demand to which the report gives no answer."""
    party = page.who(fields.text(claim, "party"), part)
    kind = fields.word(claim, "kind", ASKS)
    evidence = page.evidence(claim, part, hint=party)
    words = page.needed(claim, "words", evidence=evidence, part=part)
    said_so = page.detail(claim, "said_so", evidence=evidence, part=part)
    shown = [evidence, *([said_so] if said_so and not said_so.within(evidence) else [])]
    return Unanswered(
        id=NEW,
        evidence=tuple(map(page.passage, shown)),
        why=page.why("unanswered", said_so or words),
        party=page.side(party or ""),
        kind=kind,
        words=page.passage(words),
        said_so=page.passage(said_so) if said_so else None,
    )


def missed(absences: Sequence[Absence], meetings: Sequence[Meeting]) -> tuple[Absence, ...]:
    """Absences with the sitting that was missed: the one that names the absent, the nearest of several."""
    found = []
    for one in absences:
        of = [it for it in meetings if one.actor in it.absent]
        nearest = min(of, key=lambda it: _far(one, it), default=None)
        found.append(replace(one, meeting=nearest.id) if nearest else one)
    return tuple(found)


def tied(those: Sequence[Unanswered], told: Sequence[Position | Proposal]) -> tuple[Unanswered, ...]:
    """Offers and demands with the position or proposal of the same party whose passage they share."""
    return tuple(
        replace(one, of=next((it.id for it in told if _party(it) == one.party and _shares(it, one.words)), None))
        for one in those
    )


def _party(one: Position | Proposal) -> str | None:
    return one.party if isinstance(one, Position) else one.author


def _shares(one: Fact, words: Passage) -> bool:
    return any(it.start < words.end and words.start < it.end for it in one.evidence)


def _far(one: Fact, other: Fact) -> int:
    return min(abs(a.start - b.start) for a in one.evidence for b in other.evidence)

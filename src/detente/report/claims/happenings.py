"""Candidates about what happened and what comes: meetings, texts, decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from detente.model import Decision, Fact, Meeting, PartialDate, Proposal
from detente.report.brief import Parts, SectionId
from detente.report.claims.candidate import Candidate, Ground, passages_of, told_apart
from detente.report.claims.sureness import as_named, fit_decision, fit_text, likely, says_whose
from detente.report.dating import placed


def line(section: SectionId, fact: Fact, *, parts: Parts, voice: str | None = None) -> Candidate:
    """The line for one fact."""
    return Candidate(section=section, parts=parts, voice=voice, facts=(fact.id,), passages=passages_of([fact]))


def met(ground: Ground) -> Iterator[Candidate]:
    """Meetings held or under way, the latest first; those with a date and two named sides before others."""
    held = [one for one in ground.dossier.meetings if one.status in {"held", "under way"} and one.evidence]
    for one in sorted(held, key=lambda m: _clearest(ground, m)):
        if sure_meeting(ground, one):
            yield meeting(ground, one)


def sure_meeting(ground: Ground, one: Meeting) -> bool:
    """Whether a meeting is fit for page one (see `surely`)."""
    return surely(ground, one) is not None


def surely(ground: Ground, one: Meeting) -> Meeting | None:
    """A meeting as page one may tell it: two sides, and nobody put there whom its own words do not name.

    "The negotiators meet again" names nobody: then only the parties to the talks may be meant, and only where no
    reader's confidence speaks (see `sureness`).
    """
    actors = ground.people.actors
    told = as_named(one, actors=actors) if likely(one) else None
    if told is None:
        return None
    words = " ".join(passage.exact for passage in one.evidence).casefold()
    for who in told.participants:
        actor = actors.get(who)
        there = actor is not None and any(name.casefold() in words for name in (actor.name, *actor.names))
        if not there and ground.people.side(who) not in ground.parties:
            return None
    return told if told.participants and ground.two_sides(told) else None


def meeting(ground: Ground, one: Meeting, *, section: SectionId = "meetings") -> Candidate:
    """The line for a meeting."""
    told = surely(ground, one) or one
    return line(section, one, parts=ground.wording.meeting(told, missing=ground.missed(one)))


def _clearest(ground: Ground, one: Meeting) -> tuple[bool, int, int, str]:
    day = placed(one)
    return (day is None, -day.toordinal() if day else 0, -ground.sources(one), one.id)


def texts(ground: Ground) -> Iterator[Candidate]:
    """Texts on the table: named authors first, the latest first."""
    texts = [one for one in ground.dossier.proposals if one.evidence]
    for one in sorted(texts, key=lambda p: _standing(ground, p)):
        if sure_text(ground, one):
            yield line("texts", one, parts=ground.wording.proposal(one, brief=True))


def sure_text(ground: Ground, one: Proposal) -> bool:
    """Whether a text is fit for page one: told apart from others, its author named in its own words."""
    read = one.why.by_reader
    return likely(one) and fit_text(one, actors=ground.people.actors) and (told_apart(one) or not read)


def sure_decision(ground: Ground, one: Decision) -> bool:
    """Whether a decision is fit for page one: its body named in its own words."""
    return likely(one) and fit_decision(one, actors=ground.people.actors)


def decision(ground: Ground, one: Decision, *, section: SectionId) -> Candidate:
    """The line for a decision; the body's side stands in it only where the decision's own words tell it."""
    whose = says_whose(one, actors=ground.people.actors)
    return line(section, one, parts=ground.wording.decision(one, whose=whose))


def _standing(ground: Ground, one: Proposal) -> tuple[bool, bool, bool, int, str]:
    day = one.date.first_day.toordinal() if one.date else -ground.age(one)
    return (one.author is None, not told_apart(one), one.status == "rejected", -day, one.id)


def coming(ground: Ground) -> Iterator[Candidate]:
    """Planned meetings and decisions that the reports put after their own time; the soonest first."""
    for one in sorted(planned(ground), key=lambda p: (_soon(p.date), p.id)):
        if not one.evidence:
            continue
        if isinstance(one, Meeting):
            if sure_meeting(ground, one):
                yield meeting(ground, one, section="next")
        elif sure_decision(ground, one):
            yield decision(ground, one, section="next")


def planned(ground: Ground) -> list[Meeting | Decision]:
    """Meetings and decisions to come, seen from the latest report."""
    every: list[Meeting | Decision] = [*ground.dossier.meetings, *ground.dossier.decisions]
    return [one for one in every if one.status == "planned" and ahead(ground, one.date)]


def ahead(ground: Ground, date: PartialDate | None) -> bool:
    """Whether a planned date is not yet past when the latest report was published; unknown counts as ahead."""
    latest = ground.dates.latest
    return date is None or latest is None or date.last_day >= latest


def _soon(date: PartialDate | None) -> tuple[bool, dt.date]:
    return (date is None, date.first_day if date else dt.date.max)

"""Candidates for "what is new": facts since the previous brief; in the first brief, those that weigh most.

Weight is a fixed order of kinds, not a score: what is signed, what was decided, who moved since earlier reports,
who would take what, which text was put, which red line was drawn, who met. What the last days' reports say comes first; within a kind, the newest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from detente.analysis.movement import Movement
from detente.model import Decision, Fact, Meeting, Position, Proposal, Statement
from detente.report.claims import happenings, moves, stands
from detente.report.claims.candidate import NEAR_VOICES, RECENT, Candidate, Ground, told_apart
from detente.report.claims.sureness import likely

LAST = 9
MOVED = 2


def news(ground: Ground) -> Iterator[Candidate]:
    """The weightiest facts and movements, fresh ones only where there was a brief before."""
    since = ground.dossier.previous_brief
    moved = _moved(ground)
    facts = [one for one in ground.facts.values() if one.evidence and (since is None or one.id in ground.dossier.fresh)]
    signed: set[tuple[str, str]] = set()
    weighty: list[Fact | Movement] = [*moved, *(one for one in facts if weight(ground, one) < LAST)]
    newest = min((_age(ground, one) for one in weighty), default=0)
    for one in sorted(weighty, key=lambda it: _place(ground, it, newest=newest)):
        if isinstance(one, Movement):
            yield moves.movement(ground, one)
        elif isinstance(one, Position) and one.voice == "joint text":
            if (one.issue, one.option) not in signed:
                signed.add((one.issue, one.option))
                yield _signed(ground, one)
        elif made := line(ground, one):
            yield made


def movements(ground: Ground) -> Iterator[Candidate]:
    """Who moved lately, the latest first."""
    newest = ground.dates.latest or dt.date.min
    for one in sorted(_moved(ground), key=lambda it: (-it.at.toordinal(), it.id)):
        if (newest - one.at).days <= RECENT:
            yield moves.movement(ground, one)


def _moved(ground: Ground) -> list[Movement]:
    first = ground.dossier.previous_brief is None
    return [one for one in moves.moved(ground) if first or moves.is_fresh(ground, one)]


def _place(ground: Ground, one: Fact | Movement, *, newest: int) -> tuple[bool, int, int, str]:
    age = _age(ground, one)
    return (age > newest + RECENT, MOVED if isinstance(one, Movement) else weight(ground, one), age, one.id)


def _age(ground: Ground, one: Fact | Movement) -> int:
    return -one.at.toordinal() if isinstance(one, Movement) else ground.age(one)


def weight(ground: Ground, fact: Fact) -> int:
    """The place of a fact's kind, lower is weightier; LAST and above is no news for page one."""
    if isinstance(fact, Position):
        return _weight_of_position(ground, fact)
    if isinstance(fact, Decision):
        done = fact.status in {"taken", "blocked"} and fact.body and fact.date
        return 1 if done and happenings.sure_decision(ground, fact) else LAST
    if isinstance(fact, Proposal):
        return 4 if fact.author and told_apart(fact) and happenings.sure_text(ground, fact) else LAST
    if isinstance(fact, Meeting):
        over = fact.status in {"held", "under way", "cancelled"} and ground.two_sides(fact)
        return 6 if over and (not fact.why.by_reader or happenings.sure_meeting(ground, fact)) else LAST
    if isinstance(fact, Statement):
        plain = fact.speaker in ground.people.actors and not fact.anonymous and fact.mode == "direct"
        plain = plain and ground.quotable(fact)
        return 7 if plain and ground.people.side(fact.speaker or "") in ground.parties else LAST
    return LAST


def _weight_of_position(ground: Ground, one: Position) -> int:
    stand = ground.stands.get(one.id)
    if not stand or stand.replaced_by or stand.party not in ground.parties:
        return LAST
    if not ground.firm(one) or one.voice not in NEAR_VOICES or not likely(one):
        return LAST
    if one.voice == "joint text":
        return 0
    if one.attitude in {"accepts", "open"}:
        return 3
    return 5 if one.red_line else 7


def line(ground: Ground, fact: Fact) -> Candidate | None:
    """The news line for one fact, in the words its own section would use."""
    say = ground.wording
    if isinstance(fact, Position):
        return stands.position(ground, fact, section="new")
    if isinstance(fact, Meeting):
        return happenings.meeting(ground, fact, section="new")
    if isinstance(fact, Decision):
        return happenings.decision(ground, fact, section="new")
    if isinstance(fact, Proposal):
        return happenings.line("new", fact, parts=say.proposal(fact, brief=True))
    return happenings.line("new", fact, parts=say.statement(fact)) if isinstance(fact, Statement) else None


def _signed(ground: Ground, one: Position) -> Candidate:
    same = [
        other
        for other in ground.dossier.positions
        if other.voice == "joint text"
        and (other.issue, other.option, other.attitude) == (one.issue, one.option, one.attitude)
        and ground.firm(other)
    ]
    return stands.joint(ground, same, section="new")

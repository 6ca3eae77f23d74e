"""What to ask: computed from what the reports leave open. Questions are no claims of fact and need no check."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from detente.model import Decision, Passage, Position
from detente.report.brief import Part, Parts
from detente.report.claims.candidate import Candidate, Ground
from detente.report.claims.happenings import ahead
from detente.report.claims.stands import pressing
from detente.report.claims.sureness import says_whose
from detente.report.display import cut, one_line, quoted, width
from detente.report.people import phrase
from detente.report.wording import LINE

_LEAST = 0.3
"""The least confidence of a decision that is asked about: below it most are none."""


def questions(ground: Ground) -> Iterator[Candidate]:
    """One of each kind in turn, so that the few that are chosen differ."""
    kinds = (_offers(ground), _rules(ground), _silent(ground), _conditions(ground), _undated(ground))
    for one in chain.from_iterable(zip_longest(*kinds)):
        if one:
            yield one


def _question(
    topic: str, parts: Parts, *, facts: tuple[str, ...] = (), passages: tuple[Passage, ...] = ()
) -> Candidate:
    return Candidate(section="ask", parts=parts, facts=facts, passages=passages, checkable=False, topic=topic)


def _offers(ground: Ground) -> Iterator[Candidate]:
    """Whether the silent take up an offer."""
    say = ground.wording
    for one in pressing(ground):
        fact = ground.position(one.fact)
        if one.kind != "offer" or not fact or not ground.firm(fact):
            continue
        who = say.people.delegations(one.silent, limit=LINE / 3)
        parts = (
            Part(who, "name"),
            Part(f": what is the answer to the offer of {say.people.name(fact.party)} on {say.issue(fact.issue)}?"),
        )
        yield _question(f"offer {fact.id}", parts, facts=(fact.id,), passages=one.passages)


def _rules(ground: Ground) -> Iterator[Candidate]:
    """By which rule a body decides, where nobody says."""
    for one in ground.dossier.decisions:
        asked = one.status == "planned" and not one.rule and one.body and ahead(ground, one.date) and one.evidence
        if asked and one.body and (one.why.confidence is None or one.why.confidence >= _LEAST):
            whose = says_whose(one, actors=ground.people.actors)
            parts = (
                Part((ground.people.full if whose else ground.people.name)(one.body), "name"),
                Part(f": by which rule does it decide ({_matter(one)})? No report says."),
            )
            yield _question(f"rule {one.id}", parts, facts=(one.id,), passages=one.evidence)


def _matter(one: Decision) -> str:
    return cut(one_line(one.matter), LINE / 2)


def _silent(ground: Ground) -> Iterator[Candidate]:
    """Where a party stands on an issue on which another has spoken."""
    say = ground.wording
    for issue in ground.agreements.issues:
        if not issue.silent:
            continue
        who = say.people.delegations(issue.silent, limit=LINE / 2)
        verb = "do they stand" if len(issue.silent) > 1 else "does it stand"
        passages = tuple(passage for stand in issue.stands[:1] for passage in stand.passages)
        parts = (Part(who, "name"), Part(f": where {verb} on {say.issue(issue.issue)}? Silent in these reports."))
        facts = tuple(stand.position for stand in issue.stands[:1])
        yield _question(f"silent {issue.issue}", parts, facts=facts, passages=passages)


def _conditions(ground: Ground) -> Iterator[Candidate]:
    """What a condition would take, where its words could not be tied to another issue."""
    say = ground.wording
    for one in ground.agreements.conditions:
        fact = ground.position(one.position)
        if one.resolved or one.together or not isinstance(fact, Position) or not ground.firm(fact):
            continue
        lead = [Part(say.people.name(one.party), "name"), Part(f": on {say.issue(one.issue)}, what would meet ")]
        tail = Part("?")
        room = LINE - sum(width(part.text) for part in lead) - 2
        yield _question(
            f"condition {one.position}",
            (*lead, Part(quoted(one.words.exact, room), "quote"), tail),
            facts=(one.position,),
            passages=(one.words,),
        )


def _undated(ground: Ground) -> Iterator[Candidate]:
    """When reports were published that do not say so."""
    undated = [one for one in ground.dossier.sources if one.status == "ready" and one.published is None]
    if undated:
        names = phrase(quoted(one.title or one.location.rsplit("/", 1)[-1], LINE / 3) for one in undated[:2])
        more = f" and {len(undated) - 2} more" if len(undated) > 2 else ""
        line = f"The desk: when was {names}{more} published? Relative dates in it stay open (--published)."
        yield _question("undated", (Part(line),))

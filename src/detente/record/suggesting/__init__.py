"""Meetings, proposals and statements that may be one: suggested to a person, with a score and reasons, never joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.model import Actor, Meeting, Proposal, Statement
from detente.record.interface import Suggestion
from detente.record.people import People
from detente.record.suggesting import meetings, proposals, statements
from detente.record.suggesting.pairing import suggested


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What of a dossier is compared, and what it is compared over."""

    actors: Sequence[Actor] = ()
    meetings: Sequence[Meeting] = ()
    proposals: Sequence[Proposal] = ()
    statements: Sequence[Statement] = ()
    published: Mapping[str, dt.datetime | None]


def may_be_one(facts: Facts, *, kept_apart: Container[frozenset[str]] = frozenset()) -> list[Suggestion]:
    """Pairs of facts that may be one, kind by kind, the best of each first; not those that a person said are two."""
    people = People({one.id: {"name": one.name, "side": one.side, "kind": one.kind} for one in facts.actors})
    days = {source: at.date() for source, at in facts.published.items() if at}
    vocabulary = statements.Vocabulary()
    said = list(statements.said(facts.statements, vocabulary, days))
    sittings = (meetings.sitting(one, people, days) for one in facts.meetings)
    papers = (proposals.paper(one, people, days) for one in facts.proposals)
    found = (
        suggested(sittings, meetings.rules(people), kept_apart=kept_apart),
        suggested(papers, proposals.rules(people), kept_apart=kept_apart),
        suggested(said, statements.rules(people, vocabulary), kept_apart=kept_apart),
    )
    return [one for some in found for one in _best(some)]


def _best(found: Iterable[Suggestion]) -> list[Suggestion]:
    return sorted(found, key=lambda one: (-one.score, one.one, one.other))

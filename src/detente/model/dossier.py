"""The record as it is handed to analysis, report and export: sources, facts, judgements, frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic.dataclasses import dataclass

from detente.model.actor import Actor
from detente.model.fact import Fact
from detente.model.happenings import Decision, Event, Meeting, Proposal
from detente.model.join import Copies, Doubt, Join
from detente.model.judgement import Correction, Judgement
from detente.model.packed import Many
from detente.model.passage import STRICT
from detente.model.position import Interest, Position, View
from detente.model.source import Source
from detente.model.statement import Statement
from detente.model.text import ClauseLink, Draft, Text


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Dossier:
    """Everything known about a process at one moment.

    Ids are the record's: the same actor in two reports is one actor, a meeting told twice has the
    passages of both. Rejected facts are left out. `fresh` holds the ids of facts that entered after the
    brief made at `previous_brief` (empty and None for the first brief). `as_of` is the moment of which all this was known, None for now. `joins` say why several told are one,
    and what reports tell differently of it; `doubts` are facts kept apart that may be one;
    `copies` are sources that are one text and count as one. `judgements` are the decisions that count, `corrections` what
    people changed and did not undo, oldest first.
    """

    name: str
    sources: Many[Source] = ()
    actors: Many[Actor] = ()
    statements: Many[Statement] = ()
    meetings: Many[Meeting] = ()
    proposals: Many[Proposal] = ()
    positions: Many[Position] = ()
    decisions: Many[Decision] = ()
    events: Many[Event] = ()
    views: Many[View] = ()
    interests: Many[Interest] = ()
    texts: Many[Text] = ()
    drafts: Many[Draft] = ()
    clause_links: Many[ClauseLink] = ()
    judgements: Many[Judgement] = ()
    corrections: Many[Correction] = ()
    joins: Many[Join] = ()
    doubts: Many[Doubt] = ()
    copies: Many[Copies] = ()
    fresh: frozenset[str] = frozenset()
    previous_brief: dt.datetime | None = None
    as_of: dt.datetime | None = None

    def facts(self) -> Iterator[Fact]:
        """Every fact, kind by kind."""
        yield from self.actors
        yield from self.statements
        yield from self.meetings
        yield from self.proposals
        yield from self.positions
        yield from self.decisions
        yield from self.events
        yield from self.views
        yield from self.interests
        yield from self.texts
        yield from self.drafts
        yield from self.clause_links

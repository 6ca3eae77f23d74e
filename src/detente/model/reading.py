"""What one reader took from one source."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic.dataclasses import dataclass

from detente.model.actor import Actor
from detente.model.fact import Fact
from detente.model.happenings import Absence, Decision, Event, Meeting, Proposal
from detente.model.passage import STRICT
from detente.model.position import Interest, Position, Unanswered, View
from detente.model.statement import Attribution, Statement


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Reading:
    """The facts of one source. Ids are local to the reading; facts refer to actors by them."""

    source: str
    reader: str
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()
    decisions: tuple[Decision, ...] = ()
    events: tuple[Event, ...] = ()
    views: tuple[View, ...] = ()
    interests: tuple[Interest, ...] = ()
    absences: tuple[Absence, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """Every fact, kind by kind, in text order."""
        yield from self.actors
        yield from self.statements
        yield from self.meetings
        yield from self.proposals
        yield from self.positions
        yield from self.decisions
        yield from self.events
        yield from self.views
        yield from self.interests
        yield from self.absences
        yield from self.unanswered
        yield from self.attributions

"""A line that page one could hold, before it is chosen and numbered; and what candidates are made from."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.analysis.agreements import Agreements, Stand
from detente.analysis.movement import Movement, movements
from detente.analysis.ratification.recorded import Case
from detente.model import Dossier, Fact, Meeting, Passage, Position, Proposal, Statement
from detente.report.beside import Beside
from detente.report.brief import Parts, SectionId
from detente.report.claims.sureness import SEVERAL, fit_statement, likely
from detente.report.dating import Dates
from detente.report.people import People
from detente.report.wording import Wording

NEAR_VOICES = {"own words", "paraphrased", "relayed", "joint text", "user"}
"""Voices near enough to the party for page one; the outlet's and a rival's only where nothing better is."""
RECENT = 14
"""Days before the latest report that count as recent; where rounds are weeks apart, the last round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line for a section.

    `topic` tells apart lines of different kinds about the same facts (that a party offers something, and
    that nobody answered). A fact is told once on a page; a question, not `checkable`, may return to it.
    """

    section: SectionId
    parts: Parts
    voice: str | None = None
    facts: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    checkable: bool = True
    topic: str = ""

    @property
    def id(self) -> str:
        """Stays the same while the facts do, whichever section the line stands in."""
        kind = "c" if self.checkable else "q"
        key = "\n".join([self.topic, *sorted(self.facts)])
        return kind + hashlib.sha256(key.encode()).hexdigest()[:10]


@dataclass(slots=True)
class Ground:
    """Everything that the sections choose from, with look-ups built once."""

    dossier: Dossier
    agreements: Agreements
    people: People
    wording: Wording
    dates: Dates
    votes: tuple[Case, ...] = ()
    beside: Beside = field(default_factory=Beside)
    facts: dict[str, Fact] = field(init=False)
    parties: list[str] = field(init=False)
    stands: dict[str, Stand] = field(init=False)
    at_odds: frozenset[str] = field(init=False)
    movements: tuple[Movement, ...] = field(init=False)
    given_up: dict[str, dt.date] = field(init=False)
    originals: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.facts = {fact.id: fact for fact in self.dossier.facts()}
        self.parties = self.people.ordered(party.id for party in self.agreements.parties)
        self.stands = {s.position: s for issue in self.agreements.issues for s in (*issue.stands, *issue.others)}
        self.movements = movements(self.dossier, self.wording.catalogue)
        self.given_up = self._given_up()
        self.originals = {one: some.sources[0] for some in self.dossier.copies for one in some.sources}
        self.at_odds = frozenset(
            position
            for one in self.agreements.differences
            if one.kind == "for and against the same option"
            for position in one.positions
        )

    def _given_up(self) -> dict[str, dt.date]:
        """Positions that a later report says were dropped, with its day: all like it of the party on the option before it."""
        gone = {
            (one.party, one.issue, one.option, held.attitude): one.at
            for one in self.movements
            if one.kind == "dropped" and (held := self.position(one.before or ""))
        }
        found = {}
        for one in self.dossier.positions:
            at = gone.get((self.people.side(one.party), one.issue, one.option, one.attitude))
            told = self.dates.reported(one)
            if at and told and told < at:
                found[one.id] = at
        return found

    def position(self, id: str) -> Position | None:
        """The position with that id."""
        fact = self.facts.get(id)
        return fact if isinstance(fact, Position) else None

    def sources(self, fact: Fact) -> int:
        """How many reports have the fact; those that are one text count once."""
        return len({self.originals.get(passage.source, passage.source) for passage in fact.evidence})

    def likely(self, fact: Fact) -> bool:
        """Whether a fact is sure enough for page one (see `sureness`)."""
        return likely(fact, told=self.sources(fact))

    def age(self, fact: Fact) -> int:
        """Minus the day it was reported, for sorting newest first; undated facts come last."""
        day = self.dates.reported(fact)
        return -day.toordinal() if day else 0

    def firm(self, one: Position) -> bool:
        """Whether a position is fit for page one: anchored, not dropped since, nothing said against itself."""
        if not one.evidence or one.id in self.at_odds or one.id in self.given_up:
            return False
        if one.voice == "own words" and one.speaker:
            return self.people.side(one.speaker) == self.people.side(one.party)
        return not (one.voice == "rival" and one.speaker is None)

    def replaced(self, one: Position) -> bool:
        """Whether a later report says that a position was dropped, or tells another in its place."""
        stand = self.stands.get(one.id)
        return one.id in self.given_up or bool(stand and stand.replaced_by)

    def quotable(self, one: Statement) -> bool:
        """Whether a statement is fit for page one (see `sureness`)."""
        return fit_statement(one, actors=self.people.actors)

    def two_sides(self, meeting: Meeting) -> bool:
        """Whether the report puts at least two sides in the room; one alone met nobody that we know of."""
        return len({self.people.side(one) for one in (*meeting.participants, *meeting.mediators)}) > 1

    def absentees(self, meeting: Meeting) -> list[str]:
        """Parties of whom nobody is named in the room, nor noted as absent, at a meeting that was held.

        Nothing where somebody in the room acts for a side that no report names: it may be the missing one.
        """
        everybody = (*meeting.participants, *meeting.mediators)
        if meeting.status not in {"held", "under way"} or not meeting.participants:
            return []
        if any(self._unplaced(one) for one in everybody):
            return []
        there = {self.people.side(one) for one in (*everybody, *meeting.absent)}
        return [party for party in self.parties if party not in there]

    def missed(self, meeting: Meeting) -> list[str]:
        """Those of `absentees` whom the meeting's own reports name often: the others may be there by another name."""
        absent = self.absentees(meeting)
        if not meeting.why.by_reader:
            return absent
        sources = {passage.source for passage in meeting.evidence}
        told = {
            one: sum(passage.source in sources for passage in self.people.actors[one].evidence)
            for one in absent
            if one in self.people.actors
        }
        often = [one for one, times in told.items() if times >= SEVERAL]
        return often if len(often) == 1 == len(absent) else []

    def _unplaced(self, id: str) -> bool:
        actor = self.people.actors.get(id)
        return actor is None or (actor.kind == "person" and self.people.side(id) == id and id not in self.parties)


_PLAIN_NAMES = frozenset({"text", "draft", "proposal", "plan", "document", "offer", "paper", "framework", "map"})


def told_apart(one: Proposal) -> bool:
    """Whether a text has a name or a size that tells it from any other."""
    words = one.name.casefold().removeprefix("the ").removeprefix("a ").split()
    return one.points is not None or not (len(words) == 1 and words[0] in _PLAIN_NAMES)


def passages_of(facts: Iterable[Fact]) -> tuple[Passage, ...]:
    """The evidence of some facts, without repeats."""
    return tuple(dict.fromkeys(passage for fact in facts for passage in fact.evidence))

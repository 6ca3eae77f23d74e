"""What happens around a table: meetings, proposals, decisions, and the events that press on the talks."""

from __future__ import annotations

from typing import Literal

from pydantic.dataclasses import dataclass

from detente.model.dates import PartialDate
from detente.model.fact import Fact
from detente.model.money import Money, Quantity
from detente.model.passage import STRICT, Passage

MeetingStatus = Literal["held", "under way", "planned", "cancelled"]
ProposalStatus = Literal["presented", "under discussion", "accepted", "rejected", "expected"]
DecisionStatus = Literal["planned", "taken", "blocked"]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Meeting(Fact):
    """One sitting or round.

    `participants` and `mediators` are actor ids: people where the report names them, otherwise sides;
    hosts and go-betweens are mediators. `absent` are those whose absence the report notes. `hours` is
    the reported length.
    """

    participants: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    place: str | None = None
    date: PartialDate | None = None
    hours: float | None = None
    status: MeetingStatus = "held"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Absence(Fact):
    """Somebody whom a report notes as not there: not invited, stayed away, walked out before, expected in vain.

    `actor` is an actor's id, `words` are those that say so, `meeting` the id of the sitting missed, where the report
    tells of it near by; that meeting's `absent` then holds the actor too.
    """

    actor: str
    words: Passage
    meeting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Proposal(Fact):
    """A plan, draft, offer or framework that one side puts to another.

    `author` and `recipient` are actor ids, `counters` names the text it answers, `points` how many
    points it is said to have.
    """

    name: str
    author: str | None = None
    recipient: str | None = None
    date: PartialDate | None = None
    status: ProposalStatus = "presented"
    counters: str | None = None
    points: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Decision(Fact):
    """A vote, ruling or ratification by a body, taken or to come. Its rule is unknown until it is said."""

    body: str | None
    matter: str
    date: PartialDate | None = None
    status: DecisionStatus = "planned"
    rule: str | None = None
    resisted_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Event(Fact):
    """Something that happened and bears on the talks: an attack, a power cut, a transfer of money."""

    what: str
    date: PartialDate | None = None
    place: str | None = None
    amounts: tuple[Money | Quantity, ...] = ()

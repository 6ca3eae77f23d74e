"""What happens around a table: meetings, proposals, decisions, and the events that press on the talks."""

from __future__ import annotations

from typing import Literal

from pydantic import ValidationInfo, field_validator
from pydantic.dataclasses import dataclass

from detente.model.dates import PartialDate
from detente.model.fact import Fact
from detente.model.money import Money, Quantity
from detente.model.passage import STRICT, Passage

MeetingStatus = Literal["held", "under way", "planned", "cancelled"]
ProposalStatus = Literal["presented", "under discussion", "accepted", "rejected", "expected"]
DecisionStatus = Literal["planned", "taken", "blocked"]
AccountOf = Literal["hours", "date", "place", "participants", "status", "amounts"]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Account:
    """What one voice says of a detail of which one report tells several things ("five hours, A said; B spoke of six").

    `field` is the happening's field, `value` what is said of it, as text: a length in hours ("5"), a date in ISO 8601,
    a place, how many took part ("12"), whether it came about ("held", "not held"), an amount ("15 prisoners"). `by` is
    the id of the actor whose word it is, None where it is the outlet's own; `words` are those that say so.
    """

    field: AccountOf
    value: str
    words: Passage
    by: str | None = None

    @field_validator("value")
    @classmethod
    def _fits_the_field(cls, value: str, told: ValidationInfo) -> str:
        field = told.data.get("field")
        if field == "hours" and not float(value) > 0:
            raise ValueError(f"not a length in hours: {value!r}")
        if field == "date":
            PartialDate(value=value)
        if not value.strip():
            raise ValueError("an account says something")
        return value


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Meeting(Fact):
    """One sitting or round.

    `participants` and `mediators` are actor ids: people where the report names them, otherwise sides;
    hosts and go-betweens are mediators. `absent` are those whose absence the report notes. `hours` is
    the reported length. Where one report gives several accounts of a detail they are `accounts`, and the field of that
    detail is the outlet's own word, None where it has none (`status`: what the first of them says).
    """

    participants: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    place: str | None = None
    date: PartialDate | None = None
    hours: float | None = None
    status: MeetingStatus = "held"
    accounts: tuple[Account, ...] = ()


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
    """Something that happened and bears on the talks: an attack, a power cut, a transfer of money.

    Where one report gives several accounts of an amount they are `accounts`, and `amounts` has the outlet's own alone.
    """

    what: str
    date: PartialDate | None = None
    place: str | None = None
    amounts: tuple[Money | Quantity, ...] = ()
    accounts: tuple[Account, ...] = ()

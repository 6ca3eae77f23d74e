"""The kinds of facts that a record keeps: where they stand, which of their fields name actors."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import (
    Actor,
    ClauseLink,
    Decision,
    Draft,
    Event,
    Fact,
    Interest,
    Meeting,
    Position,
    Proposal,
    Statement,
    Text,
    View,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of fact.

    `type` is its class, `field` its place in a reading and a dossier, `mark` how its ids begin. `needs` are
    the fields that must name an actor for the fact to mean anything, `may` those that name one actor or
    none, `several` those that name any number. `actor`, `party`, `issue` say which fields the columns of the
    same names are taken from. `by_hand`: no reader gives it, it stands in no reading. `within` is the field that names
    the fact without which it means nothing; `beside` are fields that name other facts, one or several. `voiced` is the
    field whose items each name, as "by", an actor or nobody; a body without such items has not got it.
    """

    type: type[Fact]
    field: str
    mark: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    actor: str | None = None
    party: str | None = None
    issue: str | None = None
    by_hand: bool = False
    within: str | None = None
    beside: tuple[str, ...] = ()
    voiced: str | None = None

    @property
    def single(self) -> tuple[str, ...]:
        """All fields that name one actor."""
        return self.needs + self.may


KINDS: dict[str, Kind] = {
    "actor": Kind(type=Actor, field="actors", mark="a", may=("side",), actor="id", party="side"),
    "statement": Kind(type=Statement, field="statements", mark="s", may=("speaker", "relayer"), actor="speaker"),
    "meeting": Kind(
        type=Meeting,
        field="meetings",
        mark="m",
        several=("participants", "mediators", "absent"),
        voiced="accounts",
    ),
    "proposal": Kind(
        type=Proposal,
        field="proposals",
        mark="r",
        may=("author", "recipient"),
        actor="author",
        beside=("counters",),
    ),
    "position": Kind(
        type=Position,
        field="positions",
        mark="p",
        needs=("party",),
        may=("speaker",),
        actor="speaker",
        party="party",
        issue="issue",
    ),
    "decision": Kind(type=Decision, field="decisions", mark="d", may=("body",), several=("resisted_by",), actor="body"),
    "event": Kind(type=Event, field="events", mark="e", voiced="accounts"),
    "view": Kind(type=View, field="views", mark="v", needs=("actor",), actor="actor"),
    "interest": Kind(type=Interest, field="interests", mark="i", needs=("actor",), actor="actor"),
    "text": Kind(
        type=Text,
        field="texts",
        mark="t",
        may=("author", "recipient"),
        actor="author",
        by_hand=True,
        beside=("counters", "proposals"),
    ),
    "draft": Kind(type=Draft, field="drafts", mark="f", may=("author",), actor="author", by_hand=True, within="text"),
    "clause link": Kind(
        type=ClauseLink,
        field="clause_links",
        mark="l",
        issue="issue",
        by_hand=True,
        within="draft",
        beside=("supports", "opposes"),
    ),
}


def marked(fact: str) -> str | None:
    """The kind that an id in the record is of; None where it is none."""
    return _MARKS.get(fact.partition("-")[0])


_MARKS = {kind.mark: name for name, kind in KINDS.items()}
_NAMES = {kind.type: name for name, kind in KINDS.items()}


def kind_of(fact: Fact) -> str:
    """The name of a fact's kind. KeyError for one that a record does not keep (an attribution)."""
    return _NAMES[type(fact)]

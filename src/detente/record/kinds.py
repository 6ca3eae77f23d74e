"""The kinds of facts that a record keeps: where they stand, which of their fields name actors."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import Actor, Decision, Event, Fact, Interest, Meeting, Position, Proposal, Statement, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of fact.

    `type` is its class, `field` its place in a reading and a dossier, `mark` how its ids begin. `needs` are
    the fields that must name an actor for the fact to mean anything, `may` those that name one actor or
    none, `several` those that name any number. `actor`, `party`, `issue` say which fields the columns of the
    same names are taken from.
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

    @property
    def single(self) -> tuple[str, ...]:
        """All fields that name one actor."""
        return self.needs + self.may


KINDS: dict[str, Kind] = {
    "actor": Kind(type=Actor, field="actors", mark="a", may=("side",), actor="id", party="side"),
    "statement": Kind(type=Statement, field="statements", mark="s", may=("speaker", "relayer"), actor="speaker"),
    "meeting": Kind(type=Meeting, field="meetings", mark="m", several=("participants", "mediators", "absent")),
    "proposal": Kind(type=Proposal, field="proposals", mark="r", may=("author", "recipient"), actor="author"),
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
    "event": Kind(type=Event, field="events", mark="e"),
    "view": Kind(type=View, field="views", mark="v", needs=("actor",), actor="actor"),
    "interest": Kind(type=Interest, field="interests", mark="i", needs=("actor",), actor="actor"),
}

_NAMES = {kind.type: name for name, kind in KINDS.items()}


def kind_of(fact: Fact) -> str:
    """The name of a fact's kind. KeyError for one that a record does not keep (an attribution)."""
    return _NAMES[type(fact)]

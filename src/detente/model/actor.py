"""Who speaks, meets, proposes, wants and decides."""

from __future__ import annotations

from typing import Literal

from pydantic.dataclasses import dataclass

from detente.model.fact import Fact
from detente.model.passage import STRICT

ActorKind = Literal["person", "state", "organisation", "group"]
Standing = Literal["party", "host", "mediator", "go-between"]
SIDE = ", side"
"""Stands in the rule of a person whose side the words of a report do not tell; how it comes to be told follows."""
SIDE_LIKELY = f"{SIDE} likely"
SIDE_SUPPOSED = f"{SIDE} supposed"
"""The side is only that of the state the report is about."""
SIDE_ELSEWHERE = f"{SIDE} of other reports"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Actor(Fact):
    """A person, state, organisation or armed group.

    `names` are the forms that the reports use, capitals that stand for governments included. `side` is
    the id of the actor for whom a person or body acts; states, groups and organisations that act for
    themselves have none. `role` is an office ("foreign minister"); `standing` is the part played in the
    talks, where the reports say it.
    """

    kind: ActorKind
    name: str
    names: tuple[str, ...]
    side: str | None = None
    role: str | None = None
    standing: Standing | None = None

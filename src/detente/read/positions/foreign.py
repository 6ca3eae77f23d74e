"""Troops of a state that is neither of the two sides are foreign troops, whatever they are called."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from detente.read.layers import Span
from detente.read.people import actor_of, mentions_in, side_of, two_sides
from detente.read.positions.cues import Hit

AS_FOREIGN = {"hold": "stay", "mutual": "phased", "partial": "phased", "full": "leave"}
"""What an outcome for the parties' own troops is called for those of outsiders."""
_TROOPS = r"(?:troops|soldiers|forces|army|units|military|men)"
_AFTER = re.compile(rf"'s?\s+(?:\w+\s+)?{_TROOPS}\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_TROOPS}\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_OWN = re.compile(
    rf"\b(?:its|our|their|his|her)\s+(?:\w+\s+)?{_TROOPS}\b|\b{_TROOPS}\s+of\s+(?:his|her|its|our)\s+country\b",
    re.IGNORECASE,
)


def of_outsiders(doc: Doc, text: str, *, hit: Hit, clause: Span, party: str) -> Hit:
    """The same hit, as one about foreign forces where the troops of the clause are a third state's."""
    if hit.issue != "forces" or hit.option not in AS_FOREIGN:
        return hit
    owner = _owner(doc, text, clause=clause, party=party)
    return replace(hit, issue="foreign_forces", option=AS_FOREIGN[hit.option]) if _is_third(doc, owner) else hit


def _owner(doc: Doc, text: str, *, clause: Span, party: str) -> str | None:
    """Whose troops a clause speaks of; the party's own where it says no more."""
    for one in mentions_in(doc, clause.start, end=clause.end):
        if _AFTER.match(text, one.end) or _BEFORE.search(text[max(clause.start, one.start - 24) : one.start]):
            return side_of(doc, one.actor)
    return party


def _is_third(doc: Doc, owner: str | None) -> bool:
    sides = two_sides(doc)
    if len(sides) < 2:  # too little text to tell: the two that are named first
        sides = _named_first(doc)
    actor = actor_of(doc, owner)
    if actor is None or actor.kind != "state" or len(sides) < 2 or owner in sides:
        return False
    return any((side := actor_of(doc, one)) is not None and side.kind == "group" for one in sides)


def _named_first(doc: Doc) -> tuple[str, ...]:
    """The first two states or groups of a report."""
    seen: dict[str, None] = {}
    for one in doc._.mentions:
        actor = actor_of(doc, one.actor)
        if actor is not None and actor.kind in {"state", "group"}:
            seen[actor.id] = None
    return tuple(seen)[:2]

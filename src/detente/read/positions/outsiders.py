"""Who cannot hold a position: people who act for nobody, aid agencies, researchers, news media."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from detente.model import Actor
from detente.read.layers import layer
from detente.read.people import actor_of, side_chances, side_of, two_sides
from detente.read.people.principals.judging import LIKELY

_KEY = "positions.parties"
_OUTSIDER = re.compile(
    r"\b(?:relief|aid|charity|ngo|red cross|red crescent|m[ée]decins|doctors without|watch|amnesty international|crisis group|sources?|diplomats?|witnesses|analysts|observers|experts|researchers|residents|institute|institution|center|centre|"
    r"university|college|think tank|foundation|hospital|court|tribunal|bench|food programme|food program|news|radio|television|tv|agency|times|post|daily|press|journal|gazette|courier|tribune)\b",
    re.IGNORECASE,
)


def party_of(doc: Doc, actor: str | None) -> str | None:
    """The side of an actor where it can hold a position, else None; told once for each actor of a doc."""
    actors: tuple[Actor, ...] = layer(doc, "actors")
    kept: tuple[tuple[Actor, ...], dict[str | None, str | None]] | None = doc.user_data.get(_KEY)
    if kept is None or kept[0] is not actors:
        kept = doc.user_data[_KEY] = (actors, {})
    known = kept[1]
    if actor not in known:
        known[actor] = _party_of(doc, actor)
    return known[actor]


def _party_of(doc: Doc, actor: str | None) -> str | None:
    side = actor_of(doc, side_of(doc, actor))
    if side is None or side.kind == "person":
        return None
    return None if _OUTSIDER.search(side.name) else side.id


def is_between(doc: Doc, side: str | None) -> bool:
    """Whether an actor stands between the parties: a mediator, host or go-between, or a body that is no party."""
    actor = actor_of(doc, side)
    if actor is None:
        return False
    body = actor.kind == "organisation" and side_chances(doc).get(actor.id, 0.0) < LIKELY
    return body or actor.standing in {"mediator", "host", "go-between"}


def pair_of(doc: Doc) -> tuple[str, ...]:
    """The two sides of a report where both can hold a position and neither stands between others, else none."""
    sides = tuple(dict.fromkeys(party for one in two_sides(doc) if (party := party_of(doc, one))))
    return sides if len(sides) == 2 and not any(is_between(doc, one) for one in sides) else ()

"""Speakers told by whom they belong to: "Renn's office", "the Marland side", "her aides", "their leadership"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from detente.read.attribution.lexicon import classes
from detente.read.attribution.speaker import Speaker
from detente.read.layers import Mention, Span, text_of

_BETWEEN = re.compile(r"(?:['’]s?)?(?: [\w’'-]+){0,3} \Z|['’]s? \Z")
"""What may stand between an owner and the head: "Renn's | own press | office"."""
_BEFORE = re.compile(r"(?:(?:the|an?|both|some|two|three|several|senior|one of) )*", re.IGNORECASE)
_STAFF = frozenset({"office", "team", "entourage"})
"""Bodies that are a person's own, and speak for that person where no side is known."""
_OWN = frozenset({"federation", "union", "country", "nation", "organisation", "organization", "association", "group", "council", "alliance",
                  "coalition", "front", "bloc", "league", "republic", "militia", "faction", "people"})  # fmt: skip
"""What somebody's own stands for their side: "her federation", where no name does."""
_HEAD = re.compile(r"[\w-]+")


def belonging(doc: Doc, source: Span, *, head: int, found: list[Mention]) -> Speaker | None:
    """The side for which a body or an unnamed person speaks, by the owner named before the head of the phrase.

    `head` is where the phrase's head begins, `found` are the mentions in it. None where it names no such owner.
    """
    text = text_of(doc)
    noun = _HEAD.match(text, head)
    word = noun.group().lower() if noun else ""
    body, person = word in classes()["body"], word in classes()["unnamed"]
    if not (body or person or word in _OWN):
        return None
    for one in found:
        if word in _OWN and one.kind != "pronoun":
            continue
        if one.start >= head or not _BEFORE.fullmatch(text, source.start, one.start):
            continue
        if one.kind != "pronoun" and not _BETWEEN.fullmatch(text, one.core.end, head):
            continue
        side = _side(doc, one)
        if side is None and word in _STAFF:  # nobody else's: "the mediator's office"
            side = one.actor
        if body or word in _OWN:
            return Speaker(side) if side else None
        return Speaker(side, anonymous=True, described=text[source.start : source.end])
    return None


def _side(doc: Doc, one: Mention) -> str | None:
    """The side of the owner; a person's side, not the person."""
    for actor in doc._.actors:
        if actor.id == one.actor:
            return actor.side or (actor.id if actor.kind != "person" else None)
    return None

"""From the words that name a source to the actor that they stand for."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from detente.read.layers import Mention, Span, text_of


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an actor's id where it is known, and the words for one who is not named."""

    actor: str | None = None
    anonymous: bool = False
    described: str | None = None


def speaker_of(doc: Doc, source: Span) -> Speaker:
    """The actor whom the words of a source stand for."""
    mention = mention_of(doc, source)
    if mention is None:
        return Speaker()
    text = text_of(doc)
    return Speaker(mention.actor, mention.anonymous, text[mention.start : mention.end] if mention.anonymous else None)


def mention_of(doc: Doc, source: Span) -> Mention | None:
    """The mention that heads a source: the one that begins first within it, the longer of two."""
    found = [one for one in doc._.mentions if one.overlaps(source)]
    if not found:
        return None
    return min(found, key=lambda one: (not source.start <= one.core.start < source.end, one.core.start, one.start - one.end))

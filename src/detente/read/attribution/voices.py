"""Whose voice a statement is, as the report goes on: pronouns that follow a speaker, relayers, issuers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from detente.read.attribution.quoted import quotations_between
from detente.read.attribution.speakers import (
    Speaker,
    head_offset,
    is_he_or_she,
    is_pronoun,
    mentions_between,
    speaker_of,
)
from detente.read.layers import Attributed, Block, Span, text_of

_COMMUNIQUE = re.compile(r"communiqu|read-?out|chair(?:man|woman|person)?['’]?s (?:summary|statement)", re.IGNORECASE)
_FAR = 2000
"""How far back, in code points, a pronoun's candidate is looked up."""
_JOINT = re.compile(r"\bjoint\b", re.IGNORECASE)


@dataclass(slots=True)
class Voices:
    """Follows the speakers of a report from one statement to the next.

    A pronoun is given to the speaker just before, in its paragraph, where the cast has nobody for it, where
    that speaker is one without a name (whom the cast cannot hold), or where the cast's candidate was only
    mentioned inside a quotation.
    """

    doc: Doc
    sides: Mapping[str, str | None]
    kinds: Mapping[str, str]
    issuer: str | None = None
    last: Speaker = field(default_factory=Speaker)
    last_relayer: Speaker = field(default_factory=Speaker)
    last_block: int = -1
    others: list[Speaker] = field(default_factory=list)

    def of(self, one: Attributed, block: int) -> tuple[Speaker, Speaker]:
        """Speaker and relayer of an attribution that stands in the given block; remembers them."""
        if block != self.last_block:
            self.last, self.last_relayer, self.last_block = Speaker(), Speaker(), block
        speaker = self._voice(one.source, self.last) if one.source else Speaker()
        relayer = self._relayer(one, speaker)
        self.last, self.last_relayer = speaker, relayer
        outer = relayer if one.relayer else speaker
        if outer.actor or outer.anonymous:
            self.others.append(outer)
        if relayer == Speaker() and one.rule != "attribution.turn":
            relayer = self._issued(speaker)
        return speaker, relayer

    def _voice(self, source: Span, last: Speaker) -> Speaker:
        found = speaker_of(self.doc, source)
        if found.actor is None:
            known = self._described(source)
            if known:
                return known
        if not is_pronoun(self.doc, source) or not (last.actor or last.anonymous):
            return found
        if not is_he_or_she(self.doc, source):
            alike = last.actor and not last.anonymous and self.kinds.get(last.actor) != "person"
            return last if found.actor is None and alike else found
        return self._he_or_she(source, found, last)

    def _he_or_she(self, source: Span, found: Speaker, last: Speaker) -> Speaker:
        """The one who spoke just before, or whom the cast gives, for a pronoun that stands for one person."""
        if last.actor and not last.anonymous and self.kinds.get(last.actor) != "person":
            return found
        if found.actor is None or last.anonymous or found.actor == last.actor:
            return last
        far = not self._near(found.actor, source) and self._near(last.actor, source)
        return last if far or self._only_quoted(found.actor, source) else found

    def _described(self, source: Span) -> Speaker | None:
        """Whom "the official" means: the last one without a name who was described by the same noun."""
        words = text_of(self.doc)[source.start : source.end].lower()
        if not words.startswith("the ") or " of " in words:
            return None
        noun = words[head_offset(words) :].split()[0]
        for other in reversed(self.others):
            if other.anonymous and other.described and re.search(rf"\b{re.escape(noun)}\b", other.described.lower()):
                return other
        return None

    def _near(self, actor: str | None, source: Span) -> bool:
        """Whether an actor is named in the paragraph before a pronoun."""
        start = self.doc._.blocks[self.last_block].start
        inside = mentions_between(self.doc, start, end=source.start)
        return any(one.actor == actor and one.kind != "pronoun" for one in inside)

    def _only_quoted(self, actor: str, source: Span) -> bool:
        """Whether the nearest earlier mention of an actor stands inside a quotation."""
        before = mentions_between(self.doc, source.start - _FAR, end=source.start)
        near = [one for one in before if one.actor == actor and one.kind != "pronoun"]
        return bool(near) and any(
            near[-1].within(one) for one in quotations_between(self.doc, near[-1].start, end=near[-1].end)
        )

    def _relayer(self, one: Attributed, speaker: Speaker) -> Speaker:
        if one.relayer is None:
            return Speaker()
        if not is_pronoun(self.doc, one.relayer):
            return speaker_of(self.doc, one.relayer)
        before = self.last_relayer if self.last_relayer != Speaker() else self.last
        found = self._voice(one.relayer, before)
        if found.actor == speaker.actor or (self.last_relayer != Speaker() and found.actor == self.last.actor):
            return next((other for other in reversed(self.others) if other.actor != speaker.actor), Speaker())
        return found

    def _issued(self, speaker: Speaker) -> Speaker:
        """In a communiqué its issuer passes on what the others say."""
        if self.issuer is None or speaker.actor is None:
            return Speaker()
        if self.issuer in {speaker.actor, self.sides.get(speaker.actor)}:
            return Speaker()
        return Speaker(self.issuer)


def voices(doc: Doc) -> Voices:
    """A fresh follower for a report."""
    return Voices(
        doc,
        {actor.id: actor.side for actor in doc._.actors},
        {actor.id: actor.kind for actor in doc._.actors},
        issuer(doc),
    )


def issuer(doc: Doc) -> str | None:
    """The actor who issues a communiqué in its own name; None for a joint one and for all other reports."""
    text = text_of(doc)
    head: list[Block] = []
    for block in doc._.blocks:
        if block.kind != "heading":
            break
        head.append(block)
    opening = " ".join([doc._.title or "", *(text[one.start : one.end] for one in head)])
    if not _COMMUNIQUE.search(opening) or _JOINT.search(opening):
        return None
    kinds = {actor.id: actor.kind for actor in doc._.actors}
    for mention in mentions_between(doc, 0, end=head[-1].end if head else 0):
        if mention.actor and kinds.get(mention.actor) != "person":
            actor: str | None = mention.actor
            return actor
    return None

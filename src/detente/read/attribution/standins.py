"""Whom a pronoun or a bare office stands for, where the cast has nobody: the subject before, the office's holder."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping

from spacy.tokens import Doc

from detente.read.attribution.quoted import quotations_between
from detente.read.attribution.speaker import Speaker
from detente.read.attribution.speakers import head_offset, mentions_between
from detente.read.layers import Mention, Span, sentence_at, text_of

_LEAD = re.compile(
    r"(?:(?:but|and|yet|still|meanwhile|so|now|then|however),? )?(?:[^,.;:]{3,60}, )?(?:the |both )?", re.IGNORECASE
)
"""What may stand between a sentence's first word and its subject."""
_OFFICE = re.compile(r"the (?:[\w’'-]+ ){0,2}[\w-]+\Z", re.IGNORECASE)
_FAR = 2500
"""How far back, in code points, the holder of an office is looked for."""


def topic(doc: Doc, source: Span, *, kinds: Mapping[str, str]) -> Speaker:
    """The state, group or body that is the subject of this sentence or the one before, for "it" and "they".

    Nobody where the sentence before begins another paragraph, or where its subject is a person.
    """
    here = sentence_at(doc, source.start)
    starts = [block.start for block in doc._.blocks]
    block = doc._.blocks[max(0, bisect.bisect_right(starts, source.start) - 1)]
    sentences = [here]
    if here.start > block.start:
        sentences.append(sentence_at(doc, here.start - 1))
    for sentence in sentences:
        subject = _subject(doc, sentence, before=source.start)
        if subject is None:
            continue
        if subject.actor and kinds.get(subject.actor) != "person":
            return Speaker(subject.actor)
        if subject.members:
            return Speaker(members=subject.members)
        if subject.kind != "pronoun":
            return Speaker()
    return Speaker()


def _subject(doc: Doc, sentence: Span, *, before: int) -> Mention | None:
    """The first mention of a sentence, where it stands as its subject does."""
    text = text_of(doc)
    for one in mentions_between(doc, sentence.start, end=min(sentence.end, before)):
        if quotations_between(doc, one.start, end=one.end):
            continue
        owns = text[one.end : one.end + 2] in {"'s", "’s"}
        return one if _LEAD.fullmatch(text, sentence.start, one.start) and one.end <= before and not owns else None
    return None


def office_holder(doc: Doc, source: Span) -> str | None:
    """The one person in the text before who holds the office that "the minister" names; None where two do."""
    words = text_of(doc)[source.start : source.end]
    if not _OFFICE.fullmatch(words):
        return None
    noun = words[head_offset(words) :].lower()
    holders = {actor.id for actor in doc._.actors if actor.kind == "person" and actor.role and _names(actor.role, noun)}
    seen: list[str] = []
    for one in reversed(mentions_between(doc, source.start - _FAR, end=source.start)):
        if one.actor and one.actor in holders and one.kind == "name" and one.actor not in seen:
            seen.append(one.actor)
    return seen[0] if len(seen) == 1 else None


def _names(role: str, noun: str) -> bool:
    return noun in re.findall(r"[\w-]+", role.lower())

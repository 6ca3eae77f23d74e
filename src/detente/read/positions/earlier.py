"""Who is meant by a subject that nothing in its own clause tells: "it" after a sentence on one side, "both", "For the League …"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from detente.read.layers import Mention, Span
from detente.read.people import actor_of, mentions_in
from detente.read.positions.clauses import Clause
from detente.read.positions.holders import Subject
from detente.read.positions.outsiders import pair_of, party_of
from detente.read.positions.scene import Sentence

_OPENS = 14
"""How many letters into a sentence the one whom it is about is named."""
_PERSON = re.compile(r"\W*(?:(?:but|and|so|still|then|yet|that|what)\s+)*(?:he|she|his|her)\b", re.IGNORECASE)
_BODY = re.compile(r"\W*(?:(?:but|and|so|still|then|yet|that|what)\s+)*(?:it|they|its|their)\b", re.IGNORECASE)
_BODY_OF = re.compile(
    r"'s?\s+(?:[\w-]+\s+)?(?:party|government|movement|country|ministry|side|group|council|bloc)\b", re.IGNORECASE
)
_WHICH = re.compile(r"\W*(?:for|to)\s+(?:which|whom)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\W*(?:(?:but|and|so|still|then|yet)\s+)*both\s+(?:of them\s+)?(?=(?:have|had|are|were|would|will|say|said|want|wanted|agree|accept|reject|oppose|insist)\b)",
    re.IGNORECASE,
)
_FOR = re.compile(r"\W*(?:(?:but|and|yet)\s+)*(?:for|to)\s+(?:the\s+)?$", re.IGNORECASE)


def told_before(doc: Doc, text: str, *, clause: Clause, sentence: Sentence, who: Subject) -> Subject:
    """The subject of a clause in the reporter's own voice where the sentence before, or its own opening, tells it."""
    if _BOTH.match(text, clause.start):
        sides = _two(doc, text, sentence.before) or pair_of(doc)
        return Subject("actor", sides) if sides else Subject("thing")
    if who.kind in {"thing", "none"}:
        return _opening(doc, text, clause=clause, who=who)
    told = sentence if clause.start > sentence.start + 2 else sentence.before
    if who.kind != "third" or told is None:
        return who
    first = _first(doc, told)
    if first is None or not _fits(doc, text, first, start=clause.start):
        return who
    party = party_of(doc, first.actor)
    return Subject("actor", (party,), first.actor) if party else who


def opens_with_pronoun(text: str, sentence: Span) -> bool:
    """Whether a sentence begins with a word like "it", by which someone named before may be meant."""
    return bool(_BODY.match(text, sentence.start) or _PERSON.match(text, sentence.start))


def _opening(doc: Doc, text: str, *, clause: Clause, who: Subject) -> Subject:
    if _WHICH.match(text, clause.start):
        last = next(reversed(mentions_in(doc, max(0, clause.start - 60), end=clause.start)), None)
        party = party_of(doc, last.actor) if last is not None and clause.start - last.end <= 2 else None
        return Subject("actor", (party,), last.actor) if party and last else who
    first = next(iter(mentions_in(doc, clause.start, end=clause.end)), None)
    if first is None or first.start - clause.start > _OPENS or not _FOR.match(text[clause.start : first.start]):
        return who
    party = party_of(doc, first.actor)
    return Subject("actor", (party,), first.actor) if party else who


def _two(doc: Doc, text: str, before: Span | None) -> tuple[str, ...]:
    """The two with whom the sentence before begins ("Spain and Mexico, which …"); none where it names a third."""
    named = mentions_in(doc, before.start, end=before.end) if before else ()
    if len(named) < 2 or before is None or named[0].start - before.start > _OPENS:
        return ()
    joined = text[named[0].end : named[1].start].strip() in {"and", "and the"}
    parties = tuple(party for one in named[:2] if (party := party_of(doc, one.actor)))
    return parties if joined and len(parties) == 2 else ()


def _first(doc: Doc, sentence: Span) -> Mention | None:
    """Whom a sentence is about: the one with whom it begins."""
    first = next(iter(mentions_in(doc, sentence.start, end=sentence.end)), None)
    return first if first is not None and first.start - sentence.start <= _OPENS and not first.members else None


def _fits(doc: Doc, text: str, one: Mention, *, start: int) -> bool:
    """Whether a pronoun at an offset can stand for someone."""
    actor = actor_of(doc, one.actor)
    if actor is None:
        return False
    person = actor.kind == "person" and not _BODY_OF.match(text, one.end)
    return bool((_PERSON if person else _BODY).match(text, start))

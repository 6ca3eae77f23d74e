"""What a party fears, needs and gives as its reason, beside what it demands: the component's work.

Read for precision: only words that the report attributes to somebody who speaks for a party, and the fears that
it ascribes to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from detente.model import Interest, Passage
from detente.read.layers import Span, passage_of, why
from detente.read.people import side_of
from detente.read.positions.clauses import Clause
from detente.read.positions.holders import Speech, subject
from detente.read.positions.outsiders import party_of
from detente.read.positions.plain import plain
from detente.read.positions.scene import Sentence

Kind = Literal["interest", "fear", "reason"]

_FEAR = re.compile(
    r"\b(?:fears?|feared|fearing|worr(?:y|ies|ied)|(?:is|are|was|were) (?:also |deeply |gravely )?(?:worried|afraid|concerned|anxious|alarmed|wary))\s+(?:that\b|of\b|about\b|lest\b|(?=the |a |an |it |they |its |their ))",
    re.IGNORECASE,
)
_SHARED_FEAR = re.compile(r"\bno (?:longer )?$|\bnot $|n't $|\bnothing to $", re.IGNORECASE)
_REASON = re.compile(
    r"(?<!not )\b(?:because(?! of\b)|(?<=, )since (?=(?:it|they|we|the|our|its|their|no|nobody|there)\b))",
    re.IGNORECASE,
)
_CONCESSION = re.compile(
    r"\b(?:already|itself|in itself)\b[^.;]{0,40}\b(?:compromise|concession|sacrifice)\b|\b(?:compromise|concession)\b[^.;]{0,20}\b(?:on|from) (?:our|its|their) (?:part|side)\b",
    re.IGNORECASE,
)
_NEED = re.compile(
    r"\b(?:what (?:we|the \w+) needs?\b|we need\b|our (?:\w+ )?(?:interest|priority|concern|aim|goal|purpose) is\b|(?:is|lies) in our (?:\w+ )?interests?\b"
    r"|matters (?:most )?to us\b|(?:is|are) vital (?:to|for) (?:us|our)\b|in order to\b|so that (?=(?:it|we|our|they|their|no)\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Found:
    kind: Kind
    actor: str
    words: Span
    cue: Span


def read(doc: Doc, sentences: tuple[Sentence, ...]) -> tuple[Interest, ...]:
    """The interests, fears and reasons of a doc, in text order, numbered "i1" and so on."""
    distinct: dict[tuple[str, Kind, int], _Found] = {}
    for sentence in sentences:
        for one in _of_sentence(doc, sentence):
            distinct.setdefault((one.actor, one.kind, one.words.start), one)
    return tuple(
        Interest(
            id=f"i{number}",
            evidence=(passage_of(doc, one.words),),
            why=why(f"interests.{one.kind}", doc, span=one.cue),
            actor=one.actor,
            kind=one.kind,
            words=passage_of(doc, one.words),
        )
        for number, one in enumerate(sorted(distinct.values(), key=lambda one: one.words.start), 1)
    )


def _of_sentence(doc: Doc, sentence: Sentence) -> Iterator[_Found]:
    yield from _fears(doc, sentence)
    for speech in sentence.speeches:
        actor = party_of(doc, speech.statement.speaker)
        if actor is not None:
            firm = any(one.party == actor and _touches(one.evidence[0], speech) for one in doc._.positions)
            yield from _given(plain(doc), speech, actor=actor, reasons=firm)


def _touches(passage: Passage, span: Span) -> bool:
    return passage.start < span.end and span.start < passage.end


def _given(text: str, speech: Speech, *, actor: str, reasons: bool) -> Iterator[_Found]:
    """Reasons, where a position stands beside them, and interests in the words of one who speaks for a party."""
    reason = _REASON.search(text, speech.start, speech.end) if reasons else None
    if reason:
        yield _Found("reason", actor, _trimmed(text, reason.start(), end=speech.end), Span(*reason.span()))
    concession = _CONCESSION.search(text, speech.start, speech.end)
    if concession:
        yield _Found("reason", actor, _trimmed(text, speech.start, end=speech.end), Span(*concession.span()))
    need = _NEED.search(text, speech.start, speech.end)
    if need:
        yield _Found("interest", actor, _trimmed(text, need.start(), end=speech.end), Span(*need.span()))


def _fears(doc: Doc, sentence: Sentence) -> Iterator[_Found]:
    """Fears that the report ascribes to a party, as a statement or in its own voice."""
    text = plain(doc)
    for cue in _FEAR.finditer(text, sentence.start, sentence.end):
        if _SHARED_FEAR.search(text[max(sentence.start, cue.start() - 12) : cue.start()]):
            continue
        actor = _who_fears(doc, sentence, cue=Span(*cue.span()))
        words = _trimmed(text, cue.end(), end=_end_of(sentence, cue.end()))
        if actor is not None and words.end > words.start:
            yield _Found("fear", actor, words, Span(cue.start(), cue.end()))


def _who_fears(doc: Doc, sentence: Sentence, *, cue: Span) -> str | None:
    for speech in sentence.speeches:
        reported = speech.statement.cue
        if reported and reported.start < cue.end and cue.start < reported.end:
            return party_of(doc, speech.statement.speaker) or side_of(doc, speech.statement.speaker)
    clause = next(
        (one for one in sentence.clauses if one.start <= cue.start < one.end), Clause(sentence.start, sentence.end)
    )
    who = subject(doc, plain(doc), before=Span(clause.start, cue.start), goes_on=clause.goes_on)
    if who.kind == "actor" and len(who.parties) == 1:
        return who.parties[0]
    inside = sentence.speech_of(cue)
    if who.kind in {"self", "third"} and inside is not None and inside.statement.mode != "direct":
        return party_of(doc, inside.statement.speaker)
    return None


def _end_of(sentence: Sentence, start: int) -> int:
    """Where the words that begin at an offset end: with the reported words that hold them, or the sentence."""
    ends = [one.end for one in sentence.speeches if one.start <= start + 2 < one.end]
    return min(ends, default=sentence.end)


def _trimmed(text: str, start: int, *, end: int) -> Span:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip(" ,;:-–—'"))
    return Span(left, max(left, start + len(words.rstrip(" .,;:!?-–—'"))))

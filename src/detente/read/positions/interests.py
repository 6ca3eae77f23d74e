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
from detente.read.ahead import begun
from detente.read.layers import Span, passage_of, why
from detente.read.people import mentions_in, side_of, two_sides
from detente.read.positions.clauses import Clause
from detente.read.positions.holders import Speech, subject
from detente.read.positions.outsiders import is_between, party_of
from detente.read.positions.plain import plain
from detente.read.positions.scene import Sentence
from detente.read.signals import signal

Kind = Literal["interest", "fear", "reason"]

_FEAR = begun(
    r"\b(?:fears?|feared|fearing|worr(?:y|ies|ied)|dread(?:s|ed|ing)?|(?:is|are|was|were|remains?|remained|grew|grown|becoming) (?:(?:also|deeply|gravely|very|increasingly|most|still|above all|particularly|especially|understandably) )*(?:worried|afraid|concerned|anxious|alarmed|wary|nervous|uneasy|apprehensive|fearful|scared|troubled|frightened|terrified)"
    r"|(?:shar|express|voic|convey|rais|reiterat|state|repeat|not|air)(?:e[sd]?|s|d|ed|es|ing) (?:(?:its|his|her|their|deep|grave|serious|strong|great|the|renewed|a) )*(?:fears?|concerns?|worr(?:y|ies)|alarm|anxiety|unease|misgivings|apprehension)"
    r"|(?:its|their|whose) (?:(?:great|main|chief|worst|real|biggest|deepest|first|own) )*(?:fear|worry|concern|nightmare) (?:is|was|remains)|live[sd]? in (?:fear|dread))"
    r",?\s+(?:that\b|of\b|about\b|over\b|at\b|lest\b|(?=the |a |an |it |they |its |their ))",
    re.IGNORECASE,
)
_FEARFUL = signal(
    r"(?:fear|worr|dread|afraid|concern|anxi|alarm|wary|nervous|uneas|apprehens|scared|troubled|frighten|terrif|misgiv|nightmare)\w*"
)
_WHICH = signal("which")
"""Words without which no fear is told, and nothing is said of what was refused."""
_EACH = re.compile(r"\b(?:each|both|both sides|each side|the two sides|either side)\s+(?:\w+ly )?\Z", re.IGNORECASE)
_THEIR_PEOPLE = re.compile(
    r"['’]s?\s+(?:\w+ )?(?:allies|aides|advis[eo]rs|camp|circle|entourage|supporters|backers|followers|ministers|generals|officers)\s+(?:\w+ly )?\Z",
    re.IGNORECASE,
)
_STANCE = begun(
    r"\b(?:refus\w+|reject\w*|oppos\w+|resist\w*|insist\w*|demand\w*|rul(?:e[sd]?|ing) out|hold(?:s|ing)? out|held out|turn(?:s|ed) down|hear of (?:none|no|it)|"
    r"(?:will|would|shall|could|can|did|do|does) not|won't|wouldn't|can't|cannot|never|under no circumstances|out of the question|not negotiable|non-negotiable|"
    r"no (?:such|question)|recall(?:s|ed)|stays? where|go(?:es)? ahead|walk(?:ed|s) out|declin\w+|dismiss\w*|want(?:s|ed)?|ask(?:s|ed)? for|accept\w*|agree[sd]?|take the)\b",
    re.IGNORECASE,
)
"""What a reason is given for: in the sentence before a quotation, or beside a "because"."""
_OWN_STANCE = re.compile(
    r"\b(?:(?:we|i) (?:\w+ )?(?:want|demand|will|shall|would|must|insist|accept|reject|refuse|offer|propose|agree|hope|expect|call|ask|need|can(?:not)?|could|urge|welcome|thank|met|have (?:agreed|made|proposed|offered))"
    r"|(?:must|should|shall|has to|have to|needs? to|let (?:us|there|them|him)|ready|prepared|willing|talks?|negotiat\w+|meeting|round|session|progress|proposal|plan|draft|text|mediator|if|until|unless|open to|target|saying|tell|say|me|they (?:want|ask|demand|have to))\b)",
    re.IGNORECASE,
)
"""In a quotation: a position, a condition or a view of the talks, no reason."""
_REGARDED = re.compile(
    r"\bwhich (?:it|he|she|they|(?:the )?\w+) (?:\w+ )?(?:regards?|regarded|sees?|saw|views?|viewed|considers?|considered|calls?|called|describes?|denounces?) (?:as )?\w",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"\b(?:refus\w+|reject\w*|oppos\w+|resist\w*|rul(?:e[sd]?|ing) out|turn(?:s|ed) down|declin\w+|dismiss\w*|will not|would not|cannot)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do(?:es)?|did|needs?|dies?|means?|belongs?|costs?|knows?|came|lost|gave|paid|died|said|\w+n['’]t)\b",
    re.IGNORECASE,
)
"""A quotation that tells of a fact, not a slogan or an exclamation."""
_FEWEST, _MOST = 4, 24
"""Words of a quotation that can give a reason: shorter ones are scraps, longer ones speeches."""
_SHARED_FEAR = re.compile(r"\bno (?:longer )?$|\bnot $|n't $|\bnothing to $", re.IGNORECASE)
_REASON = re.compile(
    r"(?<!not )\b(?:because(?! of\b)|(?<=, )since (?=(?:it|they|we|the|our|its|their|no|nobody|there)\b))",
    re.IGNORECASE,
)
_CONCESSION = re.compile(
    r"\b(?:already|itself|in itself)\b[^.;]{0,40}\b(?:compromise|concession|sacrifice)\b|\b(?:compromise|concession)\b[^.;]{0,20}\b(?:on|from) (?:our|its|their) (?:part|side)\b",
    re.IGNORECASE,
)
_NEED = begun(
    r"\b(?:what (?:we|the \w+) needs?\b|we need\b|our (?:\w+ )?(?:interest|priority|concern|aim|goal|purpose) is\b|(?:is|lies) in our (?:\w+ )?interests?\b"
    r"|matters (?:most )?to us\b|(?:is|are) vital (?:to|for) (?:us|our)\b|(?:we|our \w+) (?:cannot|can't|can ill|could not) afford\b|our (?:own )?people (?:would|will) never (?:forgive|accept|understand)\b"
    r"|what (?:counts|matters)(?: most)? (?:for|to) (?:us|our \w+)\b|we owe (?:it )?to\b|(?:we have|it is our duty|our duty is) to protect\b|in order to\b|so that (?=(?:it|we|our|they|their|no)\b))",
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
    yield from _regarded(doc, sentence)
    yield from _quoted(doc, sentence)
    for speech in sentence.speeches:
        actor = party_of(doc, speech.statement.speaker)
        if actor is not None and not is_between(doc, actor):
            firm = any(one.party == actor and _touches(one.evidence[0], speech) for one in doc._.positions)
            firm = firm or _STANCE.search(plain(doc), speech.start, speech.end) is not None
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


def _regarded(doc: Doc, sentence: Sentence) -> Iterator[_Found]:
    """What a party takes the thing that it refuses for: "refuses the mission, which it regards as a trap"."""
    if _WHICH.missing(sentence.bits):
        return
    text = plain(doc)
    cue = _REGARDED.search(text, sentence.start, sentence.end)
    refusal = _REFUSAL.search(text, sentence.start, cue.start()) if cue else None
    if cue is None or refusal is None:
        return
    who = subject(doc, text, before=Span(sentence.start, refusal.start()))
    if who.kind == "actor" and len(who.parties) == 1:
        end = re.search(r"[,;.]", text[cue.end() : sentence.end])
        stop = cue.end() + end.start() if end else sentence.end
        yield _Found("reason", who.parties[0], _trimmed(text, cue.start(), end=stop), Span(*cue.span()))


def _quoted(doc: Doc, sentence: Sentence) -> Iterator[_Found]:
    """A short quotation that follows a party's stance at once and takes none of its own: the reason for it."""
    text, before = plain(doc), sentence.before
    first = next(iter(sentence.speeches), None)
    if before is None or first is None or first.statement.mode != "direct" or first.start - sentence.start > 2:
        return
    actor = party_of(doc, first.statement.speaker)
    piece = first.statement.content[0]
    if actor is None or is_between(doc, actor) or piece.start < sentence.start - 2:
        return
    end = min(piece.end, sentence.end)
    words = _trimmed(text, piece.start, end=end)
    length = len(text[words.start : words.end].split())
    tells = _SAYS.search(text, words.start, words.end) and not _OWN_STANCE.search(text, words.start, words.end)
    if not (tells and _FEWEST <= length <= _MOST):
        return
    holders = {party_of(doc, actor_) for one in mentions_in(doc, before.start, end=before.end) if (actor_ := one.actor)}
    told = {party_of(doc, one.statement.speaker) for one in before.speeches}
    if _STANCE.search(text, before.start, before.end) and actor in holders | told:
        yield _Found("reason", actor, words, words)


def _fears(doc: Doc, sentence: Sentence) -> Iterator[_Found]:
    """Fears that the report ascribes to a party, as a statement or in its own voice."""
    if _FEARFUL.missing(sentence.bits):
        return
    text = plain(doc)
    for cue in _FEAR.finditer(text, sentence.start, sentence.end):
        if _SHARED_FEAR.search(text[max(sentence.start, cue.start() - 12) : cue.start()]):
            continue
        words = _trimmed(text, cue.end(), end=_end_of(sentence, cue.end()))
        if words.end <= words.start:
            continue
        if _EACH.search(text, sentence.start, cue.start()):
            holders: tuple[str | None, ...] = tuple(two_sides(doc))
        else:
            holders = (_who_fears(doc, sentence, cue=Span(*cue.span())),)
        yield from (_Found("fear", actor, words, Span(*cue.span())) for actor in holders if actor is not None)


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
    owner = _THEIR_PEOPLE.search(plain(doc), sentence.start, cue.start)
    if owner:
        near = [one for one in mentions_in(doc, sentence.start, end=owner.start()) if one.end == owner.start()]
        return party_of(doc, near[-1].actor) if near else None
    inside = sentence.speech_of(cue)
    if who.kind in {"self", "third"} and inside is not None and inside.statement.mode != "direct":
        return party_of(doc, inside.statement.speaker)
    return _only_party(doc, sentence.before) if who.kind == "third" and inside is None else None


def _only_party(doc: Doc, before: Sentence | None) -> str | None:
    """Whom "it" at the head of a sentence means: the only party that the sentence before names."""
    there = mentions_in(doc, before.start, end=before.end) if before else ()
    parties = {side for one in there for actor in (one.members or (one.actor,)) if (side := party_of(doc, actor))}
    return next(iter(parties)) if len(parties) == 1 else None


def _end_of(sentence: Sentence, start: int) -> int:
    """Where the words that begin at an offset end: with the reported words that hold them, or the sentence."""
    ends = [one.end for one in sentence.speeches if one.start <= start + 2 < one.end]
    return min(ends, default=sentence.end)


def _trimmed(text: str, start: int, *, end: int) -> Span:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip(" ,;:-–—'"))
    return Span(left, max(left, start + len(words.rstrip(" .,;:!?-–—'"))))

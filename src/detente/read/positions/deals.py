"""The terms of a signed deal: each is accepted by those who signed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from detente.read.layers import Span
from detente.read.people import mentions_in
from detente.read.positions.cues import Hit
from detente.read.positions.finding import Finding
from detente.read.positions.foreign import of_outsiders
from detente.read.positions.outsiders import is_between, party_of
from detente.read.positions.plain import plain
from detente.read.positions.scene import Sentence

_DEAL = r"(?:agreement|accord|deal|treaty|pact|truce|ceasefire|cease-fire|protocol|settlement)"
_SIGNED = re.compile(
    rf"(?<!not )(?<!yet )(?<!have )\b(?:signed|concluded|initialled)\s+(?:a|an|the|their)\s+(?:[\w-]+\s+){{0,4}}?{_DEAL}\b",
    re.IGNORECASE,
)
_TERMS = re.compile(
    rf"\W*(?:under (?:it|its terms|the (?:terms of the )?(?:[\w-]+\s+){{0,2}}?{_DEAL})(?: signed[^,]*)?,"
    rf"|(?:the|this) (?:[\w-]+\s+){{0,2}}?{_DEAL} (?:provides? for|calls for|requires|foresees|stipulates|commits|obliges|sets out|says)\b)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,;]\s+(?:and\s+|while\s+)?")
_UNSURE = re.compile(r"\b(?:draft|proposed|would|could|might|may|if)\b", re.IGNORECASE)


def terms(doc: Doc, sentences: tuple[Sentence, ...]) -> Iterator[Finding]:
    """What the parties to a signed deal accept by its terms, as the report tells them in its own voice."""
    text = plain(doc)
    signers: tuple[str, ...] = ()
    for sentence in sentences:
        signers = signers or _signers(doc, text, sentence=sentence)
        opening = _TERMS.match(text, sentence.start, sentence.end) if signers else None
        if opening and not sentence.speeches and not _UNSURE.search(text, sentence.start, sentence.end):
            for term in _apart(text, Span(opening.end(), sentence.end)):
                for hit in sentence.hits_in(text, term):
                    yield from _accepted(doc, text, hit=hit, sentence=sentence, signers=signers)


def _apart(text: str, told: Span) -> Iterator[Span]:
    """The terms that a sentence lists between commas."""
    start = told.start
    for comma in _COMMA.finditer(text, told.start, told.end):
        yield Span(start, comma.start())
        start = comma.end()
    yield Span(start, told.end)


def _signers(doc: Doc, text: str, *, sentence: Sentence) -> tuple[str, ...]:
    """The sides that stand before "signed a peace deal"; none unless there are two."""
    signed = _SIGNED.search(text, sentence.start, sentence.end)
    if signed is None or sentence.speech_of(Span(*signed.span())):
        return ()
    found: dict[str, None] = {}
    for one in mentions_in(doc, sentence.start, end=signed.start()):
        for actor in one.members or ((one.actor,) if one.actor else ()):
            party = party_of(doc, actor)
            if party and not is_between(doc, party):
                found.setdefault(party)
    return tuple(found) if len(found) == 2 else ()


def _accepted(doc: Doc, text: str, *, hit: Hit, sentence: Sentence, signers: tuple[str, ...]) -> Iterator[Finding]:
    start = max(text.rfind(",", sentence.start, hit.start) + 1, sentence.start)
    comma = text.find(",", hit.end, sentence.end)
    end = comma if comma >= 0 else sentence.end
    piece = Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)
    for party in signers:
        named = of_outsiders(doc, text, hit=hit, clause=piece, party=party)
        yield Finding(
            party=party,
            issue=named.issue,
            option=named.option,
            attitude="accepts",
            evidence=piece,
            words=hit.words,
            rule="positions.signed",
            voice="joint text",
            speaker=None,
        )

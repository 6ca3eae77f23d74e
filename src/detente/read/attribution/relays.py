"""Through whom words came, where the report says so beside the cue: "in a letter read out by the bishop", "conveyed that"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Doc

from detente.read.attribution.speaker import Speaker
from detente.read.layers import Attributed, Mention, Span, mentions_between, sentence_at, text_of

_WRITTEN = ("letter", "message", "note", "statement", "reply", "answer", "speech", "text", "appeal", "paper")
_TEXTS = "|".join(_WRITTEN)
_BORE = (
    r"(?:read(?: out| aloud)?|delivered|conveyed|carried|brought|transmitted|relayed|passed on|handed over|presented)"
)
_CARRIED = re.compile(rf"\b(?:{_TEXTS})\b(?P<who>[^.;]{{0,90}}?)\b{_BORE}\b(?P<by> by)?")
_BROUGHT = re.compile(rf"\b{_BORE} (?:an?|the) (?:[\w-]+ ){{0,2}}(?:{_TEXTS})s?\b")
"""Where somebody carries a text: "Moen read out a message from Diaz in which she said"."""
_WRITER = re.compile(
    rf"\b(?:{_TEXTS})s? (?:(?:sent |signed |written )?(?:from|by|of) )(?P<who>[^.;:]{{2,90}}?),? "
    r"(?:in which|where|wherein)(?: (?:both|also|again))? \Z"
)
"""Whose text it is in which "he" says something: "a message from Diaz in which he"."""
_BEARERS = ("through ", "via ", *_WRITTEN)
_MAY_CARRY = re.compile(rf"(?:through|via) |(?:{_TEXTS})[^.;]*[dt]|[dt] [^.;]*(?:{_TEXTS})")
"""What every such sentence holds, whatever else it does."""
_THROUGH = re.compile(
    r"(?:\A|,|\bit|\bhim|\bknown|\bword|\bhinted|\bsaid|\bsignall?ed|\bspeaking) (?:only )?(?:through|via) "
)
_READY = re.compile(
    r"[^;:.]{0,120}?\b(?:was|were|is|are|would be|had been|remains?|remained)(?: \w+)? (?:ready|willing|prepared|open|minded)\b"
)
_CONTENT = re.compile(
    r"(?:the |an? )?(?:[\w-]+ )?(?:wish|request|offer|readiness|willingness|thanks|greetings|condolences|concerns?|demands?|proposals?|"
    r"messages?|views?|positions?|regrets?|answer|reply|objections?|conditions?|assurances?) (?:of|from) (?:the )?",
    re.IGNORECASE,
)
_REACH = 400
"""How far from the cue, in code points, a carrier is looked for: a row without a full stop must not be searched whole."""
_INFORMING = re.compile(r"inform|brief|assur|notif", re.IGNORECASE)
_BEARING = re.compile(r"convey|relay|transmit|communicat|pass|deliver|carr|brought|bring", re.IGNORECASE)


def carrier(doc: Doc, one: Attributed, *, speaker: str | None) -> str | None:
    """Who carried the words, as the sentence around cue and content says; None where nobody is named for it."""
    text = text_of(doc)
    sentence = _sentence(doc, one)
    here = text[sentence.start : sentence.end]
    if not [one for one in _BEARERS if one in here] or not _MAY_CARRY.search(here):
        return None
    for zone in _around(sentence, one):
        words = text[zone.start : zone.end]
        through = _THROUGH.search(words) if "through " in words or "via " in words else None
        if through:
            found = _first(doc, zone.start + through.end(), end=min(zone.end, zone.start + through.end() + 60))
        else:
            found = _bearer(doc, zone, words=words)
        if found and found.actor and found.actor != speaker:
            return found.actor
    return None


def writer(doc: Doc, source: Span) -> str | None:
    """Whose message it is where "she" says something in one: "read a message from Diaz in which she declared"."""
    text = text_of(doc)
    start = max(sentence_at(doc, source.start).start, source.start - _REACH)
    here = text[start : source.start]
    found = _WRITER.search(here) if "which" in here or "where" in here else None
    if found is None:
        return None
    inside = mentions_between(doc, start + found.start("who"), end=start + found.end("who"))
    return next((one.actor for one in reversed(inside) if one.actor and one.kind == "name"), None)


def _bearer(doc: Doc, zone: Span, *, words: str) -> Mention | None:
    brought = _BROUGHT.search(words)
    if brought:
        before = mentions_between(doc, zone.start, end=zone.start + brought.start())
        return next((one for one in reversed(before) if one.actor), None)
    carried = _CARRIED.search(words)
    if carried is None:
        return None
    if carried["by"]:
        return _first(doc, zone.start + carried.end(), end=min(zone.end, zone.start + carried.end() + 60))
    if re.search(r"\b(?:that|which)\b", carried["who"]):
        inside = mentions_between(doc, zone.start + carried.start("who"), end=zone.start + carried.end("who"))
        return next((one for one in reversed(inside) if one.actor), None)
    return None


def _sentence(doc: Doc, one: Attributed) -> Span:
    """The sentence around the cue of an attribution, as far as it is looked at."""
    anchor = one.cue or one.source or one.content[0]
    whole = sentence_at(doc, anchor.start)
    return Span(max(whole.start, anchor.start - _REACH), min(whole.end, anchor.end + _REACH))


def _around(sentence: Span, one: Attributed) -> list[Span]:
    """The stretches of an attribution's sentence that are no content."""
    zones, at = [], sentence.start
    for piece in sorted(one.content, key=lambda piece: piece.start):
        if piece.end <= sentence.start or piece.start >= sentence.end:
            continue
        zones.append(Span(at, max(at, piece.start)))
        at = max(at, piece.end)
    return [zone for zone in [*zones, Span(at, max(at, sentence.end))] if zone.end > zone.start]


def _first(doc: Doc, start: int, *, end: int) -> Mention | None:
    return next((one for one in mentions_between(doc, start, end=end) if one.actor), None)


def _subject(doc: Doc, at: int, *, end: int) -> Mention | None:
    """The mention that begins at a place; where it only owns what follows ("the front's chairman, Renn,"), the one named."""
    named = next((one for one in mentions_between(doc, at, end=at + 6) if one.actor), None)
    if named and text_of(doc)[named.core.end : named.core.end + 2] in {"'s", "’s"} and named.end == named.core.end:
        return next(
            (one for one in mentions_between(doc, named.end, end=end) if one.actor and one.kind == "name"), named
        )
    return named


def spoken_for(doc: Doc, one: Attributed, *, speaker: Speaker, sides: Mapping[str, str | None]) -> str | None:
    """Whose words a go-between passes on without a second cue, as in "conveyed that the army was ready to leave".

    Somebody of another side than the speaker's, named first in the content.
    """
    if one.cue is None or speaker.actor is None:
        return None
    text = text_of(doc)
    cue, first = text[one.cue.start : one.cue.end], one.content[0]
    content = text[first.start : first.end]
    lead = _CONTENT.match(content) if one.rule == "attribution.object" and _BEARING.match(cue) else None
    passes = one.rule == "attribution.relayed-that" or lead
    ready = _READY.match(content) if _INFORMING.match(cue) else None
    if not passes and not ready:
        return None
    named = _subject(doc, first.start + (lead.end() if lead else 0), end=first.start + (ready.end() if ready else 90))
    if named is None or named.actor is None:
        return None
    own = {speaker.actor, sides.get(speaker.actor)} - {None}
    return None if own & {named.actor, sides.get(named.actor)} else named.actor

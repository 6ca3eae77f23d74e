"""What a decision is about, in the report's own words."""

from __future__ import annotations

import re

from detente.read.happenings.scene import Scene, Sentence, whens_in
from detente.read.happenings.verdicts import Verdict
from detente.read.layers import Span

_END = re.compile(
    r"\.(?:\s|\Z)|[;—–]|, (?:and|but|which|who|with|after|as|while|where|now|two|a |the \w+ (?:said|has)|\w+ said|he |she |they "
    r"|according to|(?:(?:the|its|his|her|their) )?(?:[\w'’.-]+ ){1,4}?(?:says?|said|announced|told)\b)|"
    r"\s(?:but|while|after|because|although|when|if)\s"
)
_PRONOUN = re.compile(r"\b(?:it|them|this|that|on which|the (?:matter|issue|question|text|document))\b", re.IGNORECASE)
_SMALL = re.compile(
    r"\b(?:the|a|an|of|on|in|by|to|is|are|was|were|will|would|be|vote|votes|voted|decide|decided|rule|ruled|later|again|next|this|last|week|"
    r"month|year|due|expected|set|for|take|up|has|have|from|with|and|must|put|before|against|at|\d+|\w+day|it|them|that)\b",
    re.IGNORECASE,
)
_DATE_LEAD = re.compile(
    r"\s*,?\s*(?:late |early |later |earlier )?(?:on|in|by|at|from|until)?\s*(?:the )?\Z", re.IGNORECASE
)
_KEPT = re.compile(r"\b(?:to|of|from|for|until|between)(?: the)? \Z")
"""Before a date that belongs to what is decided ("to move the ballot to October")."""
MOST_WORDS = 30


def matter_of(scene: Scene, sentence: Sentence, *, one: Verdict) -> str:
    """The clause that tells the decision, 30 words at most; where it only points back, with what it points to.

    A clause that follows the verb tells what is decided; where the verb is passive or a noun, what stands before it
    does, and so for a body named after it.
    """
    text = scene.text
    if one.rule == "poll":
        told = re.search(r"\b(?:on|over|about) (?!\w+day|\d)", text[one.cue.start : one.cue.end])
        return _bounded(text[one.cue.start : one.cue.end] if told else text[sentence.start : sentence.end])
    if one.rule in ("passive", "won", "put-to", "needed", "noun", "too", "veto", "set"):
        left = max(
            (
                m.end()
                for m in re.finditer(r"[;:—] |, (?:but|and|while) ", text[: one.cue.start])
                if m.end() > sentence.start
            ),
            default=0,
        )
        left = max(left, sentence.start)
        right = max(one.cue.end, one.body.end if one.body and one.rule != "set" else 0)
        after = _END.search(text, right, sentence.end)
        words = _bounded(text[left : after.start() if after else sentence.end], last=False)
    else:
        after = _END.search(text, one.cue.end, sentence.end)
        words = _bounded(
            text[one.cue.start : _without_date(scene, Span(one.cue.start, after.start() if after else sentence.end))]
        )
    if len(_SMALL.sub("", words).split()) >= 1 and not (
        _PRONOUN.search(words) and len(_SMALL.sub("", words).split()) < 3
    ):
        return words
    return _bounded(text[sentence.start : sentence.end].rstrip(".")) if one.rule != "set" else words


def _without_date(scene: Scene, span: Span) -> int:
    """The end of a clause, before a date that closes it."""
    for when in reversed(whens_in(scene, span)):
        if len(scene.text[when.end : span.end].split()) > 1 or _KEPT.search(scene.text, span.start, when.start):
            continue
        lead = _DATE_LEAD.search(scene.text, span.start, when.start)
        cut = lead.start() if lead else when.start
        if cut > span.start + 8:
            return cut
    return span.end


def _bounded(words: str, *, last: bool = True) -> str:
    kept = words.split()
    kept = kept[:MOST_WORDS] if last else kept[-MOST_WORDS:]
    return " ".join(kept).strip(' ,.;:“”"')

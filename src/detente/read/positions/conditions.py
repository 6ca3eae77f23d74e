"""The words that tie a position to something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from detente.read.layers import Span
from detente.read.light import light
from detente.read.positions.index import PatternIndex
from detente.read.signals import signal

Tie = Literal["if", "until", "while", "bargain", "before"]
"""if: should something happen. until, before: not earlier than something. while: as long as something is so.
bargain: against something that the other side does, which is then asked for."""

_NO_DAY = r"(?! (?:\d|now|then|today|tomorrow|recently|last|late|early|next|mon|tues|wednes|thurs|fri|satur|sun|jan|feb|mar|apr|may\b|easter|christmas|ramadan|jun|jul|aug|sep|oct|nov|dec))"
_CLAUSE = r"(?:(?:the|an?|all|both|each|every|its|their|his|her|our|any) (?:[\w'-]+ ){1,6}?|(?:it|they|there|everything|[\w'-]+) )(?:is|are|has|have|had|was|were|been|takes?|comes?|leaves?|left|ends?|ended|opens?|opened|begins?|began|stops?|stopped|signs?|walks?|arrives?|returns?|returned)\b"
"""How a clause goes on behind words that may also tell a mere time."""
_MARKERS: dict[Tie, tuple[str, ...]] = {
    "bargain": (
        "(?:only )?on (?:the )?(?:sole |strict |one )?(?:condition|understanding) that",
        "(?:only )?in (?:exchange|return) for",
        "conditional on",
        "(?<=, )for (?:an? |the )(?:\\w+ ){0,2}?(?:end|withdrawal|departure|release|halt|lifting|removal|return)(?= (?:to|of))",
    ),
    "if": (
        "(?:but |and )?(?:only )?(?<!even )(?<!as )(?<!asked )(?<!see )(?<!know )(?<!ask )(?<!wonder )if(?! necessary| needed| need be| anything| not| all goes|(?: [\\w-]+){1,3} (?:is|are|was|were)(?: ever)? attacked)",
        "unless",
        "(?:provided|providing)(?: that)?(?= \\w)(?! (?:by|for|with|over|in|under|from|to|at|on|within|through|a|an)\\b)",
        "(?<!at )once(?= (?:(?:the|an?|all|both|each|no|everything|everyone|it|they|this|that|its|their|his|her|every)\\b|\\w+ (?:is|are|has|have|had|was|were|\\w+ed)))(?! again| more)",
        f"when(?= {_CLAUSE})",
        f"(?:(?:from|on) )?the (?:very )?(?:day|moment)(?: on which| that| when)?(?= {_CLAUSE})",
        "(?:as soon as|assuming(?: that)?|subject to|upon(?= \\w)(?! (?:the|its|their|his|her|this) (?:soil|territory|land|ground|people|water)))",
        "only (?:when|after|once|with|upon|under)",
    ),
    "while": (
        "(?:for )?(?:as|so) long as",
        "while",
        "without(?! exception| (?:pre)?condition| limit| an? (?:end|time|date)| delay| search| hindrance| restriction| giving| say)",
    ),
    "until": (f"(?:until|till){_NO_DAY}", "not before"),
    "before": ("before(?= (?:the|any|a|an|all|such|its|their|it|they|we|his|that|this|every|final|talks|signing)\\b)",),
}


_INDEX: PatternIndex[Tie] = PatternIndex((words, tie) for tie, many in _MARKERS.items() for words in many)

_NEEDED = tuple({signal(words).bits for many in _MARKERS.values() for words in many})
_NEEDS_REFUSAL = re.compile(
    r"\b(?:not?|never|nobody|no one|nothing|none|cannot|won't|can't|must|has to|have to|bar|refus\w+|reject\w*)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:will|would|could|can|may|might|to be|ready|prepared|willing|agreed|offer(?:s|ed)?|promis\w+|pledg\w+|payable|due)\b|'ll\b",
    re.IGNORECASE,
)
"""What "when" and "the day" tie: something to come."""
_END = re.compile(
    r"\s*;|\s[–—-]{1,2}\s|,?\s+but\s|,?\s+though\s|,\s+(?:and|he|she|they|it|said|says|according|adding|which)\s|,?\s+and (?:that|would|will|it|he|she|they|said|called|wants?|demanded)\s",
    re.IGNORECASE,
)
_TIME = re.compile(r"when|(?:from |on )?the (?:very )?(?:day|moment)", re.IGNORECASE)
_FIRST = re.compile(r"(?:^|[,;:]|\b(?:that|and|but|said|says))\s*$", re.IGNORECASE)


@light(frozen=True, slots=True)
class Condition(Span):
    """A condition with its marker; `leads` where it stands before what it is a condition of."""

    tie: Tie
    marker: Span
    leads: bool = False


def may_hold(bits: int) -> bool:
    """Whether a condition may stand among words with these bits (see `detente.read.signals`)."""
    return any(bits & needed == needed for needed in _NEEDED)


def conditions(text: str, sentence: Span, *, cuts: Sequence[int]) -> list[Condition]:
    """The conditions in a sentence of plain text; `cuts` are offsets that none of them crosses."""
    found: list[Condition] = []
    for start, _, stop, tie in sorted(_INDEX.find(text, sentence), key=lambda one: (one.start, -one.end)):
        if found and start < found[-1].end:
            continue
        marker = Span(start, stop)
        floor = max((cut for cut in cuts if cut <= marker.start), default=sentence.start)
        before = text[max(floor, sentence.start) : marker.start]
        if _bare(text, marker, tie=tie) and not _NEEDS_REFUSAL.search(before):
            continue
        if _TIME.match(text, marker.start, marker.end) and not _PROMISE.search(before):
            continue
        limit = min((cut for cut in cuts if cut > marker.end), default=sentence.end)
        leads = bool(_FIRST.search(before)) and tie in {"if", "until", "while"} and "," in text[marker.end : limit]
        end = _end(text, marker.end, limit=limit, leads=leads)
        if end > marker.end + 2:
            found.append(Condition(marker.start, end, tie, marker, leads))
    return found


def _bare(text: str, marker: Span, *, tie: Tie) -> bool:
    """Whether the marker may merely tell the time or the manner: it ties only a refusal or an obligation."""
    return tie == "before" or text[marker.start : marker.end].lower() in {"while", "without"}


def _end(text: str, start: int, *, limit: int, leads: bool) -> int:
    found = re.compile(",").search(text, start, limit) if leads else _END.search(text, start, limit)
    end = found.start() if found else limit
    return start + len(text[start:end].rstrip(" .,;:!?'"))

"""Words that show what a party does with an outcome: asks for it, gives in to it, weighs it, refuses it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, cast

from detente.read.layers import Span
from detente.read.light import light
from detente.read.positions.index import PatternIndex
from detente.read.positions.words import patterns

Kind = Literal[
    "want",
    "demand",
    "accept",
    "open",
    "reject",
    "must",
    "will",
    "might",
    "maybe",
    "fine",
    "out",
    "firm",
    "no",
    "drop",
    "deny",
    "keep",
]
"""must: what ought to be. will: what is announced or allowed. might: what could come to be. maybe: said of a thing that it could be
talked about. fine: that it would do. out: that it is not to be had. firm: said of a thing that it is not to be touched. no: "there is no …", "no …". drop: an earlier demand or refusal is given up.
deny: what follows is denied, asked about or merely reported. keep: things stay as they are."""


_INDEX: PatternIndex[Kind] = PatternIndex((words, cast("Kind", kind)) for words, kind in patterns())

_NEGATED = re.compile(
    r"(?:\b(?:not|never|no longer|nor|neither|nobody|no one|none|hardly|without|cannot)|n't)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:has|have|had)(?:n't| not| never)\s+(?:\w+\s+){0,1}$|\b(?:has|have|had) (?:not|yet) .{0,12}$", re.IGNORECASE
)
_FOLLOWING_NOT = re.compile(
    r"\s+(?:also |still |itself |themselves |now |then )?(?:not|never|under no circumstances)\b", re.IGNORECASE
)
_HAD = re.compile(r"had\s+(?:\w+\s+)?(?P<verb>\w+)", re.IGNORECASE)
_KIND_OF: dict[str, Kind] = {
    **dict.fromkeys(("demanded", "insisted", "called", "asked", "sought", "vowed"), "demand"),
    **dict.fromkeys(("rejected", "refused", "opposed", "ruled"), "reject"),
    **dict.fromkeys(("accepted", "agreed", "offered", "promised"), "accept"),
    "wanted": "want",
}
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_MONTH = re.compile("May")
"""A month or part of a name: no sentence that tells a stance begins with "May"."""
_NEGATIVE_FORM = re.compile(r"(?:cannot|can't|won't|n't)$", re.IGNORECASE)


@light(frozen=True, slots=True)
class Stance(Span):
    """One such word or phrase. `negated`: a "not" belongs to it; `perfect`: it has (not) been done so far."""

    kind: Kind
    negated: bool = False
    perfect: bool = False
    passive: bool = False


def shifted_back(text: str, one: Stance) -> Stance:
    """A stance of reported words, where "had rejected" is what was said as "has rejected" or "rejected"."""
    told = _HAD.fullmatch(text, one.start, one.end) if one.kind == "drop" else None
    return replace(one, kind=_KIND_OF[told["verb"].lower()]) if told else one


def stances(text: str, span: Span) -> list[Stance]:
    """The stances in a stretch of plain text, in order; of overlapping ones the longest."""
    kept: list[tuple[Span, Kind]] = []
    for start, _, end, kind in sorted(_INDEX.find(text, span), key=lambda one: (one.start - one.end, one.start)):
        words = Span(start, end)
        if kind == "will" and _MONTH.match(text, words.start):
            continue
        if not any(words.overlaps(one) for one, _ in kept):
            kept.append((words, kind))
    kept.sort(key=lambda one: one[0].start)
    kept = [one for before, one in zip([None, *kept], kept, strict=False) if not _negates(text, before, one=one)]
    floors = [span.start, *(words.end for words, _ in kept)]
    return [
        _stance(text, Span(floor, span.end), words=words, kind=kind)
        for floor, (words, kind) in zip(floors, kept, strict=False)
    ]


def _negates(text: str, before: tuple[Span, Kind] | None, *, one: tuple[Span, Kind]) -> bool:
    """Whether a "never" is but the "not" of the modal verb before it: "must never"."""
    if before is None or before[1] not in {"will", "must", "might"} or one[1] != "no":
        return False
    denial = _FOLLOWING_NOT.match(text, before[0].end)
    return denial is not None and one[0].end <= denial.end()


def _stance(text: str, span: Span, *, words: Span, kind: Kind) -> Stance:
    """`span` begins where the stance before ends, whose negation is its own."""
    before = text[max(span.start, words.start - 40) : words.start]
    negated = kind not in {"out", "firm", "no", "drop", "deny", "maybe"} and bool(_NEGATED.search(before))
    if kind in {"will", "must", "might"}:
        negated = (
            bool(_FOLLOWING_NOT.match(text, words.end, span.end))
            or bool(_NEGATIVE_FORM.search(text[words.start : words.end]))
            or bool(re.search(r"\b(?:nobody|no one|none|neither|nothing)\b[^,]*$", before, re.IGNORECASE))
        )
    passive = (
        kind in {"accept", "reject"} and bool(_PASSIVE.search(before)) and text[words.start : words.end].endswith("ed")
    )
    return Stance(words.start, words.end, kind, negated, bool(_PERFECT.search(before)), passive)

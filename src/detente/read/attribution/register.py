"""Whether a text reports at all: essays, speeches and textbooks use the verbs of demand and judgement otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from detente.read.attribution.draft import Draft
from detente.read.layers import Attributed

_SAYING = frozenset(
    "attribution." + rule
    for rule in [
        "postposed-quotation",
        "inverted-quotation",
        "preposed-quotation",
        "that-clause",
        "bare-clause",
        "colon",
        "postposed-clause",
        "parenthetical-clause",
        "inverted-clause",
        "according-to",
        "colon-quotation",
        "colon-paragraph",
        "question",
        "turn",
    ]
)
_DESCRIBING = frozenset(
    "attribution." + rule
    for rule in [
        "object",
        "topic",
        "infinitive",
        "urged-to",
        "act",
        "act-within",
        "passive-to",
        "passive-by",
        "described-as",
        "called",
        "gerund",
        "accused-of",
        "postposed-clause",
        "headline",
        "what-wants",
        "likened-to",
        "expressed-that",
        "noun",
        "in-view",
    ]
)
_FIRST = frozenset({"i", "we", "you", "one", "it", "this", "that", "me"})
_PER_WORD = 6 / 1000
"""Sayings of third persons by which a text counts as reporting. In a fifth of the PolNeAR training articles and
nine of ten GUM documents that are no news there are fewer; the reports on talks have nine and more. Tried 4 to 8."""
_ENOUGH = 300
"""A shorter text is too short to tell: a bulletin may hold a demand and no "said"."""


def keep_reported(drafts: list[Draft], text: str) -> list[Draft]:
    """The drafts, without those that rest on a verb and its object alone where the text hardly reports."""
    return drafts if reports(drafts, text) else [draft for draft in drafts if draft.rule not in _DESCRIBING]


def reports(found: Sequence[Draft | Attributed], text: str, *, least: float = _PER_WORD) -> bool:
    """Whether a text with these attributions reports; one that is too short to tell does.

    `least` is how many sayings of third persons it takes, a word of text.
    """
    words = text.count(" ") + text.count("\n") + 1
    return words < _ENOUGH or _sayings(found, text) >= least * words


def _sayings(drafts: Sequence[Draft | Attributed], text: str) -> int:
    return sum(
        draft.rule in _SAYING
        and draft.source is not None
        and text[draft.source.start : draft.source.end].lower() not in _FIRST
        for draft in drafts
    )

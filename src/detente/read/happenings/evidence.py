"""The passages that show a happening: the best clause first, never more than a reader can take in."""

from __future__ import annotations

import re

from detente.model import Passage
from detente.read.happenings.scene import Scene
from detente.read.layers import Span, passage_of

MOST_WORDS = 80
"""The annotation guide's bound on evidence; more than this shows nothing in particular."""

_WORD = re.compile(r"\w+")


def evidence_of(scene: Scene, spans: list[Span], *, most: int = MOST_WORDS) -> tuple[Passage, ...]:
    """The passages of the spans in the given order, until they hold `most` words together; then by position."""
    kept: list[Span] = []
    left = most
    for span in spans:
        words = [m.end() for m in _WORD.finditer(scene.text, span.start, span.end)]
        if not words or any(span.overlaps(one) for one in kept):
            continue
        if len(words) > left:
            if kept:
                continue
            span = Span(span.start, words[left - 1])  # noqa: PLW2901 - the same span, cut short
        kept.append(span)
        left -= len(words)
    return tuple(passage_of(scene.doc, one) for one in sorted(kept, key=lambda one: one.start))

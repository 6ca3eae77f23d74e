"""The clause in which a sitting is told."""

from __future__ import annotations

import re

from detente.read.happenings.scene import (
    Scene,
)
from detente.read.layers import Span

SECOND = re.compile(
    r"\band (?:then |later |also )?(?=(?:held|met|received|hosted|saw|spoke (?:to|with)|conferred|(?:is|was|are|were) (?:due |expected |set )?to be (?:received|hosted|welcomed))\b[^.;]{0,120}?\b(?:\w+day|the (?:following|next|same) day|\d{1,2} [A-Z]))"
)
"""Where a second sitting of the same subject begins, with a day of its own."""
BOUND = re.compile(
    r";|, but |: | — | – |, although |, though |, whereas |, and (?=(?:[\w’'-]+ ){1,6}(?:is|are|will|(?:was|were) due) (?:due |set |expected |scheduled )?(?:to )?(?:join|take|attend|meet|follow|arrive|come|fly|travel|see)\b)"
)


def region_of(scene: Scene, sentence: Span, *, cue: Span) -> Span:
    """The clause of a cue: its sentence up to semicolons, dashes and "but" on either side."""
    text = scene.text
    second = SECOND.search(text, cue.end, sentence.end)
    if second:
        sentence = Span(sentence.start, second.start())
    first = next((m for m in SECOND.finditer(text, sentence.start, sentence.end) if m.end() <= cue.start + 16), None)
    if first:
        return Span(first.start(), sentence.end)
    left = max((m.end() for m in BOUND.finditer(text, sentence.start, cue.start)), default=sentence.start)
    match = BOUND.search(text, cue.end, sentence.end)
    return Span(left, match.start() if match else sentence.end)

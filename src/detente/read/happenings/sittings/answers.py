"""Answers that are only a day: "When do the delegations meet again?" — "On 10 September, in Malta"."""

from __future__ import annotations

import re

from detente.read.happenings.dates import is_future
from detente.read.happenings.places import place_of
from detente.read.happenings.scene import Scene, Sentence, whens_in
from detente.read.happenings.sittings.sitting import Room, Sitting

_ASKED = re.compile(
    r"\b(?:(?:when|next|again)\b[^.?!]*\b(?:meet|sit|talks|round|session|resume|reconvene)|(?:next|another|new) (?:round|session|meeting)"
    r"|(?:meet|sit|talk|resume|reconvene)\b[^.?!]*\b(?:next|again))\b[^.?!]*\?\s*\Z",
    re.IGNORECASE,
)
_FRAGMENT = 14
"""How far from the beginning of the answer its day may stand: "On the", "Probably on"."""


def answer(scene: Scene, sentence: Sentence) -> Sitting | None:
    """The sitting of the two sides that a sentence fixes by answering when they meet; None where it does not."""
    block = sentence.block
    if block.kind != "turn" or not sentence.first or len(scene.sides) < 2:
        return None
    when = next(iter(whens_in(scene, sentence)), None)
    if when is None or when.start - sentence.start > _FRAGMENT or not is_future(scene, when.date):
        return None
    asked = next((one for one in reversed(scene.doc._.blocks) if one.kind == "turn" and one.end <= block.start), None)
    label = block.speaker.start if block.speaker else block.start
    if asked is None or not _ASKED.search(scene.text, asked.start, min(asked.end, label)):
        return None
    return Sitting(
        sentence=sentence,
        region=sentence,
        cue=when,
        rule="answer",
        room=Room(scene.sides),
        place=place_of(scene, sentence, cue=when),
        date=when.date,
        until=when.until,
        hours=None,
        status="planned",
        assumed=True,
        weight=2,
    )

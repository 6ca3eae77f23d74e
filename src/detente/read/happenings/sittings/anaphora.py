"""Those whom "they", "the two" or "between them" put in a room: the people of the sitting told last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.read.happenings.scene import Scene, is_person, mentions_in, side_of
from detente.read.happenings.sittings.sitting import Room, Sitting
from detente.read.layers import Span

_PEOPLE = r"(?: (?:men|women|leaders|ministers|presidents|negotiators|officials|envoys))?"
_BEFORE = re.compile(
    rf"\b(?:they|(?:the|these) (?:two|pair){_PEOPLE}|both{_PEOPLE})\b(?: [\w'’]+){{0,5}} \Z", re.IGNORECASE
)
_AFTER = re.compile(r"\s*(?:between|of) (?:the (?:two|pair)|them)\b", re.IGNORECASE)
_FAR = 3
"""How many sentences back the sitting may stand."""


def those_of_last(scene: Scene, region: Span, *, cue: Span, before: Sequence[Sitting]) -> Room | None:
    """The room of the last sitting of two people of two sides, where the words around a cue stand for them."""
    index = next((one.index for one in scene.sentences if one.start <= cue.start < one.end), -1)
    spoken = _BEFORE.search(scene.text, max(region.start, cue.start - 60), cue.start)
    sentence = next((one for one in scene.sentences if one.index == index), None)
    if spoken and sentence:
        named = [m.actor or "" for m in mentions_in(scene, Span(sentence.start, spoken.start())) if m.kind == "name"]
        pair = tuple(dict.fromkeys(who for who in named if is_person(scene, who)))
        if len(pair) == 2:
            return Room(pair)
    near = [one for one in before if 0 <= index - one.sentence.index <= _FAR]
    if not near:
        return None
    if not spoken and not _AFTER.match(scene.text, cue.end, region.end):
        return None
    for one in reversed(near):
        people = tuple(who for who in one.room.people if is_person(scene, who))
        if len(people) == 2 and len({side_of(scene, who) for who in people}) == 2:
            return Room(people)
    return None

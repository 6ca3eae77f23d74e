"""What one mention of a sitting tells."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import PartialDate
from detente.model.happenings import MeetingStatus
from detente.read.happenings.scene import (
    Sentence,
)
from detente.read.layers import Span


@dataclass(frozen=True, slots=True)
class Room:
    """Actor ids: who sits there, who stands between them, and who the report says is not there."""

    people: tuple[str, ...]
    between: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """One mention of a sitting.

    `weight` says how much the mention tells of it, `rule` which frame found it, `assumed` that its people
    are the talks' two sides because it names too few; `apart` that the report keeps it apart from another one of the same day.
    """

    sentence: Sentence
    region: Span
    cue: Span
    rule: str
    room: Room
    place: str | None
    date: PartialDate | None
    until: PartialDate | None
    hours: float | None
    status: MeetingStatus
    ordinal: int | None = None
    assumed: bool = False
    weight: int = 0
    apart: bool = False

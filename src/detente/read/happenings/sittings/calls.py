"""Calls and video links: people who speak from afar, with nobody between them and no place."""

from __future__ import annotations

import re

from detente.read.happenings.scene import Scene
from detente.read.happenings.sittings.sitting import Sitting
from detente.read.layers import Span

_CALLED = re.compile(
    r"\b(?:tele)?phone|\brang\b|\bhotline\b|\bvideo\b|\bcall (?:with|between|to|from)\b|"
    r"\b(?:minute|hour|long|brief|short|first|second|latest) calls?\b|"
    r"\bcall (?:on|late|early|last|this|yesterday|today|was|lasted|ended|took|came)\b",
    re.IGNORECASE,
)
_NEAR = 20
"""How far behind a cue the words may stand that make it a call."""


def is_call(scene: Scene, region: Span, *, cue: Span) -> bool:
    """Whether a cue tells of people who speak from afar."""
    return _CALLED.search(scene.text, cue.start, min(region.end, cue.end + _NEAR)) is not None


def calls(scene: Scene, one: Sitting) -> bool:
    """Whether a mention tells of a call."""
    return is_call(scene, one.region, cue=one.cue)

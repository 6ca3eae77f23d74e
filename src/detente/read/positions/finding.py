"""A position before it becomes one."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.position import Attitude, Voice
from detente.read.layers import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A position before it becomes one: everything but the id."""

    party: str
    issue: str
    option: str
    attitude: Attitude
    evidence: Span
    words: Span
    rule: str
    voice: Voice
    speaker: str | None
    red_line: bool = False
    condition: Span | None = None

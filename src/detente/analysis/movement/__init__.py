"""Who moved between reports: a party's positions on an issue compared over time, never told, always computed."""

from __future__ import annotations

from detente.analysis.movement.interface import NAMED, Movement, MovementKind
from detente.analysis.movement.trace import movements

__all__ = ["NAMED", "Movement", "MovementKind", "movements"]

"""The structure of a negotiating text: its numbered points, headings, preamble and annexes, each with its passages."""

from __future__ import annotations

from detente.read.drafts.outline import outline

__all__ = ["outline"]

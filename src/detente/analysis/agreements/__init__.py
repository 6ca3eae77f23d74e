"""Which packages of the issues in play contradict no red line, which no refusal, and what stands in the way."""

from __future__ import annotations

from detente.analysis.agreements.interface import (
    Agreements,
    Basis,
    Choice,
    Condition,
    Conflict,
    Difference,
    IssueInPlay,
    Level,
    Member,
    Move,
    OptionState,
    Other,
    Packages,
    Party,
    Relation,
    Silence,
    Stand,
)

__all__ = [
    "Agreements",
    "Basis",
    "Choice",
    "Condition",
    "Conflict",
    "Difference",
    "IssueInPlay",
    "Level",
    "Member",
    "Move",
    "OptionState",
    "Other",
    "Packages",
    "Party",
    "Relation",
    "Silence",
    "Stand",
]

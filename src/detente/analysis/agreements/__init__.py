"""Which packages of the issues in play contradict no red line, which no refusal, and what stands in the way."""

from __future__ import annotations

from detente.analysis.agreements.analyse import analyse
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
from detente.analysis.agreements.packages import Limits
from detente.analysis.agreements.sentences import sentence_of

__all__ = [
    "Agreements",
    "Basis",
    "Choice",
    "Condition",
    "Conflict",
    "Difference",
    "IssueInPlay",
    "Level",
    "Limits",
    "Member",
    "Move",
    "OptionState",
    "Other",
    "Packages",
    "Party",
    "Relation",
    "Silence",
    "Stand",
    "analyse",
    "sentence_of",
]

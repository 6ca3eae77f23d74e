"""Incomplete knowledge: what must, may and cannot be accepted, how often, which solutions come out, what to ask next."""

from __future__ import annotations

from detente.analysis.agreements.exact.solutions import SOLUTIONS
from detente.analysis.agreements.robust.bounds import Standing, Verdict, standings, worth_of
from detente.analysis.agreements.robust.estimates import Share
from detente.analysis.agreements.robust.questions import Ask
from detente.analysis.agreements.robust.ranks import Ranks, ranks
from detente.analysis.agreements.robust.smaa import PackageFound, Robust, Settings, robust

__all__ = [
    "SOLUTIONS",
    "Ask",
    "PackageFound",
    "Ranks",
    "Robust",
    "Settings",
    "Share",
    "Standing",
    "Verdict",
    "ranks",
    "robust",
    "standings",
    "worth_of",
]

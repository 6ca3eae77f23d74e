"""Bargaining over amounts of which any may be taken, exactly: solutions, what proves them, the frontier of two parties."""

from __future__ import annotations

from detente.analysis.agreements.amounts.certificate import amounts_certificate
from detente.analysis.agreements.amounts.figures import amounts_pair, amounts_summary, near_amounts
from detente.analysis.agreements.amounts.solve import ANSWERS, Answer, Solved, Solver
from detente.analysis.agreements.amounts.space import Space, space
from detente.analysis.agreements.amounts.verifying import KIND, check_amounts

__all__ = [
    "ANSWERS",
    "KIND",
    "Answer",
    "Solved",
    "Solver",
    "Space",
    "amounts_certificate",
    "amounts_pair",
    "amounts_summary",
    "check_amounts",
    "near_amounts",
    "space",
]

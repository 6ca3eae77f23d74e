"""Bargaining with numbers, exactly: the Pareto frontier and what can be read off it.

The logic layer beside this says what follows from words alone and comes first; this answers the question "and if each
option were worth so much to each party?", for values that somebody named.
"""

from __future__ import annotations

from detente.analysis.agreements.exact.certificate import certificate
from detente.analysis.agreements.exact.frontier import Bounds, Frontier, frontier, near_frontier
from detente.analysis.agreements.exact.genius import load_genius
from detente.analysis.agreements.exact.optima import SINGLES, Optimiser, Optimum, Single
from detente.analysis.agreements.exact.pairs import Pair, pair
from detente.analysis.agreements.exact.scenario import Ban, Choices, Issue, Party, Scenario, Term
from detente.analysis.agreements.exact.solutions import SOLUTIONS, Answer, Ground, Solution, answer, ground
from detente.analysis.agreements.exact.summary import summary
from detente.analysis.agreements.exact.verifying import Checked, check

__all__ = [
    "SINGLES",
    "SOLUTIONS",
    "Answer",
    "Ban",
    "Bounds",
    "Checked",
    "Choices",
    "Frontier",
    "Ground",
    "Issue",
    "Optimiser",
    "Optimum",
    "Pair",
    "Party",
    "Scenario",
    "Single",
    "Solution",
    "Term",
    "answer",
    "certificate",
    "check",
    "frontier",
    "ground",
    "load_genius",
    "near_frontier",
    "pair",
    "summary",
]

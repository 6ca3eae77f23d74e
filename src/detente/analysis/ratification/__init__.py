"""Would it pass: rules of decision as data, leanings, coalitions, power, and what each side's ratifiers leave open.

Everything is exact (whole numbers and fractions) and nothing is sampled. A rule that is unknown stays unknown: there is a
result under each candidate.
"""

from __future__ import annotations

from detente.analysis.ratification.binary import Binary, binary
from detente.analysis.ratification.chances import Likelihood, likelihood
from detente.analysis.ratification.coalitions import Coalitions, minimal
from detente.analysis.ratification.files import load_game, load_motion
from detente.analysis.ratification.game import Game, game, passes
from detente.analysis.ratification.known import bodies, body, candidates, rule, rules
from detente.analysis.ratification.leanings import Ballot, Lean, ballot, undecided
from detente.analysis.ratification.motions import Form, Motion, Pivot, Result, result, results
from detente.analysis.ratification.outcomes import Outcome, outcome
from detente.analysis.ratification.power import Power, power
from detente.analysis.ratification.rules import AllOf, Amount, AnyOf, Body, Fewest, Rule, State, Threshold
from detente.analysis.ratification.swing import Swing, swing

__all__ = [
    "AllOf",
    "Amount",
    "AnyOf",
    "Ballot",
    "Binary",
    "Body",
    "Coalitions",
    "Fewest",
    "Form",
    "Game",
    "Lean",
    "Likelihood",
    "Motion",
    "Outcome",
    "Pivot",
    "Power",
    "Result",
    "Rule",
    "State",
    "Swing",
    "Threshold",
    "ballot",
    "binary",
    "bodies",
    "body",
    "candidates",
    "game",
    "likelihood",
    "load_game",
    "load_motion",
    "minimal",
    "outcome",
    "passes",
    "power",
    "result",
    "results",
    "rule",
    "rules",
    "swing",
    "undecided",
]

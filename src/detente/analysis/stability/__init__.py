"""Whether an agreement would hold: the graph model for conflict resolution (see `interface` for the definitions)."""

from __future__ import annotations

from detente.analysis.stability.analyse import Change, Findings, analyse
from detente.analysis.stability.definitions import coalitions
from detente.analysis.stability.draft import draft_case
from detente.analysis.stability.interface import (
    COALITION_NAMES,
    CONCEPTS,
    LOOSEST,
    STRICTEST,
    Assumption,
    Concept,
    Model,
    Option,
    Reading,
    Reason,
    Said,
    Step,
)
from detente.analysis.stability.inverse import Inverse, inverse
from detente.analysis.stability.loading import load_case, model_of
from detente.analysis.stability.naming import in_words, key_lines, own_labels, state_in_full, state_name, state_words
from detente.analysis.stability.paths import Path, from_status_quo
from detente.analysis.stability.reasons import coalition_reasons, reasons
from detente.analysis.stability.sized import stable_for_coalitions, stable_for_each
from detente.analysis.stability.summary import inverse_data, reason_data, summary
from detente.analysis.stability.turning import counted_words, statement_words, statements, turned_words
from detente.analysis.stability.wording import (
    holding_words,
    inverse_words,
    preference_words,
    reason_words,
    sentences,
)

__all__ = [
    "COALITION_NAMES",
    "CONCEPTS",
    "LOOSEST",
    "STRICTEST",
    "Assumption",
    "Change",
    "Concept",
    "Findings",
    "Inverse",
    "Model",
    "Option",
    "Path",
    "Reading",
    "Reason",
    "Said",
    "Step",
    "analyse",
    "coalition_reasons",
    "coalitions",
    "counted_words",
    "draft_case",
    "from_status_quo",
    "holding_words",
    "in_words",
    "inverse",
    "inverse_data",
    "inverse_words",
    "key_lines",
    "load_case",
    "model_of",
    "own_labels",
    "preference_words",
    "reason_data",
    "reason_words",
    "reasons",
    "sentences",
    "stable_for_coalitions",
    "stable_for_each",
    "state_in_full",
    "state_name",
    "state_words",
    "statement_words",
    "statements",
    "summary",
    "turned_words",
]

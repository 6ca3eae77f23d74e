"""Scenarios: what is stated of parties, issues, red lines, conditions and values, from files, tables and records."""

from __future__ import annotations

from detente.analysis.agreements.scenarios.fixing import (
    bans,
    fixed,
    from_numbers,
    named_amounts,
    open_values,
    structure,
)
from detente.analysis.agreements.scenarios.geniusweb import load_geniusweb
from detente.analysis.agreements.scenarios.interface import (
    Addition,
    Exclusion,
    Knowledge,
    Named,
    NoDeal,
    Question,
    Range,
    Side,
    Stated,
    Trace,
)
from detente.analysis.agreements.scenarios.loading import load_scenario, stated_by
from detente.analysis.agreements.scenarios.record import from_dossier

__all__ = [
    "Addition",
    "Exclusion",
    "Knowledge",
    "Named",
    "NoDeal",
    "Question",
    "Range",
    "Side",
    "Stated",
    "Trace",
    "bans",
    "fixed",
    "from_dossier",
    "from_numbers",
    "load_geniusweb",
    "load_scenario",
    "named_amounts",
    "open_values",
    "stated_by",
    "structure",
]

"""Two drafts compared clause by clause, and who stands for and against a clause; computed, never kept."""

from __future__ import annotations

from detente.analysis.texts.compare import compare
from detente.analysis.texts.interface import Change, ChangeKind, Comparison, Mark
from detente.analysis.texts.stances import Stances, stances
from detente.analysis.texts.words import marks

__all__ = ["Change", "ChangeKind", "Comparison", "Mark", "Stances", "compare", "marks", "stances"]

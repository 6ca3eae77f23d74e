"""Who said what: cues, sources, contents, and the statements made of them."""

from __future__ import annotations

from detente.read.attribution import page, statements
from detente.read.attribution.statements import statement_at

COMPONENTS = (
    page.NAME,
    statements.NAME,
)

__all__ = ["COMPONENTS", "statement_at"]

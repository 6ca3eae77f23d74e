"""What page one claims: candidates for every section, and which of them get the fifteen lines."""

from __future__ import annotations

from detente.report.claims.candidate import Candidate, Ground
from detente.report.claims.choose import choose
from detente.report.claims.fit import fit

__all__ = ["Candidate", "Ground", "choose", "fit"]

"""What people decide about facts, and what counts of it: verdicts, corrections, undoing and redoing."""

from detente.record.judging.acts import acts, reverse
from detente.record.judging.changes import Kept, keep_correction, standing_corrections, undone_merges
from detente.record.judging.conflicts import refuse_conflict
from detente.record.judging.regroup import regrouped
from detente.record.judging.verdicts import Decided, decided, keep, keep_undo

__all__ = [
    "Decided",
    "Kept",
    "acts",
    "decided",
    "keep",
    "keep_correction",
    "keep_undo",
    "refuse_conflict",
    "regrouped",
    "reverse",
    "standing_corrections",
    "undone_merges",
]

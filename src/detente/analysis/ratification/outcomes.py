"""What a ballot's leanings settle."""

from __future__ import annotations

from typing import Literal

from detente.analysis.ratification.leanings import Ballot, adopted, chain, extremes
from detente.analysis.ratification.merging import chances

Outcome = Literal["passes", "fails", "open"]


def outcome(one: Ballot) -> Outcome:
    """Whether the motion passes or fails whatever the open members do. Raises UsageError where that is too much to try."""
    if any(chain(choices) is None for choices in one.choices):
        won, lost = chances(one, [[1] * len(choices) for choices in one.choices])
        return "open" if won and lost else "passes" if won else "fails"
    ranges = extremes(one)
    if adopted(one, [less.adds for less, _ in ranges]):
        return "passes"
    return "open" if adopted(one, [more.adds for _, more in ranges]) else "fails"

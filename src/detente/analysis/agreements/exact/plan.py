"""In which order issues are taken up, and which of them must be remembered for how long.

A ban or an interaction ties issues together: until the last of them is decided, what was chosen on the others must be
remembered. The fewer there are to remember at once the faster the frontier is found (this is the width of the order in
bucket elimination: Dechter, "Bucket elimination: a unifying framework for reasoning", 1999).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.analysis.agreements.exact.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One issue's turn: the bans and terms (by number) that are decided with it, the issues remembered after it."""

    issue: int
    bans: tuple[int, ...]
    terms: tuple[int, ...]
    live: tuple[int, ...]


def steps(scenario: Scenario) -> tuple[Step, ...]:
    """An order in which few issues must be remembered at once; deterministic."""
    together = (*(ban.choices for ban in scenario.bans), *(term.choices for term in scenario.terms))
    tied = [frozenset(issue for issue, _ in choices) for choices in together]
    order = _order([len(issue.options) for issue in scenario.issues], tied)
    found = []
    for place, issue in enumerate(order):
        seen, later = set(order[: place + 1]), set(order[place + 1 :])
        due = [number for number, some in enumerate(tied) if issue in some and not some & later]
        live = {one for some in tied if some & later for one in some & seen}
        bans = len(scenario.bans)
        found.append(
            Step(
                issue=issue,
                bans=tuple(one for one in due if one < bans),
                terms=tuple(one - bans for one in due if one >= bans),
                live=tuple(sorted(live)),
            )
        )
    return tuple(found)


def _order(sizes: Sequence[int], tied: Iterable[frozenset[int]]) -> list[int]:
    """Greedy: next comes the issue after which the fewest combinations must be remembered."""
    tied = list(tied)
    left, order = set(range(len(sizes))), list[int]()
    while left:
        _, _, best = min((_remembered(one, order, sizes=sizes, tied=tied), sizes[one], one) for one in sorted(left))
        left.remove(best)
        order.append(best)
    return order


def _remembered(issue: int, order: Sequence[int], *, sizes: Sequence[int], tied: Sequence[frozenset[int]]) -> int:
    seen = {*order, issue}
    live = {one for some in tied if some & seen and some - seen for one in some & seen}
    combinations = 1
    for one in live:
        combinations *= sizes[one]
    return combinations

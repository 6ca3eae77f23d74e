"""The second party: a report on talks has two, so where rules find fewer a likely name is taken at less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from detente.read.people.cast import Draft

LEAST = 0.4
"""How likely a name must be that stands more than once. On processes left out, .5 found 1 of 22 missing parties, .4 found 4 and .35 no more."""
_PARTIES = 2
_OFTEN = 3
"""How often a real state may stand in a report on others' talks."""


def lacking(seen: Iterable[Draft | None]) -> int:
    """How many of two parties a report still lacks, by who is named in it, one draft for each place."""
    count = Counter(one for one in seen if one is not None and one.kind != "person" and one.code not in {"p", "c", "u"})
    return max(0, _PARTIES - sum(_weighs(draft, times) for draft, times in count.items()))


def chosen(chances: Mapping[str, float], wanted: int) -> list[str]:
    """The likeliest names, at most as many as wanted."""
    ranked = sorted(chances, key=lambda name: -chances[name])
    return [name for name in ranked[:wanted] if chances[name] >= LEAST]


def _weighs(draft: Draft, times: int) -> bool:
    if draft.known:
        return draft.kind == "state" and times > _OFTEN
    return times > 1 or draft.kind == "state"

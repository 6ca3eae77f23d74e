"""The sights of a report in text order, to ask what is named where."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field

from detente.read.people.cast import Draft, Sight


@dataclass(slots=True)
class Order:
    """The sights of a report in text order, to ask what was named before a word."""

    sights: list[Sight]
    starts: list[int] = field(default_factory=list)
    by_core: dict[int, Sight] = field(default_factory=dict)
    by_first: dict[int, Sight] = field(default_factory=dict)
    by_last: dict[int, Sight] = field(default_factory=dict)
    firsts: dict[Draft, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sights.sort(key=lambda sight: (sight.first, -sight.last))
        self.starts = [sight.first for sight in self.sights]
        by_first, by_last, by_core, firsts = self.by_first, self.by_last, self.by_core, self.firsts
        for sight in self.sights:
            by_first.setdefault(sight.first, sight)
            if sight.lead >= 0:
                by_first.setdefault(sight.lead, sight)
            by_last[sight.last] = sight
            if sight.draft is not None:
                firsts.setdefault(sight.draft, sight.first)
            if sight.core == sight.core_last:
                by_core.setdefault(sight.core, sight)
                continue
            for index in range(sight.core, sight.core_last + 1):
                by_core.setdefault(index, sight)

    def before(self, index: int) -> list[Sight]:
        """The last sights before a word, the nearest first (at most 12)."""
        place = bisect.bisect_left(self.starts, index)
        return self.sights[max(0, place - 12) : place][::-1]

    def person_at(self, index: int) -> Sight | None:
        """The person whose name, titles included, begins at a word."""
        sight = self.by_first.get(index)
        return sight if sight is not None and is_person(sight) else None

    def person_ending(self, index: int) -> Sight | None:
        """The person whose name ends at a word."""
        sight = self.by_last.get(index)
        return sight if sight is not None and is_person(sight) else None


def is_person(sight: Sight) -> bool:
    """Whether a sight is a person's name."""
    return sight.draft is not None and sight.draft.kind == "person" and sight.kind == "name"


def is_body(sight: Sight | None) -> bool:
    """Whether a sight is a state, group or organisation."""
    return sight is not None and sight.draft is not None and sight.draft.kind != "person"

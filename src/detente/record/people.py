"""Who acts for whom among the dossier's actors, and when and how sources speak: what merging goes by."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from detente.record.ids import Body


@dataclass(frozen=True, slots=True)
class People:
    """The dossier's actors by id, in JSON form.

    `days` are the days on which sources were published, where known; `unnamed` the stretches, by source, in
    which somebody speaks whom the report does not name: the start and end of each in turn.
    """

    actors: dict[str, Body]
    days: Mapping[str, dt.date] = field(default_factory=dict)
    unnamed: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def name(self, actor: str) -> str:
        """What an actor is called; the id where it is unknown."""
        known = self.actors.get(actor)
        return str(known["name"]) if known else actor

    def side(self, actor: str) -> str:
        """The side that an actor acts for: itself where it acts for none."""
        known = self.actors.get(actor)
        return (known and known["side"]) or actor

    def is_person(self, actor: str) -> bool:
        """Whether the actor is somebody, and not a state or body."""
        known = self.actors.get(actor)
        return bool(known) and known["kind"] == "person"  # type: ignore[index]

    def by_side(self, actors: Iterable[str]) -> dict[str, set[str]]:
        """The people among them, by the side that they act for."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in actors:
            if self.is_person(one):
                found[self.side(one)].add(one)
        return found

    def day(self, body: Body) -> dt.date | None:
        """The earliest day of publication among a body's reports; None where one of them has none."""
        days = [self.days.get(one["source"]) for one in body["evidence"]]
        known = [day for day in days if day]
        return min(known) if known and len(known) == len(days) else None

    def says_unnamed(self, body: Body) -> bool:
        """Whether its words are among those of somebody whom the report does not name."""
        return any(
            one["start"] < end and start < one["end"]
            for one in body["evidence"]
            for start, end in self._unnamed_in(one["source"])
        )

    def _unnamed_in(self, source: str) -> Iterator[tuple[int, int]]:
        ends = self.unnamed.get(source, ())
        return zip(ends[::2], ends[1::2], strict=True)

"""Who acts for whom, among the dossier's actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.record.ids import Body


@dataclass(frozen=True, slots=True)
class People:
    """The dossier's actors by id, in JSON form."""

    actors: Mapping[str, Body]

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

"""Actors as our own wording names them: the user's names, sides, and the order in which parties stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.model import Actor, Dossier, Passage
from detente.settings import Settings


@dataclass(slots=True)
class People:
    """Who is who in one brief.

    Names come from the user's table where it has one of the actor's forms (quotations never do). An id
    that no actor has is shown as it is.
    """

    dossier: Dossier
    settings: Settings
    actors: dict[str, Actor] = field(init=False)
    _table: dict[str, str] = field(init=False)
    _rank: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.actors = {actor.id: actor for actor in self.dossier.actors}
        self._table = {_folded(form): shown for form, shown in self.settings.names.items()}
        self._rank = {_folded(name): place for place, name in enumerate(self.settings.party_order)}

    def name(self, actor: str) -> str:
        """The actor's name in the user's words, in the reports' where the user has none."""
        known = self.actors.get(actor)
        if known is None:
            return self.named(actor)
        for form in (known.name, *known.names, known.id):
            if _folded(form) in self._table:
                return self._table[_folded(form)]
        return known.name

    def named(self, form: str) -> str:
        """A form of a name in the user's words."""
        return self._table.get(_folded(form), form)

    def side(self, actor: str) -> str:
        """The id of the side that the actor acts for: itself where it acts for nobody."""
        seen = {actor}
        while (known := self.actors.get(actor)) and known.side and known.side not in seen:
            actor = known.side
            seen.add(actor)
        return actor

    def full(self, actor: str) -> str:
        """A name with the side it acts for, in brackets, where there is one: "Ana Diaz (Varland)"."""
        side = self.side(actor)
        return self.name(actor) if side == actor else f"{self.name(actor)} ({self.name(side)})"

    def ordered(self, actors: Iterable[str]) -> list[str]:
        """Ids in the user's order of parties, the rest by name; repeats dropped."""
        return sorted(set(actors), key=self._place)

    def listed(self, actors: Iterable[str]) -> str:
        """Names in order as a phrase: "Ana Diaz (Varland), Norland and Sund"."""
        return phrase([self.full(one) for one in self.ordered(actors)])

    def _place(self, actor: str) -> tuple[int, str, str]:
        known = self.actors.get(actor)
        forms = (self.name(actor), *((known.name, *known.names) if known else ()), actor)
        ranks = [self._rank[_folded(form)] for form in forms if _folded(form) in self._rank]
        return (min(ranks, default=len(self._rank)), _sorting(self.name(actor)), actor)


def phrase(words: Iterable[str], last: str = "and") -> str:
    """A list in words: "a", "a and b", "a, b and c"."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def same_place(one: Passage, other: Passage) -> bool:
    """Whether two passages share words."""
    return one.source == other.source and one.start < other.end and other.start < one.end


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _sorting(name: str) -> str:
    """The name without accents, so that Évora stands under E."""
    return unicodedata.normalize("NFKD", _folded(name)).encode("ascii", "ignore").decode() or _folded(name)

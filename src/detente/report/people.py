"""Actors as our own wording names them: the user's names, sides, and the order in which parties stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from detente.model import Actor, Dossier, Passage
from detente.report.display import cut, one_line, width
from detente.settings import Settings

LONGEST_NAME = 26.0
"""Em, some 55 letters: longer names, of which no real one is known, are cut where our own words use them."""


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
    _shown: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.actors = {actor.id: actor for actor in self.dossier.actors}
        self._table = {_folded(form): shown for form, shown in self.settings.names.items()}
        self._rank = {_folded(name): place for place, name in enumerate(self.settings.party_order)}

    def name(self, actor: str) -> str:
        """The actor's name in the user's words, in the reports' where the user has none."""
        if actor not in self._shown:
            self._shown[actor] = self._name(actor)
        return self._shown[actor]

    def _name(self, actor: str) -> str:
        known = self.actors.get(actor)
        if known is None:
            return self.named(actor)
        for form in (known.name, *known.names, known.id):
            if _folded(form) in self._table:
                return self._table[_folded(form)]
        return cut(one_line(known.name), LONGEST_NAME)

    def named(self, form: str) -> str:
        """A form of a name in the user's words."""
        return self._table.get(_folded(form)) or cut(one_line(form), LONGEST_NAME)

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

    def delegations(self, actors: Iterable[str], *, first: Sequence[str] = (), limit: float | None = None) -> str:
        """Side by side, with the people of each: "Varland (Ana Diaz and Tor Elm), Norland and Sund (Ines Okafor)".

        Those of `first` come before others. Where the phrase is wider than `limit` (in em, see
        `display.width`), fewer people are named, the others' first; then sides are counted: "and 2 more".
        """
        members: dict[str, list[str]] = {}
        for one in self.ordered(actors):
            members.setdefault(self.side(one), []).append(one)
        sides = [*(one for one in first if one in members), *self.ordered(set(members) - set(first))]
        said = ""
        for named, others in ((99, 99), (99, 0), (2, 0), (1, 0), (0, 0)):
            said = phrase(self._delegation(one, members[one], most=named if one in first else others) for one in sides)
            if limit is None or width(said) <= limit:
                return said
        kept = len(sides)
        while kept > 1 and width(said) > (limit or 0):
            kept -= 1
            said = phrase([*(self.name(one) for one in sides[:kept]), f"{len(sides) - kept} more"])
        return said

    def _delegation(self, side: str, members: list[str], *, most: int) -> str:
        people = [self.name(one) for one in members if one != side]
        if not people or not most:
            return self.name(side)
        more = [f"{len(people) - most} more"] if len(people) > most else []
        return f"{self.name(side)} ({phrase([*people[:most], *more])})"

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

"""Those told of by readings, and which of them are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from detente.record import names


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An actor as one reading tells of it. `side` is the id of another one told; `source` is where it was told."""

    id: str
    source: str
    kind: str
    name: str
    names: tuple[str, ...] = ()
    side: str | None = None
    role: str | None = None

    @property
    def is_person(self) -> bool:
        """People follow other rules than states, organisations and groups."""
        return self.kind == "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two are one: the rule's name, how sure it is (0 to 1), and a sentence."""

    rule: str
    score: float
    reason: str


@dataclass(slots=True)
class Joined:
    """Which of those told are one, and why. `root` gives the same id for all that are."""

    told: dict[str, Told]
    parents: dict[str, str] = field(default_factory=dict)
    sets: dict[str, list[Told]] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def root(self, id: str) -> str:
        """The one that stands for all that are one with it."""
        root = id
        while (parent := self.parents.get(root, root)) != root:
            root = parent
        return root

    def all_of(self, one: Told) -> list[Told]:
        """All that are one with it by now, itself among them."""
        return self.sets.get(self.root(one.id), [one])

    def join(self, group: Sequence[Told], link: Link) -> None:
        """Make all of a group one. Those joined to somebody before keep the reason that they have."""
        roots = sorted({self.root(one.id) for one in group})
        if len(roots) < 2:
            return
        merged = [one for root in roots for one in self.all_of(self.told[root])]
        for root in roots[1:]:
            self.parents[root] = roots[0]
        self.sets[roots[0]] = merged
        for one in group:
            self.links.setdefault(one.id, link)

    def clusters(self, some: Iterable[Told]) -> list[list[Told]]:
        """Those that are one, together, in the order of their ids."""
        found: dict[str, list[Told]] = defaultdict(list)
        for one in sorted(some, key=lambda one: one.id):
            found[self.root(one.id)].append(one)
        return list(found.values())


SideOf = Callable[[Told], str | None]


def side_of(joined: Joined, one: Told) -> str | None:
    """Who stands for the side that somebody acts for, as far as is joined by now.

    None where no side is told, or only one that could be anybody's ("the government").
    """
    side = joined.told.get(one.side or "")
    return None if side is None or is_vague(joined.all_of(side)) else joined.root(side.id)


def is_vague(body: Iterable[Told]) -> bool:
    """Whether no name of a body's says whose it is: neither what it is called nor any further form."""
    return all(names.needs_side(form) for told in body for form in (told.name, *told.names))


def side_name(joined: Joined, one: Told) -> str | None:
    """What the side is called that somebody acts for, where that is known."""
    side = joined.told.get(one.side or "")
    return names.canonical_body(side.name) if side else None


def by_side(group: list[Told], side_of: SideOf, *, needed: bool = False) -> Iterator[list[Told]]:
    """A group of one name, split where its bearers' known sides differ; those of no known side then stand alone."""
    sides: dict[str | None, list[Told]] = defaultdict(list)
    for one in group:
        sides[side_of(one)].append(one)
    unknown = sides.pop(None, [])
    if len(sides) <= 1 and not needed:
        yield group
        return
    yield from sides.values()
    yield from ([one] for one in unknown)


def apart_somewhere(one: list[Told], other: list[Told]) -> bool:
    """Whether some report tells of both as two."""
    return bool({told.source for told in one} & {told.source for told in other})

"""Who is who across reports: actors told by many readings become one, by rules that give their reasons.

A pure function of the actors told, so that the order in which reports came in cannot matter. Each rule joins
only what it can justify in a sentence; what is merely alike is suggested to a person (`likeness`) and never
joined. Unnamed people are never joined to anybody. Where a name could be two people's or two bodies', all
its bearers stay apart: a wrong attribution is worse than a missing one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from detente.record import names
from detente.record.ids import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An actor as one reading tells of it. `side` is the id of another one told; `source` is "" for a hand's."""

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
        """Make all of a group one."""
        if len(group) < 2:
            return
        roots = sorted({self.root(one.id) for one in group})
        merged = [one for root in roots for one in self.all_of(self.told[root])]
        for root in roots[1:]:
            self.parents[root] = roots[0]
        self.sets[roots[0]] = merged
        for one in group:
            before = self.links.get(one.id)
            if before is None or before.score > link.score:
                self.links[one.id] = link  # the weakest reason is the one that a person should see

    def clusters(self, some: Iterable[Told]) -> list[list[Told]]:
        """Those that are one, together, in the order of their ids."""
        found: dict[str, list[Told]] = defaultdict(list)
        for one in sorted(some, key=lambda one: one.id):
            found[self.root(one.id)].append(one)
        return list(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One actor: its id in the record, those told that it is made of, and each one's reason where joined."""

    id: str
    members: tuple[Told, ...]
    links: dict[str, Link]


SideOf = Callable[[Told], str | None]


def identify(told: Iterable[Told]) -> list[Cluster]:
    """The actors behind those told, by id."""
    joined = Joined({one.id: one for one in sorted(told, key=lambda one: one.id)})
    bodies = [one for one in joined.told.values() if not one.is_person]
    people = [one for one in joined.told.values() if one.is_person and not names.is_unnamed(one.name)]
    _same_name(joined, bodies)
    _known_form(joined, bodies)
    _initials(joined, bodies)
    _full_name(joined, people)
    _surname(joined, people)
    return _named(joined)


def _same_name(joined: Joined, bodies: Iterable[Told]) -> None:
    """Bodies of one name are one, unless they act for different sides. A name that fits many needs a side."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in bodies:
        groups[names.canonical_body(one.name)].append(one)
    for name, group in groups.items():
        link = Link(rule="same name", score=1.0, reason=f"All are called “{name}”.")
        for part in _by_side(group, lambda one: _side_name(joined, one), needed=names.is_generic(name)):
            joined.join(part, link)


def _side_name(joined: Joined, one: Told) -> str | None:
    side = joined.told.get(one.side or "")
    return names.canonical_body(side.name) if side else None


def _by_side(group: list[Told], side_of: SideOf, *, needed: bool = False) -> Iterator[list[Told]]:
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


def _known_form(joined: Joined, bodies: list[Told]) -> None:
    """A body called by what another report gives as a further name of exactly one body is that body."""
    groups = joined.clusters(bodies)
    claims: dict[str, set[int]] = defaultdict(set)
    called: dict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for one in group:
            called[names.canonical_body(one.name)].add(place)
            for form in filter(names.is_distinctive, one.names):
                claims[names.canonical_body(form)].add(place)
    for form, claimants in sorted(claims.items()):
        bearers = called.get(form, set())
        others = claimants - bearers
        if len(bearers) == 1 and len(others) == 1:
            whole, part = (joined.all_of(groups[min(places)][0]) for places in (others, bearers))
            if _apart_somewhere(whole, part) or _sides_differ(joined, whole, part):
                continue
            reason = f"“{form}” is a further name of {whole[0].name}, and of nobody else in the record."
            joined.join([*whole, *part], Link(rule="known form", score=0.9, reason=reason))


def _initials(joined: Joined, bodies: list[Told]) -> None:
    """A body known by initials alone is the only one of the record whose name has them."""
    groups = joined.clusters(bodies)
    long: dict[str, list[list[Told]]] = defaultdict(list)
    for group in groups:
        for letters in {names.acronym(one.name) for one in group if len(names.plain(one.name).split()) > 2}:
            long[letters].append(group)
    for group in groups:
        if not all(names.is_acronym(one.name) for one in group):
            continue
        found = long.get(names.plain(group[0].name), [])
        if len(found) != 1:
            continue
        one, other = joined.all_of(found[0][0]), joined.all_of(group[0])
        if not (_apart_somewhere(one, other) or _sides_differ(joined, one, other)):
            reason = f"“{group[0].name}” are the initials of {one[0].name}, and of nobody else in the record."
            joined.join([*one, *other], Link(rule="initials", score=0.85, reason=reason))


def _apart_somewhere(one: list[Told], other: list[Told]) -> bool:
    """Whether some report tells of both as two."""
    return bool({told.source for told in one if told.source} & {told.source for told in other})


def _sides_differ(joined: Joined, one: list[Told], other: list[Told]) -> bool:
    left, right = ({_side_name(joined, told) for told in group} - {None} for group in (one, other))
    return bool(left and right and left != right)


def _full_name(joined: Joined, people: Iterable[Told]) -> None:
    """People of one full name are one, unless they are known to act for different sides."""
    groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in people:
        if full := full_name(one):
            groups[full].append(one)
    for full, group in groups.items():
        link = Link(rule="full name", score=1.0, reason=f"All are called “{' '.join(full)}”.")
        for part in _by_side(group, lambda one: _side_root(joined, one)):
            joined.join(part, link)


def _side_root(joined: Joined, one: Told) -> str | None:
    return joined.root(one.side) if one.side in joined.told else None


def full_name(one: Told) -> tuple[str, ...]:
    """The words of a person's name where a reading knows more than one of them; otherwise nothing."""
    short = names.person(one.name)
    if len(short) > 1:
        return short
    fuller = {names.person(form) for form in one.names if not names.is_unnamed(form)}
    found = sorted(form for form in fuller if len(form) > 1 and short and short[0] in form)
    return found[0] if len(found) == 1 else ()


def short_names(group: Iterable[Told]) -> set[str]:
    """The single words by which a person with a full name may be called: the last, and any that a report used."""
    found = set()
    for one in group:
        full = full_name(one)
        single = {form[0] for form in map(names.person, (one.name, *one.names)) if len(form) == 1}
        found |= {full[-1], *(single & set(full))}
    return found


def _surname(joined: Joined, people: Iterable[Told]) -> None:
    """Somebody called by one word is the only person whose name has it, if side or office agree."""
    people = list(people)
    full: dict[str, list[list[Told]]] = defaultdict(list)
    for group in joined.clusters(one for one in people if full_name(one)):
        for word in short_names(group):
            full[word].append(group)
    alone: dict[str, list[Told]] = defaultdict(list)
    for one in people:
        words = names.person(one.name)
        if not full_name(one) and words:
            alone[words[0]].append(one)
    for word, bearers in sorted(alone.items()):
        if word not in full:
            _same_word(joined, word, bearers)
        elif len(full[word]) == 1:
            _only_bearer(joined, word, bearers, full[word][0])


def _same_word(joined: Joined, word: str, bearers: list[Told]) -> None:
    """People of whom all reports know one name only: one where the known side is the same and offices agree."""
    reason = f"All are called “{word}” and act for the same side."
    by_side: dict[str, list[Told]] = defaultdict(list)
    for one in bearers:
        side = _side_root(joined, one)
        if side is not None:
            by_side[side].append(one)
    for group in by_side.values():
        distinct = len({one.source for one in group}) == len(group)
        if distinct and all(names.roles_agree(one.role, other.role) for one in group for other in group):
            joined.join(group, Link(rule="same word", score=0.8, reason=reason))


def _only_bearer(joined: Joined, word: str, bearers: list[Told], group: list[Told]) -> None:
    """Join those called by a word to the one person whose fuller name has it."""
    told_of = Counter(one.source for one in bearers)
    for one in bearers:
        if told_of[one.source] > 1:
            continue  # a report that tells of two people by this word knows better
        ground = None if _apart_somewhere(group, [one]) else _agreement(joined, one, group)
        if ground:
            reason = f"{group[0].name} is the only person of the record called “{word}”, and {ground}."
            joined.join([*group, one], Link(rule="surname", score=0.85, reason=reason))


def _agreement(joined: Joined, one: Told, group: list[Told]) -> str | None:
    """What besides the name speaks for it, in words."""
    if not all(names.roles_agree(one.role, other.role) for other in group):
        return None
    side, sides = _side_root(joined, one), {_side_root(joined, other) for other in group} - {None}
    if side and sides:
        return "both act for the same side" if sides == {side} else None
    roles = {names.plain(other.role) for other in group if other.role}
    return f"both are “{one.role}”" if one.role and names.plain(one.role) in roles else None


def _named(joined: Joined) -> list[Cluster]:
    """The clusters with ids made of names, so that they outlast further reports; equal ones are told apart."""
    groups = joined.clusters(joined.told.values())
    keys = [_key(group) for group in groups]
    sided = [(*key, _cluster_side(joined, group)) for key, group in zip(keys, groups, strict=True)]
    times, times_sided = Counter(keys), Counter(sided)
    found = []
    for key, longer, group in zip(keys, sided, groups, strict=True):
        unnamed = group[0].is_person and names.is_unnamed(group[0].name)
        if not unnamed and times[key] == 1:
            made = digest("a", *key)
        elif not unnamed and times_sided[longer] == 1:
            made = digest("a", *longer)
        else:
            made = group[0].id
        links = {one.id: joined.links[one.id] for one in group if one.id in joined.links}
        found.append(Cluster(id=made, members=tuple(group), links=links))
    return sorted(found, key=lambda one: one.id)


def _key(group: list[Told]) -> tuple[str, str]:
    if group[0].is_person:
        return "person", max((" ".join(full_name(one) or names.person(one.name)) for one in group), key=_longest)
    return "body", max((names.canonical_body(one.name) for one in group), key=_longest)


def _longest(name: str) -> tuple[int, str]:
    return len(name), name


def _cluster_side(joined: Joined, group: list[Told]) -> str:
    return min((name for one in group if (name := _side_name(joined, one))), default="")

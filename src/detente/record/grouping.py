"""Which facts are one: who is who first, then each kind block by block, so that no kind is in memory as a whole."""

from __future__ import annotations

import datetime as dt
import zlib
from array import array
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from detente.model import Correction, Join, Version
from detente.record import merging
from detente.record.actors import merged as merged_actor
from detente.record.actors import told_by
from detente.record.identity import Cluster, identify
from detente.record.ids import Body, with_actors, with_facts
from detente.record.joining import is_vague
from detente.record.judging import Decided, Kept
from detente.record.judging.changes import edited, edits_of
from detente.record.kinds import KINDS
from detente.record.loading import Row
from detente.record.merging import Merged
from detente.record.people import People
from detente.record.piles import LOOSE, Pile
from detente.record.rows import LookUp, Rows, note_unnamed

_TOGETHER = 10_000
"""Facts as read for each bucket, which take some 25 MB while they are grouped."""


@dataclass(frozen=True, slots=True)
class Built:
    """A fact of the dossier in JSON form, and those as read that it is made of."""

    kind: str
    body: Body
    members: tuple[str, ...]
    join: Join | None = None


class Grouping:
    """The facts of a dossier out of those that stand, which it uses up: of these kinds, and the actors.

    Where it need not be `explained` why several are one, they come without their joins, and `clusters` are gone when they
    have come.
    """

    def __init__(
        self,
        rows: Rows,
        *,
        decided: Decided,
        kept: Iterable[Kept],
        published: Mapping[str, dt.datetime | None],
        kinds: Collection[str],
        explained: bool = True,
    ) -> None:
        kept = tuple(kept)
        self.changes: list[Correction] = [one.correction for one in kept]
        self._rows, self._decided, self._kinds = rows, decided, frozenset(kinds) - {"actor"}
        self._explained = explained
        for fact, edits in edits_of(kept).items():
            if fact in rows.kept:
                row = rows.kept[fact]
                rows.kept[fact] = Row(row.kind, row.added, edited(row.body, edits))
        told = (told_by(row.body["id"], row.body) for row in rows.frame() if row.kind == "actor")
        self.clusters: list[Cluster] = identify(told, self.changes)
        self._ids = _actor_ids(self.clusters, decided)
        self._people = People({}, {one: at.date() for one, at in published.items() if at}, _unnamed(rows))
        self._count = rows.count // _TOGETHER + 1

    def facts(self) -> Iterator[Built]:
        """All of them, the actors first."""
        yield from self.actors()
        if not self._explained:
            self.clusters.clear()
        late: list[Built] = []
        shown: dict[str, str] = {}
        for some in self._sorted_in().emptied(self.changes):
            for kind, bodies in some.items():
                for one in merging.merged(kind, bodies, people=self._people, changes=self.changes):
                    built = _built(kind, one, explained=self._explained)
                    shown.update((it, built.body["id"]) for it in built.members if it != built.body["id"])
                    if any(built.body[field] for field in (*KINDS[kind].beside, *filter(None, [KINDS[kind].within]))):
                        late.append(built)
                    else:
                        yield built
        for built in late:
            built.body.update(with_facts(built.body, KINDS[built.kind], ids=shown))
            yield built

    def actors(self) -> Iterator[Built]:
        """The dossier's actors, of whom the others are told then."""
        vague = {cluster.id for cluster in self.clusters if is_vague(cluster.members)}
        buckets = Buckets(self._count)
        for row in self._rows.frame():
            if row.kind == "actor" and not self._decided.rejected(row.body["id"]):
                body = with_actors(row.body, KINDS["actor"], ids=self._ids)
                buckets.put("actor", body or {}, bucket=buckets.number_of(self._ids[row.body["id"]]))
        clusters = {cluster.id: cluster for cluster in self.clusters}
        for some in buckets.emptied(()):
            told: dict[str, list[Body]] = defaultdict(list)
            for body in some["actor"]:
                told[self._ids[body["id"]] or ""].append(body)
            for actor, those in told.items():
                yield self._actor(clusters[actor], sorted(those, key=lambda body: body["id"]), vague=vague)

    def _actor(self, cluster: Cluster, bodies: list[Body], *, vague: set[str]) -> Built:
        body = merged_actor(cluster, bodies, vague=vague)
        self._people.actors[cluster.id] = {one: body[one] for one in ("name", "side", "kind")}
        members = tuple(one["id"] for one in bodies)
        return Built("actor", body, members, _actor_join(cluster, body, members=members) if self._explained else None)

    def _sorted_in(self) -> Buckets:
        """All facts but the actors, those that name a rejected actor where they need one left out."""
        found = Buckets(self._count, self._looked_up if self._rows.look_up else None)
        named = {fact for one in self.changes for fact in (*one.facts, *one.apart)}
        for row in chain(self._rows.frame(), self._rows.drained()):
            if row.kind in self._kinds and not self._decided.rejected(row.body["id"]):
                body = with_actors(row.body, KINDS[row.kind], ids=self._ids)
                if body is not None:
                    number = found.number_of(merging.RULES[row.kind].block(body))
                    found.put(row.kind, body, bucket=number, row=row.number)
                    if body["id"] in named:
                        found.note(body["id"], number)
        return found

    def _looked_up(self, numbers: Sequence[int]) -> Iterator[tuple[str, Body]]:
        for kind, body in self._rows.look_up(numbers) if self._rows.look_up else ():
            yield kind, with_actors(body, KINDS[kind], ids=self._ids) or {}


@dataclass(slots=True)
class Buckets:
    """Facts by kind and block: all of a block are in one bucket. Those that can be looked up by a number are not held."""

    count: int
    look_up: LookUp | None = None
    _piles: list[Pile[tuple[str, Body]]] = field(init=False)
    _numbers: list[array[int]] = field(init=False)
    _noted: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._piles = [Pile(LOOSE // self.count) for _ in range(self.count)]
        self._numbers = [array("q") for _ in range(self.count)]

    def number_of(self, block: Hashable) -> int:
        """The bucket of a block."""
        return zlib.crc32(repr(block).encode()) % self.count

    def put(self, kind: str, body: Body, *, bucket: int, row: int = 0) -> None:
        """One more; `row` is the number by which it can be looked up, 0 for none."""
        if row and self.look_up:
            self._numbers[bucket].append(row)
        else:
            self._piles[bucket].append((kind, body))

    def note(self, fact: str, bucket: int) -> None:
        """A fact of a bucket that may come to stand with those of others."""
        self._noted[fact] = bucket

    def emptied(self, changes: Iterable[Correction]) -> Iterator[dict[str, list[Body]]]:
        """Each bucket's facts by kind; together those of buckets between which people merged."""
        first = list(range(self.count))
        for change in changes:
            numbers = sorted({first[self._noted[one]] for one in change.facts if one in self._noted})
            first = [numbers[0] if one in numbers else one for one in first]
        for number in sorted(set(first)):
            found: dict[str, list[Body]] = defaultdict(list)
            for one in (one for one in range(self.count) if first[one] == number):
                rows, self._numbers[one] = self._numbers[one], array("q")
                looked_up = self.look_up(rows) if self.look_up else ()
                for kind, body in chain(looked_up, self._piles[one].drained()):
                    found[kind].append(body)
            yield found


def _actor_ids(clusters: Iterable[Cluster], decided: Decided) -> dict[str, str | None]:
    """The dossier's id for every actor told; None where a person rejected all that tell of it."""
    ids: dict[str, str | None] = {}
    for cluster in clusters:
        stands = any(not decided.rejected(one.id) for one in cluster.members)
        ids |= {one.id: cluster.id if stands else None for one in cluster.members}
    return ids


def _unnamed(rows: Rows) -> Mapping[str, array[int]]:
    """Where somebody speaks who is not named, those whose statement people changed included."""
    for row in rows.kept.values():
        if row.kind == "statement":
            note_unnamed(row.body, rows.unnamed)
    return rows.unnamed


def _actor_join(cluster: Cluster, body: Body, *, members: Sequence[str]) -> Join | None:
    """Why those told are one actor: the reasons of all links, the weakest first."""
    links = sorted({(link.score, link.reason) for one in members if (link := cluster.links.get(one))})
    if len(members) < 2 or not links:
        return None
    reason = " ".join(dict.fromkeys(reason for _, reason in links))
    return _join(body, tuple(members), rule=body["why"]["rule"], reason=reason)


def _join(body: Body, members: tuple[str, ...], *, rule: str, reason: str, versions: Iterable[Body] = ()) -> Join:
    sources = tuple(dict.fromkeys(one["source"] for one in body["evidence"]))
    told = tuple(Version(field=v["field"], value=v["value"], sources=tuple(v["sources"])) for v in versions)
    return Join(fact=body["id"], members=members, sources=sources, rule=rule, reason=reason, versions=told)


def _built(kind: str, one: Merged, *, explained: bool) -> Built:
    if len(one.members) == 1 or not explained:
        return Built(kind, one.body, one.members)
    rule = one.body["why"]["rule"]
    join = _join(one.body, one.members, rule=rule, reason=one.reason, versions=one.versions)
    return Built(kind, one.body, one.members, join)

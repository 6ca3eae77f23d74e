"""From rows to a dossier: identity, merged facts and why, what people decided, what is new.

Everything here is computed from the facts as read and from the decisions, never kept: so it does not depend
on the order in which sources came in, and a better rule needs no migration.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from detente.model import Correction, Dossier, Doubt, Fact, Judgement, Source
from detente.model.packed import Later, Pool
from detente.record.copies import copies
from detente.record.grouping import Built, Grouping
from detente.record.identity import Cluster, parted
from detente.record.interface import Suggestion
from detente.record.judging import Decided, Kept
from detente.record.judging.changes import shown as shown_corrections
from detente.record.kinds import KINDS
from detente.record.likeness import alike
from detente.record.ordering import Ordering
from detente.record.rows import Rows
from detente.record.suggesting import Facts, may_be_one
from detente.record.told import Members, Shown
from detente.record.versions.following import Followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a dossier is made of.

    `sources` stand by publication time. `rows` are all facts that stand, as they were read, `changes` what people
    corrected of them, `followed` what became of earlier versions, `unmerged` the facts of merges that were undone. `pool` has the blocks of another dossier's facts.
    """

    name: str
    sources: Sequence[Source]
    published: Mapping[str, dt.datetime | None]
    rows: Rows
    decided: Decided
    changes: tuple[Kept, ...] = ()
    followed: Followed
    unmerged: tuple[tuple[str, ...], ...] = ()
    previous_brief: dt.datetime | None
    pool: Pool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What stands behind the facts of a dossier.

    `members` are the facts as read behind each of its facts, `shown` is the other way round, `clusters` are
    the actors with the reasons why several told are one, `changes` what people corrected, in terms of facts as read.
    `earlier` are, for a fact as read, the same facts of earlier versions of its page, which stand in `shown` too;
    `replaced` are these versions, each with the one that counts.
    """

    members: Members
    shown: Shown
    clusters: tuple[Cluster, ...]
    changes: tuple[Correction, ...] = ()
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    replaced: Mapping[str, str] = field(default_factory=dict)

    def told(self, fact: str) -> tuple[str, ...]:
        """The facts as read behind one of the dossier, with those of earlier versions."""
        return tuple(it for one in self.members[fact] for it in (one, *self.earlier.get(one, ())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled(Behind):
    """A dossier and how it came about; `apart` are pairs of its actors that a person said are two."""

    dossier: Dossier
    apart: frozenset[frozenset[str]]


def actors_of(standing: Standing) -> list[Built]:
    """The dossier's actors alone, by id. Uses it up."""
    grouping = grouped(standing, ("actor",))
    return sorted(grouping.actors(), key=lambda one: str(one.body["id"]))


def grouped(standing: Standing, kinds: Collection[str], *, explained: bool = True) -> Grouping:
    """What groups the facts of these kinds, and the actors; `explained` as `Grouping` has it. Uses the rows up."""
    return Grouping(
        standing.rows,
        decided=standing.decided,
        kept=standing.changes,
        published=standing.published,
        kinds=kinds,
        explained=explained,
    )


def behind(standing: Standing, grouping: Grouping) -> Behind:
    """How the facts come about, without making them."""
    members = Members()
    for one in grouping.facts():
        members.put(one.body["id"], one.members)
    return Behind(
        members=members,
        shown=Shown(members, standing.followed.carried),
        clusters=tuple(grouping.clusters),
        changes=tuple(grouping.changes),
        earlier=_turned(standing.followed.carried),
        replaced=standing.followed.replaced,
    )


def assemble(standing: Standing) -> Assembled:
    """The dossier of what stands. Uses it up: a million facts are not to be in memory as read and as told at once."""
    grouping = grouped(standing, KINDS)
    ordering = Ordering(standing.published, facts=standing.rows.count, pool=standing.pool)
    members = Members()
    for one in grouping.facts():
        members.put(one.body["id"], one.members)
        ordering.put(one)
    facts: dict[str, Any] = ordering.facts()
    found = unexplained(standing, members, facts)
    clusters, sources = tuple(grouping.clusters), standing.sources
    apart = parted(clusters, grouping.changes, unmerged=standing.unmerged, shown=found.shown)
    compared = Facts(
        published=standing.published,
        **{kind: facts[kind] for kind in ("actors", "meetings", "proposals", "statements")},
    )
    dossier = replace(
        found.dossier,
        joins=ordering.joins(),
        doubts=Later(lambda: _doubts(clusters, compared, kept_apart=apart, shown=members)),
        copies=Later(lambda: copies(sources)),  # and not all that stands, which would be held as long
    )
    return replace(found, dossier=dossier, clusters=clusters, changes=tuple(grouping.changes), apart=apart)


def unexplained(standing: Standing, members: Members, facts: Mapping[str, Sequence[Fact]]) -> Assembled:
    """The dossier of these facts, without why some are one and who may be."""
    shown = Shown(members, standing.followed.carried)
    dossier = Dossier(
        name=standing.name,
        sources=standing.sources,
        judgements=tuple(_judgements(standing.decided, members)),
        corrections=tuple(shown_corrections(standing.changes, shown)),
        fresh=frozenset(_fresh(standing.rows, members)),
        previous_brief=standing.previous_brief,
        **facts,  # type: ignore[arg-type] # each field has its kind
    )
    return Assembled(
        dossier=dossier,
        members=members,
        shown=shown,
        clusters=(),
        apart=frozenset(),
        earlier=_turned(standing.followed.carried),
        replaced=standing.followed.replaced,
    )


def _turned(carried: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for old, new in carried.items():
        found[new].append(old)
    return {new: tuple(olds) for new, olds in found.items()}


def _doubts(
    clusters: Sequence[Cluster],
    facts: Facts,
    *,
    kept_apart: Container[frozenset[str]],
    shown: Mapping[str, object],
) -> Iterable[Doubt]:
    """Facts that may be one and are kept apart: actors, then the other kinds, of each those most alike first."""
    actors = _alike_actors(clusters, kept_apart, shown=shown)
    for one in chain(actors, may_be_one(facts, kept_apart=kept_apart)):
        yield Doubt(kind=one.kind, one=one.one, other=one.other, score=one.score, reason=one.reason)


def _alike_actors(
    clusters: Sequence[Cluster], kept_apart: Container[frozenset[str]], *, shown: Mapping[str, object]
) -> list[Suggestion]:
    return [one for one in alike(clusters, kept_apart=kept_apart) if one.one in shown and one.other in shown]


def suggested_actors(assembled: Assembled) -> list[Suggestion]:
    """Those of a dossier's actors that may be one, those most alike first."""
    return _alike_actors(assembled.clusters, assembled.apart, shown=assembled.members)


def _fresh(rows: Rows, members: Members) -> Iterator[str]:
    """Facts all of whose reports came in after the last brief."""
    facts = {fact for one in rows.late if (fact := members.shown(one))}
    return (fact for fact in facts if rows.late.issuperset(members[fact]))


def _judgements(decided: Decided, members: Members) -> Iterable[Judgement]:
    """The decision that counts for each fact that has one, oldest first; rejected ones under the id they had."""
    found: dict[str, tuple[int, Judgement]] = {}
    for fact in dict.fromkeys(fact for one in decided.last if (fact := members.shown(one))):
        numbers = [(decided.numbers[one], decided.last[one]) for one in members[fact] if one in decided.last]
        number, last = max(numbers, key=lambda pair: pair[0])
        found[fact] = (number, Judgement(fact=fact, verdict=last.verdict, by=last.by, at=last.at, note=last.note))
    for one, last in decided.last.items():
        if last.verdict == "reject":
            found.setdefault(last.fact, (decided.numbers[one], last))
    yield from (judgement for _, judgement in sorted(found.values(), key=lambda pair: (pair[0], pair[1].fact)))

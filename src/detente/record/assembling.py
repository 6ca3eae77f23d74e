"""From rows to a dossier: identity, merged facts and why, what people decided, what is new.

Everything here is computed from the facts as read and from the decisions, never kept: so it does not depend
on the order in which sources came in, and a better rule needs no migration.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from detente.model import Correction, Dossier, Doubt, Fact, Join, Judgement, Passage, Source, Version, Why
from detente.model.schema import adapter
from detente.record import merging
from detente.record.actors import merged as merged_actor
from detente.record.actors import told_by
from detente.record.copies import copies
from detente.record.identity import Cluster, identify, parted
from detente.record.ids import Body, with_actors, with_facts
from detente.record.joining import is_vague
from detente.record.judging import Decided, Kept
from detente.record.judging.changes import edited, edits_of
from detente.record.judging.changes import shown as shown_corrections
from detente.record.kinds import KINDS
from detente.record.likeness import alike
from detente.record.loading import Row
from detente.record.merging import Merged
from detente.record.people import People, Stretch
from detente.record.versions.following import Followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a dossier is made of.

    `rows` are all facts that stand, by id, as they were read, `changes` what people corrected of them, `followed` what
    became of earlier versions.
    """

    name: str
    sources: tuple[Source, ...]
    rows: Mapping[str, Row]
    decided: Decided
    changes: tuple[Kept, ...] = ()
    followed: Followed
    seen: int | None
    previous_brief: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A dossier and how it came about.

    `members` are the facts as read behind each of its facts, `shown` is the other way round, `clusters` are
    the actors with the reasons why several told are one, `changes` what people corrected, in terms of facts as read.
    `earlier` are, for a fact as read, the same facts of earlier versions of its page, which stand in `shown` too;
    `replaced` are these versions, each with the one that counts.
    """

    dossier: Dossier
    members: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]
    clusters: tuple[Cluster, ...]
    changes: tuple[Correction, ...] = ()
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    replaced: Mapping[str, str] = field(default_factory=dict)

    def told(self, fact: str) -> tuple[str, ...]:
        """The facts as read behind one of the dossier, with those of earlier versions."""
        return tuple(it for one in self.members[fact] for it in (one, *self.earlier.get(one, ())))


@dataclass(frozen=True, slots=True)
class Built:
    """A fact of the dossier in JSON form, and those as read that it is made of."""

    kind: str
    body: Body
    members: tuple[str, ...]
    join: Join | None = None


def assemble(standing: Standing) -> Assembled:
    """The dossier of what stands. Uses it up: a million facts are not to be in memory as rows and as facts at once."""
    standing = _with_edits(standing)
    changes = [one.correction for one in standing.changes]
    clusters, ids, actors = _identified(standing, changes)
    people = _people(standing, actors)
    built = [*actors, *_others(standing, ids, people=people, changes=changes)]
    when = {source.id: _moment(source) for source in standing.sources}
    built.sort(key=lambda one: _place(one.body, when))
    found: dict[str, list[Fact]] = {kind.field: [] for kind in KINDS.values()}
    members = {one.body["id"]: one.members for one in built}
    whys: dict[int, tuple[Body, Why]] = {}
    for one in built:
        kind = KINDS[one.kind]
        found[kind.field].append(adapter(kind.type).validate_python(_with_shared(one.body, whys)))
        one.body.clear()
    shown = {one: fact for fact, those in members.items() for one in those}
    dossier = Dossier(
        name=standing.name,
        sources=tuple(sorted(standing.sources, key=lambda source: (when[source.id], source.id))),
        judgements=tuple(_judgements(standing.decided, members)),
        corrections=tuple(shown_corrections(standing.changes, shown)),
        joins=tuple(one.join for one in built if one.join),
        doubts=tuple(_doubts(clusters, changes, shown=members)),
        copies=tuple(copies(standing.sources)),
        fresh=frozenset(_fresh(standing, members)),
        previous_brief=standing.previous_brief,
        **{field: tuple(facts) for field, facts in found.items()},  # type: ignore[arg-type] # each field has its kind
    )
    carried = standing.followed.carried
    return Assembled(
        dossier=dossier,
        members=members,
        shown=shown | {old: shown[new] for old, new in carried.items() if new in shown},
        clusters=tuple(clusters),
        changes=tuple(changes),
        earlier=_turned(carried),
        replaced=standing.followed.replaced,
    )


def actors_of(standing: Standing) -> list[Built]:
    """The dossier's actors alone, of all that stand."""
    standing = _with_edits(standing)
    return _identified(standing, [one.correction for one in standing.changes])[2]


def _identified(
    standing: Standing, changes: Sequence[Correction]
) -> tuple[list[Cluster], dict[str, str | None], list[Built]]:
    """Who is who: the clusters, the dossier's id for every actor told (None: rejected), the dossier's actors."""
    told = (told_by(fact, row.body) for fact, row in standing.rows.items() if row.kind == "actor")
    clusters = identify(told, changes)
    ids = _actor_ids(clusters, standing.decided)
    return clusters, ids, list(_actors(clusters, standing, ids=ids))


def _with_shared(body: Body, whys: dict[int, tuple[Body, Why]]) -> Body:
    """A body whose passages and reason are made already, once where it has the same twice."""
    why = body["why"]
    if id(why) not in whys:
        whys[id(why)] = (why, adapter(Why).validate_python(why))  # with the one whose id it is, which so stays its own
    evidence = tuple(adapter(Passage).validate_python(one) for one in body["evidence"])
    same = {"content": evidence} if body.get("content") is body["evidence"] else {}
    return {**body, "why": whys[id(why)][1], "evidence": evidence, **same}


def _turned(carried: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for old, new in carried.items():
        found[new].append(old)
    return {new: tuple(olds) for new, olds in found.items()}


def _with_edits(standing: Standing) -> Standing:
    """With what people edited in its place. Rows as read are not touched."""
    edits = edits_of(standing.changes)
    if not edits:
        return standing
    rows = {
        fact: replace(row, body=edited(row.body, edits[fact])) if fact in edits else row
        for fact, row in standing.rows.items()
    }
    return replace(standing, rows=rows)


def _actor_ids(clusters: Iterable[Cluster], decided: Decided) -> dict[str, str | None]:
    """The dossier's id for every actor told; None where a person rejected all that tell of it."""
    ids: dict[str, str | None] = {}
    for cluster in clusters:
        stands = any(not decided.rejected(one.id) for one in cluster.members)
        ids |= {one.id: cluster.id if stands else None for one in cluster.members}
    return ids


def _actors(clusters: Sequence[Cluster], standing: Standing, *, ids: Mapping[str, str | None]) -> Iterable[Built]:
    vague = {cluster.id for cluster in clusters if is_vague(cluster.members)}
    for cluster in clusters:
        members = [one.id for one in cluster.members if not standing.decided.rejected(one.id)]
        if members:
            bodies = [with_actors(standing.rows[one].body, KINDS["actor"], ids=ids) or {} for one in members]
            body = merged_actor(cluster, bodies, vague=vague)
            yield Built("actor", body, tuple(members), _actor_join(cluster, body, members=members))


def _actor_join(cluster: Cluster, body: Body, *, members: Sequence[str]) -> Join | None:
    """Why those told are one actor: the reasons of all links, the weakest first."""
    links = sorted({(link.score, link.reason) for one, link in cluster.links.items() if one in members})
    if len(members) < 2 or not links:
        return None
    reason = " ".join(dict.fromkeys(reason for _, reason in links))
    return _join(body, tuple(members), rule=body["why"]["rule"], reason=reason)


def _join(body: Body, members: tuple[str, ...], *, rule: str, reason: str, versions: Iterable[Body] = ()) -> Join:
    sources = tuple(dict.fromkeys(one["source"] for one in body["evidence"]))
    told = tuple(Version(field=v["field"], value=v["value"], sources=tuple(v["sources"])) for v in versions)
    return Join(fact=body["id"], members=members, sources=sources, rule=rule, reason=reason, versions=told)


def _doubts(
    clusters: Sequence[Cluster], changes: Iterable[Correction], *, shown: Mapping[str, object]
) -> Iterable[Doubt]:
    """Actors that may be one and are kept apart, those most alike first."""
    for one in alike(clusters, kept_apart=parted(clusters, changes)):
        if one.one in shown and one.other in shown:
            yield Doubt(one=one.one, other=one.other, reason=one.reason)


def _people(standing: Standing, actors: Iterable[Built]) -> People:
    """What merging goes by: actors, the days of the sources, where somebody speaks who is not named."""
    unnamed: dict[str, list[Stretch]] = defaultdict(list)
    for row in standing.rows.values():
        if row.kind == "statement" and (row.body["anonymous"] or row.body["speaker"] is None):
            for one in (*row.body["evidence"], *row.body["content"]):
                unnamed[one["source"]].append((one["source"], one["start"], one["end"]))
    return People(
        {one.body["id"]: one.body for one in actors},
        {source.id: source.published.date() for source in standing.sources if source.published},
        {source: tuple(stretches) for source, stretches in unnamed.items()},
    )


def _others(
    standing: Standing, ids: Mapping[str, str | None], *, people: People, changes: Sequence[Correction]
) -> list[Built]:
    """All facts but the actors, those that name a rejected actor where they need one left out."""
    stand: dict[str, list[Body]] = {kind: [] for kind in KINDS if kind != "actor"}
    for fact, row in standing.rows.items():
        if row.kind != "actor" and not standing.decided.rejected(fact):
            body = with_actors(row.body, KINDS[row.kind], ids=ids)
            if body is not None:
                stand[row.kind].append(body)
                row.body.clear()
    found = [
        _built(kind, one)
        for kind, bodies in stand.items()
        for one in merging.merged(kind, bodies, people=people, changes=changes)
    ]
    shown = {one: built.body["id"] for built in found for one in built.members}
    for built in found:
        built.body.update(with_facts(built.body, KINDS[built.kind], ids=shown))
    return found


def _built(kind: str, one: Merged) -> Built:
    if len(one.members) == 1:
        return Built(kind, one.body, one.members)
    rule = one.body["why"]["rule"]
    join = _join(one.body, one.members, rule=rule, reason=one.reason, versions=one.versions)
    return Built(kind, one.body, one.members, join)


def _fresh(standing: Standing, members: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    """Facts all of whose reports came in after the last brief."""
    if standing.seen is not None:
        for fact, those in members.items():
            if min(standing.rows[one].added for one in those) > standing.seen:
                yield fact


def _judgements(decided: Decided, members: Mapping[str, tuple[str, ...]]) -> Iterable[Judgement]:
    """The decision that counts for each fact that has one, oldest first; rejected ones under the id they had."""
    found: dict[str, tuple[int, Judgement]] = {}
    for fact, those in members.items():
        numbers = [(decided.numbers[one], decided.last[one]) for one in those if one in decided.last]
        if numbers:
            number, last = max(numbers, key=lambda pair: pair[0])
            found[fact] = (number, Judgement(fact=fact, verdict=last.verdict, by=last.by, at=last.at, note=last.note))
    for one, last in decided.last.items():
        if last.verdict == "reject":
            found.setdefault(last.fact, (decided.numbers[one], last))
    yield from (judgement for _, judgement in sorted(found.values(), key=lambda pair: (pair[0], pair[1].fact)))


def _moment(source: Source) -> str:
    """A source's time as something to sort by; those of no known time come last."""
    published = source.published
    if published is None:
        return "~"
    return (published.astimezone(dt.UTC) if published.tzinfo else published).isoformat()


def _place(body: Body, when: Mapping[str, str]) -> tuple[str, str, int, str]:
    """Where a fact stands among the others: by its first report, then as the text runs."""
    first = min(((when.get(p["source"], "~"), p["source"], p["start"]) for p in body["evidence"]), default=("~", "", 0))
    return (*first, body["id"])

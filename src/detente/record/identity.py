"""Who is who across reports: actors told by many readings become one, by rules that give their reasons.

A pure function of the actors told, so that the order in which reports came in cannot matter. Each rule joins
only what it can justify in a sentence; what is merely alike is suggested to a person (`likeness`) and never
joined. Unnamed people are never joined to anybody. Where a name could be two people's or two bodies', all
its bearers stay apart: a wrong attribution is worse than a missing one.
"""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from detente.model import Correction
from detente.record import names
from detente.record.bodies import join_bodies
from detente.record.ids import digest
from detente.record.joining import Joined, Link, Told, side_name
from detente.record.judging.regroup import regrouped
from detente.record.persons import full_name, join_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One actor: its id in the record, those told that it is made of, and each one's reason where joined."""

    id: str
    members: tuple[Told, ...]
    links: dict[str, Link]


def identify(told: Iterable[Told], changes: Sequence[Correction] = ()) -> list[Cluster]:
    """The actors behind those told, by id. `changes` are people's own merges and splits, which go before the rules."""
    joined = Joined({one.id: one for one in sorted(told, key=lambda one: one.id)})
    join_bodies(joined)
    join_people(joined)
    groups = regrouped(joined.clusters(joined.told.values()), changes, id_of=lambda one: one.id)
    return _named(joined, groups, by_hand=by_hand(changes))


def parted(
    clusters: Iterable[Cluster],
    changes: Iterable[Correction],
    *,
    unmerged: Iterable[Sequence[str]] = (),
    shown: Mapping[str, str],
) -> frozenset[frozenset[str]]:
    """Pairs of facts of the dossier of which a person said that they are two: by a split, or by undoing a merge of them.

    `shown` gives the fact of the dossier for each other than an actor as read.
    """
    actors = {one.id: cluster.id for cluster in clusters for one in cluster.members}
    where = ChainMap(actors, shown)  # type: ignore[arg-type] # nothing is put into it
    splits = ((one, other) for it in changes if it.kind == "split" for one in it.facts for other in it.apart)
    pairs = chain(splits, (pair for facts in unmerged for pair in combinations(facts, 2)))
    known = ((where[one], where[other]) for one, other in pairs if one in where and other in where)
    return frozenset(frozenset(pair) for pair in known if pair[0] != pair[1])


def by_hand(changes: Iterable[Correction]) -> dict[str, Link]:
    """Why each of those that people merged is one with others; the latest word counts."""
    return {
        fact: Link(rule="by hand", score=1.0, reason=merge_in_words(change))
        for change in changes
        if change.kind == "merge"
        for fact in change.facts
    }


def merge_in_words(change: Correction) -> str:
    """As in "Ana says that they are one (3 May 2041): same passport."."""
    why = f": {change.why.removesuffix('.')}" if change.why else ""
    return f"{change.by} says that they are one ({change.at:%Y-%m-%d}){why}."


def _named(joined: Joined, groups: Sequence[list[Told]], *, by_hand: Mapping[str, Link]) -> list[Cluster]:
    """The clusters with ids made of names, so that they outlast further reports; equal ones are told apart."""
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
        links = {one.id: link for one in group if (link := by_hand.get(one.id) or joined.links.get(one.id))}
        found.append(Cluster(id=made, members=tuple(group), links=links))
    return sorted(found, key=lambda one: one.id)


def _key(group: list[Told]) -> tuple[str, str]:
    if group[0].is_person:
        return "person", max((" ".join(full_name(one) or names.person(one.name)) for one in group), key=_longest)
    return "body", max((names.canonical_body(one.name) for one in group), key=_longest)


def _longest(name: str) -> tuple[int, str]:
    return len(name), name


def _cluster_side(joined: Joined, group: list[Told]) -> str:
    return min((name for one in group if (name := side_name(joined, one))), default="")

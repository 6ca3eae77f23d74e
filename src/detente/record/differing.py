"""What one state of a record has and another has not, fact by fact.

Both states may hold more facts than fit into memory twice. So the later one is put together and packed, with a digest of
all that each fact says; the facts of the earlier one are gone through as they are made, and only those are kept that are
not word for word in the later one. The rest of the earlier dossier is what the later one has of it.
"""

from __future__ import annotations

import heapq
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from detente.model import Fact
from detente.model.packed import Chosen
from detente.record.assembling import Assembled, Standing, grouped, unexplained
from detente.record.grouping import Built
from detente.record.ids import Body, body_of, with_actors, with_facts
from detente.record.interface import Changed, FieldChange
from detente.record.kinds import KINDS, kind_of
from detente.record.ordering import Ordering
from detente.record.piles import Digests, Ids, among
from detente.record.told import Members

_NOT_SAID = frozenset({"id", "why", "evidence"})
"""What may differ though a fact says the same; of its passages the reports are compared."""


@dataclass(frozen=True, slots=True)
class Later:
    """A state without what no difference is told of (why some are one, and who may be), and what each fact says."""

    state: Assembled
    said: Digests

    @classmethod
    def of(cls, standing: Standing) -> Later:
        """All of it. Uses it up."""
        said = Digests()
        ordering = Ordering(standing.published, facts=standing.rows.count)

        def put(one: Built) -> None:
            said.add(one.body["id"], _digest(one.body, ordering))
            ordering.put(one)

        members = _gone_through(standing, put)
        return cls(unexplained(standing, members, ordering.facts()), said)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states; `fresh` are the facts of the later one that are not word for word in the earlier.

    `stale` are, by the dossier's fields, those of the earlier one that are not in the later.
    """

    before: Assembled
    after: Assembled
    fresh: Ids
    stale: Mapping[str, Sequence[Fact]]

    @classmethod
    def of(cls, standing: Standing, later: Later) -> Compared:
        """Go through an earlier state. Uses it up."""
        now, then, counts = later.said.ordered(), array("q"), Counter[str]()
        ordering = Ordering(standing.published, facts=standing.rows.count)

        def put(one: Built) -> None:
            digest = _digest(one.body, ordering)
            then.append(digest)
            counts[KINDS[one.kind].field] += 1
            if not among(now, digest):
                ordering.put(one)

        members = _gone_through(standing, put)
        fresh, stale = later.said.ids_but(array("q", sorted(then))), ordering.facts()
        facts = {
            field: _both(getattr(later.state.dossier, field), some, fresh=fresh, order=ordering, count=counts[field])
            for field, some in stale.items()
        }
        return cls(unexplained(standing, members, facts), later.state, fresh, stale)

    def new(self) -> Sequence[Fact]:
        """The facts of which nothing was shown before."""
        wanted = _ids(one for one in self.fresh if not self._earlier(one))
        return _chosen(self.after.dossier.facts, wanted)

    def withdrawn(self) -> Sequence[Fact]:
        """The facts of which nothing is shown any more."""
        gone = _ids(one.id for one in self._stale() if not _shown(self.before.told(one.id), self.after.shown))
        return _chosen(self._stale, gone)

    def _stale(self) -> Iterator[Fact]:
        for some in self.stale.values():
            yield from some

    def changed(self) -> Iterator[Changed]:
        """The facts that say something else, or that more or fewer reports tell."""
        earlier = {one: those for one in self.fresh if (those := self._earlier(one))}
        wanted = {it for those in earlier.values() for it in those}
        known = {one.id: one for one in self._stale() if one.id in wanted}
        if wanted - known.keys():  # what one was made of is another's, which says the same without it
            known = {one.id: one for one in self.before.dossier.facts() if one.id in wanted}
        now = _Now(self.before, self.after)
        for one in self.after.dossier.facts() if earlier else ():
            if one.id in earlier:
                then = tuple(known[it] for it in earlier[one.id])
                fields = tuple(_fields(then, one, now=now, replaced=self.after.replaced))
                if fields:
                    yield Changed(before=then, after=one, fields=fields)

    def _earlier(self, fact: str) -> list[str]:
        return _shown(self.after.told(fact), self.before.shown)

    def gone(self, facts: Iterable[Fact]) -> dict[str, str]:
        """Of facts that were withdrawn those whose page was read again without their words, by id, with its later version."""
        kept = {one for those in self.after.earlier.values() for one in those}
        return {
            one.id: self.after.replaced[one.evidence[0].source]
            for one in facts
            if one.evidence
            and one.evidence[0].source in self.after.replaced
            and kept.isdisjoint(self.before.told(one.id))
        }


class _Now(Mapping[str, str]):
    """The present id of an actor or fact of the earlier state."""

    def __init__(self, before: Assembled, after: Assembled) -> None:
        self._before, self._after = before, after

    def __getitem__(self, fact: str) -> str:
        return self._after.shown[self._before.members[fact][0]]

    def __iter__(self) -> Iterator[str]:
        return (fact for fact, those in self._before.members.items() if those[0] in self._after.shown)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _gone_through(standing: Standing, put: Callable[[Built], None]) -> Members:
    """What stands behind each fact of a state; the facts are given to `put` one by one."""
    members = Members()
    for one in grouped(standing, KINDS, explained=False).facts():
        members.put(one.body["id"], one.members)
        put(one)
    return members


def _digest(body: Body, order: Ordering) -> int:
    """Of all that a fact says, and of where its time puts it among the others."""
    return hash((to_json(body), order.place(body)[0]))


def _both(later: Iterable[Fact], stale: Iterable[Fact], *, fresh: Ids, order: Ordering, count: int) -> Sequence[Fact]:
    """Facts of a kind of the earlier state in its order: what the later one has of them, and the others."""

    def every() -> Iterator[Fact]:
        return heapq.merge((one for one in later if one.id not in fresh), stale, key=order.place_of)

    return Chosen(every, lambda _: True, count=count)


def _ids(some: Iterable[str]) -> Ids:
    found = Ids()
    for one in some:
        found.add(one)
    return found


def _chosen(every: Callable[[], Iterable[Fact]], wanted: Ids) -> Sequence[Fact]:
    """Facts of a state, looked for where they stand."""
    return Chosen(every, lambda one: one.id in wanted, count=len(wanted)) if len(wanted) else ()


def _shown(members: Iterable[str], shown: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(shown[one] for one in members if one in shown))


def _fields(
    before: tuple[Fact, ...], after: Fact, *, now: Mapping[str, str], replaced: Mapping[str, str]
) -> Iterator[FieldChange]:
    """`now` gives the present id of an actor or fact of the earlier state, `replaced` that of a report."""
    then, present = [_renamed(one, now) for one in before], body_of(after)
    for field in dict.fromkeys([*present, *then[0]]):  # accounts stand only where there are some
        was, says = then[0].get(field), present.get(field)
        if field not in _NOT_SAID and _words(was) != _words(says):
            yield FieldChange(field=field, before=was, after=says)
    if len(before) > 1:
        yield FieldChange(field="told apart", before=[one.id for one in before], after=[after.id])
    told = sorted({replaced.get(source, source) for one in before for source in _sources(one)})
    if told != _sources(after):
        yield FieldChange(field="sources", before=told, after=_sources(after))


def _words(value: Any) -> Any:
    """A value with passages as their words: they may stand elsewhere in a later version."""
    if isinstance(value, dict):
        return value["exact"] if "exact" in value else {key: _words(one) for key, one in value.items()}
    return [_words(one) for one in value] if isinstance(value, list) else value


def _renamed(fact: Fact, now: Mapping[str, str]) -> Body:
    kind = KINDS[kind_of(fact)]
    body = body_of(fact)
    return with_facts(with_actors(body, kind, ids=now) or body, kind, ids=now)


def _sources(fact: Fact) -> list[Any]:
    return sorted({one.source for one in fact.evidence})

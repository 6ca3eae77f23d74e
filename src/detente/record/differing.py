"""What one state of a record has and another has not, fact by fact.

Both states may hold more facts than fit into memory: they are gone through, and what says the same in both is passed
over by a digest of all that it says.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.model import Fact
from detente.model.packed import Chosen
from detente.record.assembling import Assembled
from detente.record.ids import Body, body_of, with_actors, with_facts
from detente.record.interface import Changed, FieldChange
from detente.record.kinds import KINDS, kind_of
from detente.record.piles import Ids

_NOT_SAID = frozenset({"id", "why", "evidence"})
"""What may differ though a fact says the same; of its passages the reports are compared."""


def bare(state: Assembled) -> Assembled:
    """A state without what no difference is told of: why some are one, and who may be."""
    return replace(state, clusters=(), dossier=replace(state.dossier, joins=(), doubts=(), copies=()))


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states; `fresh` are the facts of the later one that are not word for word in the earlier, `stale` the reverse."""

    before: Assembled
    after: Assembled
    fresh: Ids
    stale: Ids

    @classmethod
    def of(cls, before: Assembled, after: Assembled) -> Compared:
        """Go through both."""
        then, now = _said(before), _said(after)
        return cls(before, after, _unlike(after, then), _unlike(before, now))

    def new(self) -> Sequence[Fact]:
        """The facts of which nothing was shown before."""
        return _facts(self.after, (one for one in self.fresh if not self._earlier(one)))

    def withdrawn(self) -> Sequence[Fact]:
        """The facts of which nothing is shown any more."""
        gone = (one for one in self.stale if not _shown(self.before.told(one), self.after.shown))
        return _facts(self.before, gone)

    def changed(self) -> Iterator[Changed]:
        """The facts that say something else, or that more or fewer reports tell."""
        earlier = {one: those for one in self.fresh if (those := self._earlier(one))}
        wanted = {it for those in earlier.values() for it in those}
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


def _said(state: Assembled) -> array[int]:
    """Digests of all that is said, in order."""
    return array("q", sorted(array("q", map(hash, state.dossier.facts()))))


def _unlike(state: Assembled, said: array[int]) -> Ids:
    """The facts of a state that are not said so there."""
    found = Ids()
    for one in state.dossier.facts():
        digest = hash(one)
        place = bisect_left(said, digest)
        if place == len(said) or said[place] != digest:
            found.add(one.id)
    return found


def _facts(state: Assembled, some: Iterable[str]) -> Sequence[Fact]:
    """These facts of a state, looked for where they stand."""
    wanted = Ids()
    for one in some:
        wanted.add(one)
    if not len(wanted):
        return ()
    return Chosen(state.dossier.facts, lambda one: one.id in wanted, count=len(wanted))


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

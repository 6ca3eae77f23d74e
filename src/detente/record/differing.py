"""What one state of a record has and another has not, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from detente.model import Fact
from detente.record.assembling import Assembled
from detente.record.ids import Body, body_of, with_actors, with_facts
from detente.record.interface import Changed, FieldChange
from detente.record.kinds import KINDS, kind_of

_NOT_SAID = frozenset({"id", "why", "evidence"})
"""What may differ though a fact says the same; of its passages the reports are compared."""


def new(before: Assembled, after: Assembled) -> tuple[Fact, ...]:
    """The facts of which nothing was shown before."""
    return tuple(one for one in after.dossier.facts() if not _shown(after.told(one.id), before.shown))


def withdrawn(before: Assembled, after: Assembled) -> tuple[Fact, ...]:
    """The facts of which nothing is shown any more."""
    return tuple(one for one in before.dossier.facts() if not _shown(before.told(one.id), after.shown))


def changed(before: Assembled, after: Assembled) -> Iterator[Changed]:
    """The facts that say something else, or that more or fewer reports tell."""
    known = {one.id: one for one in before.dossier.facts()}
    now = {fact: after.shown[those[0]] for fact, those in before.members.items() if those[0] in after.shown}
    for one in after.dossier.facts():
        earlier = tuple(known[it] for it in _shown(after.told(one.id), before.shown))
        if earlier:
            fields = tuple(_fields(earlier, one, now=now, replaced=after.replaced))
            if fields:
                yield Changed(before=earlier, after=one, fields=fields)


def _shown(members: Iterable[str], shown: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(shown[one] for one in members if one in shown))


def gone(before: Assembled, after: Assembled, facts: Iterable[Fact]) -> dict[str, str]:
    """Of facts that were withdrawn those whose page was read again without their words, by id, with its later version."""
    kept = {one for those in after.earlier.values() for one in those}
    return {
        one.id: after.replaced[one.evidence[0].source]
        for one in facts
        if one.evidence and one.evidence[0].source in after.replaced and kept.isdisjoint(before.told(one.id))
    }


def _fields(
    before: tuple[Fact, ...], after: Fact, *, now: Mapping[str, str], replaced: Mapping[str, str]
) -> Iterator[FieldChange]:
    """`now` gives the present id of an actor or fact of the earlier state, `replaced` that of a report."""
    then, present = [_renamed(one, now) for one in before], body_of(after)
    for field in present:
        if field not in _NOT_SAID and _words(present[field]) != _words(then[0][field]):
            yield FieldChange(field=field, before=then[0][field], after=present[field])
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

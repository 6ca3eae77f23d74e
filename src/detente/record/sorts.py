"""Bodies that a report names by their sort alone ("the movement"): whose name has that word, if only one has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from detente.record import names
from detente.record.joining import Joined, Link, Told, apart_somewhere

_SORTS = frozenset(
    ("movement", "front", "council", "coalition", "alliance", "league", "bloc", "union", "army", "party")
)
"""Words for a sort of party to talks that stand in such parties' names. "Government" and "ministry" fit every state."""


def join_sorts(joined: Joined, bodies: list[Told]) -> None:
    """A body called by its sort alone is the one body of the record that has the word in its name.

    Only where its report tells of somebody by name who stands in that body's reports too: both are of one process.
    """
    named: dict[str, list[list[Told]]] = defaultdict(list)
    for group in joined.clusters(bodies):
        words = {word for one in group if names.is_distinctive(one.name) for word in names.plain(one.name).split()}
        for sort in sorted(words & _SORTS):
            named[sort].append(group)
    company = _company(joined.told.values())
    for group in joined.clusters(bodies):
        sorts = {names.plain(form) for one in group for form in (one.name, *one.names)}
        fits = named.get(min(sorts), []) if len(sorts) == 1 and sorts <= _SORTS else []
        if len(fits) == 1 and all(one.side is None for one in group):
            _join(joined, joined.all_of(fits[0][0]), part=group, company=company)


def _join(joined: Joined, whole: list[Told], *, part: list[Told], company: dict[str, set[str]]) -> None:
    known = set[str]().union(*(company[one.source] for one in whole)) - {names.plain(one.name) for one in whole}
    if apart_somewhere(whole, part) or not all(company[one.source] & known for one in part):
        return
    reason = f"“{part[0].name}” can only be {whole[0].name} in this record: no other's name has the word."
    joined.join([*whole, *part], Link(rule="only one of its sort", score=0.7, reason=reason))


def _company(told: Iterable[Told]) -> dict[str, set[str]]:
    """The names by which each report tells of people and bodies."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in told:
        if names.is_distinctive(one.name) and not (one.is_person and names.is_unnamed(one.name)):
            found[one.source].add(names.plain(one.name))
    return found

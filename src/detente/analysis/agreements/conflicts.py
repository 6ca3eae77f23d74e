"""All smallest sets of commitments that exclude each other.

All at once by labels (see `labels`), which is quick wherever issues are not tied together too densely; else one by one: a
set excludes each other exactly where it hits, for every package, at least one commitment that the package
breaks: the smallest such sets are the minimal transversals of the sets of commitments that packages break
(the duality of minimal unsatisfiable and minimal correction sets, Liffiton and Sakallah 2008). The
correction sets are found one by one: take the smallest transversal of those known, look for a package that
keeps to it; one that exists, grown as far as it goes, gives a new correction set; where none exists the
transversal is a conflict. So conflicts come smallest first, and those given are exact even where a limit
stops the search.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from detente.analysis.agreements.clauses import Clause, Commitment, Domains
from detente.analysis.agreements.fits import Fit, Nogood, Table, TooLong
from detente.analysis.agreements.labels import labelled

OPEN_SETS = 5000
"""Transversals kept at a time. Eight parties with twenty issues stay below a hundred; the bound is for malice."""
SECONDS = 60.0

_Set = frozenset[int]


def conflicts(
    domains: Domains, commitments: Sequence[Commitment], *, limit: int
) -> tuple[list[tuple[Commitment, ...]], bool]:
    """The smallest conflicting sets, by size and then in the order given; whether these are all.

    At most `limit` are returned. The time grows with their number, not with that of the packages.
    """
    at = {issue: number for number, issue in enumerate(domains)}
    members = [[_nogood(clause, domains, at) for clause in one.clauses] for one in commitments]
    sets, complete = excluding([len(options) for options in domains.values()], members, limit=limit)
    return [tuple(commitments[number] for number in sorted(one)) for one in sets], complete


def _nogood(clause: Clause, domains: Domains, at: dict[str, int]) -> Nogood:
    told = [(clause.issue, clause.excluded), *([(clause.other, clause.beside)] if clause.other else [])]
    return tuple((at[issue], sum(1 << domains[issue].index(one) for one in options)) for issue, options in told)


def excluding(
    sizes: Sequence[int], members: Sequence[Sequence[Nogood]], *, limit: int, seconds: float = SECONDS
) -> tuple[list[_Set], bool]:
    """The smallest sets of members (by number) to which no package keeps, smallest first; whether these are all.

    `sizes` are the numbers of options; each member forbids what its nogoods say. Those given are right even where
    the limit or the time stops the search.
    """
    until = time.monotonic() + seconds
    found: list[_Set] = []
    complete = True
    for own in _components(members):
        sets, all_of_them = _of_component(sizes, [members[number] for number in own], limit=limit, until=until)
        complete = complete and all_of_them
        found.extend(frozenset(own[number] for number in one) for one in sets)
    found.sort(key=lambda one: (len(one), sorted(one)))
    return found[:limit], complete and len(found) <= limit


def _components(members: Sequence[Sequence[Nogood]]) -> list[list[int]]:
    """Members in groups that share issues, directly or through others, in the order given."""
    groups: list[tuple[set[int], list[int]]] = []
    for number, nogoods in enumerate(members):
        issues = {issue for nogood in nogoods for issue, _ in nogood}
        mine = [number]
        apart = []
        for group in groups:
            if group[0] & issues:
                issues |= group[0]
                mine = group[1] + mine
            else:
                apart.append(group)
        groups = [*apart, (issues, sorted(mine))]
    return sorted(numbers for _, numbers in groups)


def _of_component(
    sizes: Sequence[int], members: Sequence[Sequence[Nogood]], *, limit: int, until: float
) -> tuple[list[_Set], bool]:
    """The conflicts among members, as sets of their numbers; whether all. By labels, or else one by one."""
    number = len(members)
    try:
        half = time.monotonic() + (until - time.monotonic()) / 2
        found = labelled(sizes, members, until=half)
        return [frozenset(one for one in range(number) if some >> one & 1) for some in found], True
    except TooLong:
        return _one_by_one(Table(sizes, members, until=until), number, limit=limit)


def _one_by_one(table: Table, number: int, *, limit: int) -> tuple[list[_Set], bool]:
    """The conflicts among the first `number` commitments of a table, as sets of numbers; whether all."""
    waiting: list[_Set] = [frozenset()]
    proven: list[_Set] = []
    try:
        while waiting:
            smallest = min(waiting, key=lambda one: (len(one), sorted(one)))
            package = table.fit(smallest)
            if package is None:
                waiting.remove(smallest)
                proven.append(smallest)
                if len(proven) >= limit:
                    return proven, not waiting
                continue
            broken = _correction(table, number, package=package)
            if not broken:
                return [], True
            kept = [one for one in waiting if one & broken]
            missing = [one for one in waiting if not one & broken]
            waiting = kept + _extended(missing, broken, kept=proven + kept)
            if len(waiting) > OPEN_SETS:
                return proven, False
    except TooLong:
        return proven, False
    return proven, True


def _extended(missing: Iterable[_Set], broken: _Set, *, kept: Iterable[_Set]) -> list[_Set]:
    """The transversals that miss a new correction set, each with one member of it added, the minimal ones."""
    kept = list(kept)
    new = {one | {member} for one in missing for member in broken}
    return sorted((one for one in new if not any(other <= one for other in kept)), key=sorted)


def _correction(table: Table, number: int, *, package: Fit) -> _Set:
    """The commitments that a package breaks, after changing it so that it breaks as few as it can."""
    broken = table.broken(package)
    everything = frozenset(range(number))
    for one in range(number):
        if one in broken:
            better = table.fit((everything - broken) | {one})
            if better is not None:
                broken = table.broken(better)
    return broken

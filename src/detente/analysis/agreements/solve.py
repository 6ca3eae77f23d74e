"""Exact counting of packages without listing them.

Issues that no condition links are independent, so that their counts multiply. Inside a linked component the
issues are eliminated one by one (bucket elimination, Dechter 1999), options that no clause tells apart taken
together: the work grows with how densely conditions link issues, not with the number of packages. The
tables also give packages one after another without a dead end.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import prod

from detente.analysis.agreements.clauses import Clause, Domains

Package = dict[str, str]

_Message = tuple[tuple[str, ...], dict[tuple[int, ...], int]]


@dataclass(frozen=True, slots=True)
class _Step:
    """One eliminated issue.

    `around` are the issues left that its options depend on; `table` gives, for their classes, the classes
    of the issue that leave at least one package.
    """

    issue: str
    around: tuple[str, ...]
    table: dict[tuple[int, ...], list[int]]


@dataclass(frozen=True, slots=True)
class _Solved:
    count: int
    steps: tuple[_Step, ...]
    classes: dict[str, list[list[str]]]


def components(domains: Domains, clauses: Iterable[Clause]) -> list[tuple[str, ...]]:
    """The issues in groups that clauses link, directly or through others, in the order of the issues."""
    near: dict[str, set[str]] = {issue: set() for issue in domains}
    for one in clauses:
        if one.other:
            near[one.issue].add(one.other)
            near[one.other].add(one.issue)
    found, seen = [], set()
    for start in domains:
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            new = near[waiting.pop()] - group
            group |= new
            waiting.extend(new)
        seen |= group
        found.append(tuple(issue for issue in domains if issue in group))
    return found


def count(domains: Domains, clauses: Iterable[Clause]) -> int:
    """How many packages no clause forbids; exact, of any size. 1 where there are no issues."""
    clauses = list(clauses)
    return prod(_solve(part, domains, clauses=clauses).count for part in components(domains, clauses))


def solutions(domains: Domains, clauses: Iterable[Clause]) -> Iterator[Package]:
    """The packages that no clause forbids, one by one, in an order that depends on nothing else."""
    clauses = list(clauses)
    solved = [_solve(part, domains, clauses=clauses) for part in components(domains, clauses)]
    if all(one.count for one in solved):
        yield from _joined(domains, solved)


def _joined(domains: Domains, solved: list[_Solved]) -> Iterator[Package]:
    def extend(number: int, package: Package) -> Iterator[Package]:
        if number == len(solved):
            yield {issue: package[issue] for issue in domains}
            return
        for part in _walk(solved[number], len(solved[number].steps) - 1, chosen={}):
            yield from extend(number + 1, package | part)

    yield from extend(0, {})


def _walk(solved: _Solved, at: int, *, chosen: dict[str, int]) -> Iterator[Package]:
    if at < 0:
        members = [[(issue, one) for one in solved.classes[issue][number]] for issue, number in chosen.items()]
        yield from map(dict, itertools.product(*members))
        return
    step = solved.steps[at]
    for number in step.table[tuple(chosen[issue] for issue in step.around)]:
        yield from _walk(solved, at - 1, chosen={**chosen, step.issue: number})


def _solve(part: tuple[str, ...], domains: Domains, *, clauses: Iterable[Clause]) -> _Solved:
    inside = set(part)
    own = [one for one in clauses if one.issue in inside]
    classes = {issue: _classes(issue, domains[issue], clauses=own) for issue in part}
    forbidden = _forbidden(classes, own)
    near: dict[str, set[str]] = {issue: set() for issue in part}
    for first, second in forbidden:
        near[first].add(second)
    messages: list[_Message] = []
    steps: list[_Step] = []
    left = list(part)
    total = 1
    while left:
        issue = min(left, key=lambda one: (len(near[one]), left.index(one)))
        left.remove(issue)
        around = tuple(one for one in part if one in near[issue])
        mine = [one for one in messages if issue in one[0]]
        messages = [one for one in messages if issue not in one[0]]
        table, message = _eliminate(issue, around, classes=classes, forbidden=forbidden, messages=mine)
        steps.append(_Step(issue, around, table))
        if around:
            messages.append((around, message))
        else:
            total *= message[()]
        for one in around:
            near[one] = (near[one] | set(around)) - {one, issue}
    return _Solved(total, tuple(steps), classes)


def _eliminate(
    issue: str,
    around: tuple[str, ...],
    *,
    classes: Mapping[str, list[list[str]]],
    forbidden: Mapping[tuple[str, str], set[tuple[int, int]]],
    messages: list[_Message],
) -> tuple[dict[tuple[int, ...], list[int]], dict[tuple[int, ...], int]]:
    """For each choice of classes around the issue: its classes that go with it, and how many packages."""
    table, message = {}, {}
    pairs = [(place, forbidden[issue, one]) for place, one in enumerate(around) if (issue, one) in forbidden]
    scope = (*around, issue)
    places = [(tuple(scope.index(one) for one in names), values) for names, values in messages]
    for key in itertools.product(*(range(len(classes[one])) for one in around)):
        ways, total = [], 0
        for number, members in enumerate(classes[issue]):
            if any((number, key[place]) in bad for place, bad in pairs):
                continue
            full = (*key, number)
            here = len(members) * prod(values[tuple(full[at] for at in where)] for where, values in places)
            if here:
                ways.append(number)
                total += here
        table[key], message[key] = ways, total
    return table, message


def _classes(issue: str, options: tuple[str, ...], *, clauses: list[Clause]) -> list[list[str]]:
    """The options that no clause excludes outright, those together that the other clauses treat alike."""
    alike: dict[tuple[bool, ...], list[str]] = defaultdict(list)
    from_here = [one.excluded for one in clauses if one.other and one.issue == issue]
    to_here = [one.beside for one in clauses if one.other == issue]
    gone = {option for one in clauses if not one.other and one.issue == issue for option in one.excluded}
    for option in options:
        if option not in gone:
            alike[tuple(option in one for one in from_here + to_here)].append(option)
    return list(alike.values())


def _forbidden(
    classes: Mapping[str, list[list[str]]], clauses: list[Clause]
) -> dict[tuple[str, str], set[tuple[int, int]]]:
    """For each linked pair of issues, both ways round, the pairs of classes that do not go together."""
    found: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for one in clauses:
        if not one.other:
            continue
        for first, members in enumerate(classes[one.issue]):
            for second, others in enumerate(classes[one.other]):
                if members[0] in one.excluded and others[0] in one.beside:
                    found[one.issue, one.other].add((first, second))
                    found[one.other, one.issue].add((second, first))
    return dict(found)

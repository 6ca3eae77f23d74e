"""All smallest sets of commitments that exclude each other, issue by issue, by the sets that exclude each option.

Of one issue, given what is chosen around it, a set of commitments leaves nothing where it excludes every option: the
smallest such sets are the smallest unions of one excluding set for each option. Issues are taken away one by one, each
leaving to those around it the sets under which it has no option left; the last leaves all conflicts. These are the labels
of an assumption-based truth maintenance system (de Kleer, "An assumption-based TMS", 1986) computed by bucket elimination
(Dechter 1999). The time grows with the labels and with how densely issues are tied, not with the packages, nor with the
number of ways to resolve the conflicts.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from detente.analysis.agreements.fits import Nogood, TooLong

LARGEST = 4000
"""Sets in one label. Eight parties with twenty issues and fifteen conditions stay below some hundreds."""
_CONTEXTS = 20_000

Sets = list[int]
"""Sets of commitments as bit masks, none within another."""
_Factor = tuple[tuple[int, ...], Mapping[tuple[int, ...], Sets]]


def labelled(sizes: Sequence[int], members: Sequence[Sequence[Nogood]], *, until: float) -> Sets:
    """All smallest conflicts as bit masks over the members. Raises TooLong where labels grow too large, or time is over."""
    classes = {issue: _classes(issue, sizes[issue], members) for issue in _issues(members)}
    factors = [factor for number, own in enumerate(members) for factor in _factors(number, own, classes)]
    left = set(classes)
    while left:
        issue = min(left, key=lambda one: (_contexts(one, factors, classes), one))
        left.remove(issue)
        mine = [one for one in factors if issue in one[0]]
        factors = [one for one in factors if issue not in one[0]]
        factors.append(_without(issue, mine, classes, until=until))
    return _smallest(one for scope, table in factors if not scope for one in table[()])


def _issues(members: Sequence[Sequence[Nogood]]) -> list[int]:
    return sorted({issue for own in members for nogood in own for issue, _ in nogood})


def _classes(issue: int, size: int, members: Sequence[Sequence[Nogood]]) -> list[int]:
    """One option (its bit) for each kind of options that nothing tells apart."""
    masks = [mask for own in members for nogood in own for at, mask in nogood if at == issue]
    alike = {tuple(bool(mask >> option & 1) for mask in masks): 1 << option for option in range(size)}
    return list(alike.values())


def _factors(number: int, own: Sequence[Nogood], classes: Mapping[int, list[int]]) -> Iterable[_Factor]:
    for nogood in own:
        scope = tuple(issue for issue, _ in nogood)
        hit = [[at for at, bit in enumerate(classes[issue]) if bit & mask] for issue, mask in nogood]
        table: dict[tuple[int, ...], Sets] = defaultdict(list)
        for key in product(*hit):
            table[key] = [1 << number]
        yield scope, table


def _contexts(issue: int, factors: Iterable[_Factor], classes: Mapping[int, list[int]]) -> int:
    ways = 1
    for one in _around(issue, factors):
        ways *= len(classes[one])
    return ways


def _around(issue: int, factors: Iterable[_Factor]) -> tuple[int, ...]:
    return tuple(sorted({one for scope, _ in factors if issue in scope for one in scope} - {issue}))


def _without(issue: int, mine: Sequence[_Factor], classes: Mapping[int, list[int]], *, until: float) -> _Factor:
    """What is left to the issues around one that is taken away: the sets under which it has no option."""
    around = _around(issue, mine)
    if _contexts(issue, mine, classes) > _CONTEXTS:
        raise TooLong
    full = (*around, issue)
    places = [(tuple(full.index(one) for one in scope), table) for scope, table in mine]
    found: dict[tuple[int, ...], Sets] = {}
    for key in product(*(range(len(classes[one])) for one in around)):
        if time.monotonic() > until:
            raise TooLong
        options = [_against((*key, option), places) for option in range(len(classes[issue]))]
        found[key] = _every(options, until=until)
    return around, found


def _against(chosen: tuple[int, ...], places: Iterable[tuple[tuple[int, ...], Mapping[tuple[int, ...], Sets]]]) -> Sets:
    return _smallest(one for at, table in places for one in table.get(tuple(chosen[place] for place in at), ()))


def _every(options: Sequence[Sets], *, until: float) -> Sets:
    """The smallest unions of one set for each option; none where an option has none against it."""
    if not all(options):
        return []
    found = [0]
    for sets in sorted(options, key=len):
        done = [one for one in found if any(other & one == other for other in sets)]
        rest = [one for one in found if not any(other & one == other for other in sets)]
        found = _smallest([*done, *(one | other for one in rest for other in sets)])
        if len(found) > LARGEST or time.monotonic() > until:
            raise TooLong
    return found


def _smallest(sets: Iterable[int]) -> Sets:
    """Those that hold no other, fewest members first."""
    found: Sets = []
    for one in sorted(set(sets), key=lambda some: (some.bit_count(), some)):
        if not any(other & one == other for other in found):
            found.append(one)
    return found

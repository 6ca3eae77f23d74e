"""What follows from the exclusions alone: how many packages contradict none, which exclude each other, what one opens.

No values enter. Counts are exact at any size; where issues are tied together too densely for that, bounds stand in
their place and say so.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from detente.analysis.agreements.conflicts import excluding
from detente.analysis.agreements.exact.models import Count, bounds, count, listed
from detente.analysis.agreements.exact.scenario import Scenario
from detente.analysis.agreements.fits import Nogood
from detente.analysis.agreements.scenarios.fixing import bans, structure
from detente.analysis.agreements.scenarios.interface import Exclusion, Stated

_MOST_RELAXATIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Logic:
    """The answer; exclusions stand as numbers of `Stated.exclusions`.

    `count` is how many packages contradict none, of `total`; `some` are the first of them. Where there are none,
    `conflicts` are the smallest sets that exclude each other (`complete`: all of them) and `relaxations` the smallest
    sets without which the rest leave a package (empty where `complete` is false). `without[n]` counts the packages
    there would be without exclusion n alone.
    """

    count: Count
    total: int
    some: tuple[tuple[int, ...], ...]
    conflicts: tuple[tuple[int, ...], ...]
    complete: bool
    relaxations: tuple[tuple[int, ...], ...]
    without: tuple[Count, ...]


def logic(stated: Stated, *, shown: int = 12, conflicts: int = 400, seconds: float = 60.0) -> Logic:
    """What the exclusions of a scenario leave open. `shown` packages and `conflicts` sets are given at most.

    After so many seconds what is left to count is bounded, and what is left to find is left out (`complete`).
    """
    until = time.monotonic() + seconds
    scene = structure(stated)
    number = count(scene)
    open_ = number.exact and number.least > 0  # somebody's words leave a package: nothing excludes each other
    sets, complete = ((), True) if open_ else smallest_conflicts(stated, limit=conflicts, seconds=seconds)
    return Logic(
        count=number,
        total=scene.outcomes,
        some=tuple(islice(listed(scene), shown)),
        conflicts=sets,
        complete=complete,
        relaxations=_transversals(sets) if complete else (),
        without=tuple(_without(scene, stated, one, until=until) for one in stated.exclusions),
    )


def _without(scene: Scenario, stated: Stated, one: Exclusion, *, until: float) -> Count:
    rest = replace(scene, bans=bans([other for other in stated.exclusions if other is not one]))
    return count(rest) if time.monotonic() < until else bounds(rest)


def smallest_conflicts(
    stated: Stated, *, limit: int = 400, seconds: float = 60.0
) -> tuple[tuple[tuple[int, ...], ...], bool]:
    """All smallest sets of exclusions that no package keeps to, and whether these are all."""
    sizes = [len(one.options) for one in stated.issues]
    members = [[_nogood(ban) for ban in one.bans] for one in stated.exclusions]
    found, complete = excluding(sizes, members, limit=limit, seconds=seconds)
    return tuple(tuple(sorted(one)) for one in found), complete


def _nogood(choices: Sequence[tuple[int, frozenset[int]]]) -> Nogood:
    return tuple((issue, sum(1 << option for option in options)) for issue, options in choices)


def _transversals(sets: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """The smallest sets that have a member of each; at most some hundreds (Berge's multiplication, 1989)."""
    found: list[frozenset[int]] = [frozenset()] if sets else []
    for one in sets:
        hit = [some for some in found if some & set(one)]
        grown = {some | {member} for some in found if not some & set(one) for member in one}
        new = [some for some in sorted(grown, key=sorted) if not any(other <= some for other in hit)]
        found = [*hit, *(some for some in new if not any(other < some for other in new))]
        if len(found) > _MOST_RELAXATIONS:
            return ()
    return tuple(sorted((tuple(sorted(one)) for one in found), key=lambda one: (len(one), one)))

"""What exclusions alone leave open, against enumeration."""

from __future__ import annotations

import random
import time
from itertools import combinations
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from scenario_builders import WHO, excluded, issues, packages

from detente.analysis.agreements.exact.scenario import holds
from detente.analysis.agreements.scenarios import Exclusion, Side, Stated
from detente.analysis.agreements.scenarios.building import unknown
from detente.analysis.agreements.scenarios.logic import logic, smallest_conflicts


def _keeps(stated, package, numbers):
    return not any(holds(ban, package) for number in numbers for ban in stated.exclusions[number].bans)


@given(excluded())
@settings(max_examples=150, deadline=None)
def test_counts_options_conflicts_and_relaxations_are_those_of_enumeration(stated):
    every, numbers = packages(stated), range(len(stated.exclusions))
    found = logic(stated, shown=1000)
    fit = [one for one in every if _keeps(stated, one, numbers)]
    assert found.count.exact
    assert (found.count.most, found.total) == (len(fit), len(every))
    assert sorted(found.some) == fit
    for issue, ways in enumerate(found.count.options):
        assert list(ways) == [sum(one[issue] == option for one in fit) for option in range(len(ways))]
    for number, one in enumerate(found.without):
        assert one.most == sum(_keeps(stated, package, [n for n in numbers if n != number]) for package in every)
    subsets = [set(some) for size in range(len(numbers) + 1) for some in combinations(numbers, size)]
    empty = [some for some in subsets if not any(_keeps(stated, one, some) for one in every)]
    smallest = {tuple(sorted(one)) for one in empty if not any(other < one for other in empty)}
    assert found.complete
    assert set(found.conflicts) == smallest
    freeing = [some for some in subsets if any(_keeps(stated, one, set(numbers) - some) for one in every)]
    relaxed = {tuple(sorted(one)) for one in freeing if not any(other < one for other in freeing)}
    assert set(found.relaxations) == (relaxed if smallest else set())


def _large(seed, *, options=4, parties=8, ties=15):
    chance = np.random.default_rng(seed)
    exclusions = []
    for party in range(parties):
        for issue in chance.choice(20, 5, replace=False):
            ban = ((int(issue), frozenset(map(int, chance.choice(options, 2, replace=False)))),)
            exclusions.append(Exclusion(parties=(party,), kind="red line", bans=(ban,), words="line", trace=WHO))
    for _ in range(ties):
        one, other = sorted(map(int, chance.choice(20, 2, replace=False)))
        ban = ((one, frozenset({int(chance.integers(options))})), (other, frozenset({0, 1})))
        party = int(chance.integers(parties))
        exclusions.append(Exclusion(parties=(party,), kind="condition", bans=(ban,), words="tie", trace=WHO))
    sizes = [options] * 20
    return Stated(
        title="",
        issues=issues(sizes),
        parties=tuple(Side(id=f"p{n}", name=f"p{n}") for n in range(parties)),
        exclusions=tuple(exclusions),
        knowledge=(unknown(sizes),) * parties,
    )


@pytest.mark.parametrize("seed", range(3))
def test_eight_parties_with_twenty_issues_and_fifteen_conditions(seed):
    stated = _large(seed)
    sets, complete = smallest_conflicts(stated)
    assert complete
    assert sets
    assert all(len(one) > 1 for one in sets)


def test_ten_to_the_fifteenth_packages_are_counted_exactly():
    stated = _large(0, options=6, parties=2, ties=10)
    found = logic(stated, shown=2)
    assert found.count.exact
    assert 10**9 < found.count.most < found.total == 6**20
    assert sum(found.count.options[3]) == found.count.most
    assert len(found.some) == 2


def test_what_is_tied_too_densely_gives_bounds_that_hold():
    sizes = [4] * 20
    chance = random.Random(5)
    exclusions = tuple(
        Exclusion(
            parties=(0,),
            kind="condition",
            bans=(tuple((one, frozenset({chance.randrange(4)})) for one in sorted(chance.sample(range(20), 3))),),
            words="",
            trace=WHO,
        )
        for _ in range(400)
    )
    line = Exclusion(parties=(0,), kind="red line", bans=(((0, frozenset({0})),),), words="", trace=WHO)
    stated = Stated(
        title="",
        issues=issues(sizes),
        parties=(Side(id="p", name="p"),),
        exclusions=(*exclusions, line),
        knowledge=(unknown(sizes),),
    )
    start = time.monotonic()
    found = logic(stated, seconds=5)
    assert time.monotonic() - start < 30
    assert not found.count.exact
    assert found.count.most == 3 * prod(sizes[1:])
    assert found.conflicts == ()

"""Outcomes, coalitions, swings and chances against plain counting."""

from dataclasses import replace
from fractions import Fraction
from math import prod

import ratification_oracle as oracle
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.analysis.ratification import (
    Lean,
    ballot,
    binary,
    game,
    likelihood,
    minimal,
    outcome,
    passes,
    swing,
    undecided,
)
from detente.analysis.ratification.merging import chances
from detente.analysis.ratification.rules import STATES

LEANS = st.frozensets(st.sampled_from(STATES), min_size=1)
MONOTONE = st.sampled_from(
    [
        frozenset(("for",)),
        frozenset(("against",)),
        frozenset(("for", "against")),
        frozenset(("for", "abstain", "against")),
    ]
)


def ways(played, leanings):
    return list(oracle.every_vote({one: leanings[one].states for one in played.members}))


def adopted(played, votes):
    return oracle.holds(played.rule.passes, played.body, votes)


@settings(max_examples=150, deadline=None)
@given(oracle.games(most=5, voting=True), st.data())
def test_a_vote_is_adopted_as_the_rule_says(played, data):
    votes = data.draw(oracle.votes_of(played.members))
    assert passes(played, votes) == adopted(played, votes)


@settings(max_examples=100, deadline=None)
@given(oracle.games(most=5, voting=True), st.data())
def test_passes_fails_or_open_whatever_the_undecided_do(played, data):
    leanings = {one: Lean(data.draw(LEANS)) for one in played.members}
    found = {adopted(played, votes) for votes in ways(played, leanings)}
    assert outcome(ballot(played, leanings)) == ("open" if len(found) == 2 else "passes" if True in found else "fails")


@settings(max_examples=60, deadline=None)
@given(oracle.games(most=5, voting=True), st.data())
def test_ways_are_counted_exactly(played, data):
    leanings = {one: Lean(data.draw(LEANS)) for one in played.members}
    one = ballot(played, leanings)
    won, lost = chances(one, [[1] * len(few) for few in one.choices])
    every = ways(played, leanings)
    assert (won, won + lost) == (sum(adopted(played, votes) for votes in every), len(every))


@settings(max_examples=60, deadline=None)
@given(oracle.games(most=5), st.data())
def test_single_chances_give_one_probability(played, data):
    given_ = {one: Fraction(data.draw(st.integers(0, 10)), 10) for one in played.members}
    one = ballot(played, {member: Lean(frozenset(("for", "against"))) for member in played.members})
    found = likelihood(one, {member: {"for": (part, part)} for member, part in given_.items()})
    told = sum(
        prod((given_[member] if member in some else 1 - given_[member] for member in played.members), start=Fraction(1))
        for some in oracle.coalitions(played.members)
        if oracle.wins(played, some)
    )
    assert found.low == found.high == told


@settings(max_examples=60, deadline=None)
@given(oracle.games(most=4), st.data())
def test_a_range_holds_every_probability_inside_it_and_reaches_its_ends(played, data):
    ranges = {}
    for member in played.members:
        low, high = sorted(data.draw(st.tuples(st.integers(0, 10), st.integers(0, 10))))
        ranges[member] = {"for": (Fraction(low, 10), Fraction(high, 10))}
    one = ballot(played, {member: Lean(frozenset(("for", "against"))) for member in played.members})
    found = likelihood(one, ranges)
    ends = []
    for picks in oracle.every_vote({member: frozenset((0, 1)) for member in played.members}):
        single = {member: {"for": (ranges[member]["for"][end],) * 2} for member, end in picks.items()}
        ends.append(likelihood(one, single).low)
    assert (found.low, found.high) == (min(ends), max(ends))


@settings(max_examples=60, deadline=None)
@given(oracle.games(most=6))
def test_minimal_coalitions_and_the_duality_of_winning_and_blocking(played):
    one = binary(played)
    winning, blocking = minimal(one, limit=1000), minimal(one.blocking(), limit=1000)
    every = frozenset(played.members)
    assert {frozenset(some) for some in winning.listed} == oracle.minimal(
        played, lambda some: oracle.wins(played, some)
    )
    assert {frozenset(some) for some in blocking.listed} == oracle.minimal(
        played, lambda some: not oracle.wins(played, every - some)
    )
    assert winning.exact and winning.number == len(winning.listed)
    assert all(set(some) & set(other) for some in winning.listed for other in blocking.listed)
    assert minimal(one.blocking().blocking(), limit=1000) == winning


@settings(max_examples=80, deadline=None)
@given(oracle.games(most=5), st.data())
def test_what_completes_a_vote_with_leanings(played, data):
    leanings = {one: Lean(data.draw(MONOTONE)) for one in played.members}
    one = ballot(played, leanings)
    rest = undecided(one)
    for some in minimal(rest, limit=1000).listed:
        votes = [way for way in ways(played, leanings) if all(way[member] == "for" for member in some)]
        assert all(adopted(played, way) for way in votes)
        for spare in some:
            fewer = [
                way for way in ways(played, leanings) if all(way[member] == "for" for member in some if member != spare)
            ]
            assert not all(adopted(played, way) for way in fewer)


@settings(max_examples=80, deadline=None)
@given(oracle.games(most=5), st.data())
def test_the_cheapest_swing_is_enough_and_nothing_cheaper_is(played, data):
    leanings = {one: Lean(data.draw(MONOTONE)) for one in played.members}
    costs = {one: Fraction(data.draw(st.integers(1, 4))) for one in played.members}
    one = ballot(played, leanings)
    for towards, state in (("passes", "for"), ("fails", "against")):
        found = swing(one, towards, costs=costs)
        prices = []
        for some in oracle.coalitions(played.members):
            moved = {m: Lean(frozenset((state,))) if m in some else leanings[m] for m in played.members}
            if all(adopted(played, way) == (towards == "passes") for way in ways(played, moved)):
                prices.append(sum((costs[m] for m in some), Fraction(0)))
        assert (found.cost if found else None) == min(prices, default=None)
        if found:
            moved = {m: Lean(frozenset((found.state,))) if m in found.members else leanings[m] for m in played.members}
            assert all(adopted(played, way) == (towards == "passes") for way in ways(played, moved))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=21, max_size=22), st.data())
def test_larger_councils_list_the_smallest_and_count_exactly(weights, data):
    from detente.analysis.ratification import coalitions as module
    from detente.analysis.ratification.binary import Binary

    need = data.draw(st.integers(sum(weights) // 2, sum(weights)))
    one = Binary(
        members=tuple(f"m{n}" for n in range(len(weights))), gains=tuple((w,) for w in weights), need=(need,), logic=0
    )
    found = minimal(one, limit=5)
    assume(found.listed)
    assert found.exact
    assert found.number == len(module._among_all(one))
    for some in found.listed:
        own = [weights[int(member[1:])] for member in some]
        assert sum(own) >= need > sum(own) - min(own)
    assert [len(some) for some in found.listed] == sorted(len(some) for some in found.listed)
    heaviest = sorted(weights, reverse=True)
    assert len(found.listed[0]) == next(size for size in range(1, 23) if sum(heaviest[:size]) >= need)


@settings(max_examples=40, deadline=None)
@given(oracle.games(most=5), st.data())
def test_relabelling_changes_nothing_but_names(played, data):
    order = data.draw(st.permutations(range(len(played.members))))
    names = dict(zip(played.members, (f"n{number}" for number in range(len(order))), strict=True))
    members = tuple(played.members[place] for place in order)
    body = replace(
        played.body,
        members=tuple(names[one] for one in members),
        weights={key: {names[one]: own[one] for one in members} for key, own in played.body.weights.items()},
        groups={key: tuple(names[one] for one in some) for key, some in played.body.groups.items()},
    )
    leanings = {one: Lean(data.draw(MONOTONE)) for one in played.members}
    moved = game(body, played.rule)
    one, other = ballot(played, leanings), ballot(moved, {names[key]: lean for key, lean in leanings.items()})
    assert outcome(one) == outcome(other)
    for towards in ("passes", "fails"):
        found, again = swing(one, towards), swing(other, towards)
        assert (found and found.cost) == (again and again.cost)
    sets = {frozenset(names[member] for member in some) for some in minimal(binary(played), limit=1000).listed}
    assert sets == {frozenset(some) for some in minimal(binary(moved), limit=1000).listed}

"""Trades, blockers, payments and concessions: against draws, against enumeration, and by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenario_builders import WHO, choices, issues, known, packages

from detente.analysis.agreements.exact import Ban, Issue, Party, Scenario, Term
from detente.analysis.agreements.robust.samples import GRID, drawn
from detente.analysis.agreements.scenarios import Addition, Exclusion, Side, Stated, from_numbers
from detente.analysis.agreements.trades import Difference, blockers, concessions, payments, trades
from detente.errors import UsageError


@st.composite
def one_party(draw):
    """One party's knowledge with orders of options and issues, and an addition."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=2, max_size=3))
    orders = [
        tuple(pair for pair in combinations(draw(st.permutations(range(size))), 2) if draw(st.booleans()))
        for size in sizes
    ]
    made = known(
        [(0, 1)] * len(sizes),
        [[(0, 1)] * size for size in sizes],
        matters=[(0, 1)] if draw(st.booleans()) else [],
        orders=orders,
    )
    added = Addition(choices=draw(choices(sizes)), amount=(Fraction(-1, 5), Fraction(1, 5)), trace=WHO)
    return Stated(
        title="",
        issues=issues(sizes),
        parties=(Side(id="p", name="p"),),
        exclusions=(),
        knowledge=(replace(made, added=(added,)),),
    )


@given(one_party(), st.data())
@settings(max_examples=60, deadline=None)
def test_differences_hold_in_every_draw_and_are_nearly_reached(stated, data):
    before, after = (data.draw(st.sampled_from(packages(stated))) for _ in range(2))
    low, high = Difference(stated.knowledge[0]).between(before, after)
    draws = drawn(stated, 400, seed=2)[0]
    held = [tuple([0] if _has(stated, one) else []) for one in (before, after)]
    gains = (draws.package(after, holding=held[1]) - draws.package(before, holding=held[0])) / GRID
    assert float(low) - 1e-4 <= gains.min()
    assert gains.max() <= float(high) + 1e-4
    assert Difference(stated.knowledge[0]).between(before, before)[0] == 0


def _has(stated, package):
    return all(package[issue] in some for issue, some in stated.knowledge[0].added[0].choices)


@st.composite
def numbers(draw):
    sizes = draw(st.lists(st.integers(2, 3), min_size=2, max_size=4))
    parties = tuple(
        Party(
            name=f"p{n}",
            values=tuple(tuple(Fraction(draw(st.integers(0, 4))) for _ in range(size)) for size in sizes),
            reservation=Fraction(draw(st.integers(0, 6))),
        )
        for n in range(3)
    )
    return Scenario(
        issues=tuple(Issue(f"i{n}", tuple("abc"[:size])) for n, size in enumerate(sizes)),
        parties=parties,
        bans=tuple(Ban(choices=one) for one in draw(st.lists(choices(sizes), max_size=2))),
        terms=tuple(
            Term(party=draw(st.integers(0, 2)), choices=one, amount=Fraction(draw(st.integers(-2, 2))))
            for one in draw(st.lists(choices(sizes), max_size=2))
        ),
    )


@given(numbers(), st.data())
@settings(max_examples=80, deadline=None)
def test_with_numbers_for_everything_all_is_as_arithmetic_has_it(scenario, data):
    stated = from_numbers(scenario, title="", source="test")
    package = data.draw(st.sampled_from(packages(stated)))
    worth = [scenario.value(p, package) for p in range(3)]
    for trade in trades(stated, (0, 2), package).found:
        assert scenario.allows(trade.package)
        gains = [scenario.value(p, trade.package) - worth[p] for p in range(3)]
        assert [low for low, _ in trade.gains] == [high for _, high in trade.gains] == gains
        assert min(gains[0], gains[2]) >= 0 < max(gains[0], gains[2])
        assert sum(one != other for one, other in zip(package, trade.package, strict=True)) == 2
    short = {p: one.reservation - worth[p] for p, one in enumerate(scenario.parties) if worth[p] < one.reservation}
    found = {one.standing.party: one for one in blockers(stated, package)}
    assert {p: one.short for p, one in found.items()} == {p: (lack, lack) for p, lack in short.items()}
    for party, one in found.items():
        for change in one.changes:
            after = (*package[: change.issue], change.option, *package[change.issue + 1 :])
            assert scenario.value(party, after) >= scenario.parties[party].reservation
    gains = [own - one.reservation for own, one in zip(worth, scenario.parties, strict=True)]
    money = payments(stated, package)
    assert money.lacking[0] == sum(-one for one in gains if one < 0)
    assert money.spare[1] == sum(one for one in gains if one > 0)
    assert money.carried == ("necessarily" if sum(gains) >= 0 else "never")


def _talks(**more):
    """Hill wants the first issue most, Lake the second; each has its own best on both."""
    best, worst = [(0, 1)] * 2, [(1, 0)] * 2
    return Stated(
        title="",
        issues=issues([2, 2]),
        parties=(Side(id="hill", name="Hill"), Side(id="lake", name="Lake")),
        exclusions=more.get("exclusions", ()),
        knowledge=(
            known([(0, 1)] * 2, [[1, 0]] * 2, matters=[(0, 1)], orders=[(one,) for one in best], no_deal=0.5),
            known([(0, 1)] * 2, [[0, 1]] * 2, matters=[(1, 0)], orders=[(one,) for one in worst], no_deal=0.5),
        ),
    )


def test_orders_of_issues_alone_give_a_trade():
    found = trades(_talks(), (0, 1), (1, 0))  # each has what matters less to it
    assert [one.moves for one in found.found] == [((0, 0), (1, 1))]
    assert found.found[0].certain
    assert found.found[0].gains == ((0, 1), (0, 1))
    assert trades(_talks(), (0, 1), (0, 1)).found == ()


def test_what_is_excluded_is_no_trade():
    line = Exclusion(
        parties=(0,), kind="red line", bans=(((0, frozenset({0})), (1, frozenset({1}))),), words="", trace=WHO
    )
    assert trades(_talks(exclusions=(line,)), (0, 1), (1, 0)).found == ()


def test_concessions_run_from_what_each_wants_to_the_package():
    found = concessions(_talks(), (0, 1))
    assert [(one.party, one.issue, one.before, one.after) for one in found] == [(0, 1, 0, 1), (1, 0, 1, 0)]
    assert found[0].gains == ((Fraction(-1, 2), 0), (Fraction(1, 2), 1))


def test_a_red_line_is_told_as_what_keeps_a_party_out():
    line = Exclusion(parties=(1,), kind="red line", bans=(((0, frozenset({0})),),), words="never", trace=WHO)
    out = {one.standing.party: one for one in blockers(_talks(exclusions=(line,)), (0, 1))}
    assert out[1].standing.against == (0,)
    assert out[1].short is None
    assert [(one.issue, one.option) for one in out[1].changes] == [(0, 1)]


def test_payments_know_what_is_not_known():
    stated = _talks()
    bare = replace(stated, knowledge=(replace(stated.knowledge[0], no_deal=None), stated.knowledge[1]))
    assert payments(bare, (0, 0)).unknown == (0,)
    assert payments(bare, (0, 0)).carried == "never"


def test_no_package_no_trade():
    with pytest.raises(UsageError, match="is no package"):
        trades(_talks(), (0, 1), (0,))

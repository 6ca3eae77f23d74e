"""Answers over all values that fit: exact bounds, each sample's solutions against enumeration, what to ask."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scenario_builders import WHO, choices, issues, known, packages

from detente.analysis.agreements.exact.scenario import holds
from detente.analysis.agreements.robust import Settings, robust, standings
from detente.analysis.agreements.robust.smaa import _Samples
from detente.analysis.agreements.scenarios import Addition, Exclusion, Side, Stated
from detente.analysis.agreements.scenarios.building import unknown
from detente.errors import UsageError


@st.composite
def stated_scenarios(draw):
    """Two or three parties with ranges for values, some bans, additions and worths of no deal."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    parties = draw(st.integers(2, 3))
    exclusions = tuple(
        Exclusion(parties=(n % parties,), kind="red line", bans=(one,), words="line", trace=WHO)
        for n, one in enumerate(draw(st.lists(choices(sizes), max_size=3)))
    )
    knowledge = []
    for _ in range(parties):
        none = draw(st.none() | st.integers(0, 6).map(lambda one: (one / 10, (one + 2) / 10)))
        one = known([(0, 1)] * len(sizes), [[draw(share_range()) for _ in range(size)] for size in sizes], no_deal=none)
        added = tuple(
            Addition(choices=some, amount=(Fraction(-1, 10), Fraction(draw(st.integers(0, 3)), 10)), trace=WHO)
            for some in draw(st.lists(choices(sizes), max_size=2))
        )
        knowledge.append(replace(one, added=added))
    return Stated(
        title="",
        issues=issues(sizes),
        parties=tuple(Side(id=f"p{n}", name=f"p{n}") for n in range(parties)),
        exclusions=exclusions,
        knowledge=tuple(knowledge),
    )


@st.composite
def share_range(draw):
    low, high = sorted((draw(st.integers(0, 10)), draw(st.integers(0, 10))))
    return low / 10, high / 10


def _allowed(stated):
    bans = [ban for one in stated.exclusions for ban in one.bans]
    return [one for one in packages(stated) if not any(holds(ban, one) for ban in bans)]


@given(stated_scenarios())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_sample_is_solved_as_enumeration_solves_it(stated):
    allowed = _allowed(stated)
    if not allowed:
        with pytest.raises(UsageError, match="no package is left"):
            robust(stated, how=Settings(samples=3))
        return
    found = _Samples(stated, Settings(samples=4, seed=5))
    found.solve(float("inf"))
    for sample in range(4):
        worth = {one: found._values(sample, one) for one in allowed}
        least = [int(one) for one in found._least[sample]]
        for party, drawn in enumerate(found._draws):
            lowest = min(own[party] for own in worth.values())
            assert least[party] == (lowest if drawn.least is None else max(lowest, int(drawn.least[sample])))
        gains = {one: [u - d for u, d in zip(own, least, strict=True)] for one, own in worth.items()}
        fit = {one: own for one, own in gains.items() if min(own) >= 0}
        nash, kalai, egalitarian, utilitarian, even = map(int, found.counts[sample])
        if not fit:
            assert not found.counts[sample].any()
            continue
        products = {one: np.prod([Fraction(g) for g in own]) for one, own in fit.items()}
        if max(products.values()) > 0:
            best = {one for one, product in products.items() if product == max(products.values())}
            assert _taken(found, sample, 0, nash) == best
        widths = [max(own[party] for own in fit.values()) for party in range(len(least))]
        shares = {
            one: sorted(Fraction(g, w) for g, w in zip(own, widths, strict=True) if w) for one, own in fit.items()
        }
        if kalai > 0:
            assert _taken(found, sample, 1, kalai) == {
                one for one, own in shares.items() if own == max(shares.values())
            }
        else:
            assert len(fit) > 16
        beaten = {
            one: any(all(a >= b for a, b in zip(own, mine, strict=True)) for own in worth.values() if own != mine)
            for one, mine in worth.items()
        }
        efficient = [one for one in fit if not beaten[one]]
        measures = (
            (2, egalitarian, {one: sorted(own) for one, own in fit.items()}),
            (3, utilitarian, {one: sum(own) for one, own in fit.items()}),
            (4, even, {one: min(shares[one], default=0) - max(shares[one], default=0) for one in efficient}),
        )
        for number, count, measure in measures:
            best = {one for one, own in measure.items() if own == max(measure.values())}
            if count > 0:
                assert _taken(found, sample, number, count) == best
            else:
                assert len(fit) > 16
        for one in list(worth)[:3]:
            found._filled.fill(found._worth[sample], found._extra[sample])
            row = np.array([one[issue] for issue in found._what.issues])
            over, proven = found._filled.over(found._filled.met(row))
            assert proven
            assert (over is not None) == beaten[one]


def _taken(found, sample, number, count):
    return {found._by_issue(row) for row in found.found[sample, number, :count]}


@given(stated_scenarios())
@settings(max_examples=25, deadline=None)
def test_what_must_be_is_so_in_every_sample_and_what_cannot_be_in_none(stated):
    allowed = _allowed(stated)
    if not allowed:
        return
    some = allowed[:3]
    for one in robust(stated, some, Settings(samples=200)).packages:
        for standing, accepted in zip(one.standings, one.accepted, strict=True):
            if standing.accepts == "necessarily":
                assert accepted.value == 1
            elif standing.accepts == "never":
                assert accepted.value == 0
            elif standing.accepts == "not known":
                assert accepted is None


def _two(**more):
    """Two parties and two issues: each wants its own, how much either matters is open."""
    return Stated(
        title="",
        issues=issues([2, 2]),
        parties=(Side(id="hill", name="Hill"), Side(id="lake", name="Lake")),
        exclusions=more.get("exclusions", ()),
        knowledge=(
            known([(0, 1), (0, 1)], [[1, 0], [1, 0]], no_deal=more.get("none", 0.5)),
            known([0.5, 0.5], [[0, 1], [0, 1]], no_deal=0.5),
        ),
    )


def test_bounds_and_shares_of_a_case_that_can_be_done_by_hand():
    stated = _two()
    hill, lake = standings(stated, (0, 1))  # Hill gets the first issue, Lake the second
    assert (hill.worth, hill.gain, hill.accepts) == ((0, 1), (Fraction(-1, 2), Fraction(1, 2)), "possibly")
    assert (lake.worth, lake.accepts) == ((Fraction(1, 2),) * 2, "necessarily")
    found = robust(stated, [(0, 1), (0, 0)], Settings(samples=4000, seed=1))
    swap, all_hill = found.packages
    assert swap.accepted[0].value == pytest.approx(0.5, abs=0.03)  # Hill's weight is above a half
    assert swap.by_all == swap.accepted[0]
    assert all_hill.by_all.value == 0
    assert [one.accepts for one in all_hill.standings] == ["necessarily", "never"]
    assert [one.words for one in swap.asks] == ["how much i0 matters to Hill", "how much i1 matters to Hill"]
    assert swap.asks[0].settles > 0.9
    assert all_hill.asks == ()


def test_delay_lowers_what_no_deal_is_worth():
    stated = _two()
    none = replace(stated.knowledge[0].no_deal, cost=Fraction(1, 10), per="week")
    stated = replace(stated, knowledge=(replace(stated.knowledge[0], no_deal=none), stated.knowledge[1]))
    assert standings(stated, (0, 1), periods=5)[0].accepts == "necessarily"
    found = robust(stated, [(0, 1)], Settings(samples=2000, periods=2)).packages[0]
    assert found.accepted[0].value == pytest.approx(0.7, abs=0.04)


def test_a_package_against_somebodys_words_is_not_asked_about():
    line = Exclusion(parties=(1,), kind="red line", bans=(((0, frozenset({0})),),), words="never", trace=WHO)
    found = robust(_two(exclusions=(line,)), [(0, 1)], Settings(samples=50)).packages[0]
    assert found.banned == (0,)
    assert found.by_all is None
    assert found.standings[1].accepts == "never"
    assert found.standings[1].against == (0,)


def test_the_same_seed_gives_the_same_answer_and_time_that_runs_out_is_said():
    stated = replace(_two(), knowledge=(unknown([2, 2]), unknown([2, 2])))
    how = Settings(samples=300, seed=4)
    assert robust(stated, [(0, 1)], how) == robust(stated, [(0, 1)], how)
    assert robust(stated, [(0, 1)], how) != robust(stated, [(0, 1)], replace(how, seed=5))
    cut = robust(stated, [(0, 1)], replace(how, seconds=0.0))
    assert cut.samples == 1
    assert "0 seconds" in cut.reason


@pytest.mark.parametrize("package", [(0,), (0, 2), (0, -1)])
def test_what_is_no_package_is_refused(package):
    with pytest.raises(UsageError, match="is no package"):
        robust(_two(), [package], Settings(samples=1))


def test_many_amounts_are_no_hang_and_too_many_draws_are_refused():
    stated = Stated(
        title="",
        issues=issues([2, 2000]),
        parties=(Side(id="hill", name="Hill"), Side(id="lake", name="Lake")),
        exclusions=(),
        knowledge=(
            known([(0, 1)] * 2, [[1, 0], [(0, 1)] * 2000], orders=[(), tuple((n, n + 1) for n in range(1999))]),
            unknown([2, 2000]),
        ),
    )
    assert robust(stated, how=Settings(samples=20)).samples == 20
    with pytest.raises(UsageError, match="values would be drawn"):
        robust(stated, how=Settings(samples=1_000_000))


def test_without_equal_gain_the_other_four_are_the_same():
    scenario = _two()
    every, four = (robust(scenario, how=Settings(samples=20, equal_gain=one)) for one in (True, False))
    assert four.options[:4] == every.options[:4]
    assert four.unproven == (*every.unproven[:4], 0)
    assert four.often[4] == ()

"""Power indices against published values and against plain counting."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
import ratification_oracle as oracle
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.ratification import (
    AllOf,
    Amount,
    AnyOf,
    Body,
    Rule,
    Threshold,
    binary,
    body,
    candidates,
    game,
    load_game,
    power,
)
from detente.analysis.ratification import tally as counting
from detente.analysis.ratification.binary import line
from detente.analysis.ratification.sums import sums_of, winning_by_size
from detente.errors import UsageError

HERE = Path(__file__).parent
CLASSICS = yaml.safe_load((HERE / "classic_games.yaml").read_text(encoding="utf-8"))
REFERENCE = HERE.parents[3] / "shared" / "reference" / "voting.json"


def weighted(quota, weights, **more):
    members = {f"m{number}": weight for number, weight in enumerate(weights)} if isinstance(weights, list) else weights
    one = Body(
        id="b", title="Council", members=tuple(members), weights={"votes": {m: Fraction(w) for m, w in members.items()}}
    )
    formula = AllOf((Threshold(who="for", weight="votes", compare="at_least", amount=Amount(Fraction(quota))),))
    if more.get("min_members"):
        formula = AllOf(
            (*formula.parts, Threshold(who="for", compare="at_least", amount=Amount(Fraction(more["min_members"]))))
        )
    if more.get("block4"):
        formula = AnyOf((formula, Threshold(who="not_for", compare="fewer_than", amount=Amount(Fraction(4)))))
    return binary(game(one, Rule(id="r", title="rule", passes=formula)))


def values(told):
    return list(told.values()) if isinstance(told, dict) else told


@pytest.mark.parametrize("name", sorted(CLASSICS))
def test_published_games(name):
    one = CLASSICS[name]
    found = power(weighted(one["quota"], one["weights"]))
    assert list(found.shapley_shubik) == [Fraction(value) for value in values(one["shapley_shubik"])]
    assert list(found.banzhaf_swings) == values(one["banzhaf_swings"])


def reference(part):
    if not REFERENCE.exists():
        pytest.skip("the reference cases are not beside this checkout")
    return json.loads(REFERENCE.read_text(encoding="utf-8"))["power_indices"][part]


def test_all_classic_games_of_the_reference():
    listed = {name: one for name, one in reference("classics").items() if isinstance(one["weights"], list)}
    assert len(listed) >= 5
    for name, one in listed.items():
        found = power(weighted(one["quota"], one["weights"]))
        assert [str(value) for value in found.shapley_shubik] == one["shapley_shubik"], name
        assert list(found.banzhaf_swings) == one["banzhaf_swings"], name
        assert sum(found.banzhaf_swings) == one["banzhaf_total"], name


def test_all_european_votes_of_the_reference():
    cases = reference("eu27")
    assert len(cases) >= 6
    for name, one in cases.items():
        quota = one["quota"] if isinstance(one["quota"], int) else -(-65 * one["total"] // 100)
        found = power(weighted(quota, one["weights"], min_members=one["min_members"], block4=one["block4"]))
        assert found.winning == one["winning_coalitions"], name
        assert dict(zip(found.members, found.banzhaf_swings, strict=True)) == one["banzhaf_swings"], name
        for member, value in zip(found.members, found.shapley_shubik, strict=True):
            assert abs(value - Fraction(str(one["shapley_shubik"][member]))) <= Fraction(1, 2 * 10**8), (name, member)
        normalised = dict(zip(found.members, found.banzhaf_normalised, strict=True))
        for member, told in one["banzhaf_normalised"].items():
            assert abs(normalised[member] - Fraction(str(told))) <= Fraction(1, 2 * 10**8), (name, member)


def test_the_council_as_it_is_known_here_counts_as_the_reference_does():
    told = reference("eu27")["EU27_2025_pct"]
    council = body("eu-council")
    found = power(binary(game(council, candidates(council)[0])))
    assert found.winning == told["winning_coalitions"]
    assert dict(zip(found.members, found.banzhaf_swings, strict=True)) == told["banzhaf_swings"]


def test_unanimity_of_thirty_two_gives_each_the_same():
    found = power(weighted(32, [1] * 32))
    assert set(found.shapley_shubik) == {Fraction(1, 32)}
    assert set(found.banzhaf_swings) == {1}
    assert found.penrose[0] == Fraction(1, 2**31)


@settings(max_examples=60, deadline=None)
@given(oracle.games(most=5))
def test_any_rule_against_plain_counting(played):
    found = power(binary(played))
    assert dict(zip(found.members, found.shapley_shubik, strict=True)) == oracle.shapley(played)
    assert dict(zip(found.members, found.banzhaf_swings, strict=True)) == oracle.swings(played)
    assert found.winning == sum(oracle.wins(played, some) for some in oracle.coalitions(played.members))


def by_sums(one):
    return counting.Tally(*winning_by_size(sums_of(one)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=11), st.data())
def test_the_three_ways_of_counting_agree(weights, data):
    weights[0] += 1
    one = weighted(
        data.draw(st.integers(1, sum(weights))), weights, min_members=data.draw(st.integers(1, len(weights)))
    )
    assert counting._by_halves(line(one)) == by_sums(one) == counting._one_by_one(one)


@settings(max_examples=80, deadline=None)
@given(oracle.games(most=6))
def test_counting_by_sums_says_of_any_rule_what_counting_one_by_one_says(played):
    one = binary(played)
    assert by_sums(one) == counting._one_by_one(one)
    assert by_sums(one.blocking()) == counting._one_by_one(one.blocking())


def test_a_council_of_twenty_three_is_counted_alike_every_way():
    weights = [(number * 37) % 101 + 1 for number in range(23)]
    one = weighted(sum(weights) * 2 // 3, weights, min_members=9, block4=True)
    assert counting._by_halves(line(one)) == by_sums(one) == counting._one_by_one(one)


@settings(max_examples=40, deadline=None)
@given(oracle.games(most=6))
def test_shapley_sums_to_one_unless_nobody_decides(played):
    found = power(binary(played))
    decided = found.winning in (0, 2 ** len(found.members))
    assert sum(found.shapley_shubik) == (0 if decided else 1)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=8), st.data())
def test_relabelling_moves_the_values_with_the_members(weights, data):
    quota = data.draw(st.integers(1, sum(weights)))
    order = data.draw(st.permutations(range(len(weights))))
    found, moved = power(weighted(quota, weights)), power(weighted(quota, [weights[place] for place in order]))
    assert [found.shapley_shubik[place] for place in order] == list(moved.shapley_shubik)
    assert [found.banzhaf_swings[place] for place in order] == list(moved.banzhaf_swings)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=8), st.data())
def test_a_higher_quota_lets_no_more_coalitions_win(weights, data):
    low = data.draw(st.integers(1, sum(weights)))
    high = data.draw(st.integers(low, sum(weights)))
    assert power(weighted(high, weights)).winning <= power(weighted(low, weights)).winning


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=8), st.data())
def test_the_dual_quota_gives_the_same_power(weights, data):
    quota = data.draw(st.integers(1, sum(weights)))
    one, other = power(weighted(quota, weights)), power(weighted(sum(weights) - quota + 1, weights))
    assert (one.shapley_shubik, one.banzhaf_swings) == (other.shapley_shubik, other.banzhaf_swings)
    assert one.winning + other.winning == 2 ** len(weights)


def test_sixty_four_members_of_a_million_are_counted():
    weights = [1_000_000 // 64 - 60 + number for number in range(63)] + [15_701]
    assert sum(weights) % 2  # so that of each coalition and its complement exactly one wins
    found = power(weighted(sum(weights) // 2 + 1, weights))
    assert sum(found.shapley_shubik) == 1
    assert found.winning == 2**63
    assert list(found.shapley_shubik) == sorted(found.shapley_shubik)


@pytest.mark.parametrize(
    ("weights", "said"),
    [([50_000 + number for number in range(40)], "1,000,000"), ([1] * 65, "65 members are too many")],
)
def test_what_is_beyond_is_refused_with_the_limit(weights, said):
    with pytest.raises(UsageError, match=said):
        power(weighted(sum(weights) // 2 + 1, weights))


def rule_file(path, members, passes):
    rows = ", ".join(f"{name}: {{{', '.join(f'{k}: {v}' for k, v in own.items())}}}" for name, own in members.items())
    path.write_text(f"members: {{{rows}}}\npasses: {passes}")
    return binary(load_game(path)[0])


BOTH = "{all: [{for: lower, more_than: 50%}, {for: upper, more_than: 50%}]}"


def test_two_chambers_of_sixty_four_are_counted_chamber_by_chamber(tmp_path):
    lower = [number % 7 + 1 for number in range(40)]
    upper = [number % 5 + 1 for number in range(24)]
    members = {f"l{n}": {"lower": w, "upper": 0} for n, w in enumerate(lower)}
    members |= {f"u{n}": {"lower": 0, "upper": w} for n, w in enumerate(upper)}
    found = power(rule_file(tmp_path / "rule.yaml", members, BOTH))
    one, other = (power(weighted(sum(own) // 2 + 1, own)) for own in (lower, upper))
    assert found.winning == one.winning * other.winning
    assert list(found.banzhaf_swings[:40]) == [swings * other.winning for swings in one.banzhaf_swings]
    assert list(found.banzhaf_swings[40:]) == [swings * one.winning for swings in other.banzhaf_swings]
    assert sum(found.shapley_shubik) == 1


def test_those_with_a_veto_among_sixty_four_decide_as_often_as_it_passes(tmp_path):
    members = {f"m{number}": {"seats": 10_000 + number} for number in range(64)}
    passes = "{all: [{for: seats, more_than: 50%}, {veto: [m0, m1, m2]}]}"
    found = power(rule_file(tmp_path / "rule.yaml", members, passes))
    assert found.banzhaf_swings[:3] == (found.winning,) * 3
    assert sum(found.shapley_shubik) == 1


def test_several_weights_with_too_many_sums_are_refused_beyond_twenty_seven(tmp_path):
    members = {f"m{n}": {"lower": 1000 + n * n, "upper": 2000 - n * n} for n in range(28)}
    with pytest.raises(UsageError, match=r"28 members who have 2 weights with .* sums are too many") as refused:
        power(rule_file(tmp_path / "rule.yaml", members, BOTH))
    assert "27 under several weights" in refused.value.do

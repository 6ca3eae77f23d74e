"""Talks worked out by hand from the published definitions, step by step; votes and draws by their known chances."""

import math
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from tests.analysis.talks.talks_scenarios import line, talks

from detente.analysis.agreements.exact import Issue, Party, Scenario
from detente.analysis.talks import Event, replay, simulate, table
from detente.analysis.talks.chance import Chance, mixed

CASES = yaml.safe_load(Path(__file__).with_name("replays.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_talks_worked_out_by_hand(name):
    case = CASES[name]
    packages = table(line())
    changes = {"events": (Event(party=0, round=case["event"][0], no_deal=case["event"][1]),)} if "event" in case else {}
    rules = talks(case.get("rules", "offers"), case.get("rounds", 11), *case["plans"], **changes)
    said, ended = replay(packages, rules)
    assert [one.package[0] for one in said if not one.accepted] == case["tolls"]
    assert (None if ended[0] < 0 else list(ended[:2])) == case["agreed"]
    compiled = simulate(packages, rules, runs=1)
    assert (compiled.package[0], compiled.round[0], compiled.last[0], compiled.ended[0]) == ended


def test_micro_offers_again_what_it_has_offered_while_the_other_stands_still():
    said, _ = replay(table(line()), talks("offers", 8, "micro", "boulware:beta=0.01"))
    tolls = [one.package[0] for one in said if one.party == 0]
    assert tolls[:2] == [10, 9]
    assert set(tolls[2:]) <= {10, 9}


def test_a_party_leaves_when_nothing_is_worth_as_much_as_no_deal():
    rules = talks("offers", 9, "linear", "linear", events=(Event(party=1, round=3, no_deal=99),))
    found = simulate(table(line()), rules, runs=1)
    assert (found.package[0], found.last[0], found.ended[0]) == (-1, 3, 2)


def test_an_offer_that_its_author_would_no_longer_take_is_off_the_table():
    # the lake's toll 0 of round 1 would be taken by the hill in round 2 (the last: u = 0), but is worth 10 to the lake
    rules = talks("offers", 2, "linear", "linear", events=(Event(party=1, round=2, no_deal=11),))
    found = simulate(table(line()), rules, runs=1)
    assert (found.package[0], found.ended[0]) == (-1, 2)


def test_opposed_climbers_keep_the_first_text():
    found = simulate(table(line()), talks("text", 40, "climber", "climber"), runs=200)
    assert set(found.round.tolist()) == {1}
    assert len(set(found.package.tolist())) == 11


def test_an_annealer_accepts_a_loss_with_the_published_chance():
    # Two options. With the first as the text (half of the runs) the second is drafted at t = 1/2, when the heat is
    # 2 · (1 - 1/2) = 1 and the loss 1: e^-1. At t = 1 there is no heat, and nobody goes back.
    worth = ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)))
    scenario = Scenario(
        issues=(Issue("ford", ("open", "closed")),),
        parties=tuple(Party(name=str(number), values=(own,)) for number, own in enumerate(worth)),
    )
    runs, chance = 20_000, (1 + math.exp(-1)) / 2
    found = simulate(table(scenario), talks("text", 3, "annealer:heat=2", "climber"), runs=runs)
    assert abs((found.package == 1).mean() - chance) < 4 * math.sqrt(chance * (1 - chance) / runs)


def test_draws_are_those_of_the_published_generator():
    step = 0x9E3779B97F4A7C15
    assert [mixed(step), mixed(2 * step % 2**64)] == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4]  # SplitMix64 from 0


def test_streams_are_apart_and_even():
    streams = [Chance(5, run, number) for run in range(20) for number in range(3)]
    assert len({one.unit() for one in streams}) == 60
    one = Chance(3)
    counts = [0] * 7
    for _ in range(7000):
        counts[one.below(7)] += 1
    assert sum((count - 1000) ** 2 / 1000 for count in counts) < 22.5  # chi-squared, 6 degrees, 0.1 %


def test_a_random_party_offers_every_package_it_would_take_alike():
    said, _ = replay(table(line(3, None)), talks("offers", 5000, "random", "boulware:beta=0.0001"))
    tolls = [one.package[0] for one in said if one.party == 0]
    assert set(tolls) == set(range(3, 11))
    even = len(tolls) / 8
    assert sum((tolls.count(toll) - even) ** 2 / even for toll in range(3, 11)) < 24.4  # 7 degrees, 0.1 %

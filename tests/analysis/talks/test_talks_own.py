"""A strategy of the user's own: it takes part, and where it fails or makes no sense a sentence names it."""

from dataclasses import replace

import pytest
from tests.analysis.talks.talks_scenarios import line, talks

from detente.analysis.talks import Moment, Plan, Seat, plan, replay, simulate, table
from detente.errors import UsageError


class Steps:
    """One step down its list a round."""

    def __init__(self, seat: Seat):
        self.seat = seat

    def offer(self, moment: Moment):
        return self.seat.ranked[min(moment.round - 1, len(self.seat.ranked) - 1)]

    def accepts(self, moment: Moment, package):
        return self.seat.worth(package) >= self.seat.worth(self.offer(moment))


class Wrong(Steps):
    def offer(self, moment):
        return (11,)


class Low(Steps):
    def offer(self, moment):
        return self.seat.ranked[-1]


class Late(Steps):
    def offer(self, moment):
        return {}[moment.round] if moment.round > 2 else super().offer(moment)


class Yes(Steps):
    def accepts(self, moment, package):
        return True


def own_talks(maker, *, rules="offers", other="linear", **changes):
    return replace(talks(rules, 11, other, other, **changes), plans=(Plan(name="mine", maker=maker), plan(other)))


def test_it_takes_part_and_gives_what_the_same_built_in_one_would():
    own = simulate(table(line()), own_talks(Steps), runs=3)
    assert own.package.tolist() == [5] * 3
    assert own.round.tolist() == [6] * 3
    assert (
        replay(table(line()), own_talks(Steps))[0] == replay(table(line()), talks("offers", 11, "linear", "linear"))[0]
    )


@pytest.mark.parametrize(
    ("maker", "words"),
    [
        (Low, "the strategy 'mine' of hill offers (0,) in round 1, worth less to it than no deal"),
        (Wrong, "the strategy 'mine' of hill offers (11,) in round 1, and there is no such package"),
        (Late, "the strategy 'mine' of hill failed (KeyError: 3)"),
        (lambda seat: seat.nothing, "the strategy 'mine' of hill failed (AttributeError"),
    ],
)
def test_one_that_fails_is_named(maker, words):
    with pytest.raises(UsageError) as caught:
        simulate(table(line(1, None)), own_talks(maker), runs=1)
    assert words in caught.value.what


def test_one_that_says_yes_to_everything_is_kept_from_less_than_no_deal():
    class Firm(Yes):
        def offer(self, moment):
            return self.seat.ranked[0]

    found = simulate(table(line(7, None)), own_talks(Firm), runs=1)
    assert found.package[0] == 7


def test_it_can_vote_on_a_text():
    found = simulate(table(line()), own_talks(Yes, rules="text", other="climber"), runs=50)
    assert (found.package >= 0).all()
    assert found.package.tolist().count(0) > 25  # only the lake climbs


def test_its_own_draws_do_not_change_those_of_another():
    class Drawing(Steps):
        def offer(self, moment):
            self.seat.chance.unit()
            return super().offer(moment)

    def other(maker):
        said, _ = replay(table(line()), own_talks(maker, other="random"), seed=4)
        return [one.package for one in said if one.party == 1][:3]

    assert other(Steps) == other(Drawing)

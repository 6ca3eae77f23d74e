"""The compromise, the median and their levers: exact, over ranges, and what must never change them."""

import itertools
from fractions import Fraction

import pytest
from forecast_builders import issue_of, pairs, points
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.forecast import forecast, held, issues_of, mean, mean_range, median, median_range, sentences
from detente.errors import DataFileError, UsageError
from detente.model.ranges import Range

ROW = st.tuples(st.integers(0, 40), st.integers(0, 9), st.integers(0, 9))
ROWS = st.lists(ROW, min_size=1, max_size=6).filter(lambda rows: any(c * s for _, c, s in rows))


def named(rows):
    return [(f"actor {number}", *row) for number, row in enumerate(rows)]


def votes_for(actors, place, other):
    """The weight of those who are nearer to a place than to another, less that of those nearer to the other."""
    return sum(w * ((abs(x - place) < abs(x - other)) - (abs(x - other) < abs(x - place))) for x, w in pairs(actors))


@settings(deadline=None)
@given(ROWS, st.randoms())
def test_relabelling_and_order_change_nothing(rows, random):
    one = forecast(issue_of(named(rows), salience_most=9))
    shuffled = [(f"other {number}", *row) for number, row in enumerate(rows)]
    random.shuffle(shuffled)
    other = forecast(issue_of(shuffled, salience_most=9))
    assert (one.compromise, one.median) == (other.compromise, other.median)


@settings(deadline=None)
@given(ROWS, st.integers(1, 50), st.integers(-20, 20), st.integers(1, 9))
def test_scales_of_weights_and_places_change_nothing_but_the_scale(rows, times, shift, stretch):
    actors = points([(name, x, c * s, 1) for name, x, c, s in named(rows)])
    heavier = points([(name, x, c * s * times, 1) for name, x, c, s in named(rows)])
    moved = points([(name, x * stretch + shift, c * s, 1) for name, x, c, s in named(rows)])
    assert mean(pairs(actors)) == mean(pairs(heavier))
    assert median(pairs(actors)) == median(pairs(heavier))
    assert mean(pairs(moved)) == mean(pairs(actors)) * stretch + shift
    assert median(pairs(moved)) == median(pairs(actors)) * stretch + shift


@settings(deadline=None)
@given(ROWS, st.integers(0, 5), st.integers(0, 20))
def test_a_position_that_rises_lowers_neither(rows, which, by):
    before = [(name, x, c * s, 1) for name, x, c, s in named(rows)]
    which %= len(before)
    after = [(name, x + (by if at == which else 0), w, s) for at, (name, x, w, s) in enumerate(before)]
    assert mean(pairs(points(after))) >= mean(pairs(points(before)))
    assert median(pairs(points(after))) >= median(pairs(points(before)))


@settings(deadline=None)
@given(ROWS)
def test_the_median_is_some_actors_place_and_loses_no_vote(rows):
    actors = points([(name, x, c * s, 1) for name, x, c, s in named(rows)])
    found = median(pairs(actors))
    weighed = [x for x, w in pairs(actors) if w]
    assert min(weighed) <= found <= max(weighed)
    assert min(weighed) <= mean(pairs(actors)) <= max(weighed)
    assert all(votes_for(actors, found, Fraction(other)) >= 0 for other in range(41))


@st.composite
def ranged(draw):
    """Actors with ranges, and a point within each."""
    size = draw(st.integers(1, 4))
    rows, at = [], []
    for number in range(size):
        ends = [sorted((draw(st.integers(0, 12)), draw(st.integers(0, 12)))) for _ in range(3)]
        rows.append((f"actor {number}", *[list(pair) for pair in ends]))
        parts = [draw(st.integers(0, 4)) for _ in range(3)]
        at.append([low + Fraction(high - low) * part / 4 for (low, high), part in zip(ends, parts, strict=True)])
    return rows, at


@settings(max_examples=300, deadline=None)
@given(ranged())
def test_ranges_contain_the_results_at_every_point(case):
    rows, at = case
    if not any(c[1] * s[1] for _, _, c, s in rows):
        return
    actors = held(issue_of(rows, salience_most=12))
    weighed = [(x, c * s) for x, c, s in at]
    if not any(w for _, w in weighed):
        return
    low, high = mean_range(actors)
    assert low <= mean(weighed) <= high
    low, high = median_range(actors)
    assert low <= median(weighed) <= high


@settings(max_examples=100, deadline=None)
@given(ranged())
def test_the_ends_of_the_ranges_are_those_of_all_corners(case):
    rows, _ = case
    actors = [(x, (c[0] * s[0], c[1] * s[1])) for _, x, c, s in rows]
    corners = [
        list(zip(places, weights, strict=True))
        for places in itertools.product(*({*x} for x, _ in actors))
        for weights in itertools.product(*({*w} for _, w in actors))
        if any(weights)
    ]
    if not corners:
        return
    known = held(issue_of(rows, salience_most=12))
    corners = [[(Fraction(x), Fraction(w)) for x, w in some] for some in corners]
    assert (min(map(mean, corners)), max(map(mean, corners))) == tuple(mean_range(known))
    assert (min(map(median, corners)), max(map(median, corners))) == tuple(median_range(known))


THREE = [("Lorn", 2, 3, 1), ("Maddock", 5, 2, 0.5), ("Tessel", 9, 1, 1)]


def test_the_levers_move_the_compromise_by_exactly_one_step():
    found = forecast(issue_of(THREE, scale=[0, 10]), step=Fraction(1, 2))
    now = found.compromise.low
    for number, lever in enumerate(found.levers):
        for sign, move, salience in (
            (1, lever.move_up, lever.salience_up),
            (-1, lever.move_down, lever.salience_down),
        ):
            name, x, c, s = THREE[number]
            for changed in (
                (name, x + move, c, s) if move is not None else None,
                (name, x, c, salience) if salience is not None else None,
            ):
                if changed is not None:
                    rows = [tuple(map(str, changed)) if at == number else row for at, row in enumerate(THREE)]
                    assert mean(pairs(points(rows))) == now + Fraction(sign, 2)


def test_slopes_are_the_derivatives():
    found = forecast(issue_of(THREE, scale=[0, 10]))
    small = Fraction(1, 10**6)
    for number, lever in enumerate(found.levers):
        name, *own = THREE[number]
        for at, field in enumerate(("position", "capability", "salience")):
            changed = [Fraction(str(one)) + (small if place == at else 0) for place, one in enumerate(own)]
            rows = [row if n != number else (name, *map(str, changed)) for n, row in enumerate(THREE)]
            change = (mean(pairs(held(issue_of(rows, salience_most=2)))) - found.compromise.low) / small
            assert float(change) == pytest.approx(float(getattr(lever.slopes, field)), abs=1e-5)


def test_the_reach_of_an_actor_is_where_it_can_bring_the_outcome():
    found = forecast(issue_of(THREE, scale=[0, 10]))
    first = found.levers[0]
    at = [mean([(Fraction(x), Fraction(3)), (Fraction(5), Fraction(1)), (Fraction(9), Fraction(1))]) for x in (0, 10)]
    assert list(first.by_position) == at
    assert list(first.median_by_position) == [0, 10]
    assert first.by_salience.high == 7  # not caring at all: the other two alone
    assert list(found.levers[1].median_by_salience) == [2, 2]


def test_what_is_missing_is_named_and_nothing_is_filled_in():
    found = forecast(issue_of([("Lorn", 2, None, 1), ("Tessel", None, 1, None)]))
    assert found.needs == ("capability of Lorn", "position of Tessel", "salience of Tessel")
    assert found.compromise is None
    assert list(sentences(found))[1].startswith("Needs: capability of Lorn")


def test_weights_that_sum_to_nothing_are_refused():
    with pytest.raises(UsageError, match="sum to nothing"):
        forecast(issue_of([("Lorn", 2, 0, 1), ("Tessel", 9, 1, 0)]))


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"actors": {}}, "there are no actors"),
        ({"actors": None}, "there are no actors"),
        ({"actors": {"Lorn": {"position": [5, 2]}}}, "actors.Lorn.position: the range from 5 to 2 is upside down"),
        ({"actors": {"Lorn": {"place": 5}}}, "unknown entry 'place'"),
        ({"actors": [{"name": "Lorn"}, {"name": "Lorn"}]}, "'Lorn' stands there twice"),
        ({"actors": [{"position": 1}]}, "one has no name"),
        ({"scale": [9, 2], "actors": {"Lorn": {}}}, "is no scale"),
        ({"scale": [0, 3], "actors": {"Lorn": {"position": 5}}}, "actors.Lorn.position is 5"),
        ({"actors": {"Lorn": {"position": 5, "salience": 40}}}, "salience_most"),
        ({"actors": {"Lorn": {"position": 5, "capability": -1}}}, "capability is −1"),
        ({"power": 3, "actors": {"Lorn": {}}}, "unknown entry 'power'"),
        ({"issues": []}, "issues is not a mapping"),
    ],
)
def test_an_issue_that_is_wrong_is_refused_by_name(told, says):
    with pytest.raises(DataFileError, match=says):
        issues_of(told, origin="issue.yaml")


def test_a_range_upside_down_cannot_be_made():
    with pytest.raises(ValueError, match="upside down"):
        Range(Fraction(2), Fraction(1))

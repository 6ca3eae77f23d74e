"""The exact linear programme against the corners of small polytopes."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.agreements.scenarios.simplex import greatest
from detente.analysis.agreements.scenarios.weights import least, most

SMALL = st.integers(-3, 3).map(Fraction)


def _corners(rows, bounds):
    """All points where as many constraints as unknowns bind and none is broken (x ≥ 0 among them); two unknowns."""
    every = [
        *zip(rows, bounds, strict=True),
        ([Fraction(-1), Fraction(0)], Fraction(0)),
        ([Fraction(0), Fraction(-1)], Fraction(0)),
    ]
    for (one, at), (other, to) in combinations(every, 2):
        det = one[0] * other[1] - one[1] * other[0]
        if det:
            point = ((at * other[1] - one[1] * to) / det, (one[0] * to - at * other[0]) / det)
            if all(row[0] * point[0] + row[1] * point[1] <= bound for row, bound in every):
                yield point


@given(st.lists(st.tuples(SMALL, SMALL, SMALL), max_size=5), st.tuples(SMALL, SMALL))
@settings(max_examples=300, deadline=None)
def test_the_best_corner_is_found(told, objective):
    rows = [[Fraction(1), Fraction(1)], *([a, b] for a, b, _ in told)]
    bounds = [Fraction(5), *(c for _, _, c in told)]
    corners = list(_corners(rows, bounds))
    found = greatest(objective, rows, bounds)
    if not corners:
        assert found is None
        return
    value, point = found
    assert value == max(objective[0] * x + objective[1] * y for x, y in corners)
    assert value == sum((a * b for a, b in zip(objective, point, strict=True)), Fraction(0))


def test_weights_in_an_order():
    """Of n weights in descending order that sum to one, the corners are the first k being 1/k each."""
    size = 5
    ranges = [(Fraction(0), Fraction(1))] * size
    order = [(n, n + 1) for n in range(size - 1)]
    values = [Fraction(n) for n in (1, 0, 7, 2, 4)]
    means = [sum(values[:k], Fraction(0)) / k for k in range(1, size + 1)]
    assert most(ranges, order, values) == max(means)
    assert least(ranges, order, values) == min(means)
    assert most(ranges, [], values) == 7
    nearly = [(Fraction(0), Fraction(99, 100))] * size  # no chain of free weights: the linear programme itself
    assert most(nearly, order, values) == max(*means[1:], Fraction(99, 100) * values[0] + Fraction(1, 100) * values[1])


@given(st.permutations(range(4)), st.lists(SMALL, min_size=4, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_chain_of_weights_is_as_the_linear_programme_has_it(chain, values):
    order = list(pairwise(chain))
    free = [(Fraction(0), Fraction(1))] * 4
    again = [*order, (chain[0], chain[3])]  # one pair more than a chain has: not taken as one
    assert most(free, order, values) == most(free, again, values)

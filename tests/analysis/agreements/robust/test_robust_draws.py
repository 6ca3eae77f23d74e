"""Draws of weights and values: they keep to what is stated, and have the means of even draws."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenario_builders import issues, known

from detente.analysis.agreements.robust import ranks
from detente.analysis.agreements.robust.chains import values_drawn, weights_drawn
from detente.analysis.agreements.scenarios import Side, Stated
from detente.analysis.agreements.scenarios.closing import tightened
from detente.analysis.agreements.scenarios.weights import centre, least, most

CASES = json.loads(Path(__file__).with_name("smaa_cases.json").read_text(encoding="utf-8"))["cases"]
NEAR = 0.02
ANY = (Fraction(0), Fraction(1))


@pytest.mark.parametrize("case", CASES, ids=[one["name"] for one in CASES])
def test_closed_forms(case):
    table = case["criteria"]
    criteria, alternatives = len(table[0]), len(table)
    stated = Stated(
        title="",
        issues=issues([alternatives] * criteria),
        parties=(Side(id="p", name="p"),),
        exclusions=(),
        knowledge=(
            known(
                [(0, 1)] * criteria,
                [[row[at] for row in table] for at in range(criteria)],
                matters=[(at, at + 1) for at in range(criteria - 1)] if case["order"] else [],
            ),
        ),
    )
    found = ranks(stated, 0, [(one,) * criteria for one in range(alternatives)])
    first = [one[0] for one in found.acceptability]
    assert [one.value for one in first] == pytest.approx(case["first"], abs=NEAR)
    assert all(abs(one.value - told) <= 5 * one.error + 1e-9 for one, told in zip(first, case["first"], strict=True))
    for own, told in zip(found.central, case.get("central", []), strict=False):
        assert (own is None) == (told is None)
        assert told is None or list(own) == pytest.approx(told, abs=NEAR)
    assert all(sum(one.value for one in row) == pytest.approx(1) for row in found.acceptability)


def test_a_simplex_is_drawn_evenly():
    drawn = weights_drawn([ANY] * 6, [], 20_000, start=np.full(6, 1 / 6), seed=3)
    assert drawn.mean(axis=0) == pytest.approx(np.full(6, 1 / 6), abs=0.005)
    assert drawn.var(axis=0) == pytest.approx(np.full(6, 5 / (36 * 7)), rel=0.05)  # Dirichlet(1, …, 1)


def test_ordered_values_are_drawn_evenly():
    drawn = values_drawn([ANY] * 3, [(0, 1), (1, 2)], 20_000, seed=3)
    assert drawn.mean(axis=0) == pytest.approx([0.75, 0.5, 0.25], abs=0.01)  # order statistics
    assert drawn.var(axis=0) == pytest.approx([3 / 80, 1 / 20, 3 / 80], rel=0.06)


@st.composite
def shares(draw):
    """Ranges and an order that leave some weights."""
    size = draw(st.integers(2, 5))
    lows = [Fraction(draw(st.integers(0, 10 // size)), 10) for _ in range(size)]
    ranges = [(low, low + Fraction(draw(st.integers(0, 10)), 10)) for low in lows]
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size) if draw(st.booleans())]
    return ranges, pairs


@given(shares())
@settings(max_examples=60, deadline=None)
def test_draws_keep_to_what_is_stated(given_):
    ranges, pairs = given_
    ranges = tightened(ranges, pairs)
    if any(low > high for low, high in ranges) or most(ranges, pairs, [Fraction(0)] * len(ranges)) is None:
        return
    start = np.array([float(one) for one in centre(ranges, pairs)])
    for drawn in (
        weights_drawn(ranges, pairs, 50, start=start, seed=1),
        values_drawn(ranges, pairs, 50, seed=1),
    ):
        assert (drawn >= [float(low) - 1e-9 for low, _ in ranges]).all()
        assert (drawn <= [float(high) + 1e-9 for _, high in ranges]).all()
        assert all((drawn[:, above] >= drawn[:, below] - 1e-9).all() for above, below in pairs)
    weights = weights_drawn(ranges, pairs, 50, start=start, seed=1)
    assert weights.sum(axis=1) == pytest.approx(1)
    values = [Fraction(n * n) for n in range(len(ranges))]
    worth = weights @ np.array([float(one) for one in values])
    assert float(least(ranges, pairs, values)) - 1e-9 <= worth.min()
    assert worth.max() <= float(most(ranges, pairs, values)) + 1e-9


def test_the_same_seed_gives_the_same_draws():
    one, same, other = (weights_drawn([ANY] * 4, [], 30, start=np.full(4, 0.25), seed=seed) for seed in (7, 7, 8))
    assert (one == same).all()
    assert not (one == other).all()

"""Limits of time: what is found by then is true, and nothing goes on for long after."""

from __future__ import annotations

import time
from fractions import Fraction

import numpy as np
import pytest
from benchmarks.agreements import tied
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.agreements.exact import Bounds, Optimiser, summary
from detente.analysis.agreements.exact.ready import Ready
from detente.analysis.agreements.exact.search import search, start

LARGE = tied(0, parties=6, issues=20, options=6, ties=15)


@pytest.mark.parametrize("ties", [15, 60])
def test_a_summary_keeps_to_its_time_and_its_bounds_are_true(ties):
    scenario = tied(1, parties=7, issues=20, options=6, ties=ties)
    summary(tied(1, parties=7, issues=4, options=3, ties=2), Bounds(points=4, seconds=5))  # compiles
    began = time.monotonic()
    found = summary(scenario, Bounds(seconds=2))
    assert time.monotonic() - began < 12
    assert not found["complete"]
    assert found["reason"]
    for one in (one for one in found.values() if isinstance(one, dict) and "bound" in one):
        assert one["proven"] or one["bound"] >= one["value"]


def test_without_time_solutions_are_not_claimed_to_be_proven():
    exact, cut = (Optimiser(LARGE, [Fraction(0)] * 6, seconds=seconds) for seconds in (600, 0))
    told, best = cut.solve("egalitarian"), exact.solve("egalitarian")
    assert best.proven
    assert not told.proven
    assert told.value <= best.value <= told.bound


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 500))
def test_a_search_that_is_gone_on_with_finds_what_one_without_a_break_finds(stretch):
    scenario = tied(2, parties=2, issues=5, options=3, ties=3)
    ready = Ready(scenario, [Fraction(0)] * 2, steps=10**9)
    board, floors = ready.board([np.array([1, 1])]), np.array([200_000])
    whole, parts = (np.zeros((300, 5), np.int64) for _ in range(2))
    count, taken = search(board, (ready.least, floors, 10**9, start(board, 1)), whole)
    walk, found, steps = start(board, 1), -1, 0
    while found < 0:
        found, more = search(board, (ready.least, floors, stretch, walk), parts)
        steps += more
    assert (found, steps) == (count, taken)
    assert (parts == whole).all()

"""Frontiers as tables: exact ones, and those that come near."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

from benchmarks.agreements import tied

from detente.analysis.agreements.exact import frontier, near_frontier
from detente.analysis.agreements.scenarios import from_numbers
from detente.report.frontier_table import frontier_note, frontier_table

SCENARIO = tied(0, parties=4, issues=8, options=4, ties=4)


def test_every_row_is_a_package_with_its_exact_worth():
    stated, found = from_numbers(SCENARIO, title="", source="us"), frontier(SCENARIO)
    head, *rows = csv.reader(io.StringIO(frontier_table(stated, found)))
    assert len(rows) == len(found.vectors)
    for row in rows[:20]:
        package = tuple(one.options.index(word) for one, word in zip(SCENARIO.issues, row, strict=False))
        assert [SCENARIO.value(party, package) for party in range(4)] == [Fraction(word) for word in row[8:]]
    assert head[8] == f"worth to {SCENARIO.parties[0].name}"
    assert "(exact)" in frontier_note(stated, found)


def test_one_that_only_comes_near_says_how_near():
    stated, found = from_numbers(SCENARIO, title="", source="us"), near_frontier(SCENARIO, points=50)
    assert any(found.within)
    assert f"{len(found.vectors):,} packages, of which one falls short" in frontier_note(stated, found)

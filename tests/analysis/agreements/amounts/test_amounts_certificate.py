"""Certificates over any amount: true ones pass the checker, changed ones do not; near frontiers come as near as they say."""

from __future__ import annotations

import json
from fractions import Fraction

from amounts_builders import grid, spaces
from hypothesis import HealthCheck, given, settings

from detente.analysis.agreements.amounts import (
    Solver,
    amounts_certificate,
    amounts_summary,
    check_amounts,
    near_amounts,
)
from detente.analysis.agreements.exact import Bounds
from detente.errors import UsageError

SOME = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@SOME
@given(spaces(most=3))
def test_a_certificate_passes_and_a_changed_one_does_not(space):
    try:
        held = json.loads(json.dumps(amounts_certificate(space)))
    except UsageError:
        return
    told = check_amounts(held)
    assert not told.faults
    assert all("equal gain" in one for one in told.unchecked)
    for name in ("utilitarian", "egalitarian", "nash"):
        claim = held["solutions"][name]
        if Fraction(claim["value"]) > 0:  # what is nought needs no weights but those that close
            lower = {**claim, "bound": str(Fraction(claim["value"]) / 2), "value": str(Fraction(claim["value"]) / 2)}
            assert check_amounts({**held, "solutions": {**held["solutions"], name: lower}}).faults
            blind = {**claim, "weights": []}
            assert check_amounts({**held, "solutions": {**held["solutions"], name: blind}}).faults


@SOME
@given(spaces(least=3, most=3))
def test_a_near_frontier_comes_as_near_as_it_says(space):
    try:
        solver = Solver(space)
    except UsageError:
        return
    points, within = near_amounts(space, solver.disagreement, bounds=Bounds(seconds=20))
    told = [[points.whole.fraction(p, int(one)) for p, one in enumerate(row)] for row in points.vectors]
    for _, _, worth in grid(space, steps=3):
        far = [none + one for none, one in zip(solver.disagreement, within, strict=True)]
        if all(one >= least for one, least in zip(worth, far, strict=True)):
            assert any(all(a >= b - w for a, b, w in zip(row, worth, within, strict=True)) for row in told)


@SOME
@given(spaces(most=3))
def test_figures_are_those_of_the_solver(space):
    found = amounts_summary(space, Bounds(seconds=30))
    if not found["reason"]:
        assert found["nash"]["bound"] >= found["nash"]["value"] >= 0
        assert found["welfare"]["exact"]
        assert ("edge" in found) == (len(space.scenario.parties) == 2)
        json.dumps(found)

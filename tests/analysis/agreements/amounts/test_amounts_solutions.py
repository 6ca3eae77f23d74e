"""Solutions over any amount: no package of a grid has more, and what is claimed is reached, or nearly."""

from __future__ import annotations

from fractions import Fraction
from math import prod

from amounts_builders import grid, spaces
from hypothesis import HealthCheck, given, settings

from detente.analysis.agreements.amounts import Solver
from detente.errors import UsageError

MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def solver_of(space):
    try:
        return Solver(space)
    except UsageError:
        return None


def fits(solver, worth):
    return all(one >= none for one, none in zip(worth, solver.disagreement, strict=True))


def measures(solver):
    def gains(worth):
        return [one - none for one, none in zip(worth, solver.disagreement, strict=True)]

    def shares(worth):
        told = zip(gains(worth), solver.widths, strict=True)
        return sorted(gain / width for gain, width in told if width > 0) or [Fraction(sum(gains(worth)))]

    return {
        "nash": lambda worth: [prod(gains(worth), start=Fraction(1))],
        "kalai-smorodinsky": shares,
        "egalitarian": lambda worth: sorted(gains(worth)),
        "utilitarian": lambda worth: [sum(gains(worth))],
    }


@MANY
@given(spaces())
def test_no_package_of_a_grid_is_better_and_what_is_claimed_is_so(space):
    solver = solver_of(space)
    every = list(grid(space))
    if solver is None:
        known = [(at, one.reservation) for at, one in enumerate(space.scenario.parties) if one.reservation is not None]
        assert not any(all(worth[at] >= least for at, least in known) for _, _, worth in every)
        return
    told = [worth for _, _, worth in every if fits(solver, worth)]
    for name, measure in measures(solver).items():
        found = solver.solve(name)
        own = tuple(space.value(p, found.package, found.places) for p in range(len(found.worth)))
        assert own == found.worth
        assert fits(solver, found.worth)
        assert measure(found.worth)[0] == found.value
        assert found.proven
        assert found.bound - found.value <= Fraction(1, 10**9) * max(found.value, 1)
        assert not found.reached or space.scenario.allows(found.package)
        for worth in told:
            assert measure(worth)[0] <= found.bound
            if name in ("kalai-smorodinsky", "egalitarian"):
                assert measure(worth) <= measure(found.worth)

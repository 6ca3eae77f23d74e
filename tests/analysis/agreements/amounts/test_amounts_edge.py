"""The frontier of two parties: nothing lies above it, and each piece of it can be had and is dominated by nothing."""

from __future__ import annotations

import math
from fractions import Fraction

from amounts_builders import grid, spaces
from hypothesis import HealthCheck, given, settings

from detente.analysis.agreements.amounts import Solver, Space, linear
from detente.analysis.agreements.amounts.edge import edge
from detente.analysis.agreements.amounts.groups import Bodies, Body
from detente.analysis.agreements.exact.scenario import Issue, Party, Scenario
from detente.errors import UsageError

ONES = (Fraction(1), Fraction(1))


def most_beyond(bodies, point):
    """The most that both parties can have together beyond a point, nobody less than there; None where nothing reaches it."""
    found = []
    for place in bodies:
        one = bodies.body(place)
        gains = tuple(gain - least for gain, least in zip(one.gains, point, strict=True))
        best = linear.most_weighted(Body(one.group, one.row, one.choice, gains, one.moves), ONES)
        if best is not None:
            found.append(best.value)
    return max(found, default=None)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(spaces(least=2, most=2))
def test_nothing_lies_above_the_edge_and_all_of_it_can_be_had(space):
    try:
        solver = Solver(space)
    except UsageError:
        return
    bodies = Bodies(solver.groups, solver.disagreement)
    found = edge(bodies, until=math.inf)
    assert found
    for (left, high), (right, low) in found:
        assert (left < right and high > low) or (left, high) == (right, low)
        middle = ((left + right) / 2, (high + low) / 2)
        assert most_beyond(bodies, middle) == 0
        for end in ((left, high), (right, low)):
            assert most_beyond(bodies, end) is not None
    for _, _, worth in grid(space, steps=3):
        x, y = (one - none for one, none in zip(worth, solver.disagreement, strict=True))
        assert min(x, y) < 0 or any(_covers(piece, x, y) for piece in found)


def _covers(piece, x, y):
    (left, high), (right, low) = piece
    if x > right:
        return False
    if x <= left or left == right:
        return y <= high
    return y <= high + (low - high) * (x - left) / (right - left)


def test_the_edge_of_one_split_amount_is_the_line_by_hand():
    # one amount from 0 to 10: one party has it, the other what is left, at twice the rate above 5
    spans = tuple((Fraction(a), Fraction(b)) for a, b in ((0, 0), (0, 5), (5, 5), (5, 10), (10, 10)))
    near = ((0, 0, 5, 5, 10), (15, 15, 10, 10, 0))
    far = ((0, 5, 5, 10, 10), (15, 10, 10, 0, 0))
    told = Space(
        scenario=Scenario(
            issues=(Issue("land", ("0", "0..5", "5", "5..10", "10")),),
            parties=tuple(
                Party(name=name, values=(tuple(map(Fraction, own)),)) for name, own in zip("ab", near, strict=True)
            ),
        ),
        far=tuple(((tuple(map(Fraction, own))),) for own in far),
        spans=(spans,),
    )
    solver = Solver(told)
    assert edge(Bodies(solver.groups, solver.disagreement), until=math.inf) == (((0, 15), (5, 10)), ((5, 10), (10, 0)))
    nash = solver.solve("nash")  # x (15 - x) up to 5, x (20 - 2x) above: the greatest at the corner and beyond it alike
    assert (nash.value, nash.bound, nash.worth) == (50, 50, (5, 10))
    even = solver.solve("kalai-smorodinsky")  # shares x / 10 and (20 - 2x) / 15 are equal at 40 / 7
    assert (even.value, even.worth) == (Fraction(4, 7), (Fraction(40, 7), Fraction(60, 7)))
    assert solver.solve("equal gain").worth == even.worth

"""Random bargaining problems with amounts of which any may be taken, small enough to be gone through on a grid."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from detente.analysis.agreements.amounts import Space
from detente.analysis.agreements.exact.scenario import Ban, Issue, Party, Scenario, Term


@st.composite
def spaces(draw, *, least=1, most=4, ties=2, most_wide=2):
    wide = [draw(st.integers(1, 3)) for _ in range(draw(st.integers(1, most_wide)))]
    plain = [draw(st.integers(1, 3)) for _ in range(draw(st.integers(0, 2)))]
    sizes = [*(2 * parts + 1 for parts in wide), *plain]
    count = draw(st.integers(least, most))
    near, far = [], []
    for _ in range(count):
        lines = [[draw(st.integers(-4, 8)) for _ in range(parts + 1)] for parts in wide]
        flat = [[draw(st.integers(0, 8)) for _ in range(size)] for size in plain]
        near.append([*([corners[at // 2] for at in range(2 * len(corners) - 1)] for corners in lines), *flat])
        far.append([*([corners[(at + 1) // 2] for at in range(2 * len(corners) - 1)] for corners in lines), *flat])
    sides = []
    for number, values in enumerate(near):
        reservation = draw(st.none() | st.integers(0, 8).map(lambda one: Fraction(one, 2)))
        sides.append(Party(name=f"party {number}", values=fractions(values), reservation=reservation))
    scenario = Scenario(
        issues=tuple(Issue(f"issue {n}", tuple(f"option {k}" for k in range(size))) for n, size in enumerate(sizes)),
        parties=tuple(sides),
        bans=tuple(Ban(choices=one) for one in draw(st.lists(choices(sizes), max_size=ties))),
        terms=tuple(
            Term(party=draw(st.integers(0, count - 1)), choices=one, amount=Fraction(draw(st.integers(-4, 4))))
            for one in draw(st.lists(choices(sizes), max_size=ties))
        ),
    )
    spans = [tuple((Fraction(at // 2), Fraction((at + 1) // 2)) for at in range(2 * parts + 1)) for parts in wide]
    return Space(scenario=scenario, far=tuple(map(fractions, far)), spans=(*spans, *[None] * len(plain)))


def fractions(values):
    return tuple(tuple(Fraction(one) for one in some) for some in values)


@st.composite
def choices(draw, sizes):
    some = draw(st.lists(st.integers(0, len(sizes) - 1), min_size=1, max_size=2, unique=True))
    return tuple(
        (issue, frozenset(draw(st.lists(st.integers(0, sizes[issue] - 1), min_size=1, max_size=sizes[issue]))))
        for issue in sorted(some)
    )


def grid(space, steps=4):
    """Every allowed package on a grid of each long option, without its ends, with what it is worth to each."""
    inside = [Fraction(2 * one + 1, 2 * steps) for one in range(steps)]
    ways = []
    for issue, one in enumerate(space.scenario.issues):
        spans = space.spans[issue]
        ways.append(
            [
                (option, place)
                for option in range(len(one.options))
                for place in (inside if spans and spans[option][0] < spans[option][1] else [Fraction(0)])
            ]
        )
    for taken in product(*ways):
        package, places = tuple(option for option, _ in taken), tuple(place for _, place in taken)
        if space.scenario.allows(package):
            yield package, places, tuple(space.value(p, package, places) for p in range(len(space.scenario.parties)))

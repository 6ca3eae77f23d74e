"""Random bargaining problems, small enough to be written down."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from detente.analysis.agreements.exact.scenario import Ban, Issue, Party, Scenario, Term


@st.composite
def scenarios(draw, *, most_packages=300, wide=False):
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=5))
    while _product(sizes) > most_packages:
        sizes = sizes[:-1]
    issues = tuple(Issue(f"issue {n}", tuple(f"option {k}" for k in range(size))) for n, size in enumerate(sizes))
    parties = tuple(draw(party(sizes, wide=wide, number=n)) for n in range(draw(st.integers(1, 4))))
    bans = tuple(Ban(choices=one) for one in draw(st.lists(choices(sizes), max_size=3)))
    terms = tuple(
        Term(party=draw(st.integers(0, len(parties) - 1)), choices=one, amount=Fraction(draw(st.integers(-6, 6))))
        for one in draw(st.lists(choices(sizes), max_size=3))
    )
    return Scenario(issues=issues, parties=parties, bans=bans, terms=terms)


def _product(sizes):
    count = 1
    for size in sizes:
        count *= size
    return count


@st.composite
def party(draw, sizes, *, wide, number):
    unit = draw(st.sampled_from([1, 3, 7 * 10**20])) if wide else 1
    values = tuple(tuple(Fraction(draw(st.integers(0, 6)), unit) for _ in range(size)) for size in sizes)
    reservation = draw(st.none() | st.integers(0, 12).map(lambda value: Fraction(value, unit)))
    return Party(name=f"party {number}", values=values, reservation=reservation)


@st.composite
def choices(draw, sizes):
    some = draw(st.lists(st.integers(0, len(sizes) - 1), min_size=1, max_size=3, unique=True))
    return tuple(
        (issue, frozenset(draw(st.lists(st.integers(0, sizes[issue] - 1), min_size=1, max_size=sizes[issue]))))
        for issue in some
    )

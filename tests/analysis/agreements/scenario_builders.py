"""Random scenarios as stated, small enough to be written down."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from detente.analysis.agreements.scenarios import Exclusion, Question, Side, Stated, Trace
from detente.analysis.agreements.scenarios.building import unknown
from detente.analysis.agreements.scenarios.interface import Knowledge, NoDeal

WHO = Trace(assumed_by="test")


def issues(sizes):
    return tuple(
        Question(id=f"i{n}", title=f"i{n}", options=_names(size), titles=_names(size)) for n, size in enumerate(sizes)
    )


def _names(size):
    return tuple("abcdef"[:size]) if size <= 6 else tuple(map(str, range(size)))


@st.composite
def choices(draw, sizes, most=3):
    some = draw(st.lists(st.integers(0, len(sizes) - 1), min_size=1, max_size=min(most, len(sizes)), unique=True))
    return tuple(
        (issue, frozenset(draw(st.lists(st.integers(0, sizes[issue] - 1), min_size=1, max_size=sizes[issue]))))
        for issue in sorted(some)
    )


@st.composite
def excluded(draw, *, parties=2, most=6):
    """Scenarios of which nothing is known but what they exclude."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    some = draw(st.lists(st.lists(choices(sizes), min_size=1, max_size=2), max_size=most))
    return Stated(
        title="",
        issues=issues(sizes),
        parties=tuple(Side(id=f"p{n}", name=f"p{n}") for n in range(parties)),
        exclusions=tuple(
            Exclusion(parties=(n % parties,), kind="red line", bans=tuple(one), words=f"line {n}", trace=WHO)
            for n, one in enumerate(some)
        ),
        knowledge=(unknown(sizes),) * parties,
    )


def packages(stated):
    return list(product(*(range(len(one.options)) for one in stated.issues)))


def known(weights, values, *, matters=(), orders=None, no_deal=None):
    """Knowledge from plain numbers: a number or a pair for each weight and value."""
    return Knowledge(
        weights=tuple(map(interval, weights)),
        values=tuple(tuple(map(interval, one)) for one in values),
        matters=tuple(matters),
        orders=tuple(orders or ((),) * len(values)),
        no_deal=None if no_deal is None else NoDeal(worth=interval(no_deal), trace=WHO),
    )


def interval(one):
    low, high = one if isinstance(one, tuple) else (one, one)
    return Fraction(str(low)), Fraction(str(high))

"""The assignment is the best there is: compared with trying everything."""

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.texts.assignment import assign

PAIRS = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 30), max_size=16)


def best(worth):
    rows = sorted({one for one, _ in worth})

    def rest(place, used):
        if place == len(rows):
            return 0
        found = rest(place + 1, used)
        for (one, other), value in worth.items():
            if one == rows[place] and other not in used:
                found = max(found, value + rest(place + 1, used | {other}))
        return found

    return rest(0, frozenset())


@settings(deadline=None)
@given(PAIRS)
def test_no_other_assignment_is_worth_more(worth):
    found = assign(worth)
    assert len(set(found.values())) == len(found)
    assert sum(worth[pair] for pair in found.items()) == best(worth)


@settings(deadline=None)
@given(PAIRS)
def test_the_order_of_the_pairs_does_not_matter(worth):
    assert assign(worth) == assign(dict(reversed(worth.items())))


def test_nothing():
    assert assign({}) == {}

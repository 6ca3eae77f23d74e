"""Small random models, and models from short words."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from detente.analysis.stability.interface import Model, Moves, Preference


def moves(reach, states):
    """Moves from a mapping of each state to those it leads to."""
    rows = [sorted(reach.get(state, ())) for state in range(states)]
    starts = np.concatenate([[0], np.cumsum([len(one) for one in rows])]).astype(np.int64)
    return Moves(starts=starts, targets=np.array([to for row in rows for to in row], np.int32))


def model(reaches, ranks, *, bands=None, unknown=None):
    states = len(ranks[0])
    bands = bands or [[0] * states] * len(ranks)
    unknown = unknown or [frozenset()] * len(ranks)
    return Model(
        title="made up",
        makers=tuple(f"party {one}" for one in range(len(ranks))),
        options=(),
        labels=tuple(range(states)),
        patterns=(),
        moves=tuple(moves(one, states) for one in reaches),
        preferences=tuple(
            Preference(rank=np.array(rank), band=np.array(band), unknown=pairs)
            for rank, band, pairs in zip(ranks, bands, unknown, strict=True)
        ),
    )


@st.composite
def models(draw, *, uncertain=False, transitive=False):
    """Two to four parties, up to seven states, any moves (so some cannot be taken back), ties, bands."""
    states, makers = draw(st.integers(1, 7)), draw(st.integers(1, 4))
    some = st.integers(0, states - 1)
    reaches, ranks, bands, unknown = [], [], [], []
    for _ in range(makers):
        pairs = draw(st.sets(st.tuples(some, some), max_size=12))
        while transitive and (more := {(one, last) for one, to in pairs for via, last in pairs if to == via} - pairs):
            pairs |= more
        reaches.append({one: {to for source, to in pairs if source == one and to != one} for one in range(states)})
        rank = draw(st.lists(st.integers(0, states), min_size=states, max_size=states))
        cut = draw(st.integers(0, states))
        ranks.append(rank)
        bands.append([int(one > cut) for one in rank])
        known = st.sets(st.tuples(some, some), max_size=4) if uncertain else st.just(set())
        unknown.append(frozenset((one, other) for one, other in draw(known) if one < other))
    return model(reaches, ranks, bands=bands, unknown=unknown)

"""The weights of the ranking: a softmax over the sides of a report and none, by Newton's method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from training.newton import Array, newton
from training.people_model.cases import Case

FEWEST = 5
"""In how many rows a sign must be to have a weight; 4 and 8 were as good."""
STIFF = 5.0
"""How strongly weights are held near nothing; of 2, 3, 5, 6 and 8, those from 5 on gave the least log-loss on people of
processes left out whose sides the rules had not told at first."""
HARD = 2.0
"""How much more those count whose sides rules did not tell at first: 1 gave them more log-loss, 3 others."""


def weights(some: Sequence[Case]) -> dict[str, float]:
    """The weight of each sign, rounded to three digits."""
    counts = Counter(sign for case in some for row in case.rows for sign in row)
    places = {sign: at for at, sign in enumerate(sorted(sign for sign, n in counts.items() if n >= FEWEST))}
    found = newton(_softmax(some, places), len(places), stiff=STIFF)
    return {sign: round(float(found[at]), 3) for sign, at in places.items() if abs(found[at]) >= 0.0005}


def _softmax(some: Sequence[Case], places: dict[str, int]) -> Callable[[Array], tuple[Array, Array]]:
    sizes = [len(case.rows) for case in some]
    starts = np.cumsum([0, *sizes[:-1]])
    rows = np.zeros((sum(sizes), len(places)))
    for at, row in enumerate(row for case in some for row in case.rows):
        for sign, size in row.items():
            if sign in places:
                rows[at, places[sign]] = size
    case_of = np.repeat(np.arange(len(some)), sizes)
    weighed = np.array([HARD if case.first else 1.0 for case in some])
    right = np.zeros(len(rows))
    for case, start in zip(some, starts, strict=True):
        right[[start + at for at in case.right]] = 1 / len(case.right)
    wanted = rows.T @ (right * weighed[case_of])

    def bent(found: Array) -> tuple[Array, Array]:
        scores = rows @ found
        scores -= np.maximum.reduceat(scores, starts)[case_of]
        shares = np.exp(scores)
        shares /= np.add.reduceat(shares, starts)[case_of]
        means = np.add.reduceat(rows * shares[:, None], starts, axis=0)
        bend = (rows * (shares * weighed[case_of])[:, None]).T @ rows - (means * weighed[:, None]).T @ means
        return weighed @ means - wanted, bend

    return bent

"""The weights of the ranking: a softmax over the sides of a report and none."""

from __future__ import annotations

from collections.abc import Sequence

from training.people_model.cases import Case
from training.signs import Asked, of_choices

FEWEST = 5
"""In how many rows a sign must be to have a weight; 4 and 8 were as good."""
STIFF = 5.0
"""How strongly weights are held near nothing; of 2, 3, 5, 6 and 8, those from 5 on gave the least log-loss on people of
processes left out whose sides the rules had not told at first."""
HARD = 2.0
"""How much more those count whose sides rules did not tell at first: 1 gave them more log-loss, 3 others."""


def weights(some: Sequence[Case]) -> dict[str, float]:
    """The weight of each sign, rounded to three digits."""
    return of_choices([_asked(case) for case in some], fewest=FEWEST, stiff=STIFF)


def _asked(case: Case) -> Asked:
    right = [(at in case.right) / len(case.right) for at in range(len(case.rows))]
    return Asked(rows=[list(row.items()) for row in case.rows], right=right, counts=HARD if case.first else 1.0)

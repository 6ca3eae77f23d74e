"""The packages that no other dominates as a table (CSV), one a row: an option of every issue, and what it is worth to each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from detente.analysis.agreements.exact import Frontier
from detente.analysis.agreements.scenarios import Stated
from detente.report.people import phrase
from detente.report.scenario import number_words, packages


def frontier_table(stated: Stated, found: Frontier) -> str:
    """The points of a frontier; worths are exact, as fractions where they are no whole numbers."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([*(one.id for one in stated.issues), *(f"worth to {side.name}" for side in stated.parties)])
    for package, vector in zip(found.packages.tolist(), found.vectors.tolist(), strict=True):
        options = [issue.options[at] for issue, at in zip(stated.issues, package, strict=True)]
        rows.writerow([*options, *(str(found.whole.fraction(party, one)) for party, one in enumerate(vector))])
    return out.getvalue()


def frontier_note(stated: Stated, found: Frontier) -> str:
    """What the table holds: the frontier, or one that comes near to it."""
    if not any(found.within):
        return f"{packages(len(found.vectors))} dominated by no other (exact)."
    far = phrase(_far(stated, found))
    return (
        f"{packages(len(found.vectors))}, of which one falls short of any other package by no more than {far} "
        "(proven, for packages that are worth that much more than no deal)."
    )


def _far(stated: Stated, found: Frontier) -> Sequence[str]:
    return [
        f"{number_words(found.whole.fraction(party, one))} to {side.name}"
        for party, (side, one) in enumerate(zip(stated.parties, found.within, strict=True))
    ]

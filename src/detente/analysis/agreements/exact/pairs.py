"""What two parties could have between them, whatever the others get: the edge that a chart of the two shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.agreements.exact.frontier import Bounds, frontier
from detente.analysis.agreements.exact.scenario import Scenario
from detente.analysis.agreements.exact.summary import disagreement, ideal

Values = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The exact frontier of two parties' values, of all packages that nothing bans.

    `parties` are numbers of the scenario. `corners` are the undominated pairs of values, the first party's rising;
    `least` and `most` what any package gives each; `no_deal` what no deal is worth to it, where that is known. Where a
    bound was reached there are no corners, and `reason` says which.
    """

    parties: tuple[int, int]
    corners: tuple[Values, ...]
    least: Values
    most: Values
    no_deal: tuple[Fraction | None, Fraction | None]
    reason: str = ""


def pair(scenario: Scenario, parties: tuple[int, int], bounds: Bounds | None = None) -> Pair:
    """The edge between two parties of a scenario. Raises UsageError where all packages are banned.

    Raises OverrunError where not even each party's best and worst is found in time.
    """
    own = tuple(scenario.parties[one] for one in parties)
    places = {one: place for place, one in enumerate(parties)}
    two = Scenario(
        issues=scenario.issues,
        parties=tuple(replace(one, reservation=None) for one in own),
        bans=scenario.bans,
        terms=tuple(replace(one, party=places[one.party]) for one in scenario.terms if one.party in places),
    )
    seconds = (bounds or Bounds()).seconds
    least, most = disagreement(two, seconds=seconds), ideal(two, seconds=seconds)
    points = frontier(two, bounds)
    rows = [
        tuple(points.whole.fraction(place, int(number)) for place, number in enumerate(row)) for row in points.vectors
    ]
    return Pair(
        parties=parties,
        corners=tuple(sorted((x, y) for x, y in rows)),
        least=(least[0], least[1]),
        most=(most[0], most[1]),
        no_deal=(own[0].reservation, own[1].reservation),
        reason=points.reason,
    )

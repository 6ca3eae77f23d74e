"""A scenario made ready for searches: its stages, what nobody may fall below, bounds by weights, exact measures.

Packages stand here as their options in the order of the stages.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from fractions import Fraction
from math import prod

import numpy as np

from detente.analysis.agreements.exact.integers import whole
from detente.analysis.agreements.exact.scenario import Scenario
from detente.analysis.agreements.exact.search import Board, search, start
from detente.analysis.agreements.exact.stages import Ints, best_from, best_package, stages
from detente.analysis.agreements.exact.weighing import Floats
from detente.errors import UsageError

Options = tuple[int, ...]
_ROOM = 256
"""States at once for which there is room to take up the weightiest issues first. Tried on 8 parties × 20 issues × 6 options
with 15 bans and 15 interactions, five seeds, seconds for five solutions in all: fewest states first 15.5; 32: 11.5; 128:
10.7; 512: 10.3; the lightest issues first 21."""

_STRETCH = 2_000_000
"""Steps between two looks at the clock: some tenths of a second."""


class Ready:
    """A scenario and its disagreement point (in each party's own unit), ready to be searched.

    A search ends undecided after so many `steps`, and where the clock (`time.monotonic`) says `until`.
    Raises UsageError where its issues are tied together too densely, or its numbers are too large.
    """

    def __init__(
        self, scenario: Scenario, disagreement: Sequence[Fraction], *, steps: int, until: float = math.inf
    ) -> None:
        self.numbers, self.disagreement = whole(scenario), tuple(disagreement)
        made = stages(scenario, self.numbers, room=_ROOM) or stages(scenario, self.numbers)
        if made is None:
            raise UsageError(
                "too many issues are tied together, or values are too fine, for an exact search",
                do="Drop conditions, or round the values.",
            )
        self.stages, self._steps, self._until = made, steps, until
        self._adds = np.concatenate([stage.adds().reshape(stage.after.size, -1) for stage in made])
        self.least = np.array(self._least(), dtype=np.int64)
        self._reach = int(np.abs(self.least).max()) + sum(
            int(np.abs(stage.table).max()) + sum(abs(amount) for _, _, amount in stage.terms) for stage in made
        )

    def _least(self) -> list[int]:
        """The disagreement point in whole numbers, or a reservation value that is higher."""
        told = zip(self.disagreement, self.numbers.units, self.numbers.least, strict=True)
        rounded = [(-((-none * unit) // 1), least) for none, unit, least in told]
        return [none if least is None else max(none, least) for none, least in rounded]

    def worth(self, options: Options) -> Ints:
        """What a package is worth to each party, in whole numbers."""
        state, total = 0, np.zeros(len(self.disagreement), np.int64)
        for stage, option in zip(self.stages, options, strict=True):
            total = total + stage.add(state, option)
            state = int(stage.after[state, option])
        return total

    def worths(self, rows: Ints) -> Ints:
        """What each package of an array is worth to each party (packages × parties)."""
        state, total = np.zeros(len(rows), np.int64), np.zeros((len(rows), len(self.disagreement)), np.int64)
        for stage, options in zip(self.stages, rows.T, strict=True):
            total += stage.adds()[state, options]
            state = stage.after[state, options]
        return total

    def gains(self, options: Options) -> list[Fraction]:
        """What each party gains over the disagreement point, in its own unit."""
        worth = self.worth(options)
        return [self.numbers.fraction(party, int(worth[party])) - none for party, none in enumerate(self.disagreement)]

    def product(self, options: Options) -> Fraction:
        """The product of all gains."""
        return prod(self.gains(options), start=Fraction(1))

    def shares(self, options: Options, widths: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """Gains measured in widths, the smallest first; parties of no width are left out."""
        gains = zip(self.gains(options), widths, strict=True)
        return tuple(sorted(gain / width for gain, width in gains if width > 0))

    def spread(self, options: Options, widths: Sequence[Fraction]) -> Fraction:
        """The largest share less the smallest."""
        shares = self.shares(options, widths)
        return shares[-1] - shares[0] if shares else Fraction(0)

    def fits(self, options: Options) -> bool:
        """Whether nobody falls below the least."""
        return bool((self.worth(options) >= self.least).all())

    def best(self, weights: Ints) -> tuple[Options, int]:
        """A package of the greatest weighted value, whoever falls below the least, and that value; exact."""
        values = best_from(self.stages, weights)
        options, _ = best_package(self.stages, weights, values)
        return options, int(values[0][0])

    def most_share(self, weights: Ints, widths: Sequence[Fraction]) -> Fraction:
        """What no smallest share exceeds: the greatest weighted gain that there is, over the weighted widths."""
        zero = whole = Fraction(0)
        told = zip(weights, self.disagreement, widths, self.numbers.units, strict=True)
        for weight, none, width, unit in told:
            zero += int(weight) * none * unit
            whole += int(weight) * width * unit
        return (self.best(weights)[1] - zero) / whole

    def whole_weights(self, weights: Floats, widths: Sequence[Fraction]) -> Ints:
        """Weights on gains measured in widths, as whole numbers on values in whole numbers, as fine as fits.

        One weight for each party of some width; the others get none.
        """
        per_number = np.zeros(len(self.disagreement))
        wide = [party for party, width in enumerate(widths) if width > 0]
        for weight, party in zip(weights, wide, strict=True):
            per_number[party] = weight / float(widths[party] * self.numbers.units[party])
        finest = 2.0**40 / max(float(np.abs(per_number).max()), 1e-300)
        room = 2.0**60 / (max(self._reach, 1) * max(float(np.abs(per_number).sum()), 1e-300))
        return np.floor(per_number * min(room, finest)).astype(np.int64)

    def board(self, weights: Sequence[Ints]) -> Board:
        """The stages in flat arrays, with what the weights come to; shares may lie as far apart as they like."""
        bests = [np.concatenate(best_from(self.stages, one)) for one in weights]
        counts = [len(stage.after) for stage in self.stages]
        gains = [np.concatenate([stage.weighted(one).ravel() for stage in self.stages]) for one in weights]
        nothing = np.zeros(len(self.disagreement))
        return Board(
            widths=np.array([stage.after.shape[1] for stage in self.stages], dtype=np.int64),
            first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            cells=np.concatenate([[0], np.cumsum([stage.after.size for stage in self.stages])]).astype(np.int64),
            after=np.concatenate([stage.after.ravel() for stage in self.stages]),
            adds=self._adds,
            best=_rows(bests, sum(counts) + 1),
            gains=_rows(gains, len(self._adds)),
            shares=nothing,
            zero=nothing,
            spread=np.inf,
        )

    def within(self, board: Board, widths: Sequence[Fraction], spread: float) -> Board:
        """The board with a bound on how far shares may lie apart; who has no width has no share."""
        per_number = [
            0.0 if not one else 1 / float(one * unit) for one, unit in zip(widths, self.numbers.units, strict=True)
        ]
        zero = [float(none / one) if one else 0.0 for none, one in zip(self.disagreement, widths, strict=True)]
        return board._replace(shares=np.array(per_number), zero=np.array(zero), spread=spread)

    def look(self, board: Board, needs: Ints, *, floors: Sequence[int], most: int) -> tuple[list[Options] | None, int]:
        """At most so many packages that give each party its need and each bound its floor, and the steps taken.

        None where more steps than allowed would be needed.
        """
        rows, taken = self.gather(board, needs, floors=floors, most=most)
        return (None if rows is None else [tuple(map(int, row)) for row in rows]), taken

    def gather(self, board: Board, needs: Ints, *, floors: Sequence[int], most: int) -> tuple[Ints | None, int]:
        """As `look`, the packages as rows of one array."""
        packages, walk = np.empty((most, len(self.stages)), np.int64), start(board, len(floors))
        least, found, taken = np.array(floors, dtype=np.int64), -1, 0
        while found < 0 and taken < self._steps and time.monotonic() < self._until:
            found, steps = search(board, (needs, least, min(_STRETCH, self._steps - taken), walk), packages)
            taken += steps
        return (None if found < 0 else packages[:found]), taken


def _rows(columns: Sequence[Ints], length: int) -> Ints:
    """The columns side by side, kept row by row."""
    return np.ascontiguousarray(np.array(columns, dtype=np.int64).reshape(len(columns), length).T)

"""Whether some package keeps to a set of commitments: a quick yes (with the package) or no.

The search for conflicts asks this thousands of times about the same commitments, so that they are kept as
bit masks over the options: a backtracking search with forward checking (Haralick and Elliott 1980) over
the issues that conditions link, the issue with the fewest options left first.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

Nogood = tuple[tuple[int, int], ...]
"""Issues by number, each with a mask of options: no package has one of them on each."""

Fit = tuple[int, ...]
"""For each issue, in their order, the bit of the option chosen."""


class TooLong(Exception):  # noqa: N818 # no error: the search for conflicts catches it and says what it has
    """The time that the search may take is over."""


class Table:
    """Commitments over issues with so many options each, ready to be tried together until a moment (monotonic)."""

    def __init__(self, sizes: Sequence[int], commitments: Sequence[Sequence[Nogood]], *, until: float) -> None:
        self._masks = [(1 << size) - 1 for size in sizes]
        self._all = commitments
        self._until = until

    def fit(self, chosen: Iterable[int]) -> Fit | None:
        """A package that keeps to the commitments of these numbers; None where there is none. Raises TooLong."""
        if time.monotonic() > self._until:
            raise TooLong
        left = self._masks.copy()
        links: dict[int, list[Nogood]] = {}
        for number in chosen:
            for nogood in self._all[number]:
                if len(nogood) == 1:
                    left[nogood[0][0]] &= ~nogood[0][1]
                    continue
                for issue, _ in nogood:
                    links.setdefault(issue, []).append(nogood)
        if not all(left):
            return None
        found = self._search(left, links, waiting=set(links))
        return tuple(mask & -mask for mask in found) if found else None

    def broken(self, fit: Fit) -> frozenset[int]:
        """The numbers of the commitments that a package breaks."""
        return frozenset(
            number
            for number, nogoods in enumerate(self._all)
            if any(all(fit[issue] & mask for issue, mask in nogood) for nogood in nogoods)
        )

    def _search(self, left: list[int], links: dict[int, list[Nogood]], *, waiting: set[int]) -> list[int] | None:
        """Options narrowed down to one on every linked issue, or None."""
        if not waiting:
            return left
        if time.monotonic() > self._until:
            raise TooLong
        issue = min(waiting, key=lambda one: (left[one].bit_count(), one))
        rest = waiting - {issue}
        options = left[issue]
        while options:
            bit = options & -options
            options ^= bit
            narrowed = left.copy()
            narrowed[issue] = bit
            if all(_held(narrowed, nogood) for nogood in links[issue]):
                found = self._search(narrowed, links, waiting=rest)
                if found:
                    return found
        return None


def _held(left: list[int], nogood: Nogood) -> bool:
    """Keep to one nogood: where all its issues but one are lost to it, that one is narrowed. False where none is left."""
    free = None
    for issue, mask in nogood:
        if left[issue] & ~mask:
            if not left[issue] & mask or free is not None:
                return True
            free = issue, mask
    if free is None:
        return False
    left[free[0]] &= ~free[1]
    return True

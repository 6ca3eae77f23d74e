"""Whether some package keeps to a set of commitments: a quick yes (with the package) or no.

The search for conflicts asks this thousands of times about the same commitments, so that they are kept as
bit masks over the options: a backtracking search with forward checking (Haralick and Elliott 1980) over
the issues that conditions link, the issue with the fewest options left first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.analysis.agreements.clauses import Commitment, Domains

_Pair = tuple[int, int, int, int]
"""Issue, excluded options, other issue, options that do not go beside them."""

Fit = tuple[int, ...]
"""For each issue, in their order, the bit of the option chosen."""


class Table:
    """Commitments over some issues, ready to be tried together. `masks` are all options of each issue."""

    def __init__(self, domains: Domains, commitments: Sequence[Commitment]) -> None:
        at = {issue: number for number, issue in enumerate(domains)}
        bit = {issue: {option: 1 << n for n, option in enumerate(options)} for issue, options in domains.items()}
        self._masks = [(1 << len(options)) - 1 for options in domains.values()]
        self._flat: list[list[tuple[int, int]]] = []
        self._pairs: list[list[_Pair]] = []
        for one in commitments:
            flat, pairs = [], []
            for clause in one.clauses:
                excluded = sum(bit[clause.issue][option] for option in clause.excluded)
                if clause.other:
                    beside = sum(bit[clause.other][option] for option in clause.beside)
                    pairs.append((at[clause.issue], excluded, at[clause.other], beside))
                else:
                    flat.append((at[clause.issue], excluded))
            self._flat.append(flat)
            self._pairs.append(pairs)

    def fit(self, chosen: Iterable[int]) -> Fit | None:
        """A package that keeps to the commitments of these numbers; None where there is none."""
        left = self._masks.copy()
        links: dict[int, list[_Pair]] = {}
        for number in chosen:
            for issue, excluded in self._flat[number]:
                left[issue] &= ~excluded
            for issue, excluded, other, beside in self._pairs[number]:
                links.setdefault(issue, []).append((issue, excluded, other, beside))
                links.setdefault(other, []).append((other, beside, issue, excluded))
        if not all(left):
            return None
        found = _search(left, links, waiting=set(links))
        return tuple(mask & -mask for mask in found) if found else None

    def broken(self, fit: Fit) -> frozenset[int]:
        """The numbers of the commitments that a package breaks."""
        return frozenset(
            number
            for number, (flat, pairs) in enumerate(zip(self._flat, self._pairs, strict=True))
            if any(fit[issue] & excluded for issue, excluded in flat)
            or any(fit[issue] & excluded and fit[other] & beside for issue, excluded, other, beside in pairs)
        )


def _search(left: list[int], links: dict[int, list[_Pair]], *, waiting: set[int]) -> list[int] | None:
    """Options narrowed down to one on every linked issue, or None."""
    if not waiting:
        return left
    issue = min(waiting, key=lambda one: (left[one].bit_count(), one))
    rest = waiting - {issue}
    options = left[issue]
    while options:
        bit = options & -options
        options ^= bit
        narrowed = left.copy()
        narrowed[issue] = bit
        for _, excluded, other, beside in links[issue]:
            if bit & excluded:
                narrowed[other] &= ~beside
        if all(narrowed):
            found = _search(narrowed, links, waiting=rest)
            if found:
                return found
    return None

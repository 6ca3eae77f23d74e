"""A small exact linear programme, in fractions: the simplex method with Bland's rule, which never cycles.

For polytopes of some dozens of unknowns (weights of issues); exact, so that "cannot be" and "must be" are never a
matter of rounding. Source: Bland, "New finite pivoting rules for the simplex method", 1977.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Row = Sequence[Fraction]
_Table = list[list[Fraction]]


def greatest(
    objective: Row, rows: Sequence[Row], bounds: Row, *, equal: Sequence[Row] = (), to: Row = ()
) -> tuple[Fraction, list[Fraction]] | None:
    """The greatest value of `objective` over all x ≥ 0 with rows·x ≤ bounds and equal·x = to, and an x that reaches it.

    None where there is no such x. The polytope must be bounded; an unbounded one raises ArithmeticError.
    """
    table, basis = _start(rows, bounds, equal=equal, to=to)
    unknowns, slacks = len(objective), len(rows)
    real = unknowns + slacks
    width = len(table[0]) - 1 if table else real
    first = [Fraction(0)] * real + [Fraction(-1)] * (width - real)
    if _pivoted(table, basis, costs=first, columns=width) < 0:
        return None
    _drive_out(table, basis, real=real)
    value = _pivoted(table, basis, costs=[*objective, *[Fraction(0)] * (width - unknowns)], columns=real)
    found = [Fraction(0)] * unknowns
    for row, column in zip(table, basis, strict=True):
        if column < unknowns:
            found[column] = row[-1]
    return value, found


def _start(rows: Sequence[Row], bounds: Row, *, equal: Sequence[Row], to: Row) -> tuple[_Table, list[int]]:
    """The first table: a slack for each row, an artificial unknown where that gives no start."""
    unknowns = len((rows or equal)[0]) if rows or equal else 0
    every = [*zip(rows, bounds, strict=True), *zip(equal, to, strict=True)]
    made: _Table = []
    lacking = []
    for place, (row, bound) in enumerate(every):
        slack = [Fraction(0)] * len(rows)
        if place < len(rows):
            slack[place] = Fraction(1)
        line = [*map(Fraction, row), *slack]
        if bound < 0:
            line = [-one for one in line]
        lacking.append(place >= len(rows) or line[unknowns + place] < 0)
        made.append([*line, abs(Fraction(bound))])
    basis = []
    for place, line in enumerate(made):
        artificial = [Fraction(int(place == other)) for other in range(len(made)) if lacking[other]]
        line[-1:] = [*artificial, line[-1]]
        basis.append(unknowns + len(rows) + sum(lacking[:place]) if lacking[place] else unknowns + place)
    return made, basis


def _pivoted(table: _Table, basis: list[int], *, costs: Row, columns: int) -> Fraction:
    """Pivots until no column among the first improves the value, which it gives."""
    while True:
        priced = [costs[one] for one in basis]
        column = next(
            (one for one in range(columns) if one not in basis and _gain(table, priced, costs, column=one) > 0), None
        )
        if column is None:
            return sum((price * row[-1] for price, row in zip(priced, table, strict=True)), Fraction(0))
        ratios = [(row[-1] / row[column], basis[at], at) for at, row in enumerate(table) if row[column] > 0]
        if not ratios:
            raise ArithmeticError("the polytope is not bounded")
        _pivot(table, basis, row=min(ratios)[2], column=column)


def _gain(table: _Table, priced: Row, costs: Row, *, column: int) -> Fraction:
    used = (price * row[column] for price, row in zip(priced, table, strict=True) if price and row[column])
    return costs[column] - sum(used, Fraction(0))


def _drive_out(table: _Table, basis: list[int], *, real: int) -> None:
    """Artificial unknowns that stand at nought leave the basis, with their row where nothing else is in it."""
    for at in reversed(range(len(table))):
        if basis[at] >= real:
            column = next((one for one in range(real) if table[at][one] != 0), None)
            if column is None:
                del table[at], basis[at]
            else:
                _pivot(table, basis, row=at, column=column)


def _pivot(table: _Table, basis: list[int], *, row: int, column: int) -> None:
    lead = table[row][column]
    table[row] = [one / lead for one in table[row]]
    for at, line in enumerate(table):
        factor = line[column]
        if at != row and factor:
            table[at] = [one - factor * two if two else one for one, two in zip(line, table[row], strict=True)]
    basis[row] = column

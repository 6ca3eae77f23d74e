"""What decision makers prefer, from the ways in which a case may say it.

    ranking: [A, [B, C], ">>", D]     best first; a list in it is a tie; ">>": what follows is much worse
    statements: [not attack, ">>", withdraw if inspect]
    weights: {withdraw: 5, not attack: 2.5}
    comparisons: [[A, B], [C, B]]     A over B, C over B; what does not follow from them is unknown
    unknown: [[A, D]]                 beside any of these: pairs whose comparison is not known

Statements are prioritised: a state in which the first holds is preferred to any in which it does not, among equals the
second decides, and so on (Fang, Hipel, Kilgour and Peng, "A decision support system for interactive decision making",
2003). Weights are added up over the rules that hold (option weighting).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from detente.analysis.stability.interface import Flags, Ints, Label, Preference
from detente.analysis.stability.rules import Names, rule
from detente.analysis.stability.states import Laid, held_alike
from detente.errors import DataFileError, InputError
from detente.model.ranges import number, only

MUCH = ">>"
STATEMENT = ("statement", "assumed", "because", "order_assumed", "said")
WAYS = ("ranking", "statements", "weights", "comparisons")
_MOST_COMPARED = 512  # states, for comparisons: their closure is a table of states × states
_MOST_UNKNOWN = 4_000_000  # pairs


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What preferences are about: the states by label and, where there are options, by rule."""

    labels: tuple[Label, ...]
    places: Mapping[str, int]
    laid: Laid | None
    names: Names
    origin: str

    def state(self, wanted: Any, *, where: str) -> int:
        """The state that a label or a full pattern names. Raises DataFileError."""
        found = self.places.get(str(wanted))
        if found is None and self.laid and isinstance(wanted, str):
            found = self.places.get(wanted.strip().upper().translate(str.maketrans("10", "YN")))
        if found is None:
            what, do = (
                f"{where}: no state is called {str(wanted)!r}",
                "Write labels that begin with 0 in quotation marks.",
            )
            if self.laid and set(str(wanted).upper()) <= set("YN10") and len(str(wanted)) == self.laid.table.shape[1]:
                what, do = f"{where}: {str(wanted)!r} is no feasible state", "Correct it, or the rules that exclude it."
            raise DataFileError(what, input=self.origin, do=do)
        return found

    def where(self, text: Any, *, where: str) -> Flags:
        """The states that a label names, or in which a rule holds."""
        found = np.zeros(len(self.labels), np.bool_)
        place = self.places.get(str(text))
        if place is not None or self.laid is None or not isinstance(text, str):
            found[self.state(text, where=where)] = True
            return found
        return self.holds(text, where=where)

    def holds(self, text: Any, *, where: str) -> Flags:
        """The states in which a rule holds. Raises DataFileError where there are no options, or it is no rule."""
        if self.laid is None:
            raise DataFileError(
                f"{where}: a rule needs states in option form", input=self.origin, do="Give options and no moves."
            )
        if not isinstance(text, str | int) or isinstance(text, bool):
            raise DataFileError(f"{where}: {text!r} is no rule", input=self.origin, do="Write options and, or, not.")
        found = rule(str(text), self.names, where=where)(self.laid.table)
        return held_alike(found, self.laid, str(text), origin=self.origin)


def preference(given: Any, ground: Ground, *, where: str) -> tuple[Preference, tuple[str, ...]]:
    """A preference and what should be noted of it. Raises DataFileError naming what contradicts itself."""
    if isinstance(given, list):
        given = {"ranking": given}
    if not isinstance(given, dict):
        raise DataFileError(f"{where}: no preference is given", input=ground.origin, do=f"Give {', '.join(WAYS)}.")
    only(given, (*WAYS, "unknown"), origin=ground.origin, where=where)
    ways = [one for one in WAYS if given.get(one) is not None]
    if len(ways) != 1:
        what = "no preference is given" if not ways else f"both {ways[0]} and {ways[1]} are given"
        raise DataFileError(f"{where}: {what}", input=ground.origin, do=f"Give one of {', '.join(WAYS)}.")
    way, told = ways[0], given[ways[0]]
    notes: tuple[str, ...] = ()
    unknown: frozenset[tuple[int, int]] = frozenset()
    flat = np.zeros(len(ground.labels), np.int64)
    if way == "ranking":
        rank, band = _ranked(told, ground, where)
    elif way == "statements":
        rank, band, notes = _stated(told, ground, where)
    elif way == "weights":
        rank, band = _weighed(told, ground, where), flat
    else:
        rank, unknown = _compared(told, ground, where)
        band = flat
    unknown |= _unknown(given.get("unknown") or [], ground, where)
    if not unknown and (rank == rank[0]).all() and len(rank) > 1:
        notes += (f"{where}: all states are alike to it; it would never move.",)
    return Preference(rank=rank, band=band, unknown=unknown), notes


def _ranked(told: Any, ground: Ground, where: str) -> tuple[Ints, Ints]:
    rank, band = np.full(len(ground.labels), -1, np.int64), np.zeros(len(ground.labels), np.int64)
    much, level = 0, 0
    for one in as_list(told, f"{where}: ranking", origin=ground.origin):
        if one == MUCH:
            much += 1
            continue
        for label in one if isinstance(one, list) else [one]:
            state = ground.state(label, where=f"{where}: ranking")
            if rank[state] >= 0:
                what = f"{where}: contradictory: state {label} stands twice in the ranking"
                raise DataFileError(what, input=ground.origin, do="Leave one of them out.")
            rank[state], band[state] = level, much
        level += 1
    missing = np.flatnonzero(rank < 0)
    if len(missing):
        names = ", ".join(str(ground.labels[one]) for one in missing[:5])
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        what = f"{where}: the ranking leaves out {names}{more}"
        raise DataFileError(what, input=ground.origin, do="Rank every state; a list within the ranking is a tie.")
    return rank, band


def _stated(told: Any, ground: Ground, where: str) -> tuple[Ints, Ints, tuple[str, ...]]:
    columns: list[Flags] = []
    notes, much = [], 0
    for one in as_list(told, f"{where}: statements", origin=ground.origin):
        if one == MUCH:
            much = len(columns)
            continue
        if isinstance(one, dict):
            place = f"{where}: statement {len(columns) + 1}"
            only(one, STATEMENT, origin=ground.origin, where=place)
            as_list(one.get("said") or [], f"{place}: said", origin=ground.origin)
        text = one.get("statement") if isinstance(one, dict) else one
        held = ground.holds(text, where=f"{where}: statement {len(columns) + 1}")
        for number_, earlier in enumerate(columns, 1):
            if (held == ~earlier).all() and not held.all() and held.any():
                what = f"{where}: contradictory: statement {len(columns) + 1}, {text!r}, is the opposite of {number_}"
                raise DataFileError(what, input=ground.origin, do="Leave one of them out.")
        if held.all() or not held.any():
            notes.append(f"{where}: {text!r} holds in {'every' if held.all() else 'no'} state and decides nothing.")
        columns.append(held)
    return _lexicographic(columns, ground), _lexicographic(columns[:much], ground), tuple(notes)


def _lexicographic(columns: Sequence[Flags], ground: Ground) -> Ints:
    """Ranks by the first column in which rows differ; those in which it holds come first."""
    rank = np.zeros(len(ground.labels), np.int64)
    for column in columns:
        _, rank = np.unique(rank * 2 + ~column, return_inverse=True)
        rank = rank.reshape(-1).astype(np.int64)
    return rank


def _weighed(told: Any, ground: Ground, where: str) -> Ints:
    if not isinstance(told, dict):
        raise DataFileError(f"{where}: weights is no mapping", input=ground.origin, do="Write rule: number.")
    weights = {
        text: number(one, where=f"{where}: weight of {text}", origin=ground.origin) for text, one in told.items()
    }
    unit = Fraction(1, int(np.lcm.reduce([1, *(one.denominator for one in weights.values())])))
    worth = np.zeros(len(ground.labels), np.int64)
    if sum(abs(one / unit) for one in weights.values()) >= 2**62:
        raise DataFileError(f"{where}: weights too large or too fine", input=ground.origin, do="Use smaller numbers.")
    for text, one in weights.items():
        worth += int(one / unit) * ground.holds(text, where=f"{where}: weights")
    _, rank = np.unique(-worth, return_inverse=True)
    return rank.reshape(-1).astype(np.int64)


def _compared(told: Any, ground: Ground, where: str) -> tuple[Ints, frozenset[tuple[int, int]]]:
    """Levels that agree with the comparisons, and the pairs that do not follow from them."""
    count = len(ground.labels)
    if count > _MOST_COMPARED:
        what = f"{where}: comparisons are for up to {_MOST_COMPARED} states, there are {count:,}"
        raise InputError(what, input=ground.origin, do="Give statements, weights or a ranking.")
    over = np.zeros((count, count), np.bool_)
    for one, other in _pairs(told, ground, f"{where}: comparisons"):
        over |= one[:, None] & other[None, :]
    for between in range(count):
        over |= over[:, between, None] & over[None, between]
    circle = np.flatnonzero(over.diagonal())
    if len(circle):
        there = np.flatnonzero(over[circle[0]] & over[:, circle[0]])
        names = " and ".join(str(ground.labels[one]) for one in dict.fromkeys([circle[0], there[-1]]))
        what = f"{where}: contradictory: the comparisons put {names} above itself"
        raise DataFileError(what, input=ground.origin, do="Leave out one comparison of the circle.")
    rank = over.sum(axis=0).astype(np.int64)
    open_ = np.argwhere(np.triu(~(over | over.T), 1)).tolist()
    return rank, frozenset((one, other) for one, other in open_)


def _unknown(told: Any, ground: Ground, where: str) -> frozenset[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for one, other in _pairs(told, ground, f"{where}: unknown"):
        if int(one.sum()) * int(other.sum()) + len(found) > _MOST_UNKNOWN:
            what = f"{where}: more than {_MOST_UNKNOWN:,} unknown pairs"
            raise InputError(what, input=ground.origin, do="Name fewer states.")
        for state in np.flatnonzero(one).tolist():
            found |= {(min(state, to), max(state, to)) for to in np.flatnonzero(other).tolist() if to != state}
    return frozenset(found)


def _pairs(told: Any, ground: Ground, where: str) -> Iterator[tuple[Flags, Flags]]:
    for one in as_list(told, where, origin=ground.origin):
        if not isinstance(one, list) or len(one) != 2:
            raise DataFileError(f"{where}: {one!r} is no pair", input=ground.origin, do="Write [A, B].")
        yield ground.where(one[0], where=where), ground.where(one[1], where=where)


def as_list(told: Any, where: str, *, origin: str) -> list[Any]:
    """A list as it stands in a case. Raises DataFileError for anything else."""
    if not isinstance(told, list):
        raise DataFileError(f"{where} is no list", input=origin, do="Write a list.")
    return told

"""How much memory an analysis would take, said before it starts."""

from __future__ import annotations

from detente.analysis.stability.interface import Model
from detente.errors import InputError

LARGEST = 2 * 1024**3
"""Bytes that an analysis may take."""
MOST_OPTIONS = 20
"""Options of which all combinations are laid out before rules take some away: 2^20 of them."""
_MOST_STEPS = 2**34
"""Words compared at worst: 2^6 coalitions over 2^10 states are 2^30, which takes seconds."""
MOST_MOVERS = 60
"""Decision makers: as many as fit a word of bits."""


def check_states(states: int, moves: int, *, origin: str = "") -> None:
    """Raises InputError where the moves of all decision makers would not fit."""
    needed = moves * 14 + states * 200
    if needed > LARGEST:
        raise InputError(
            f"{states:,} states and {moves:,} moves would take {_shown(needed)} of memory; at most {_shown(LARGEST)}",
            input=origin,
            do="Leave options out, or say which states cannot be (infeasible).",
        )


def check_rows(model: Model) -> None:
    """Raises InputError where unknown preferences over so many states would take too much memory or time."""
    _check(model, rows=10 * len(model.makers), groups=len(model.makers), what="unknown preferences over")


def check_coalitions(model: Model) -> None:
    """Raises InputError where the reachable sets of all coalitions would take too much memory or time."""
    groups = 2 ** len(model.makers)
    _check(model, rows=2 * groups, groups=groups, what=f"{groups - 1:,} coalitions over")


def _check(model: Model, *, rows: int, groups: int, what: str) -> None:
    states = model.size
    # beside the rows: one table of states × states in bytes while a preference is packed, and the search's own arrays
    needed = rows * states * (states // 8 + 8) + 2 * states**2 + 400 * states * len(model.makers)
    if needed > LARGEST or groups * states**3 // 64 > _MOST_STEPS:
        too = f"{_shown(needed)} of memory; at most {_shown(LARGEST)}" if needed > LARGEST else "hours"
        raise InputError(
            f"{what} {states:,} states would take {too}",
            input=model.title,
            do="Leave options or decision makers out, or say which states cannot be.",
        )


def _shown(size: int) -> str:
    return f"{size / 1024**3:.1f} GiB"

"""The feasible states of a case in option form, and who can move where between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numba
import numpy as np

from detente.analysis.stability import size
from detente.analysis.stability.interface import Flags, Ints, Label, Moves
from detente.analysis.stability.kernels import Targets
from detente.analysis.stability.rules import Names, rule
from detente.errors import DataFileError, InputError


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Laid:
    """Combinations of options (`table`: rows × options) and the state to which each belongs; most have a state each."""

    labels: tuple[Label, ...]
    patterns: tuple[str, ...]
    table: Flags
    state: Ints

    @property
    def merged(self) -> bool:
        """Whether some state stands for several combinations."""
        return len(self.labels) < len(self.table)


class Plan(NamedTuple):
    """For one decision maker the rows sorted into groups that differ in its own options alone, and its own codes."""

    order: Ints
    bounds: Ints
    codes: Ints


@dataclass(frozen=True, slots=True)
class Irreversible:
    """Options by place: `kept` cannot be given up once taken, `lost` cannot be taken again once given up."""

    kept: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()


def all_states(names: Names, *, feasible: Sequence[str], infeasible: Sequence[str]) -> Laid:
    """Every combination of options that the rules leave. Raises DataFileError where they leave none."""
    count = len(names.options)
    if count > size.MOST_OPTIONS:
        raise InputError(
            f"{count} options have 2^{count} combinations; at most 2^{size.MOST_OPTIONS} are laid out",
            input=names.origin,
            do="Leave options out, or list the feasible states under `states`.",
        )
    codes = np.arange(2**count, dtype=np.int64)
    table = ((codes[:, None] >> np.arange(count)) & 1).astype(np.bool_)
    for number, text in enumerate(feasible, 1):
        table = _left(table, rule(text, names, where=f"feasible {number}")(table), text, names=names)
    for number, text in enumerate(infeasible, 1):
        table = _left(table, ~rule(text, names, where=f"infeasible {number}")(table), text, names=names)
    patterns = tuple("".join(row) for row in np.where(table, "Y", "N").tolist())
    return Laid(labels=patterns, patterns=patterns, table=table, state=np.arange(len(table)))


def _left(table: Flags, kept: Flags, text: str, *, names: Names) -> Flags:
    if not kept.any():
        raise DataFileError(
            f"no feasible state is left after the rule {text!r}", input=names.origin, do="Correct the rules."
        )
    return table[kept]


def listed_states(given: Mapping[Label, str], names: Names) -> Laid:
    """The states that a case lists, each with its pattern. Raises DataFileError where two share a combination."""
    if not given:
        raise DataFileError("no feasible state is listed", input=names.origin, do="List some, or leave `states` out.")
    parts, owners = [], []
    for number, (label, text) in enumerate(given.items()):
        rows = _combinations(label, str(text), names)
        parts.append(rows)
        owners += [number] * len(rows)
        if len(owners) > 2**size.MOST_OPTIONS:
            raise InputError("too many combinations", input=names.origin, do="Use fewer - in the patterns of states.")
    labels, table, state = tuple(given), np.concatenate(parts), np.array(owners, np.int64)
    _, first, back = np.unique(table, axis=0, return_index=True, return_inverse=True)
    again = np.flatnonzero(state[first][back.reshape(-1)] != state)
    if len(again):
        one, other = labels[state[first[back.reshape(-1)[again[0]]]]], labels[state[again[0]]]
        raise DataFileError(
            f"states {one} and {other} share a combination", input=names.origin, do="Make their patterns differ."
        )
    patterns = tuple(str(one).strip().upper().translate(str.maketrans("10", "YN")) for one in given.values())
    return Laid(labels=labels, patterns=patterns, table=table, state=state)


def _combinations(label: Label, text: str, names: Names) -> Flags:
    signs = text.strip().upper().translate(str.maketrans("YN", "10"))
    if len(signs) != len(names.options) or set(signs) - set("01-"):
        raise DataFileError(
            f"state {label}: {text!r} is no pattern of {len(names.options)} options",
            input=names.origin,
            do="Write one of 1, 0 and - for each option, in their order; in quotation marks.",
        )
    free = [place for place, sign in enumerate(signs) if sign == "-"]
    if len(free) > size.MOST_OPTIONS:
        raise InputError("too many combinations", input=names.origin, do="Use fewer - in the patterns of states.")
    rows = np.zeros((2 ** len(free), len(signs)), np.bool_)
    rows[:] = [sign == "1" for sign in signs]
    rows[:, free] = (np.arange(2 ** len(free))[:, None] >> np.arange(len(free))) & 1
    return rows


def moves_by_options(laid: Laid, owners: Sequence[int], fixed: Irreversible, *, makers: int) -> tuple[Moves, ...]:
    """Who can move where in one step: by changing any of one's own options, as far as they can be changed back.

    `owners` says whose each option is. Raises InputError where the moves would take too much memory.
    """
    plans = [_plan(laid, [at for at, owner in enumerate(owners) if owner == maker]) for maker in range(makers)]
    size.check_states(len(laid.labels), sum(int((np.diff(one.bounds) ** 2).sum()) for one in plans))
    return tuple(_moves(laid, plan, fixed, maker=maker, owners=owners) for maker, plan in enumerate(plans))


def _plan(laid: Laid, own: list[int]) -> Plan:
    rest = np.delete(laid.table, own, axis=1)
    packed = np.ascontiguousarray(np.packbits(rest, axis=1)) if rest.shape[1] else np.zeros((len(rest), 1), np.uint8)
    keys = packed.view([("", packed.dtype)] * packed.shape[1]).reshape(-1)
    _, back = np.unique(keys, return_inverse=True)
    order = np.argsort(back.reshape(-1), kind="stable").astype(np.int64)
    bounds = np.concatenate([[0], np.cumsum(np.bincount(back.reshape(-1)))]).astype(np.int64)
    codes = (laid.table[:, own].astype(np.int64) << np.arange(len(own))).sum(axis=1)
    return Plan(order, bounds, codes.astype(np.int64))


def _moves(laid: Laid, plan: Plan, fixed: Irreversible, *, maker: int, owners: Sequence[int]) -> Moves:
    own = [at for at, owner in enumerate(owners) if owner == maker]
    kept, lost = (sum(1 << at for at, option in enumerate(own) if option in some) for some in (fixed.kept, fixed.lost))
    starts, targets = _within(plan, kept, lost)
    if not laid.merged:
        return Moves(starts=starts, targets=targets)
    sources = laid.state[np.repeat(np.arange(len(laid.table)), np.diff(starts))]
    pairs = np.unique(np.stack([sources, laid.state[targets]], axis=1), axis=0)
    return moves_of_pairs(pairs[pairs[:, 0] != pairs[:, 1]], len(laid.labels))


def moves_of_pairs(pairs: Ints, states: int) -> Moves:
    """Moves from pairs (from, to) that are sorted."""
    starts = np.concatenate([[0], np.cumsum(np.bincount(pairs[:, 0], minlength=states))]).astype(np.int64)
    return Moves(starts=starts, targets=pairs[:, 1].astype(np.int32))


@numba.njit(cache=True)
def _within(plan: Plan, kept: int, lost: int) -> tuple[Ints, Targets]:
    """Moves between rows of one group whose own codes differ as they may."""
    order, bounds, codes = plan
    rows = len(order)
    starts = np.zeros(rows + 1, np.int64)
    for group in range(len(bounds) - 1):
        for one in order[bounds[group] : bounds[group + 1]]:
            for other in order[bounds[group] : bounds[group + 1]]:
                if one != other and not codes[one] & ~codes[other] & kept and not codes[other] & ~codes[one] & lost:
                    starts[one + 1] += 1
    starts = np.cumsum(starts)
    targets, fill = np.empty(starts[rows], np.int32), starts[:-1].copy()
    for group in range(len(bounds) - 1):
        for one in order[bounds[group] : bounds[group + 1]]:
            for other in order[bounds[group] : bounds[group + 1]]:
                if one != other and not codes[one] & ~codes[other] & kept and not codes[other] & ~codes[one] & lost:
                    targets[fill[one]] = other
                    fill[one] += 1
    return starts, targets


def irreversible(given: Mapping[str, str], names: Names) -> Irreversible:
    """Which options cannot be changed back: `{option: forward}` (once taken) or `backward` (once given up)."""
    sides: dict[str, set[int]] = {"forward": set(), "backward": set()}
    for option, side in given.items():
        place = names.place(str(option), where="irreversible")
        if not isinstance(side, str) or side not in sides:
            raise DataFileError(
                f"irreversible: {option!r} is {side!r}", input=names.origin, do="Write forward or backward."
            )
        sides[side].add(place)
    return Irreversible(frozenset(sides["forward"]), frozenset(sides["backward"]))


def held_alike(table: Flags, laid: Laid, text: str, *, origin: str) -> Flags:
    """What holds of each state, from what holds of each combination. Raises DataFileError where a state is divided."""
    if not laid.merged:
        return table
    count = len(laid.labels)
    every = np.bincount(laid.state, minlength=count)
    some = np.bincount(laid.state, weights=table, minlength=count)
    divided = np.flatnonzero((some > 0) & (some < every))
    if len(divided):
        what = f"{text!r} holds in a part of state {laid.labels[divided[0]]} only"
        raise DataFileError(what, input=origin, do="List its combinations as states of their own.")
    return some > 0


def known_label(labels: Iterable[Label], wanted: object) -> int | None:
    """The place of a label, as it is written."""
    return next((place for place, one in enumerate(labels) if str(one) == str(wanted)), None)

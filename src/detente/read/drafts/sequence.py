"""Which reading of a label holds, by the rows of labels that are open before it and the labels that come after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.read.drafts.labels import Label

GAP = 3
"""So many numbers may be missing in a row (points struck out of a draft) before a number is taken for plain text."""
AHEAD = 400
"""Units that are looked through for a row's next label."""


@dataclass(frozen=True, slots=True)
class Open:
    """A row of labels that is open: its style, the last value, the clause's place among the clauses.

    `number` is the whole number as dotted labels repeat it, `indent` how far its last label is set in.
    """

    style: str
    value: int
    clause: int
    worded: bool = False
    number: tuple[int, ...] = ()
    indent: int = 0


def choose(
    ways: Sequence[Label],
    stack: Sequence[Open],
    *,
    last: Mapping[str, int],
    ahead: Sequence[Sequence[Label]],
    free: bool,
) -> Label | None:
    """The reading that holds; None where the beginning of the unit is plain text.

    `last` is the last value of every style so far, `ahead` the labels of the units that follow, `free` whether the
    unit stands after a blank line or a full stop.
    """
    scored = [(_score(one, stack, last=last, ahead=ahead, free=free), -place, one) for place, one in enumerate(ways)]
    best = max(scored, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _score(
    one: Label, stack: Sequence[Open], *, last: Mapping[str, int], ahead: Sequence[Sequence[Label]], free: bool
) -> int:
    if one.worded or one.style == "bullet":
        return 5 + _continues(one, stack)
    if one.prefix:
        return _score_of_prefixed(one, stack, last=last, free=free)
    if _continues(one, stack):
        return 6 if _next(one, ahead) else 5
    if one.value == 1:
        follows = _next(one, ahead)
        return (
            6
            if follows and not _row_is_open(one, stack)
            else 4
            if follows or _is_marked(one) or one.style in last
            else 0
        )
    before = last.get(one.style)
    if before == one.value - 1 or (before is None and free and _is_marked(one) and _next(one, ahead)):
        return 3  # a row that goes on behind a heading, or a draft of which the beginning is not there
    gap = any(0 < one.value - row.value <= GAP for row in stack if row.style == one.style)
    return 2 if gap and free else 0


def _score_of_prefixed(one: Label, stack: Sequence[Open], *, last: Mapping[str, int], free: bool) -> int:
    """Dotted numbers open a row under the clause whose number they repeat, or go on one; "3.5 million" does neither."""
    before = last.get(f"{one.style} {one.prefix}", 0)
    if not 0 < one.value - before <= (GAP if free else 1):
        return 0
    under = above(one, stack)
    return 5 if under is not None or before else 4 if one.value == 1 else 0


def above(one: Label, stack: Sequence[Open]) -> int | None:
    """The place in the stack of the clause whose number a label repeats."""
    size = len(one.prefix)
    places = [
        place
        for place, row in enumerate(stack)
        if row.number == one.prefix or (row.number[-size:] == one.prefix and not row.style.startswith("dotted"))
    ]
    return places[-1] if places else None


def row_of(one: Label, stack: Sequence[Open], *, indent: int) -> int | None:
    """The place in the stack of the row that a label belongs to; None where it opens one of its own.

    A row of the same style that begins anew, set in further than the one that is open, stands within it.
    """
    places = [place for place, row in enumerate(stack) if row.style == one.style]
    going_on = [place for place in places if stack[place].value + 1 == one.value]
    if one.style == "bullet":
        places = [place for place in places if stack[place].indent <= indent + 1] or places[:1]
    if going_on:
        return min(going_on, key=lambda place: (abs(stack[place].indent - indent), -place))
    if not places or (one.value <= 1 and not one.worded and indent >= stack[places[-1]].indent + 2):
        return None
    return places[-1]


def _continues(one: Label, stack: Sequence[Open]) -> bool:
    return any(row.style == one.style and row.value + 1 == one.value for row in stack)


def _row_is_open(one: Label, stack: Sequence[Open]) -> bool:
    return any(row.style == one.style for row in stack)


def _next(one: Label, ahead: Sequence[Sequence[Label]]) -> bool:
    """Whether the row goes on before it begins anew."""
    for ways in ahead[:AHEAD]:
        for other in ways:
            if other.style == one.style and other.value in {one.value + 1, 1}:
                return other.value == one.value + 1
    return False


def _is_marked(one: Label) -> bool:
    """Whether a label says enough to stand alone: a number, or a letter in brackets. "A. Reader" opens a sentence."""
    return one.style[:-1] in {"1", "(1"} or one.style.endswith(")") or one.style == "1"

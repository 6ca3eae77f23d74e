"""What a party's orderings and intervals imply for each value: the tightest ranges, and contradictions by name.

Options of one issue are bound by differences alone (one is worth at least as much as another), so that bounds pass
along the orderings, and the ranges got so are exact: each end is reached by some values that keep to everything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from detente.analysis.agreements.scenarios.interface import Pair, Range

Clash = Callable[[str], Exception]
"""Makes the error for a contradiction out of the sentence that says which."""


def cycle(pairs: Sequence[Pair], size: int) -> list[int] | None:
    """Numbers that stand above themselves, in a circle; None where the pairs are a partial order."""
    below: dict[int, list[int]] = {one: [] for one in range(size)}
    for better, worse in pairs:
        below[better].append(worse)
    done: set[int] = set()
    for start in range(size):
        path = _circle(start, below, done=done)
        if path:
            return path
    return None


def _circle(start: int, below: dict[int, list[int]], *, done: set[int]) -> list[int] | None:
    path, waiting = [start], [iter(below[start])]
    while waiting:
        after = next(waiting[-1], None)
        if after is None:
            done.add(path.pop())
            waiting.pop()
        elif after in path:
            return path[path.index(after) :]
        elif after not in done:
            path.append(after)
            waiting.append(iter(below[after]))
    return None


def tightened(ranges: Sequence[Range], pairs: Sequence[Pair]) -> tuple[Range, ...]:
    """The ranges that are left when what stands above is at least, and what stands below at most, the other.

    A range whose least is above its greatest means that the orderings contradict the numbers.
    """
    least, most = [low for low, _ in ranges], [high for _, high in ranges]
    for _ in ranges:
        changed = False
        for better, worse in pairs:
            if least[better] < least[worse]:
                least[better], changed = least[worse], True
            if most[worse] > most[better]:
                most[worse], changed = most[better], True
        if not changed:
            break
    return tuple(zip(least, most, strict=True))


def checked(ranges: Sequence[Range], pairs: Sequence[Pair], *, names: Sequence[str], clash: Clash) -> tuple[Range, ...]:
    """The tightest ranges. Raises what `clash` makes of a circle, or of numbers that an ordering contradicts."""
    circle = cycle(pairs, len(ranges))
    if circle:
        told = " above ".join(names[one] for one in [*circle, circle[0]])
        raise clash(f"the orderings contradict each other: {told}")
    tight = tightened(ranges, pairs)
    for name, (low, high) in zip(names, tight, strict=True):
        if low > high:
            raise clash(f"the numbers and the orderings contradict each other at {name}")
    return tight

"""Draws that are the same on every machine, in Python here and compiled in `draws`: SplitMix64, a stream for each party.

Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
"""

from __future__ import annotations

_WORD = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


def mixed(word: int) -> int:
    """The generator's finishing of a word of 64 bits."""
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & _WORD
    return word ^ (word >> 31)


def stream(seed: int, run: int, number: int) -> int:
    """Where a stream begins: number 0 is the protocol's own, number p + 1 that of party p."""
    word = mixed((seed + _STEP) & _WORD)
    word = mixed((word + (run + 1) * _STEP) & _WORD)
    return mixed((word + (number + 1) * _STEP) & _WORD)


class Chance:
    """One stream of draws."""

    __slots__ = ("_state",)

    def __init__(self, seed: int, run: int = 0, number: int = 0) -> None:
        self._state = stream(seed, run, number)

    def unit(self) -> float:
        """A number from 0 up to, not including, 1, evenly."""
        self._state = (self._state + _STEP) & _WORD
        return float(mixed(self._state) >> 11) * 2.0**-53

    def below(self, end: int) -> int:
        """A whole number from 0 up to, not including, `end` (at most a million or so), evenly."""
        return int(self.unit() * end)

    def shuffle(self, some: list[int]) -> None:
        """Put a list into an order that is drawn (Fisher and Yates)."""
        for last in range(len(some) - 1, 0, -1):
            other = self.below(last + 1)
            some[last], some[other] = some[other], some[last]

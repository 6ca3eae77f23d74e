"""Draws in compiled code: what `chance` does, for all streams of a run."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

from detente.analysis.talks.table import Ints

Words = NDArray[np.uint64]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_ONE = np.uint64(1)


@numba.njit(cache=True)
def mixed(word: np.uint64) -> np.uint64:
    """See `chance.mixed`."""
    word = (word ^ (word >> _S30)) * _FIRST
    word = (word ^ (word >> _S27)) * _SECOND
    return word ^ (word >> _S31)


@numba.njit(cache=True)
def unit(streams: Words, which: int) -> float:
    """See `chance.Chance.unit`."""
    streams[which] += _STEP
    return float(mixed(streams[which]) >> _S11) * 2.0**-53


@numba.njit(cache=True)
def begin(streams: Words, seed: np.uint64, run: int) -> None:
    """Set all streams to where a run begins."""
    base = mixed(mixed(seed + _STEP) + (np.uint64(run) + _ONE) * _STEP)
    for number in range(len(streams)):
        streams[number] = mixed(base + (np.uint64(number) + _ONE) * _STEP)


@numba.njit(cache=True)
def shuffle(some: Ints, streams: Words, which: int) -> None:
    """See `chance.Chance.shuffle`."""
    for last in range(len(some) - 1, 0, -1):
        other = int(unit(streams, which) * (last + 1))
        some[last], some[other] = some[other], some[last]

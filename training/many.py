"""Many reports at once: a function over each of them, in as many processes as the machine has cores, results in order."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_SHARES = 4
"""In how many batches each process gets its items, so that none waits long for the last."""


def each(function: Callable[[_In], _Out], items: Iterable[_In], *, batch: int | None = None) -> list[_Out]:
    """What a function gives for each item; the same as one after the other, as long as the function remembers nothing.

    `batch`: how many items a process gets at a time. The function and what it gives must be picklable. A spawned process
    begins afresh, so that threads of this one, of which a forked copy would wait for ever, are none of its business.
    """
    kept = list(items)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores < 2 or len(kept) < 2:
        return [function(one) for one in kept]
    size = batch or max(1, len(kept) // (cores * _SHARES))
    with ProcessPoolExecutor(min(cores, len(kept)), mp_context=multiprocessing.get_context("spawn")) as processes:
        return list(processes.map(function, kept, chunksize=size))

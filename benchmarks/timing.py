"""Whole processes timed in turn, so that a ratio holds when the machine's speed drifts."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Seconds of two things, one run after the other, and the median of their ratios, pair by pair."""

    name: str
    against: str
    seconds: float
    peer_seconds: float
    ratio: float


def process(arguments: Sequence[str], *, before: Callable[[], None] | None = None) -> Callable[[], float]:
    """A function that runs a Python command once and gives its seconds."""

    def once() -> float:
        if before:
            before()
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
        return time.perf_counter() - start

    return once


def compare(name: str, one: Callable[[], float], *, against: str, peer: Callable[[], float], runs: int = 5) -> Ratio:
    """Run both in turn, after one uncounted run of each (which fills the caches)."""
    one(), peer()
    pairs = [(one(), peer()) for _ in range(runs)]
    return Ratio(
        name,
        against,
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def show(ratio: Ratio, *, aim: str = "") -> None:
    """One line a comparison."""
    aimed = f"   aim {aim}" if aim else ""
    print(
        f"{ratio.name:<52}{ratio.seconds:>8.3f} s   {ratio.against:<34}{ratio.peer_seconds:>8.3f} s   ratio {ratio.ratio:>6.2f}{aimed}"
    )


def peers(name: str, packages: Sequence[str]) -> Path | None:
    """The Python of an environment of other programs, made on first use; None where they cannot be had."""
    folder = ROOT / "build" / name
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    done = subprocess.run(
        [python, "-m", "pip", "install", "-q", *packages], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stderr[-500:], file=sys.stderr)
        return None
    return python

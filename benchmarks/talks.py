"""Simulated talks a second against NegMAS, which is installed for this alone, in an environment of its own.

A thousand packages (three issues of ten options, additive values of a fixed generator), a hundred rounds, alternating
offers, Boulware against Boulware with the same exponent and the same clock. NegMAS takes an offer that falls short of
its aim by a ten-thousandth (`eps`); with that set to nought its rules are ours, and every agreement must be.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.agreements import PEERS
from benchmarks.timing import peers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from detente.analysis.talks import Table, Talks

    Floats = NDArray[np.float64]

_ISSUES, _OPTIONS, _ROUNDS = 3, 10, 100
_PAIRS = 5
_EPISODES, _FRESH, _SAME = 40, 3_000, 400_000
"""Talks of NegMAS's in one pair, and of ours: each takes about a second."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """Talks a second, and for each the round and the package agreed on."""

    a_second: float
    agreed: tuple[tuple[int, tuple[int, ...]], ...]


def against_negmas() -> None:
    """Print both ratios, and how many agreements are the same."""
    import numpy as np

    python = peers("peers", PEERS)
    if python is None:
        print("NegMAS could not be installed: simulated talks are not compared.")
        return
    made = [_values(seed) for seed in range(max(_EPISODES, _FRESH))]
    same = np.repeat(made[0][None], _EPISODES, axis=0)
    fresh = np.stack(made[:_EPISODES])
    _same_talks(made[0])
    _fresh_talks(made[:2])
    _compare("same values every time", (python, same), lambda: _same_talks(made[0]), aim=2_000)
    _compare("fresh values each time", (python, fresh), lambda: _fresh_talks(made[:_FRESH]), aim=150)
    agreed = [_agreed(one) for one in fresh]
    exact, usual = _negmas(python, fresh, eps=0.0), _negmas(python, fresh)
    for words, peer in (("with eps 0, rules as ours", exact), ("with its own eps 0.0001", usual)):
        equal = sum(one == other for one, other in zip(agreed, peer.agreed, strict=True))
        print(f"{f'agreements as those of negmas {words}':<60}{equal:>3} of {len(agreed)}")
    if agreed != list(exact.agreed):
        raise SystemExit("simulated talks differ from NegMAS's under the same rules")


def _compare(name: str, peer: tuple[Path, Floats], ours: Callable[[], float], *, aim: int) -> None:
    """One line: talks a second of both, run in turn, and the median of the ratios."""
    pairs = [(_negmas(*peer).a_second, ours()) for _ in range(_PAIRS)]
    theirs, mine = (statistics.median(one) for one in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for other, one in pairs)
    print(
        f"{f'simulated talks a second, {name}':<52}{mine:>11,.0f}   negmas {theirs:>6,.0f}   "
        f"ratio {ratio:>8,.0f}   aim ≥ {aim:,}"
    )


def _values(seed: int) -> Floats:
    """Issues × options × parties."""
    import numpy as np

    return np.random.default_rng(seed).random((_ISSUES, _OPTIONS, 2))


def _talks() -> Talks:
    """NegMAS's clock: round r of n, counted from 1, is at r / (n + 1)."""
    from detente.analysis.talks import Talks, plan

    times = tuple(number / (_ROUNDS + 1) for number in range(1, _ROUNDS + 1))
    return Talks(rules="offers", rounds=_ROUNDS, plans=(plan("boulware"),) * 2, drawn=frozenset(), times=times)


def _blank() -> Table:
    """The packages, with no values yet."""
    from detente.analysis.agreements.exact import Issue, Party, Scenario
    from detente.analysis.talks import table

    nothing = ((Fraction(0),) * _OPTIONS,) * _ISSUES
    return table(
        Scenario(
            issues=tuple(Issue(f"i{number}", tuple(map(str, range(_OPTIONS)))) for number in range(_ISSUES)),
            parties=tuple(Party(name=f"p{number}", values=nothing) for number in range(2)),
        )
    )


def _filled(blank: Table, values: Floats) -> Table:
    import numpy as np

    first, second, third = (np.ascontiguousarray(own.T) for own in values)
    worth = first[:, :, None, None] + second[:, None, :, None] + third[:, None, None, :]
    worth = worth.reshape(len(worth), -1)
    return replace(blank, worth=worth, no_deal=worth.min(axis=1))


def _same_talks(values: Floats) -> float:
    """Talks a second over one table; each is gone through round by round."""
    from detente.analysis.talks import simulate

    packages, talks = _filled(_blank(), values), _talks()
    start = time.perf_counter()
    simulate(packages, talks, runs=_SAME)
    return _SAME / (time.perf_counter() - start)


def _fresh_talks(many: list[Floats]) -> float:
    """Talks a second where each has values of its own, its table being made before the clock starts, as NegMAS's are."""
    from detente.analysis.talks import simulate

    blank, talks = _blank(), _talks()
    tables = [_filled(blank, values) for values in many]
    start = time.perf_counter()
    for packages in tables:
        simulate(packages, talks, runs=1)
    return len(many) / (time.perf_counter() - start)


def _agreed(values: Floats) -> tuple[int, tuple[int, ...]]:
    from detente.analysis.talks import simulate

    packages = _filled(_blank(), values)
    found = simulate(packages, _talks(), runs=1)
    number = int(found.package[0])
    return (int(found.round[0]), packages.package(number)) if number >= 0 else (0, ())


def _negmas(python: Path, values: Floats, *, eps: float = 1e-4) -> Theirs:
    import numpy as np

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "values.npy"
        np.save(path, values)
        script = Path(__file__).with_name("peer_talks.py")
        done = subprocess.run(
            [python, script, path, str(_ROUNDS), str(eps)], capture_output=True, text=True, check=True
        )
    found = json.loads(done.stdout.splitlines()[-1])
    agreed = tuple((round_, tuple(package)) for round_, package in found["agreed"])
    return Theirs(len(values) / found["seconds"], agreed)


if __name__ == "__main__":
    against_negmas()

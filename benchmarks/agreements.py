"""The exact frontier against other programs, which are installed for this alone, in an environment of their own.

Instances: additive, issues × options with values up to a million in sum from a fixed generator, one seed after the
other; ours runs after the peer on the same tables, in one process each, compiled code warm. Ratios are of the clock on the wall;
seconds that stand alone are those of one core (processor time), so that a busy machine does not change them.
"""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import peers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from detente.analysis.agreements.exact import Scenario
    from detente.analysis.agreements.scenarios import Exclusion, Stated

PEERS = ("numpy==2.4.6", "moocore==0.3.2", "negmas==0.16.0")
_GRID = 1_000_000


def tables(issues: int, options: int, parties: int, *, seed: int) -> NDArray[np.int64]:
    """Values of issues × options × parties; whoever gets the best on each issue has about a million."""
    import numpy as np

    return np.random.default_rng(seed).integers(0, _GRID // issues + 1, (issues, options, parties))


def ours(values: NDArray[np.int64], *, clock: Callable[[], float] = time.perf_counter) -> tuple[float, int]:
    """Seconds and size of our frontier, the scenario being made before the clock starts."""
    from detente.analysis.agreements.exact import Issue, Party, Scenario, frontier

    issues, options, parties = values.shape
    scenario = Scenario(
        issues=tuple(Issue(f"i{n}", tuple(map(str, range(options)))) for n in range(issues)),
        parties=tuple(
            Party(name=f"p{p}", values=tuple(tuple(Fraction(int(v)) for v in values[n, :, p]) for n in range(issues)))
            for p in range(parties)
        ),
    )
    start = clock()
    found = frontier(scenario)
    return clock() - start, len(found.vectors)


def against_peers(*, seeds: int = 10, slow_seeds: int = 1) -> None:
    """Print the ratios at a million packages for 2, 3 and 6 parties."""
    python = peers("peers", PEERS)
    if python is None:
        print("Other programs could not be installed: the frontier is not compared.")
        return
    ours(tables(3, 3, 3, seed=0))
    aims = {"enumerated": {2: 1000, 3: 150, 6: 4}, "negmas": {2: 10_000, 3: 5_000, 6: 200}}
    for peer, wanted in aims.items():
        for parties, aim in wanted.items():
            ratios = [
                _ratio(python, peer, parties, seed=seed)
                for seed in range(seeds if peer == "enumerated" else slow_seeds)
            ]
            print(
                f"{f'frontier of 10^6 packages, {parties} parties':<40}against {peer:<12}"
                f"{statistics.median(ratios):>10,.0f} times as fast, of {len(ratios)}   aim ≥ {aim:,}"
            )


def large() -> None:
    """Print the seconds for twenty issues of four options, which nobody else does."""
    for parties, aim in ((3, 0.1), (4, 1), (5, 10)):
        runs = [ours(tables(20, 4, parties, seed=seed), clock=time.process_time) for seed in range(10)]
        seconds = statistics.median(one for one, _ in runs)
        points = statistics.median(size for _, size in runs)
        print(
            f"{f'frontier of 20 × 4, {parties} parties':<40}{seconds:>8.3f} s {points:>12,.0f} points   aim ≤ {aim} s"
        )


def tied(seed: int, *, parties: int = 8, issues: int = 20, options: int = 6, ties: int = 15) -> Scenario:
    """A scenario with as many conditions ("this only if that") as interactions, each between two issues."""
    import numpy as np

    from detente.analysis.agreements.exact import Ban, Issue, Party, Scenario, Term

    chance = np.random.default_rng(seed)
    values = chance.integers(0, 50_000, (parties, issues, options)).tolist()
    bans, terms = [], []
    for _ in range(ties):
        one, other = (int(issue) for issue in chance.choice(issues, 2, replace=False))
        option, needed = (int(number) for number in chance.integers(0, options, 2))
        others = frozenset(range(options)) - {needed}
        bans.append(Ban(choices=((one, frozenset({option})), (other, others))))
        one, other = (int(issue) for issue in chance.choice(issues, 2, replace=False))
        taken = tuple((issue, frozenset({int(chance.integers(options))})) for issue in (one, other))
        amount = Fraction(int(chance.integers(-50_000, 50_001)))
        terms.append(Term(party=int(chance.integers(parties)), choices=taken, amount=amount))
    return Scenario(
        issues=tuple(Issue(f"i{number}", tuple(map(str, range(options)))) for number in range(issues)),
        parties=tuple(
            Party(name=f"p{party}", values=tuple(tuple(map(Fraction, row)) for row in values[party]))
            for party in range(parties)
        ),
        bans=tuple(bans),
        terms=tuple(terms),
    )


def solutions() -> None:
    """Print the seconds for five solutions with proof, of eight parties, twenty issues of six options, thirty ties."""
    from detente.analysis.agreements.exact import SINGLES, Optimiser

    Optimiser(tied(0, parties=3, issues=4, options=3, ties=2), [Fraction(0)] * 3).solve("equal gain")
    seconds, proven = [], 0
    for seed in range(10):
        scenario = tied(seed)
        start = time.process_time()
        optimiser = Optimiser(scenario, [Fraction(0)] * 8)
        proven += all(optimiser.solve(name).proven for name in SINGLES)
        seconds.append(time.process_time() - start)
    print(
        f"{'five solutions, 8 parties × 20 × 6, 30 ties':<46}{statistics.median(seconds):>8.3f} s, "
        f"at most {max(seconds):.3f}; {proven} of 10 proven   aim ≤ 3 s"
    )


def smaa(*, samples: int = 10_000) -> None:
    """Print the seconds for draws of all values of four parties over 20 × 4, without equal gain and for all five solutions."""
    from detente.analysis.agreements.robust import Settings, robust

    stated = unknown_scenario(parties=4, issues=20, options=4)
    robust(stated, how=Settings(samples=10))
    for words, all_of_them in (("Nash, KS and two more each", False), ("five solutions each", True)):
        start = time.process_time()
        found = robust(stated, how=Settings(samples=samples, seconds=3600, equal_gain=all_of_them))
        seconds = time.process_time() - start
        print(
            f"{f'{found.samples:,} draws, {words}, 4 × 20 × 4':<54}{seconds:>8.1f} s; "
            f"{sum(found.unproven)} not proven   aim ≤ 60 s (Nash and KS)"
        )


def unknown_scenario(*, parties: int, issues: int, options: int, seed: int | None = None) -> Stated:
    """A scenario of which no value is known; with a seed, red lines on eight issues a party and fifteen conditions."""
    from detente.analysis.agreements.scenarios import Question, Side, Stated
    from detente.analysis.agreements.scenarios.building import unknown

    names = tuple(map(str, range(options)))
    return Stated(
        title="",
        issues=tuple(Question(id=f"i{n}", title=f"i{n}", options=names, titles=names) for n in range(issues)),
        parties=tuple(Side(id=f"p{n}", name=f"p{n}") for n in range(parties)),
        exclusions=() if seed is None else _exclusions(seed, parties=parties, issues=issues, options=options),
        knowledge=(unknown([options] * issues),) * parties,
    )


def _exclusions(seed: int, *, parties: int, issues: int, options: int, ties: int = 15) -> tuple[Exclusion, ...]:
    import numpy as np

    from detente.analysis.agreements.scenarios import Exclusion, Trace

    chance, who = np.random.default_rng(seed), Trace(assumed_by="the benchmark")
    found = []
    for party in range(parties):
        for issue in chance.choice(issues, 8, replace=False):
            some = frozenset(map(int, chance.choice(options, options // 2, replace=False)))
            line = ((int(issue), some),)
            found.append(Exclusion(parties=(party,), kind="red line", bans=(line,), words="", trace=who))
    for _ in range(ties):
        one, other = sorted(map(int, chance.choice(issues, 2, replace=False)))
        needed = frozenset(range(options)) - {int(chance.integers(options))}
        tie = ((one, frozenset({int(chance.integers(options))})), (other, needed))
        party = int(chance.integers(parties))
        found.append(Exclusion(parties=(party,), kind="condition", bans=(tie,), words="", trace=who))
    return tuple(found)


def conflicts() -> None:
    """Print the seconds for all smallest sets of red lines that exclude each other: 8 parties, 20 issues, 15 conditions."""
    from detente.analysis.agreements.scenarios.logic import smallest_conflicts

    seconds, sets, complete = [], [], 0
    for seed in range(10):
        stated = unknown_scenario(parties=8, issues=20, options=4, seed=seed)
        start = time.process_time()
        found, whole = smallest_conflicts(stated, limit=100_000)
        seconds.append(time.process_time() - start)
        sets.append(len(found))
        complete += whole
    print(
        f"{'all minimal conflicts, 8 parties, 20 issues':<46}{statistics.median(seconds):>8.3f} s, "
        f"at most {max(seconds):.3f}; {min(sets)} to {max(sets)} sets, {complete} of 10 complete   aim ≤ 2 s"
    )


def _ratio(python: Path, peer: str, parties: int, *, seed: int) -> float:
    import numpy as np

    values = tables(6, 10, parties, seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tables.npy"
        np.save(path, values)
        script = Path(__file__).with_name("peer_frontier.py")
        done = subprocess.run([python, script, peer, path], capture_output=True, text=True, check=True)
    theirs, size = done.stdout.split()[-2:]
    mine = min(ours(values) for _ in range(3))
    if mine[1] != int(size) and peer == "enumerated":
        raise SystemExit(f"{peer} finds {size} points, we find {mine[1]} (seed {seed}, {parties} parties)")
    return float(theirs) / mine[0]


if __name__ == "__main__":
    against_peers()
    large()
    solutions()
    conflicts()
    smaa()

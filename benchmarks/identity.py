"""Who is who at scale: actors' names told by many reports, made by a fixed generator, some of them misspelt.

Time per name must stay flat: the work may not grow with the square of the names.
"""

from __future__ import annotations

import random
import time

from detente.record.identity import identify
from detente.record.joining import Told
from detente.record.likeness import alike

_SYLLABLES = [
    "ba",
    "ka",
    "ra",
    "do",
    "mi",
    "len",
    "tor",
    "va",
    "sha",
    "nu",
    "el",
    "is",
    "ok",
    "go",
    "ri",
    "zan",
    "tal",
    "mor",
    "ve",
    "qui",
    "dar",
    "hes",
    "lu",
    "bre",
    "an",
    "om",
]
SMALL, LARGE = 10_000, 100_000
MISSPELT = 20
"""One name in so many is told again with a letter changed."""


def told(count: int, seed: int = 1) -> list[Told]:
    """People of full names: a hundred given names used unevenly, surnames of two to four syllables."""
    chance = random.Random(seed)  # no secret: names for a benchmark
    given = [_name(chance, 2) for _ in range(100)]
    weights = [1 / place for place in range(1, 101)]
    found: list[Told] = []
    while len(found) < count:
        name = f"{chance.choices(given, weights)[0]} {_name(chance, chance.randint(2, 4))}"
        found.append(_told(len(found), name))
        if len(found) % (MISSPELT + 1) == MISSPELT:
            found.append(_told(len(found), _misspelt(chance, name)))
    return found[:count]


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def _misspelt(chance: random.Random, name: str) -> str:
    place = chance.randrange(name.index(" ") + 2, len(name))
    return name[:place] + chance.choice("aeiou") + name[place + 1 :]


def _told(number: int, name: str) -> Told:
    return Told(id=f"t{number}", source=f"s{number}", kind="person", name=name, names=(name,))


def seconds(count: int) -> tuple[float, float]:
    """How long identity and suggestions take for so many told, and which share of the misspelt is suggested or joined."""
    some = told(count)
    start = time.perf_counter()
    clusters = identify(some)
    pairs = alike(clusters)
    took = time.perf_counter() - start
    of = {one.id: cluster.id for cluster in clusters for one in cluster.members}
    found = {(one.one, one.other) for one in pairs} | {(one.other, one.one) for one in pairs}
    planted = [(of[f"t{place - 1}"], of[f"t{place}"]) for place in range(MISSPELT, count, MISSPELT + 1)]
    return took, sum(pair in found or pair[0] == pair[1] for pair in planted) / len(planted)


def by_number() -> None:
    """Print the time per name for few and for many names (aim: within 2 times)."""
    (small, few), (large, many) = seconds(SMALL), seconds(LARGE)
    ratio = (large / LARGE) / (small / SMALL)
    print(
        f"{'identity and suggestions, a name':<40}{1e6 * small / SMALL:>7.0f} µs of {SMALL:,} ({few:.0%} of misspelt found)   "
        f"{1e6 * large / LARGE:>5.0f} µs of {LARGE:,} ({many:.0%})   ratio {ratio:>6.2f}   aim ≤ 2"
    )

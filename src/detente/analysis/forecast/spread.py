"""How far the challenge model's answer spreads when its inputs are moved a little: shown wherever the answer is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.analysis.forecast.challenge import READINGS, Floats, Reading, Round, challenge, played
from detente.analysis.forecast.interface import Held, Issue, held

ROUNDS = 8
"""As many as the paper's table shows."""

DRAWS = 200
NUDGE = 0.05
"""Each input is moved by up to 5%: positions by that share of the scale, capability and salience of themselves."""

_SEED = 2011


@dataclass(frozen=True, slots=True, kw_only=True)
class Explored:
    """One reading: its rounds from the middle of every range, and where the last median lay in draws around them.

    `least` and `most` bound what was seen in `draws`, `tenth` to `ninetieth` hold four fifths of it; none of them bounds what
    could be. `turns` is how often the median changed between the last two rounds: it has not settled there.
    """

    reading: Reading
    rounds: tuple[Round, ...]
    least: float
    tenth: float
    ninetieth: float
    most: float
    turns: float
    draws: int


def explored(issue: Issue, *, rounds: int = ROUNDS, draws: int = DRAWS) -> tuple[Explored, ...]:
    """Both readings of the model, each with its spread; the same every time."""
    actors = held(issue)
    return tuple(_one(actors, issue, reading=reading, size=(rounds, draws)) for reading in READINGS)


def _one(actors: Sequence[Held], issue: Issue, *, reading: Reading, size: tuple[int, int]) -> Explored:
    rounds, draws = size
    random = np.random.default_rng(_SEED)
    seen = []
    turned = 0
    for _ in range(draws):
        place, salience, weight = _drawn(actors, issue, random)
        found = played(place, salience, weight, count=rounds, reading=reading)
        seen.append(found[-1].median)
        turned += rounds > 1 and abs(found[-1].median - found[-2].median) > 1e-6 * float(issue.high - issue.low)
    tenth, ninetieth = np.quantile(seen, (0.1, 0.9))
    return Explored(
        reading=reading,
        rounds=tuple(challenge(actors, count=rounds, reading=reading, full=float(issue.full))),
        least=min(seen),
        tenth=float(tenth),
        ninetieth=float(ninetieth),
        most=max(seen),
        turns=turned / draws,
        draws=draws,
    )


def _drawn(actors: Sequence[Held], issue: Issue, random: Any) -> tuple[Floats, Floats, Floats]:
    """Inputs from within their ranges, each moved a little."""

    def within(field: str) -> Floats:
        ranges = [getattr(one, field) for one in actors]
        low, high = (np.array([float(getattr(one, end)) for one in ranges]) for end in ("low", "high"))
        drawn: Floats = random.uniform(low, high)
        return drawn

    def nudge() -> Floats:
        moved: Floats = random.uniform(-NUDGE, NUDGE, len(actors))
        return moved

    low, high = float(issue.low), float(issue.high)
    place = np.clip(within("position") + nudge() * (high - low), low, high)
    salience = np.clip(within("salience") / float(issue.full) * (1 + nudge()), 0, 1)
    return place, salience, salience * within("capability") * (1 + nudge())

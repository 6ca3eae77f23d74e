"""The confidence of each fact: a logistic model over its features, with weights that stand beside as data.

The confidence of a fact is the share of facts like it that a careful reader took from the same report too: for a
statement with the same speaker, for a position with the same party, issue, option and attitude. `weights.json` is made
by `python -m evals.calibration --fit`; docs/accuracy.md shows how well it holds on reports not used for it.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import math
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from detente.model import Fact, Reading
from detente.read.confidence.features import KINDS, Actors, Kind, by_id, features

Weights = dict[str, dict[str, float]]
BIAS = "bias"


@functools.cache
def shipped() -> Weights:
    """The weights that come with the package: kind of fact -> feature -> weight on the log-odds."""
    weights: Weights = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return weights


def chance(present: Iterable[str], weights: dict[str, float]) -> float:
    """The model's probability, between 0 and 1, for a fact with these features; unknown ones count nothing."""
    return 1 / (1 + math.exp(-sum([weights.get(one, 0.0) for one in present], weights[BIAS])))


def weigh(reading: Reading) -> Reading:
    """The reading with a confidence on each fact of a kind that has weights, to two decimals."""
    actors = by_id(reading)
    weighed: dict[str, Any] = {
        kind: tuple(_weighed(kind, one, actors=actors) for one in getattr(reading, kind))
        for kind in KINDS
        if kind in shipped()
    }
    return dataclasses.replace(reading, **weighed)


def _weighed(kind: Kind, fact: Fact, *, actors: Actors) -> Fact:
    return fact.with_confidence(round(chance(features(kind, fact, actors=actors), shipped()[kind]), 2))

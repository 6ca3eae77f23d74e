"""How good a forecast was, once the outcome is known. Lower is better in each.

Brier 1950 (Monthly Weather Review 78:1–3), summed over the options; CRPS and the interval score as in Gneiting and Raftery
2007 (JASA 102:359–378). The CRPS of a single place is its distance from the outcome.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from detente.errors import UsageError


def brier(probabilities: Mapping[str, float], happened: str) -> float:
    """Σ (p − o)², from 0 to 2, with o = 1 for what happened. Raises UsageError where that is none of the options."""
    if happened not in probabilities:
        raise UsageError(f"no probability was given for {happened!r}", do=f"There are: {', '.join(probabilities)}.")
    return sum((p - (option == happened)) ** 2 for option, p in probabilities.items())


def crps_uniform(low: float, high: float, outcome: float) -> float:
    """CRPS of a forecast that holds every place from `low` to `high` alike likely; of one place its distance."""
    if low == high:
        return abs(outcome - low)
    width = high - low
    if outcome < low:
        return low - outcome + width / 3
    if outcome > high:
        return outcome - high + width / 3
    return ((outcome - low) ** 3 + (high - outcome) ** 3) / (3 * width**2)


def crps_sample(members: Sequence[float], outcome: float) -> float:
    """CRPS of the distribution that holds each of the members alike likely: mean distance less half the mean spread."""
    some = sorted(members)
    n = len(some)
    distance = sum(abs(one - outcome) for one in some) / n
    spread = sum((2 * number - n + 1) * one for number, one in enumerate(some)) * 2 / n**2
    return distance - spread / 2


def interval_score(low: float, high: float, outcome: float, *, level: float) -> float:
    """Its width, and 2/(1 − level) times how far the outcome lies outside. `level`: how sure one was that it lies within."""
    missed = max(0.0, low - outcome) + max(0.0, outcome - high)
    return high - low + 2 / (1 - level) * missed


def scores(kept: Mapping[str, Any], outcome: float, *, happened: str = "") -> dict[str, Any]:
    """Every score that a kept forecast allows; `happened` is the option that the outcome is."""
    found: dict[str, Any] = {"outcome": outcome, "models": {}}
    beliefs = kept.get("beliefs") or {}
    level = beliefs.get("level")
    for name, places in kept["models"].items():
        low, high = places["low"], places["high"]
        found["models"][name] = {
            "low": low,
            "high": high,
            "within": low <= outcome <= high,
            "distance": max(0.0, low - outcome, outcome - high),
            "crps": crps_uniform(low, high, outcome),
            **({} if level is None else {"interval_score": interval_score(low, high, outcome, level=level)}),
        }
    if beliefs.get("probabilities"):  # what happened between the options has no such score
        found["brier"] = brier(beliefs["probabilities"], happened) if happened else None
    return found

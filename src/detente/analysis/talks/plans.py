"""The built-in strategies by name, with the numbers that each takes; a name may carry its own: `boulware:beta=0.2`.

Formulas and sources: docs/reference/talks.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from detente import plugins
from detente.analysis.talks.interface import Maker, Plan, Rules
from detente.errors import UsageError

TIMED, RELATIVE, ABSOLUTE, AVERAGED, MICRO, RANDOM, CLIMBER, ANNEALER = range(8)

_OFFERS: tuple[Rules, ...] = ("offers", "shuttle")
_LARGEST = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltIn:
    """A strategy: its number in compiled code, its numbers with their defaults, under which rules it can be used."""

    kind: int
    numbers: Mapping[str, float]
    rules: tuple[Rules, ...]
    words: str


def _timed(beta: float, words: str) -> BuiltIn:
    return BuiltIn(kind=TIMED, numbers={"beta": beta, "first": 0.0}, rules=_OFFERS, words=words)


BUILT_INS: dict[str, BuiltIn] = {
    "boulware": _timed(0.25, "gives way late"),
    "linear": _timed(1.0, "gives way evenly"),
    "conceder": _timed(4.0, "gives way early"),
    "tft-relative": BuiltIn(
        kind=RELATIVE,
        numbers={"lag": 1, "shift": 0.0},
        rules=_OFFERS,
        words="gives way in the proportion in which the others did",
    ),
    "tft-absolute": BuiltIn(
        kind=ABSOLUTE,
        numbers={"lag": 1, "shift": 0.0},
        rules=_OFFERS,
        words="gives way by as much as the others did",
    ),
    "tft-averaged": BuiltIn(
        kind=AVERAGED,
        numbers={"window": 2, "shift": 0.0},
        rules=_OFFERS,
        words="gives way in the proportion in which the others did over several offers",
    ),
    "micro": BuiltIn(
        kind=MICRO,
        numbers={},
        rules=_OFFERS,
        words="makes its next best offer when it has made no more different ones than the others",
    ),
    "random": BuiltIn(
        kind=RANDOM,
        numbers={},
        rules=_OFFERS,
        words="draws among the packages that are worth no less to it than no deal",
    ),
    "climber": BuiltIn(
        kind=CLIMBER,
        numbers={},
        rules=("text",),
        words="votes for a draft that is worth more to it than the text that stands",
    ),
    "annealer": BuiltIn(
        kind=ANNEALER,
        numbers={"heat": 0.1},
        rules=("text",),
        words="votes at first also for drafts that are worth less to it",
    ),
}


def plan(words: str) -> Plan:
    """The plan of a name, with its numbers after a colon, or of an installed strategy.

    Raises UsageError naming the strategy or the number that is not known.
    """
    name, _, given = words.partition(":")
    if name not in BUILT_INS:
        return Plan(name=name, maker=_installed(name))
    numbers = dict(BUILT_INS[name].numbers)
    for one in filter(None, given.split(",")):
        key, _, value = one.partition("=")
        if key.strip() not in numbers:
            known = ", ".join(numbers) or "none"
            raise UsageError(f"{name} has no number {key.strip()!r}", input=words, do=f"It has: {known}.")
        numbers[key.strip()] = _number(value, words)
    return checked(Plan(name=name, numbers=numbers))


def checked(plan: Plan) -> Plan:
    """The plan with the defaults of its strategy filled in. Raises UsageError naming what cannot be."""
    if plan.maker is not None:
        return plan
    if plan.name not in BUILT_INS:
        raise unknown(plan.name)
    numbers = {**BUILT_INS[plan.name].numbers, **plan.numbers}
    for key, value in numbers.items():
        what, holds = _BOUNDS.get(key, ("a number that its strategy has", lambda _: False))
        if not (math.isfinite(value) and holds(value)):
            raise UsageError(f"{key} of {plan.name} is {value:g}", do=f"It is {what}.")
    return Plan(name=plan.name, numbers=numbers)


_BOUNDS: dict[str, tuple[str, Callable[[float], bool]]] = {
    "beta": ("more than 0", lambda value: 0 < value <= _LARGEST),
    "first": ("from 0 up to, not including, 1", lambda value: 0 <= value < 1),
    "lag": ("a whole number of offers, 1 or more", lambda value: 1 <= value <= _LARGEST and value == int(value)),
    "window": ("a whole number of offers, 1 or more", lambda value: 1 <= value <= _LARGEST and value == int(value)),
    "shift": ("0 or more", lambda value: value >= 0),
    "heat": ("0 or more", lambda value: value >= 0),
}


def unknown(name: str) -> UsageError:
    """What a person is told who names a strategy that there is not."""
    known = ", ".join([*BUILT_INS, *plugins.names("detente.strategies")])
    return UsageError(f"no strategy is called {name!r}", do=f"There are: {known}.")


def _installed(name: str) -> Maker:
    if name not in plugins.names("detente.strategies"):
        raise unknown(name)
    maker = plugins.load("detente.strategies", name)
    if not callable(maker):
        raise UsageError(f"the strategy {name!r} is nothing that can be called", do="Register its class or function.")
    return maker  # type: ignore[no-any-return] # an entry point is what it says it is


def _number(words: str, origin: str) -> float:
    try:
        return float(words)
    except ValueError:
        raise UsageError(f"{words!r} is no number", input=origin, do="Write it as in boulware:beta=0.2.") from None

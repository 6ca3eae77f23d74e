"""Shifting power: when a side that grows weaker does better to fight now than to trust a promise about later."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from detente.analysis.commitment.bounds import corners, margin, turning
from detente.analysis.commitment.forms.inputs import SHARE, chance, cost, weight
from detente.analysis.commitment.interface import Condition, Form, Result, Values

_DELTA = weight("delta", "what the next period counts", positive=True)
_FLOW = "periods' worth of what is divided"
_ASSUMES = (
    "In every period a flow worth 1 is divided; war ends the dividing for good, the winner takes all later flows, and each "
    "side pays its cost of war once. No side can bind itself about later periods."
)


def _gain(v: Values) -> Fraction:
    return v["delta"] * v["p2"] - v["p1"]


def _price(v: Values) -> Fraction:
    return v["cB"] * (1 - v["delta"]) ** 2


def _critical(v: Values) -> Fraction:
    return (v["p1"] + _price(v)) / v["delta"]


PREVENTIVE = Form(
    name="fearon_preventive_war",
    title="The preventive motive",
    question="Is {A}'s growing strength a reason for {B} to fight now?",
    inputs=(
        _DELTA,
        chance("p1", "{A}'s chance of prevailing now"),
        chance("p2", "{A}'s chance of prevailing from the next period on"),
        cost("cB", "what war costs {B}", unit=_FLOW),
    ),
    results=(
        corners("lhs", _gain, words="how much {B} would lose by waiting", unit=SHARE, up="delta p2", down="p1"),
        corners("rhs", _price, words="what fighting sooner costs {B}", unit=SHARE, up="cB", down="delta"),
        corners(
            "critical_p2",
            _critical,
            words="{A}'s later chance above which {B} does better to fight now (above 1: none is)",
            unit="chance",
            up="p1 cB",
            down="delta",
        ),
    ),
    conditions=(
        Condition(
            name="war",
            yes="{B} does better to fight now, even if offered all of this period's flow",
            no="some offer in this period leaves {B} no reason to fight now",
            margin=margin(lambda v: _gain(v) - _price(v), up="delta p2", down="p1 cB"),
        ),
    ),
    assumes=_ASSUMES + " {A} makes the offers; its chance changes once, from p1 to p2.",
    source="Fearon 1995, International Organization 49:379–414, on commitment (derived again)",
    chart=("p1", "critical_p2"),
    against="p2",
)


def _rising(v: Values) -> Fraction:
    """What B can have for sure from the next period on, as seen now."""
    return v["delta"] * ((1 - v["p_next"]) / (1 - v["delta"]) - v["cB"])


def _rest(v: Values) -> Fraction:
    """What is left of all flows when A has what war would give it now."""
    return (1 - v["p"]) / (1 - v["delta"]) + v["cA"]


def _slack(v: Values) -> Fraction:
    """The difference of the two, times 1 − δ, which is above nought."""
    lost = (1 - v["delta"]) * (v["cA"] + v["delta"] * v["cB"])
    return v["delta"] * (1 - v["p_next"]) - (1 - v["p"]) - lost


def _slack_turns(v: Values) -> Iterable[Fraction]:
    if v["cB"]:
        yield (v["cB"] - v["cA"] - (1 - v["p_next"])) / (2 * v["cB"])


def _shift(v: Values) -> Fraction:
    return (1 - v["delta"]) * (1 - v["p"] + v["cA"] + v["delta"] * v["cB"]) / v["delta"]


def _trough(v: Values) -> Iterable[Fraction]:
    """Where δ/(1 − δ)·k − δ·cB is least: (1 − δ)² = k/cB, as near as a float tells."""
    if v["cB"] and 1 - v["p_next"] < v["cB"]:
        yield 1 - Fraction(float((1 - v["p_next"]) / v["cB"]) ** 0.5)


_CONVEX = (
    "It is monotone in every other input. In delta it is convex (its second derivative is nowhere below nought): greatest at "
    "an end, least at an end or where its derivative is nought."
)

POWELL = Form(
    name="powell_inefficiency",
    title="A large and sudden shift of power",
    question="Does {A}'s decline from one period to the next leave no peace that both prefer?",
    inputs=(
        _DELTA,
        chance("p", "{A}'s chance of prevailing now"),
        chance("p_next", "{A}'s chance of prevailing in the next period"),
        cost("cA", "what war costs {A}", unit=_FLOW),
        cost("cB", "what war costs {B}", unit=_FLOW),
    ),
    results=(
        Result(
            name="lhs",
            words="what {B} can have for sure from the next period on, as seen now",
            unit=_FLOW,
            value=_rising,
            bounds=turning(_rising, "delta", _trough, down="p_next cB"),
            proof=_CONVEX,
        ),
        corners(
            "rhs", _rest, words="what is left when {A} has what war gives it now", unit=_FLOW, up="delta cA", down="p"
        ),
        corners(
            "critical_shift",
            _shift,
            words="the fall of {A}'s chance in one period above which no division keeps both from war",
            unit="chance",
            up="cA cB",
            down="delta p",
        ),
    ),
    conditions=(
        Condition(
            name="war",
            yes="no division of the flows keeps both from war: what both can have by force is more than there is",
            no="some division of the flows keeps both from war",
            margin=Result(
                name="margin",
                words="",
                unit="",
                value=_slack,
                bounds=turning(_slack, "delta", _slack_turns, up="p", down="p_next cA cB"),
                proof=_CONVEX,
            ),
        ),
    ),
    assumes=_ASSUMES,
    source="Powell 2004, American Political Science Review 98:231–241, and 2006, International Organization 60:169–203 "
    "(derived again)",
    chart=("p", "critical_shift"),
)

SHIFTING = (PREVENTIVE, POWELL)
"""In the order of the docs."""

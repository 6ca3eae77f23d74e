"""Bargaining in the shadow of war: what both sides prefer to fighting, and what each can get of it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from detente.analysis.commitment.bounds import corners, turning
from detente.analysis.commitment.forms.inputs import SHARE, amount, chance, cost, weight
from detente.analysis.commitment.interface import Form, Result, Values

_P = chance("p", "{A}'s chance of prevailing")
_CA = cost("cA", "what war costs {A}")
_CB = cost("cB", "what war costs {B}")
_WAR = (
    "One good is divided between 0 and 1, {A}'s share counted; war is a costly lottery that gives all of it to one side; "
    "each side counts its share and its cost alike, and its cost in units of the good."
)
_FEARON = "Fearon 1995, International Organization 49:379–414 (textbook form, derived again)"


def _low(v: Values) -> Fraction:
    return max(Fraction(0), v["p"] - v["cA"])


def _high(v: Values) -> Fraction:
    return min(Fraction(1), v["p"] + v["cB"])


def _room(v: Values) -> Fraction:
    return _high(v) - _low(v)


def _room_turns(v: Values) -> Iterable[Fraction]:
    return v["cA"], 1 - v["cB"]


FEARON_RANGE = Form(
    name="fearon_range",
    title="The bargaining range",
    question="Which divisions do both sides prefer to war?",
    inputs=(_P, _CA, _CB),
    results=(
        corners("low", _low, words="the least share that {A} prefers to war", unit=SHARE, up="p", down="cA"),
        corners("high", _high, words="the largest share for {A} that {B} prefers to war", unit=SHARE, up="p cB"),
        corners("width", lambda v: v["cA"] + v["cB"], words="what both save without war", unit=SHARE, up="cA cB"),
        Result(
            name="room",
            words="the width of the range between 0 and 1",
            unit=SHARE,
            value=_room,
            bounds=turning(_room, "p", _room_turns, up="cA cB"),
            proof="It rises with both costs. In p it is the lesser of two functions less the greater of two, linear "
            "all of them, that meet at p = cA and p = 1 − cB: it turns there or nowhere.",
        ),
    ),
    assumes=_WAR,
    source=_FEARON,
    chart=("p", "low", "high"),
)


def _split(v: Values) -> Fraction:
    return min(Fraction(1), max(Fraction(0), v["p"] + (v["cB"] - v["cA"]) / 2))


NASH_SPLIT = Form(
    name="nash_split",
    title="The even split of what peace saves",
    question="Which division shares what peace saves evenly?",
    inputs=(_P, _CA, _CB),
    results=(
        corners("share", _split, words="{A}'s share where both gain alike over war", unit=SHARE, up="p cB", down="cA"),
    ),
    assumes=_WAR + " It is the Nash bargaining solution with war as the disagreement; no recommendation.",
    source=_FEARON + "; Nash 1950, Econometrica 18:155–162",
    chart=("p", "share"),
)


def _above(v: Values) -> Fraction:
    """How far above p the demand is that serves A best: concave, so the nearest allowed to (C − cA)/2."""
    return min(1 - v["p"], max(Fraction(0), (v["C"] - v["cA"]) / 2))


def _demand(v: Values) -> Fraction:
    return v["p"] + _above(v)


def _risk(v: Values) -> Fraction:
    return _above(v) / v["C"]


def _risk_turns(v: Values) -> Iterable[Fraction]:
    return (v["cA"] + 2 * (1 - v["p"]),)


PRIVATE_INFORMATION = Form(
    name="fearon_private_info",
    title="A demand without knowing the other's cost",
    question="How much does {A} demand, and how often is it refused, where {A} does not know what war costs {B}?",
    inputs=(
        _P,
        _CA,
        amount("C", "the most that war may cost {B}, as {A} sees it", unit=SHARE),
    ),
    results=(
        corners("demand", _demand, words="the share that {A} does best to demand", unit=SHARE, up="p C", down="cA"),
        Result(
            name="war_probability",
            words="the share of {B}'s possible costs at which {B} refuses it",
            unit="share, 0 to 1",
            value=_risk,
            bounds=turning(_risk, "C", _risk_turns, down="p cA"),
            proof="It falls in p and in cA. In C it is the lesser of (1 − p)/C, which falls, and (1 − cA/C)/2, which "
            "rises (or nought below C = cA): it peaks where they meet, at C = cA + 2(1 − p).",
        ),
    ),
    assumes=_WAR + " {B}'s cost is anywhere between 0 and C, each as likely as the next in {A}'s eyes; {A} makes one "
    "demand, {B} takes it or fights. It is a share of possible costs, not the chance of a war.",
    source=_FEARON,
    chart=("C", "demand"),
)


def _first_mover(v: Values) -> Fraction:
    return (1 - v["d2"]) / (1 - v["d1"] * v["d2"])


RUBINSTEIN = Form(
    name="rubinstein",
    title="Alternating offers",
    question="What does patience bring the side that makes the first offer?",
    inputs=(
        weight("d1", "what the next round counts for {A}, who offers first"),
        weight("d2", "what the next round counts for {B}"),
    ),
    results=(corners("share", _first_mover, words="{A}'s share", unit="share of what is divided", up="d1", down="d2"),),
    assumes="One good is divided by alternating offers without end, each round of delay shrinking what it is worth to "
    "a side by that side's weight; both know both weights.",
    source="Rubinstein 1982, Econometrica 50:97–109",
    chart=("d2", "share"),
)

BARGAINING = (FEARON_RANGE, NASH_SPLIT, PRIVATE_INFORMATION, RUBINSTEIN)
"""In the order of the docs."""

"""Guarantees: how sure, how costly, how large an outside promise or a deposit must be to make an agreement hold."""

from __future__ import annotations

from fractions import Fraction

from detente.analysis.commitment.bounds import corners, margin
from detente.analysis.commitment.forms.enforcing import ORDER, REPEATED, D, P, R, T
from detente.analysis.commitment.forms.inputs import WORTH, amount, chance, cost, weight
from detente.analysis.commitment.interface import Condition, Form, Values

_DELTA = weight("delta", "what the next period counts for it")
_SHORT = "what the end of the agreement falls short of outweighing the gain from a violation"


def _punishment(v: Values) -> Fraction:
    return v["delta"] * v["d"] * (v["R"] - v["P"]) / (1 - v["delta"])


def _shortfall(v: Values) -> Fraction:
    return max(Fraction(0), v["T"] - v["R"] - _punishment(v))


def _needed(v: Values) -> Fraction:
    return _shortfall(v) / (v["d"] * v["L"])


def _bond(v: Values) -> Fraction:
    return _shortfall(v) / v["d"]


_BASE = (
    corners(
        "repeated_game_punishment",
        _punishment,
        words="what a violation costs by the end of the agreement, on average",
        unit=WORTH,
        up="delta d R",
        down="P",
    ),
    corners("shortfall", _shortfall, words=_SHORT, unit=WORTH, up="T P", down="R delta d"),
)

NEEDED = Form(
    name="guarantee_needed",
    title="The guarantee that is needed",
    question="How sure must it be that a guarantor makes a violator pay?",
    inputs=(
        T,
        R,
        P,
        _DELTA,
        D,
        amount("L", "what the guarantor's answer costs a violator", unit=WORTH),
        chance("g", "the chance that the guarantor answers a violation that is found out", optional=True),
    ),
    results=(
        *_BASE,
        corners(
            "g_star",
            _needed,
            words="the least chance of the guarantor's answer at which keeping the agreement pays (above 1: none is enough)",
            unit="chance",
            up="T P",
            down="R delta d L",
        ),
    ),
    conditions=(
        Condition(
            name="enough",
            yes="the guarantee is enough",
            no="the guarantee is not enough",
            margin=margin(lambda v: v["g"] - _needed(v), up="g R delta d L", down="T P"),
            even=True,
            needs=("g",),
        ),
    ),
    order=ORDER,
    assumes=REPEATED
    + " A violation that is found out ends the agreement and, with the chance g, costs the violator L at once.",
    source="derived here, on imperfect_detection",
    chart=("d", "g_star"),
    against="g",
)

ESCROW = Form(
    name="escrow_bond_needed",
    title="The deposit that is needed",
    question="How large a deposit, lost where a violation is found out, makes keeping the agreement pay?",
    inputs=(T, R, P, _DELTA, D, cost("bond", "the deposit", unit=WORTH, optional=True)),
    results=(
        *_BASE,
        corners(
            "b_star",
            _bond,
            words="the least deposit at which keeping the agreement pays",
            unit=WORTH,
            up="T P",
            down="R delta d",
        ),
    ),
    conditions=(
        Condition(
            name="enough",
            yes="the deposit is enough",
            no="the deposit is not enough",
            margin=margin(lambda v: v["bond"] - _bond(v), up="bond R delta d", down="T P"),
            even=True,
            needs=("bond",),
        ),
    ),
    order=ORDER,
    assumes=REPEATED + " A violation that is found out ends the agreement and forfeits the deposit at once.",
    source="derived here, on imperfect_detection; bonding: Becker and Stigler 1974, Journal of Legal Studies 3:1–18",
    chart=("d", "b_star"),
    against="bond",
)


def _reliability(v: Values) -> Fraction:
    return v["v"] / (v["v"] + v["c"])


DETERRENCE = Form(
    name="deterrence_reliability",
    title="How reliable a guarantee must be to deter",
    question="How likely must it be that the guarantor honours its word so that {B} does not attack {A}?",
    inputs=(
        amount("v", "what {B} gains by an attack to which no guarantor answers", unit="in one unit of {B}'s own"),
        amount("c", "what {B} loses by an attack to which the guarantor answers", unit="in the same unit"),
        chance("P", "the chance that the guarantor honours its word", optional=True),
    ),
    results=(
        corners(
            "reliability",
            _reliability,
            words="the least chance of the guarantor's answer at which {B} does not gain by attacking",
            unit="chance, 0 to 1",
            up="v",
            down="c",
        ),
    ),
    conditions=(
        Condition(
            name="deterred",
            yes="the guarantee deters",
            no="the guarantee does not deter",
            margin=margin(lambda v: v["P"] - _reliability(v), up="P c", down="v"),
            even=True,
            needs=("P",),
        ),
    ),
    assumes="{B} attacks where it gains by it on average; without an attack it has 0.",
    source="the usual deterrence condition, e.g. Zagare and Kilgour 2000, Perfect Deterrence (derived here)",
    chart=("v", "reliability"),
    against="P",
)


def _stake(v: Values) -> Fraction:
    return max(Fraction(0), v["war_cost"] - v["p_win"] * v["stake"])


CREDIBILITY = Form(
    name="guarantor_credibility",
    title="What makes a guarantor keep its word",
    question="How much must breaking its word cost a guarantor so that it does answer?",
    inputs=(
        chance("p_win", "the guarantor's chance of prevailing with {A}"),
        cost("stake", "what it loses where {A} is lost", unit="in one unit of the guarantor's own"),
        cost("war_cost", "what answering costs it", unit="in the same unit"),
        cost(
            "a", "what breaking its word costs it (its name, troops in the way)", unit="in the same unit", optional=True
        ),
    ),
    results=(
        corners(
            "a_star",
            _stake,
            words="the least cost of breaking its word at which the guarantor answers",
            unit="in the guarantor's unit",
            up="war_cost",
            down="p_win stake",
        ),
    ),
    conditions=(
        Condition(
            name="honours",
            yes="the guarantor answers",
            no="the guarantor stays out",
            margin=margin(lambda v: v["a"] - _stake(v), up="a p_win stake", down="war_cost"),
            even=True,
            needs=("a",),
        ),
    ),
    assumes="Answering costs war_cost and saves the stake with the chance p_win; staying out loses the stake and costs a.",
    source="Fearon 1997, Journal of Conflict Resolution 41:68–90, on tied hands (derived here)",
    chart=("stake", "a_star"),
    against="a",
)

GUARANTEEING = (NEEDED, ESCROW, DETERRENCE, CREDIBILITY)
"""In the order of the docs."""

"""Self-enforcement: when each side keeps an agreement because breaking it would end it, and this is seen or not."""

from __future__ import annotations

import math
from fractions import Fraction

from detente.analysis.commitment.bounds import corners, margin
from detente.analysis.commitment.forms.inputs import chance, weight, worth
from detente.analysis.commitment.interface import Condition, Form, Input, Number, Value, Values

T = worth("T", "what a side has in a period in which it alone breaks the agreement")
R = worth("R", "what it has in a period in which both keep it")
P = worth("P", "what it has in a period after the agreement has ended")
ORDER = (("T", "R"), ("R", "P"))
D = chance("d", "the chance that a violation is found out in the period in which it happens", positive=True)
_DELTA = weight("delta", "what the next period counts for it", optional=True)
LAG = Input(
    name="lag",
    words="the number of periods from a violation until the answer",
    unit="whole number of periods, 1 to 1000",
    least=1,
    most=1000,
    whole=True,
)
REPEATED = (
    "The same choice, to keep or to break, is met in every period without a known end; what is found out ends the agreement "
    "for good, and both know it."
)
_SOURCE = "Friedman 1971, Review of Economic Studies 38:1–12"
_LEAST = "the least weight of the next period at which keeping the agreement pays"
_UNIT = "weight, 0 to 1"


def _enforced(least: Value, *, up: str, down: str) -> Condition:
    return Condition(
        name="self_enforcing",
        yes="keeping the agreement pays at least as much as breaking it",
        no="breaking the agreement pays more than keeping it",
        margin=margin(lambda v: v["delta"] - Fraction(least(v)), up=f"{up} delta", down=down),
        even=True,
        needs=("delta",),
    )


def _grim(v: Values) -> Fraction:
    return (v["T"] - v["R"]) / (v["T"] - v["P"])


GRIM = Form(
    name="grim_trigger",
    title="Self-enforcement, violations seen at once",
    question="How much must the future count so that nobody gains by breaking the agreement?",
    inputs=(T, R, P, _DELTA),
    results=(corners("delta_star", _grim, words=_LEAST, unit=_UNIT, up="T P", down="R"),),
    conditions=(_enforced(_grim, up="R", down="T P"),),
    order=ORDER,
    assumes=REPEATED + " A violation is answered from the next period on.",
    source=_SOURCE,
    chart=("R", "delta_star"),
    against="delta",
)


def _lagged(v: Values) -> Fraction:
    share = _grim(v)
    return share if v["lag"] == 1 else Fraction(float(share) ** float(1 / v["lag"]))


LAGGED = Form(
    name="grim_trigger_detection_lag",
    title="Self-enforcement, violations seen late",
    question="How much must the future count where a violation goes unanswered for some periods?",
    inputs=(T, R, P, LAG, _DELTA),
    results=(corners("delta_star", _lagged, words=_LEAST, unit=_UNIT, up="T P lag", down="R"),),
    conditions=(_enforced(_lagged, up="R", down="T P lag"),),
    order=ORDER,
    assumes=REPEATED + " A violation is answered only after the lag, and goes on until then.",
    source=_SOURCE + "; with a lag: derived here",
    chart=("lag", "delta_star"),
    against="delta",
)


def _unsure(v: Values) -> Fraction:
    gain = v["T"] - v["R"]
    return gain / (gain + v["d"] * (v["R"] - v["P"]))


IMPERFECT = Form(
    name="imperfect_detection",
    title="Self-enforcement, violations not always seen",
    question="How much must the future count where a violation is found out only sometimes?",
    inputs=(T, R, P, D, _DELTA),
    results=(corners("delta_star", _unsure, words=_LEAST, unit=_UNIT, up="T P", down="R d"),),
    conditions=(_enforced(_unsure, up="R d", down="T P"),),
    order=ORDER,
    assumes=REPEATED + " A violation is found out with the chance d, each time anew; nobody is accused falsely.",
    source="Green and Porter 1984, Econometrica 52:87–100, in its simplest case (derived here)",
    chart=("d", "delta_star"),
    against="delta",
)


def _watch(v: Values) -> Number:
    share, delta = _grim(v), v["delta"]
    room = delta ** int(v["lag"]) - share * delta
    return share * (1 - delta) / room if room > 0 else math.inf


WATCH = Form(
    name="detection_needed",
    title="The monitoring that is needed",
    question="How surely must a violation be found out so that nobody gains by one?",
    inputs=(
        T,
        R,
        P,
        LAG,
        weight("delta", "what the next period counts for it", positive=True),
        chance("d", "the chance that a violation is found out", optional=True),
    ),
    results=(
        corners(
            "d_star",
            _watch,
            words="the least chance of finding out a violation at which keeping the agreement pays (above 1: none is enough)",
            unit="chance",
            up="T P lag",
            down="R delta",
        ),
    ),
    conditions=(
        Condition(
            name="enough",
            yes="the monitoring is enough",
            no="the monitoring is not enough",
            margin=margin(lambda v: v["d"] - _watch(v), up="d R delta", down="T P lag"),
            even=True,
            needs=("d",),
        ),
    ),
    order=ORDER,
    assumes=REPEATED + " Each period's violation is found out with the chance d, after the lag.",
    source="derived here; gives imperfect_detection at a lag of 1, grim_trigger_detection_lag at d = 1",
    chart=("delta", "d_star"),
    against="d",
)

ENFORCING = (GRIM, LAGGED, IMPERFECT, WATCH)
"""In the order of the docs."""

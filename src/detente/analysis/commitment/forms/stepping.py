"""Reciprocal steps: an exchange too large to be trusted in one go, cut into steps of which none pays to break."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from detente.analysis.commitment.bounds import corners, margin, monotone
from detente.analysis.commitment.forms.inputs import amount, chance, weight
from detente.analysis.commitment.interface import Box, Condition, Form, Result, Span, Values

_UNIT = "in one unit of the side's own"
_ASSUMES = (
    "The steps are equal. Breaking off in a step brings what that step hands over, once; where it is found out, the flow "
    "of later periods is lost for good. Counting only that flow, and not what later steps would bring, makes this number "
    "of steps enough, not the least that could be."
)


def _flow(v: Values) -> Fraction:
    return v["delta"] * v["d"] * v["b"] / (1 - v["delta"])


def _phases(v: Values) -> Fraction:
    return Fraction(max(1, ceil(v["S"] / _flow(v))))


PHASES = Form(
    name="incremental_exchange_phases",
    title="Steps of an exchange",
    question="Into how many equal steps must an exchange be cut so that no step pays to break?",
    inputs=(
        amount("S", "what breaking off would bring if all were handed over at once", unit=_UNIT),
        weight("delta", "what the next period counts", positive=True),
        chance("d", "the chance that breaking off is found out", positive=True),
        amount("b", "what the agreement brings in a period once it holds", unit=_UNIT + ", a period"),
    ),
    results=(
        corners("steps", _phases, words="the number of steps that is enough", unit="steps", up="S", down="delta d b"),
        corners("largest_step", _flow, words="the most that one step may hand over", unit=_UNIT, up="delta d b"),
    ),
    assumes=_ASSUMES,
    source="derived here; gradual exchange: Admati and Perry 1991, Review of Economic Studies 58:259–276; Schelling 1960, "
    "The Strategy of Conflict, on dividing a promise into small ones",
    chart=("b", "steps"),
)


def _most(v: Values, side: str) -> Fraction:
    """The most that one step of a side's counterpart may hand it, in the unit of the distance."""
    delta = v[f"delta_{side}"]
    return delta * v["d"] * v[f"b_{side}"] / ((1 - delta) * v[f"v_{side}"])


def _step(v: Values) -> Fraction:
    return min(_most(v, "A"), _most(v, "B"))


def _steps(v: Values) -> Fraction:
    return Fraction(max(1, ceil(v["D"] / _step(v))))


def _size(v: Values) -> Fraction:
    return v["D"] / _steps(v)


_EASE = "delta_A delta_B d b_A b_B"
_HARD = "v_A v_B"


_largest = monotone(_step, up=_EASE, down=_HARD)


def _size_bounds(box: Box) -> Span:
    """See the proof beside the result."""
    far, largest = box["D"], _largest(box)
    least, most = Fraction(largest.low), Fraction(largest.high)
    first = max(1, ceil(far.low / least))
    low = far.low / first
    if far.low <= first * least < far.high:
        low = min(low, first * least / (first + 1))
    reached = floor(far.high / most) * most
    high = most if reached >= far.low else far.high / ceil(far.high / most)
    return Span(low, high)


RECIPROCAL = Form(
    name="reciprocal_withdrawal",
    title="Withdrawal by both sides, the same distance, in steps",
    question="In how many steps, and of what size, can both withdraw the same distance so that no step pays to break?",
    inputs=(
        amount("D", "the distance that each side withdraws", unit="one unit of distance, such as km"),
        amount(
            "v_A", "what {A} gains by a unit of distance that only {B} has left", unit="{A}'s own, a unit of distance"
        ),
        amount(
            "v_B", "what {B} gains by a unit of distance that only {A} has left", unit="{B}'s own, a unit of distance"
        ),
        amount("b_A", "what the withdrawal brings {A} in a period once it holds", unit="{A}'s own, a period"),
        amount("b_B", "what the withdrawal brings {B} in a period once it holds", unit="{B}'s own, a period"),
        weight("delta_A", "what the next period counts for {A}", positive=True),
        weight("delta_B", "what the next period counts for {B}", positive=True),
        chance("d", "the chance that staying behind is found out", positive=True),
    ),
    results=(
        corners(
            "largest_step_A",
            lambda v: _most(v, "A"),
            words="the largest step of {B} that {A} does not gain by leaving unanswered",
            unit="unit of distance",
            up="delta_A d b_A",
            down="v_A",
        ),
        corners(
            "largest_step_B",
            lambda v: _most(v, "B"),
            words="the largest step of {A} that {B} does not gain by leaving unanswered",
            unit="unit of distance",
            up="delta_B d b_B",
            down="v_B",
        ),
        corners(
            "steps", _steps, words="the number of equal steps that is enough", unit="steps", up=f"D {_HARD}", down=_EASE
        ),
        Result(
            name="step",
            words="the size of each of so many equal steps",
            unit="unit of distance",
            value=_size,
            bounds=_size_bounds,
            proof="With g the largest step for both, it is D/⌈D/g⌉. It rises with g; in D it rises up to each multiple "
            "of g, where it is g, and falls just after, least after the first: so the most is g where a multiple lies in "
            "the range of D, and the least is at the lower end or just after the first multiple (a limit, not reached).",
        ),
    ),
    conditions=(
        Condition(
            name="one_step",
            yes="the whole distance can be left in one step",
            no="it cannot be left in one step",
            margin=margin(lambda v: _step(v) - v["D"], up=_EASE, down=f"D {_HARD}"),
            even=True,
        ),
    ),
    assumes=_ASSUMES + " Both withdraw at the same time in every step; a side may stay behind while the other goes.",
    source="derived here, from incremental_exchange_phases for both sides at once",
    chart=("d", "steps"),
)

STEPPING = (PHASES, RECIPROCAL)
"""In the order of the docs."""

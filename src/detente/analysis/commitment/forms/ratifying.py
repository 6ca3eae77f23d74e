"""Two levels: what those at home accept bounds what can be agreed abroad, on a scale between two ideals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from detente.analysis.commitment.bounds import turning
from detente.analysis.commitment.forms.inputs import worth
from detente.analysis.commitment.interface import Box, Form, Input, Result, Span, Values

_SCALE = "place on the scale"
_Q = worth("q", "where things stand without an agreement", unit=_SCALE)
_A = worth("A_ideal", "where {A}'s ratifiers would most like it", unit=_SCALE)
_B = worth("B_ideal", "where {B}'s ratifiers would most like it", unit=_SCALE)
_COST = Input(name="no_deal_cost", words="what having no agreement costs a side", unit="distance on the scale", least=0)
_WINDOW = (
    "Its ends rise with each ideal and fall (or rise) with the cost. In q they are piecewise linear and turn only where q "
    "is an ideal, or where the bounds of two ratifiers meet."
)
_PLAYERS = (("A_ideal", "no_deal_cost"), ("B_ideal", "no_deal_cost"))
_EXTRA = (*_PLAYERS, ("extra_veto_ideal", "extra_cost"))

Players = tuple[tuple[str, str], ...]


def _reach(v: Values, ideal: str, cost: str) -> Fraction:
    return abs(v["q"] - v[ideal]) + v[cost]


def _low(players: Players) -> Callable[[Values], Fraction]:
    return lambda v: max(v[ideal] - _reach(v, ideal, cost) for ideal, cost in players)


def _high(players: Players) -> Callable[[Values], Fraction]:
    return lambda v: min(v[ideal] + _reach(v, ideal, cost) for ideal, cost in players)


def _ends(players: Players) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(ideal for ideal, _ in players), tuple(dict.fromkeys(cost for _, cost in players))


def _end(name: str, words: str, players: Players, *, upper: bool) -> Result:
    ideals, costs = _ends(players)

    sign = 1 if upper else -1

    def turns(v: Values) -> Iterable[Fraction]:
        for ideal, cost in players:
            yield v[ideal]
            # where the falling piece of one meets the rising piece of another: 2·ideal − q ± cost = q ± cost
            yield from (v[ideal] + sign * (v[cost] - v[other]) / 2 for _, other in players)

    value = (_high if upper else _low)(players)
    rises = (*ideals, *costs) if upper else ideals
    falls = () if upper else costs
    bounds = turning(value, "q", turns, up=" ".join(rises), down=" ".join(falls))
    return Result(name=name, words=words, unit=_SCALE, value=value, bounds=bounds, proof=_WINDOW)


def _midpoint(players: Players) -> Result:
    low, high = _end("", "", players, upper=False), _end("", "", players, upper=True)

    def bounds(box: Box) -> Span:
        below, above = low.bounds(box), high.bounds(box)
        return Span((below.low + above.low) / 2, (below.high + above.high) / 2)

    return Result(
        name="midpoint",
        words="halfway between the two ends",
        unit=_SCALE,
        value=lambda v: (_low(players)(v) + _high(players)(v)) / 2,
        bounds=bounds,
        proof="Halfway between the least (and the greatest) of both ends: it lies in between, and may not reach them.",
        exact=False,
    )


def _window(players: Players) -> tuple[Result, ...]:
    return (
        _end("zopa_low", "the lowest point that all ratifiers accept", players, upper=False),
        _end("zopa_high", "the highest point that all ratifiers accept", players, upper=True),
        _midpoint(players),
    )


_ASSUMES = (
    "Each side's ratifiers accept what is no further from their ideal than what no agreement gives them, its cost counted "
    "in. Distances count alike in both directions. The midpoint is no forecast."
)
_SOURCE = "Putnam 1988, International Organization 42:427–460 (formal version derived here)"

ZOPA = Form(
    name="two_level_zopa",
    title="What both sides' ratifiers accept",
    question="Which points would pass on both sides?",
    inputs=(_Q, _A, _B, _COST),
    results=(
        _end("A_low", "the lowest point that {A}'s ratifiers accept", _PLAYERS[:1], upper=False),
        _end("A_high", "the highest point that {A}'s ratifiers accept", _PLAYERS[:1], upper=True),
        _end("B_low", "the lowest point that {B}'s ratifiers accept", _PLAYERS[1:], upper=False),
        _end("B_high", "the highest point that {B}'s ratifiers accept", _PLAYERS[1:], upper=True),
        *_window(_PLAYERS),
    ),
    assumes=_ASSUMES,
    source=_SOURCE,
    chart=("q", "zopa_low", "zopa_high"),
)

VETO = Form(
    name="two_level_added_veto",
    title="One more who must agree",
    question="What does one more ratifier change?",
    inputs=(
        _Q,
        _A,
        _B,
        _COST,
        worth("extra_veto_ideal", "where the added ratifier would most like it", unit=_SCALE),
        Input(
            name="extra_cost", words="what no agreement costs the added ratifier", unit="distance on the scale", least=0
        ),
    ),
    results=_window(_EXTRA),
    assumes=_ASSUMES,
    source=_SOURCE + "; Schelling 1960, on the strength of tied hands",
    chart=("extra_veto_ideal", "zopa_low", "zopa_high"),
)

RATIFYING = (ZOPA, VETO)
"""In the order of the docs."""

"""Talks simulated: what given rules and ways of behaving would do, over many seeded runs. Never a forecast."""

from __future__ import annotations

from detente.analysis.talks.interface import Delay, Event, Moment, Plan, Runs, Said, Seat, Strategy, Talks
from detente.analysis.talks.plain import replay
from detente.analysis.talks.plans import BUILT_INS, plan
from detente.analysis.talks.running import simulate
from detente.analysis.talks.spread import Agreed, Amount, Rate, Side, Spread, spread
from detente.analysis.talks.table import Table, table

__all__ = [
    "BUILT_INS",
    "Agreed",
    "Amount",
    "Delay",
    "Event",
    "Moment",
    "Plan",
    "Rate",
    "Runs",
    "Said",
    "Seat",
    "Side",
    "Spread",
    "Strategy",
    "Table",
    "Talks",
    "plan",
    "replay",
    "simulate",
    "spread",
    "table",
]

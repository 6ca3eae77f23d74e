"""Talks simulated: what given rules and ways of behaving would do, over many seeded runs. Never a forecast."""

from __future__ import annotations

from detente.analysis.talks.interface import Delay, Event, Moment, Plan, Runs, Said, Seat, Strategy, Talks
from detente.analysis.talks.plans import BUILT_INS, plan
from detente.analysis.talks.running import simulate
from detente.analysis.talks.table import Table, table

__all__ = [
    "BUILT_INS",
    "Delay",
    "Event",
    "Moment",
    "Plan",
    "Runs",
    "Said",
    "Seat",
    "Strategy",
    "Table",
    "Talks",
    "plan",
    "simulate",
    "table",
]

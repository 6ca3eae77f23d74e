"""Trades between two parties, what keeps whom out of a package, payments that would carry it, concessions on the way."""

from __future__ import annotations

from detente.analysis.agreements.trades.blockers import (
    Blocker,
    Change,
    Concession,
    Payments,
    blockers,
    concessions,
    payments,
)
from detente.analysis.agreements.trades.difference import Difference
from detente.analysis.agreements.trades.logrolls import Trade, Trades, trades

__all__ = [
    "Blocker",
    "Change",
    "Concession",
    "Difference",
    "Payments",
    "Trade",
    "Trades",
    "blockers",
    "concessions",
    "payments",
    "trades",
]

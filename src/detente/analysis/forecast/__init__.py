"""What an issue would settle at if it settles by compromise; models of the literature, ranges in and out.

The compromise (weighted mean) comes first: where such models were compared (Achen 2006) none was reliably nearer. A
forecast that is made is kept with its date, and scored when the outcome is known.
"""

from __future__ import annotations

from detente.analysis.forecast.beliefs import Beliefs, beliefs_of
from detente.analysis.forecast.challenge import READINGS, challenge
from detente.analysis.forecast.draft import drafted
from detente.analysis.forecast.exchange import Exchanged, exchanged, rounds, settled, table
from detente.analysis.forecast.interface import Actor, Held, Issue, Places, held
from detente.analysis.forecast.levers import Lever, levers
from detente.analysis.forecast.loading import issues_of, load_issues
from detente.analysis.forecast.making import Forecast, exchange, forecast
from detente.analysis.forecast.outcomes import mean, mean_range, median, median_range
from detente.analysis.forecast.scoring import brier, crps_sample, crps_uniform, interval_score, scores
from detente.analysis.forecast.spread import Explored, explored
from detente.analysis.forecast.wording import (
    as_data,
    exchange_data,
    exchange_sentences,
    explored_data,
    explored_sentences,
    sentences,
)

__all__ = [
    "READINGS",
    "Actor",
    "Beliefs",
    "Exchanged",
    "Explored",
    "Forecast",
    "Held",
    "Issue",
    "Lever",
    "Places",
    "as_data",
    "beliefs_of",
    "brier",
    "challenge",
    "crps_sample",
    "crps_uniform",
    "drafted",
    "exchange",
    "exchange_data",
    "exchange_sentences",
    "exchanged",
    "explored",
    "explored_data",
    "explored_sentences",
    "forecast",
    "held",
    "interval_score",
    "issues_of",
    "levers",
    "load_issues",
    "mean",
    "mean_range",
    "median",
    "median_range",
    "rounds",
    "scores",
    "sentences",
    "settled",
    "table",
]

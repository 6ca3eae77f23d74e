"""The three models of positions, fitted to examples."""

from __future__ import annotations

from detente.read.positions.learnt.weights import Models
from training.positions_model.examples import Example
from training.positions_model.fit import Settings, fit
from training.positions_model.rows import ATTITUDES, ISSUES, OPTIONS, issue_rows, leanings, option_rows, stance_rows

ISSUE, OPTION, STANCE = Settings(most=30_000), Settings(epochs=12, most=20_000), Settings(epochs=10, most=40_000)


def made(examples: list[Example]) -> Models:
    """The models fitted to these examples."""
    return Models(
        issue=fit(list(issue_rows(examples)), classes=ISSUES, settings=ISSUE),
        option=fit(list(option_rows(examples)), classes=OPTIONS, settings=OPTION),
        stance=fit(list(stance_rows(examples)), classes=ATTITUDES, settings=STANCE),
        leanings=dict(zip(OPTIONS, leanings(examples).tolist(), strict=True)),
    )

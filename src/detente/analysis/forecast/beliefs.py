"""What a forecaster adds to the models: how sure they are of a range, and chances of the options. Theirs, never Detente's."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.analysis.forecast.interface import Issue
from detente.errors import DataFileError
from detente.model.ranges import number, only


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs:
    """Whose they are; `level` is how sure, above 0 and below 1, that the outcome lies in the range of each model."""

    by: str
    level: float | None
    probabilities: Mapping[str, float]


def beliefs_of(told: Any, issue: Issue, *, origin: str) -> Beliefs | None:
    """The `beliefs` of an issue's file; None where there are none. Raises DataFileError naming what is wrong."""
    if told is None:
        return None
    if not isinstance(told, dict):
        raise DataFileError("beliefs: not a mapping", input=origin, do="Give by, and level or probabilities.")
    only(told, ("by", "level", "probabilities"), origin=origin, where="beliefs")
    if not told.get("by"):
        raise DataFileError("beliefs: nobody is named for them", input=origin, do="Add by: and a name.")
    level = told.get("level")
    sure = None if level is None else float(number(level, where="beliefs.level", origin=origin))
    if sure is not None and not 0 < sure < 1:
        raise DataFileError(f"beliefs.level is {sure:g}", input=origin, do="It lies above 0 and below 1.")
    return Beliefs(by=str(told["by"]), level=sure, probabilities=_chances(told.get("probabilities"), issue, origin))


def _chances(told: Any, issue: Issue, origin: str) -> dict[str, float]:
    if told is None:
        return {}
    known = [title for title, _ in issue.options]
    if not isinstance(told, dict) or set(map(str, told)) != set(known):
        what = "beliefs.probabilities: one for each of the issue's options, no more"
        raise DataFileError(what, input=origin, do=f"The options are: {', '.join(known) or 'none named'}.")
    chances = {
        str(name): float(number(one, where=f"beliefs.probabilities.{name}", origin=origin))
        for name, one in told.items()
    }
    for name, chance in chances.items():
        if not 0 <= chance <= 1:
            raise DataFileError(f"beliefs.probabilities.{name} is {chance:g}", input=origin, do="It lies in 0 to 1.")
    if not math.isclose(sum(chances.values()), 1, abs_tol=1e-9):
        what = f"beliefs.probabilities sum to {sum(chances.values()):g}"
        raise DataFileError(what, input=origin, do="They must sum to 1.")
    return chances

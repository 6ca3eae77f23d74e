"""A forecast of an issue: the compromise first, the median, what each actor could change, and beside it what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.forecast.beliefs import Beliefs
from detente.analysis.forecast.exchange import Exchanged, exchanged, table
from detente.analysis.forecast.interface import Issue, Places, held
from detente.analysis.forecast.levers import Lever, levers
from detente.analysis.forecast.outcomes import mean_range, median_range


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What the models give for one issue. Where `needs` names what is not known, there is nothing else."""

    issue: Issue
    needs: tuple[str, ...]
    compromise: Places | None = None
    median: Places | None = None
    levers: tuple[Lever, ...] = ()
    beliefs: Beliefs | None = None
    step: Fraction = Fraction(1)


def forecast(issue: Issue, *, step: Fraction = Fraction(1), beliefs: Beliefs | None = None) -> Forecast:
    """The compromise and the median with their levers. Raises UsageError where the weights sum to nothing."""
    if issue.needs:
        return Forecast(issue=issue, needs=issue.needs, beliefs=beliefs)
    actors = held(issue)
    return Forecast(
        issue=issue,
        needs=(),
        compromise=mean_range(actors),
        median=median_range(actors),
        levers=levers(issue, step=step),
        beliefs=beliefs,
        step=step,
    )


def exchange(issues: Sequence[Issue]) -> Exchanged | None:
    """One round of exchanges between the issues; None where there is one issue, or a number is missing or a range."""
    if len(issues) < 2 or any(issue.needs for issue in issues):
        return None
    if not all(one.is_point for issue in issues for one in held(issue)):
        return None
    return exchanged(table(issues))

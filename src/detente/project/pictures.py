"""Charts of agreements as the workbench draws them: of a record, or of a scenario; each an SVG document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, get_args

from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.analysis.agreements.robust import Robust, Settings
    from detente.analysis.agreements.scenarios import Stated
    from detente.analysis.agreements.scenarios.logic import Logic
    from detente.report.brief import Brief
    from detente.report.picture import Picture

Chart = Literal["options", "moves", "frontier", "acceptance"]
CHARTS: tuple[Chart, ...] = get_args(Chart)
MOST_PACKAGES = 6
"""Packages looked at where none is named: as many as one chart shows."""


def chart_named(name: str) -> Chart:
    """The chart of a name. Raises UsageError."""
    found = next((one for one in CHARTS if one == name), None)
    if found is None:
        raise UsageError(f"no chart is called {name!r}", do=f"There are: {', '.join(CHARTS)}.")
    return found


def of_record(brief: Brief, chart: Chart) -> str:
    """What a record leaves open, or what one move would open. Raises UsageError for a chart that needs values."""
    from detente.report import AGREEMENT
    from detente.report.picture import Bars, Strips

    if chart not in ("options", "moves"):
        raise UsageError(
            f"the chart {chart!r} needs what packages are worth",
            do="Name a scenario, or add --robust to the record alone.",
        )
    wanted = Strips if chart == "options" else Bars
    blocks = (block for annex in brief.annexes if annex.title == AGREEMENT for block in annex.blocks)
    picture = next((one for one in blocks if isinstance(one, wanted)), None)
    if picture is None:
        what = "no issue is in play" if chart == "options" else "no single move of a party opens a package"
        raise UsageError(f"there is nothing to draw: {what}", do="detente agree says what is there.")
    return _document(picture)


def of_scenario(
    stated: Stated, chart: Chart, *, packages: Sequence[str], between: tuple[str, str] | None, how: Settings
) -> str:
    """A chart of a scenario; `packages` in words as `Stated.package` takes them. Raises UsageError for what it lacks."""
    draw: dict[Chart, Callable[[], Picture]] = {
        "options": lambda: _options(stated, how),
        "moves": lambda: _moves(stated, how),
        "frontier": lambda: _frontier(stated, between, how=how),
        "acceptance": lambda: _acceptance(stated, packages, how=how),
    }
    return _document(draw[chart]())


def _document(picture: Picture) -> str:
    from detente.report.charts import drawing
    from detente.report.sheet import standalone

    return standalone(drawing(picture))


def _options(stated: Stated, how: Settings) -> Picture:
    from detente.analysis.agreements.scenarios.logic import logic
    from detente.report.agreement_pictures import options

    return options(stated, logic(stated, seconds=how.seconds), "picture")


def _moves(stated: Stated, how: Settings) -> Picture:
    from detente.analysis.agreements.scenarios.logic import logic
    from detente.report.agreement_pictures import concessions

    found = concessions(stated, logic(stated, seconds=how.seconds), "picture")
    if found is None:
        raise UsageError(
            "there is nothing to draw: nothing dropped alone opens a package", do="detente agree says why."
        )
    return found


def _frontier(stated: Stated, between: tuple[str, str] | None, *, how: Settings) -> Picture:
    from detente.analysis.agreements.amounts import amounts_pair, space
    from detente.analysis.agreements.exact import Bounds, pair
    from detente.analysis.agreements.scenarios import fixed
    from detente.project.scenarios import figures_of
    from detente.report.agreement_pictures import frontier

    if len(stated.parties) < 2:
        raise UsageError("a frontier needs two parties", do="Add one to the scenario.")
    first, second = (stated.party(one) for one in between) if between else (0, 1)
    if first == second:
        raise UsageError("a frontier is between two different parties", do="Name two.")
    bounds, two = Bounds(seconds=how.seconds), (first, second)
    if any(one.spans for one in stated.issues):
        found = amounts_pair(space(stated, periods=how.periods), two, bounds)
    else:
        found = pair(fixed(stated, periods=how.periods), two, bounds)
    return frontier(stated, found, figures_of(stated, seconds=how.seconds, periods=how.periods), id="picture")


def _acceptance(stated: Stated, packages: Sequence[str], *, how: Settings) -> Picture:
    from detente.analysis.agreements.scenarios import named_amounts
    from detente.report.agreement_pictures import acceptances

    stated = named_amounts(stated)
    taken = [stated.package(one) for one in packages] or few_packages(stated, how=how)
    if not taken:
        raise UsageError("no package is named", do="Add --package ISSUE=OPTION,… as often as you like.")
    found = accepted(stated, taken, how=how)
    return acceptances(stated, found.packages, "picture", samples=found.samples, seed=found.seed)


def few_packages(stated: Stated, *, how: Settings, known: Logic | None = None) -> list[tuple[int, ...]]:
    """All packages that contradict nothing stated, where they are few; else none."""
    from detente.analysis.agreements.scenarios.logic import logic

    found = known or logic(stated, shown=MOST_PACKAGES, seconds=how.seconds)
    return list(found.some) if found.count.exact and found.count.most <= MOST_PACKAGES else []


def accepted(stated: Stated, packages: Sequence[tuple[int, ...]], *, how: Settings) -> Robust:
    """How the parties stand to packages over all values that fit."""
    from detente.analysis.agreements.robust import robust

    return robust(stated, list(packages), how)

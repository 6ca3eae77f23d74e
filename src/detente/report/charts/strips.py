"""Strips: one row an issue, its options side by side, each shaded by what stands against it."""

from __future__ import annotations

from detente.report.charts.frame import WIDE, label
from detente.report.picture import Standing, Strip, Strips

NAME, CELL, ROW = 16, 12, 58
"""Units from the top of a row to the baseline of its name, of a cell's height, and from row to row."""
GAP, KEY = 3, 34


def drawn(chart: Strips) -> tuple[float, list[str]]:
    """The height and the marks of the chart."""
    marks = [one for number, strip in enumerate(chart.strips) for one in _strip(strip, top=ROW * number)]
    return ROW * len(chart.strips) + KEY, [*marks, *_legend(chart)]


def _strip(strip: Strip, *, top: float) -> list[str]:
    marks = [label(strip.title, 0, top + NAME - 3, room=WIDE, kind="head")]
    wide = (WIDE - GAP * (len(strip.cells) - 1)) / len(strip.cells)
    for place, (option, standing) in enumerate(strip.cells):
        x = place * (wide + GAP)
        marks.append(_cell(standing, x, top + NAME + 4, wide=wide))
        marks.append(label(option, x + 1, top + NAME + 30, room=wide - 6, kind=_class(standing)))
    return marks


def _cell(standing: Standing, x: float, y: float, *, wide: float, high: float = CELL) -> str:
    return f'<rect class="cell {_class(standing)}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:g}"/>'


def _class(standing: Standing) -> str:
    return standing.replace(" ", "-")


def _legend(chart: Strips) -> list[str]:
    marks, each = [], WIDE / len(chart.legend)
    for place, (standing, words) in enumerate(chart.legend):
        x, y = place * each, ROW * len(chart.strips) + 10
        marks.append(_cell(standing, x, y, wide=16, high=12))
        marks.append(label(words, x + 22, y + 10, room=each - 24, kind="axis"))
    return marks

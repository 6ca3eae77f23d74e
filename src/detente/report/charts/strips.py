"""Strips: one row an issue, its options side by side, each shaded by what stands against it."""

from __future__ import annotations

from collections.abc import Iterator

from detente.report.charts.frame import WIDE, label
from detente.report.picture import Standing, Strip, Strips

NAME, CELL, ROW = 16, 12, 58
"""Units from the top of a row to the baseline of its name, of a cell's height, and from row to row."""
GAP, KEY = 3, 34
NARROW = 40
"""Units below which a cell has no room for a label of its own: some seven letters."""


def drawn(chart: Strips) -> tuple[float, list[str]]:
    """The height and the marks of the chart."""
    marks = [one for number, strip in enumerate(chart.strips) for one in _strip(strip, top=ROW * number)]
    return ROW * len(chart.strips) + KEY, [*marks, *_legend(chart)]


def _strip(strip: Strip, *, top: float) -> list[str]:
    marks = [label(strip.title, 0, top + NAME - 3, room=WIDE, kind="head")]
    wide = (WIDE - GAP * (len(strip.cells) - 1)) / len(strip.cells)
    for place, (_, standing) in enumerate(strip.cells):
        marks.append(_cell(standing, place * (wide + GAP), top + NAME + 4, wide=wide))
    for first, last in _labelled(strip, wide):
        words, standing = strip.cells[first]
        if last > first:
            words = f"{words} to {strip.cells[last][0]}"
        room = (last - first + 1) * (wide + GAP) - GAP - 6
        marks.append(label(words, first * (wide + GAP) + 1, top + NAME + 30, room=room, kind=_class(standing)))
    return marks


def _labelled(strip: Strip, wide: float) -> Iterator[tuple[int, int]]:
    """The first and the last cell of each label: one cell, or, where cells are narrow, all alike beside each other."""
    first = 0
    for place in range(1, len(strip.cells) + 1):
        same = place < len(strip.cells) and strip.cells[place][1] == strip.cells[first][1]
        if not (same and wide < NARROW):
            yield first, place - 1
            first = place


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

"""Bars: one row each, all on one scale; what is there anyway is lighter than what is added."""

from __future__ import annotations

from detente.report.charts.frame import WIDE, label
from detente.report.picture import Bar, Bars

LEFT, RIGHT, ROW, HIGH = 330, 110, 24, 10
"""Units for the names, for the numbers, from row to row, and of a bar's height."""


def drawn(chart: Bars) -> tuple[float, list[str]]:
    """The height and the marks of the chart."""
    marks = [one for number, bar in enumerate(chart.bars) for one in _bar(bar, whole=chart.whole, top=ROW * number)]
    foot = ROW * len(chart.bars)
    marks.append(f'<line class="lane" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{foot + 2}" y2="{foot + 2}"/>')
    marks.append(label("0", LEFT, foot + 17, room=LEFT, kind="axis", anchor="middle"))
    marks.append(label(f"{chart.whole:,}", WIDE - RIGHT, foot + 17, room=LEFT, kind="axis", anchor="middle"))
    return foot + 26, marks


def _bar(bar: Bar, *, whole: int, top: float) -> list[str]:
    scale = (WIDE - LEFT - RIGHT) / max(whole, 1)
    y, middle, end = top + (ROW - HIGH) / 2, LEFT + bar.base * scale, LEFT + bar.value * scale
    return [
        label(bar.title, LEFT - 12, top + ROW / 2 + 4, room=LEFT - 20, kind="name", anchor="end"),
        f'<rect class="base" x="{LEFT}" y="{y}" width="{middle - LEFT:.1f}" height="{HIGH}"/>',
        f'<rect class="bar" x="{middle:.1f}" y="{y}" width="{end - middle:.1f}" height="{HIGH}"/>',
        label(bar.text, end + 7, top + ROW / 2 + 4, room=WIDE - end - 8, kind="axis"),
    ]

"""Votes: a bar for each weight under each rule, from those in favour on the left, and a line at each threshold."""

from __future__ import annotations

from collections.abc import Iterator

from detente.report.charts.frame import WIDE, label
from detente.report.picture import VoteBar, Votes

LEFT, RIGHT, ROW, HIGH = 270, 70, 46, 14
"""Units for the names, for how it stands, from row to row, and of a bar's height."""
_SPACE = WIDE - LEFT - RIGHT


def drawn(chart: Votes) -> tuple[float, list[str]]:
    """The height and the marks of the chart."""
    hatch = f"{chart.id}-hatch"
    size = 'width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    line = '<line class="hatch" x1="0" y1="0" x2="0" y2="5"/>'
    marks = [f'<defs><pattern id="{hatch}" {size}>{line}</pattern></defs>']
    for number, bar in enumerate(chart.bars):
        marks += _bar(bar, top=ROW * number, hatch=hatch)
    return ROW * len(chart.bars), marks


def _bar(bar: VoteBar, *, top: float, hatch: str) -> Iterator[str]:
    y, x = top + 8, float(LEFT)
    yield label(bar.title, LEFT - 12, y + 11, room=LEFT - 20, kind="name", anchor="end")
    for vote, share in bar.parts:
        fill = f' fill="url(#{hatch})"' if vote == "undecided" else ""
        yield f'<rect class="vote {vote}"{fill} x="{x:.1f}" y="{y}" width="{share * _SPACE:.1f}" height="{HIGH}"/>'
        x += share * _SPACE
    for share in bar.thresholds:
        at = LEFT + share * _SPACE
        yield f'<line class="gap" x1="{at:.1f}" x2="{at:.1f}" y1="{y - 4}" y2="{y + HIGH + 4}"/>'
        yield f'<line class="threshold" x1="{at:.1f}" x2="{at:.1f}" y1="{y - 4}" y2="{y + HIGH + 4}"/>'
    yield label(bar.numbers, LEFT, y + HIGH + 15, room=WIDE - LEFT, kind="axis")
    yield label(bar.text, WIDE - RIGHT + 10, y + 11, room=RIGHT - 10, kind="axis")

"""Spans: rows over one scale with named places, each from its least to its greatest value."""

from __future__ import annotations

from collections.abc import Iterator

from detente.report.charts.frame import EM, WIDE, label
from detente.report.display import width
from detente.report.picture import Span, Spans

LEFT, RIGHT, ROW, HEAD, LINE = 170, 120, 24, 30, 13
"""Units for the names, for the numbers, from row to row, of a group's head, and from line to line of the places."""


def drawn(chart: Spans) -> tuple[float, list[str]]:
    """The height and the marks of the chart."""
    heads = dict(chart.heads)
    names, top = _places(chart)
    rows: list[str] = []
    y = top + 6
    for number, one in enumerate(chart.spans):
        if number in heads:
            y += HEAD
            rows.append(label(heads[number], 0, y - 9, room=LEFT + 200, kind="head"))
        rows += _row(chart, one, top=y)
        y += ROW
    ticks = [
        f'<line class="place" x1="{_x(chart, at):.1f}" x2="{_x(chart, at):.1f}" y1="{top}" y2="{y + 4:.1f}"/>'
        for at in dict.fromkeys([*(at for _, at in chart.places), *chart.ends])
    ]
    foot = [label(f"{end:g}", _x(chart, end), y + 18, room=80, kind="axis", anchor="middle") for end in chart.ends]
    return y + 24, [*ticks, *names, *rows, *foot]


def _x(chart: Spans, value: float) -> float:
    low, high = chart.ends
    return LEFT + (value - low) / ((high - low) or 1) * (WIDE - LEFT - RIGHT)


def _places(chart: Spans) -> tuple[list[str], float]:
    """The names of the places above the rows, each on the first line where it covers no other; and where rows begin."""
    ends: list[float] = []
    marks = []
    for words, at in chart.places:
        x, half = _x(chart, at), width(words) * EM / 2
        middle = min(max(x, half), WIDE - half)
        line = next((number for number, end in enumerate(ends) if end < middle - half), len(ends))
        ends[line : line + 1] = [middle + half + 8]
        marks.append(label(words, middle, LINE * (line + 1) - 2, room=WIDE, kind="axis", anchor="middle"))
    return marks, LINE * len(ends) + 6.0


def _row(chart: Spans, one: Span, *, top: float) -> Iterator[str]:
    y = top + ROW / 2
    yield f'<line class="lane" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y}" y2="{y}"/>'
    yield label(one.title, LEFT - 14, y + 4, room=LEFT - 20, kind="name", anchor="end")
    if one.low is not None and one.high is not None:
        kind = "span strong" if one.strong else "span"
        low, high = _x(chart, one.low), _x(chart, one.high)
        yield f'<line class="{kind}" x1="{low:.1f}" x2="{max(high, low + 0.1):.1f}" y1="{y}" y2="{y}"/>'
    yield label(one.text, WIDE - RIGHT + 14, y + 4, room=RIGHT - 14, kind="axis")

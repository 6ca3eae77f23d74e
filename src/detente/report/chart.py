"""A quiet chart of days as inline SVG: one row a lane, one dot a day, hollow where it is still to come."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from detente.report.brief import Chart, Dot
from detente.report.dating import MONTHS, day
from detente.report.display import cut, one_line

if TYPE_CHECKING:
    from markupsafe import Markup

LEFT, RIGHT, TOP, ROW, WIDE = 150, 30, 12, 24, 720
TICKS = 6


def svg(chart: Chart) -> Markup:
    """The chart as an SVG element with title and description; colours come from the page's style sheet."""
    from markupsafe import Markup, escape

    days = [dot.day for lane in chart.lanes for dot in lane.dots]
    first, last = min(days), max(days)
    scale = (WIDE - LEFT - RIGHT) / max((last - first).days, 1)
    high = TOP + ROW * len(chart.lanes) + 26
    base = f"{chart.id}-title {chart.id}-text"
    out = [
        f'<svg class="chart" viewBox="0 0 {WIDE} {high}" role="img" aria-labelledby="{base}">',
        f'<title id="{chart.id}-title">{escape(one_line(chart.title))}</title>',
        f'<desc id="{chart.id}-text">{escape(one_line(chart.description))}</desc>',
    ]
    foot = TOP + ROW * len(chart.lanes)
    for tick in _ticks(first, last):
        x = LEFT + (tick - first).days * scale
        out.append(f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{foot}"/>')
        out.append(
            f'<text class="axis" x="{x:.1f}" y="{foot + 17}" text-anchor="middle">{_label(tick, first, last=last)}</text>'
        )
    for number, lane in enumerate(chart.lanes):
        y = TOP + ROW * number + ROW / 2
        out.append(f'<line class="lane" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y}" y2="{y}"/>')
        out.append(
            f'<text class="name" x="{LEFT - 14}" y="{y + 4}" text-anchor="end">{escape(cut(one_line(lane.title), 10.5))}</text>'
        )
        out += [_dot(dot, LEFT + (dot.day - first).days * scale, y=y) for dot in lane.dots]
    return Markup("".join([*out, "</svg>"]))  # noqa: S704 - every text above is escaped


def _dot(dot: Dot, x: float, *, y: float) -> str:
    radius = min(3 + 1.6 * math.sqrt(dot.count - 1), 9)
    hollow = " planned" if dot.planned else ""
    return f'<circle class="dot{hollow}" cx="{x:.1f}" cy="{y}" r="{radius:.1f}"/>'


def _ticks(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first and last day and up to four between, evenly spread over whole days."""
    length = (last - first).days
    steps = min(TICKS - 1, max(length, 1))
    return list(dict.fromkeys(first + dt.timedelta(days=round(length * step / steps)) for step in range(steps + 1)))


def _label(tick: dt.date, first: dt.date, *, last: dt.date) -> str:
    if (last - first).days > 700:
        return f"{MONTHS[tick.month - 1][:3]} {tick.year}"
    return day(tick, year=False).replace(MONTHS[tick.month - 1], MONTHS[tick.month - 1][:3])

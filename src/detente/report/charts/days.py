"""Days: one row a lane, one dot a day, hollow where it is still to come."""

from __future__ import annotations

import datetime as dt
import math

from detente.report.charts.frame import WIDE, label
from detente.report.dating import MONTHS, day
from detente.report.picture import Days, Dot

LEFT, RIGHT, TOP, ROW = 150, 30, 12, 24
TICKS = 6


def drawn(chart: Days) -> tuple[float, list[str]]:
    """The height and the marks of the chart."""
    days = [dot.day for lane in chart.lanes for dot in lane.dots]
    first, last = min(days), max(days)
    scale = (WIDE - LEFT - RIGHT) / max((last - first).days, 1)
    foot = TOP + ROW * len(chart.lanes)
    out = []
    for tick in _ticks(first, last):
        x = LEFT + (tick - first).days * scale
        out.append(f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{foot}"/>')
        out.append(label(_label(tick, first, last=last), x, foot + 17, room=WIDE, kind="axis", anchor="middle"))
    for number, lane in enumerate(chart.lanes):
        y = TOP + ROW * number + ROW / 2
        out.append(f'<line class="lane" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y}" y2="{y}"/>')
        out.append(label(lane.title, LEFT - 14, y + 4, room=LEFT - 30, kind="name", anchor="end"))
        out += [_dot(dot, LEFT + (dot.day - first).days * scale, y=y) for dot in lane.dots]
    return foot + 26, out


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

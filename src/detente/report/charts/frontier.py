"""What two parties could have: the edge, what lies under it, what no deal is worth, and known answers by name."""

from __future__ import annotations

import math
from collections.abc import Iterator

from detente.report.charts.frame import EM, WIDE, label
from detente.report.display import width
from detente.report.picture import Frontier

LEFT, RIGHT, TOP, HIGH = 64, 40, 26, 330
"""Units around the plot, and its height."""
TICKS = 5
MOST_DOTS = 60
"""Packages of the edge that are drawn as dots; of more the line alone is seen."""
STEP = 13
"""Units from line to line of what is written beside a point."""


def drawn(chart: Frontier) -> tuple[float, list[str]]:
    """The height and the marks of the chart."""
    return TOP + HIGH + 42, [
        *_under(chart),
        *_axes(chart),
        *_no_deal(chart),
        *_edge(chart),
        *_points(chart),
    ]


def _x(chart: Frontier, value: float) -> float:
    low, high = chart.ends[0]
    return LEFT + (value - low) / ((high - low) or 1) * (WIDE - LEFT - RIGHT)


def _y(chart: Frontier, value: float) -> float:
    low, high = chart.ends[1]
    return TOP + HIGH * (1 - (value - low) / ((high - low) or 1))


def _steps(chart: Frontier) -> list[tuple[float, float]]:
    """The edge as stairs: between two packages nothing is better for both than the corner between them."""
    found: list[tuple[float, float]] = []
    for left, right in chart.pieces or [(one, one) for one in chart.corners]:
        here = (_x(chart, left[0]), _y(chart, left[1]))
        if found:
            found.append((found[-1][0], here[1]))
        found.append(here)
        if right != left:
            found.append((_x(chart, right[0]), _y(chart, right[1])))
    return found


def _under(chart: Frontier) -> Iterator[str]:
    """What the edge dominates."""
    if not chart.corners:
        return
    stairs = _steps(chart)
    first, last = stairs[0], stairs[-1]
    foot = TOP + HIGH
    outline = [(LEFT, foot), (LEFT, first[1]), *stairs, (last[0], foot)]
    yield f'<path class="under" d="{_line(outline)}Z"/>'
    words = "some package is better for both, or for one and no worse for the other"
    across, up = chart.no_deal
    start, at = LEFT + 10.0, foot - 10.0
    if across is not None and _x(chart, across) < start + width(words) * EM:
        start = max(start, _x(chart, across) + 10)  # beside the line of no deal, not across it
    if up is not None and at - 20 < _y(chart, up) <= foot + 1:
        at = _y(chart, up) - 20  # above the line of no deal and its name
    if last[0] - start > width(words) * EM + 10 and at - min(first[1], last[1]) > 30:
        yield label(words, start, at, room=WIDE, kind="axis over")


def _edge(chart: Frontier) -> Iterator[str]:
    yield f'<path class="edge" d="{_line(_steps(chart))}"/>' if len(chart.corners) > 1 else ""
    if len(chart.corners) <= MOST_DOTS:
        for x, y in chart.corners:
            yield f'<circle class="corner" cx="{_x(chart, x):.1f}" cy="{_y(chart, y):.1f}" r="2.6"/>'


def _line(places: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)


def _axes(chart: Frontier) -> Iterator[str]:
    foot = TOP + HIGH
    yield f'<line class="lane" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{foot}" y2="{foot}"/>'
    yield f'<line class="lane" x1="{LEFT}" x2="{LEFT}" y1="{TOP}" y2="{foot}"/>'
    for value in _ticks(*chart.ends[0]):
        yield label(f"{value:g}", _x(chart, value), foot + 16, room=80, kind="axis", anchor="middle")
    for value in _ticks(*chart.ends[1]):
        yield label(f"{value:g}", LEFT - 8, _y(chart, value) + 4, room=50, kind="axis", anchor="end")
    yield label(f"worth to {chart.up} ↑", 0, 12, room=WIDE, kind="name")
    yield label(f"worth to {chart.across} →", WIDE - RIGHT, foot + 34, room=WIDE, kind="name", anchor="end")


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers across a range."""
    rough = ((high - low) or 1) / TICKS
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * one for one in (1, 2, 5, 10) if size * one >= rough * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(step * number, 10) for number in range(first, last + 1)]


def _no_deal(chart: Frontier) -> Iterator[str]:
    across, up = chart.no_deal
    if across is not None:
        x = _x(chart, across)
        yield f'<line class="no-deal" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{TOP + HIGH}"/>'
        yield label(f"no deal, {chart.across}", x + 5, TOP + 10, room=240, kind="axis halo")
    if up is not None:
        y = _y(chart, up)
        yield f'<line class="no-deal" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield label(f"no deal, {chart.up}", LEFT + 10, y - 5, room=300, kind="axis over")


def _points(chart: Frontier) -> Iterator[str]:
    """Each point with its words beside it: on the clear side of the edge, and none upon another."""
    places = [(_x(chart, one.across), _y(chart, one.up)) for one in chart.points]
    taken = [(y - 4, x - 8, x + 8) for x, y in places]
    words = []
    for one, (x, y) in zip(chart.points, places, strict=True):
        long = width(one.text) * EM
        inside = any(
            across >= one.across and up >= one.up and (across, up) != (one.across, one.up)
            for across, up in chart.corners
        )
        left = x - 12 - long if (inside and x - 12 - long > LEFT) or x + 12 + long > WIDE else x + 12
        at = _free(y - (0 if inside else 10), (left, left + long), taken=taken)
        taken.append((at, left, left + long))
        words.append(label(one.text, left, at + 4, room=WIDE, kind="halo"))
    yield from (f'<circle class="answer" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>' for x, y in places)
    yield from words


def _free(wanted: float, span: tuple[float, float], *, taken: list[tuple[float, float, float]]) -> float:
    """The place for a line nearest to where it is wanted at which it covers no other."""
    tried = sorted((wanted + STEP / 2 * number for number in range(-16, 17)), key=lambda one: abs(one - wanted))
    for at in tried:
        clear = all(abs(at - other) >= STEP - 1 or span[1] < start or end < span[0] for other, start, end in taken)
        if clear and TOP <= at <= TOP + HIGH:
            return at
    return wanted

"""Acceptances: for each package a bar for every party, the share of draws in which it gains, with its error."""

from __future__ import annotations

from collections.abc import Iterator

from detente.report.charts.frame import WIDE, label
from detente.report.picture import AcceptanceBar, Acceptances

LEFT, RIGHT, HEAD, ROW, HIGH = 180, 280, 26, 22, 10
"""Units for the names, for the words, of a package's head, from row to row, and of a bar's height."""
_SPACE = WIDE - LEFT - RIGHT


def drawn(chart: Acceptances) -> tuple[float, list[str]]:
    """The height and the marks of the chart."""
    marks: list[str] = []
    top = 0.0
    for title, bars in chart.packages:
        marks.append(label(title, 0, top + 14, room=WIDE, kind="head"))
        top += HEAD
        for one in bars:
            marks += _bar(one, top=top)
            top += ROW
        top += 12
    for share in (0.0, 0.5, 1.0):
        marks.append(
            label(f"{100 * share:.0f} %", LEFT + share * _SPACE, top + 6, room=90, kind="axis", anchor="middle")
        )
    return top + 14, marks


def _bar(one: AcceptanceBar, *, top: float) -> Iterator[str]:
    y = top + (ROW - HIGH) / 2
    yield label(one.title, LEFT - 12, top + ROW / 2 + 4, room=LEFT - 16, kind="name", anchor="end")
    yield f'<rect class="whole" x="{LEFT}" y="{y}" width="{_SPACE}" height="{HIGH}"/>'
    share = {"must": 1.0, "cannot": 0.0, "red line": 0.0}.get(one.standing, one.share or 0.0)
    if share:
        yield f'<rect class="bar" x="{LEFT}" y="{y}" width="{share * _SPACE:.1f}" height="{HIGH}"/>'
    if one.error and one.standing == "may":
        low, high = (LEFT + _SPACE * min(max(share + sign * one.error, 0.0), 1.0) for sign in (-1, 1))
        for kind in ("error", "error in"):
            yield f'<line class="{kind}" x1="{low:.1f}" x2="{high:.1f}" y1="{y + HIGH / 2}" y2="{y + HIGH / 2}"/>'
    yield label(one.text, LEFT + _SPACE + 12, top + ROW / 2 + 4, room=RIGHT - 14, kind="axis")

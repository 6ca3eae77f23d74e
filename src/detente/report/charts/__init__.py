"""Quiet charts as inline SVG: black on paper, no colour of anybody's flag; colours come from the page's style sheet."""

from __future__ import annotations

from detente.report.charts import bars, days, strips, votes
from detente.report.charts.frame import Markup, framed
from detente.report.picture import Bars, Days, Picture, Votes

__all__ = ["svg"]


def svg(picture: Picture) -> Markup:
    """The picture as an SVG element with title and description."""
    if isinstance(picture, Days):
        drawn = days.drawn(picture)
    elif isinstance(picture, Bars):
        drawn = bars.drawn(picture)
    elif isinstance(picture, Votes):
        drawn = votes.drawn(picture)
    else:
        drawn = strips.drawn(picture)
    return framed(picture, *drawn)

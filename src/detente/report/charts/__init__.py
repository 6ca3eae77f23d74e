"""Quiet charts as SVG: black on paper, no colour of anybody's flag; colours come from the style sheet."""

from __future__ import annotations

import functools
import importlib.resources
from typing import Any

from detente.report.charts import acceptances, bars, days, frontier, spans, strips, votes
from detente.report.charts.frame import WIDE, Markup, framed
from detente.report.picture import (
    Acceptances,
    Bars,
    Days,
    Drawing,
    Frontier,
    Picture,
    Spans,
    Strips,
    Votes,
)

__all__ = ["chart_style", "drawing", "svg"]

_DRAWN: dict[type, Any] = {
    Days: days.drawn,
    Bars: bars.drawn,
    Votes: votes.drawn,
    Strips: strips.drawn,
    Frontier: frontier.drawn,
    Acceptances: acceptances.drawn,
    Spans: spans.drawn,
}


def svg(picture: Picture) -> Markup:
    """The picture as an SVG element with title and description, for a page that has the style sheet."""
    return framed(drawing(picture))


def drawing(picture: Picture) -> Drawing:
    """A chart's data as what is drawn; what is drawn already stays."""
    if isinstance(picture, Drawing):
        return picture
    high, marks = _DRAWN[type(picture)](picture)
    return Drawing(
        id=picture.id,
        kind="chart",
        title=picture.title,
        description=picture.description,
        marks=tuple(marks),
        box=(0, 0, WIDE, high),
        style=chart_style(),
        note=picture.note,
    )


@functools.cache
def chart_style() -> str:
    """The style sheet of the charts."""
    return (importlib.resources.files("detente.report") / "templates" / "charts.css").read_text(encoding="utf-8")

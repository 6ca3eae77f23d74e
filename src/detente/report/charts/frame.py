"""What every chart has: a size, a title and a description for those who cannot see it, text cut to its room."""

from __future__ import annotations

from markupsafe import Markup, escape

from detente.report.display import cut, one_line
from detente.report.picture import Drawing

__all__ = ["WIDE", "Markup", "framed", "label"]

WIDE = 720
"""Units across; the page scales them to its column."""
EM = 11.0
"""Units of one em of a chart's letters, as in the style sheet."""


def framed(picture: Drawing) -> Markup:
    """A drawing as an SVG element. Every text in its marks is escaped already."""
    base = f"{picture.id}-title {picture.id}-text"
    view = " ".join(f"{one:g}" for one in picture.box)
    kind = picture.kind if picture.kind == "chart" else f"drawn {picture.kind}"
    head = (
        f'<svg class="{kind}" viewBox="{view}" role="img" aria-labelledby="{base}">'
        f'<title id="{picture.id}-title">{escape(one_line(picture.title))}</title>'
        f'<desc id="{picture.id}-text">{escape(one_line(picture.description))}</desc>'
    )
    return Markup("".join([head, *picture.marks, "</svg>"]))  # noqa: S704 - every text above is escaped


def label(text: str, x: float, y: float, *, room: float, kind: str = "", anchor: str = "start") -> str:
    """A text, cut to `room` units, whose baseline begins (ends, or is centred: `anchor`) at a place."""
    shown = escape(cut(one_line(text), room / EM))
    classed = f' class="{kind}"' if kind else ""
    return f'<text{classed} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{shown}</text>'

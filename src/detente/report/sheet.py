"""A picture of its own: one SVG file that needs nothing else, quiet, printable, for light and dark, told in words too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.report.display import cut, one_line, width

WIDE, LEFT, RIGHT = 760, 28, 28
ROOM = WIDE - LEFT - RIGHT
_SURE = 0.95
"""Of the room, what lines may be estimated to take: faces differ."""
SIZES = {"title": 19.0, "head": 15.0, "words": 13.0, "small": 11.5}

_STYLE = """:root{color-scheme:light dark}
svg{--paper:#fcfbf8;--ink:#1c1b19;--soft:#5b5750;--rule:#d9d4c9}
@media (prefers-color-scheme:dark){svg{--paper:#161513;--ink:#e7e3da;--soft:#b0a99c;--rule:#3b3832}}
@media print{svg{--paper:#fff;--ink:#000;--soft:#444;--rule:#ccc}svg *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
text{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Liberation Serif","Times New Roman",serif;font-variant-numeric:lining-nums;fill:var(--ink)}
.paper{fill:var(--paper)}.title{font-size:19px}.head{font-size:15px}.words{font-size:13px}.small{font-size:11.5px}
.soft{fill:var(--soft)}.rule{stroke:var(--rule);stroke-width:1}
"""


def document(parts: Iterable[str], *, title: str, told: str, high: float, style: str = "", defs: str = "") -> str:
    """The picture as an SVG document; `told` says in words what it shows, `style` and `defs` are its own."""
    from markupsafe import escape

    size = f'viewBox="0 0 {WIDE} {high:.0f}" width="{WIDE}" height="{high:.0f}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title desc">',
            f'<title id="title">{escape(one_line(title))}</title>',
            f'<desc id="desc">{escape(one_line(told))}</desc>',
            f"<style>{_STYLE}{style}</style>",
            defs,
            f'<rect class="paper" width="{WIDE}" height="{high:.0f}"/>',
            *parts,
            "</svg>",
            "",
        ]
    )


def text(words: str, at: tuple[float, float], kind: str, *, room: float = 0, anchor: str = "start") -> str:
    """A line of text of one of the `SIZES` (the first word of `kind`), cut where it is wider than `room`."""
    from markupsafe import escape

    told = cut(one_line(words), room / SIZES[kind.split(maxsplit=1)[0]]) if room else one_line(words)
    return f'<text class="{kind}" x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="{anchor}">{escape(told)}</text>'


def long(words: str, kind: str) -> float:
    """About how many pixels a line is wide."""
    return width(words) * SIZES[kind]


def wrapped(words: str, kind: str, *, room: float = ROOM) -> Iterator[str]:
    """The words in lines that fit."""
    line = ""
    for word in one_line(words).split():
        if line and long(f"{line} {word}", kind) > room * _SURE:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line

"""A picture of its own: one SVG file that needs nothing else, quiet, printable, for light and dark, told in words too.

Or a `Drawing` of the brief: the same marks inside its page, where the page's colours hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.report.display import cut, one_line, width
from detente.report.picture import Drawing

WIDE, LEFT, RIGHT = 760, 28, 28
ROOM = WIDE - LEFT - RIGHT
_SURE = 0.95
"""Of the room, what lines may be estimated to take: faces differ."""
HEAD, UNDER = 36, 50
"""Where a title stands, and where what is below it begins."""
SIZES = {"title": 19.0, "head": 15.0, "words": 13.0, "small": 11.5}

LETTERS = """.drawn text{font-variant-numeric:lining-nums;fill:var(--ink)}
.drawn .title{font-size:19px}.drawn .head{font-size:15px}.drawn .words{font-size:13px}.drawn .small{font-size:11.5px}
.drawn .soft{fill:var(--soft)}.drawn .rule{stroke:var(--rule);stroke-width:1}
"""
"""What letters look like, on a sheet and in the brief."""
_PAPER = """:root{color-scheme:light dark}
svg{--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Liberation Serif","Times New Roman",serif;--paper:#fcfbf8;--ink:#1c1b19;--soft:#5b5750;--rule:#d9d4c9;--band:#efece4}
@media (prefers-color-scheme:dark){svg{--paper:#161513;--ink:#e7e3da;--soft:#b0a99c;--rule:#3b3832;--band:#22201c}}
@media print{svg{--paper:#fff;--ink:#000;--soft:#444;--rule:#ccc}svg *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
text{font-family:var(--serif)}
.paper{fill:var(--paper)}
"""


def document(
    parts: Iterable[str], *, title: str, told: str, high: float, style: str = "", defs: str = "", kind: str = ""
) -> str:
    """The picture as an SVG document; `told` says in words what it shows, `style`, `defs` and `kind` are its own."""
    from markupsafe import escape

    size = f'class="{f"drawn {kind}".strip()}" viewBox="0 0 {WIDE} {high:.0f}" width="{WIDE}" height="{high:.0f}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title desc">',
            f'<title id="title">{escape(one_line(title))}</title>',
            f'<desc id="desc">{escape(one_line(told))}</desc>',
            f"<style>{_PAPER}{LETTERS}{style}</style>",
            defs,
            f'<rect class="paper" width="{WIDE}" height="{high:.0f}"/>',
            *parts,
            "</svg>",
            "",
        ]
    )


def standalone(one: Drawing) -> str:
    """A drawing with its title above and its note below as an SVG document."""
    left, top, wide, high = one.box
    scale, start = (1.0, 0.0) if wide == WIDE else (ROOM / wide, float(LEFT))
    moved = f"translate({start - left * scale:.1f} {UNDER - top * scale:.1f}) scale({scale:.4g})"
    end = UNDER + high * scale
    foot = list(wrapped(one.note, "small")) if one.note else []
    return document(
        [
            text(one.title, (LEFT, HEAD), "title", room=ROOM),
            f'<g transform="{moved}">',
            *one.marks,
            "</g>",
            *(text(line, (LEFT, end + 8 + 15 * place), "small soft") for place, line in enumerate(foot, 1)),
        ],
        title=one.title,
        told=one.description,
        high=end + (15 * len(foot) + 20 if foot else 4),
        style=one.style,
        kind=one.kind,
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

"""A break-even as a picture of its own: one SVG file that needs nothing else, quiet, printable, for light and dark.

The band is the break-even over the ranges of all other inputs. What is given stands in the picture with those who give or assume
it; the text alternative says the same in words.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.ranges import shown
from detente.report.picture import Drawing
from detente.report.sheet import WIDE, standalone, text, wrapped
from detente.report.sheet import long as wide

if TYPE_CHECKING:
    from detente.analysis.commitment import Curve, Finding, Line

LEFT, RIGHT, TOP, HIGH = 64, 28, 66, 270
_ROOM = WIDE - LEFT - RIGHT
_TICKS = 5

KIND = "break-even"
STYLE = """.break-even{--mist:#d3dde6;--line:#1f4b77;--given:#efe9da}
@media (prefers-color-scheme:dark){.break-even{--mist:#24384b;--line:#a5c6e8;--given:#2a271f}}
@media print{.break-even{--mist:#dde4ea;--line:#000;--given:#f3f0e6}}
.break-even .key{font-style:italic}.break-even .axis{stroke:var(--soft);stroke-width:1}
.break-even .given{fill:var(--given)}.break-even .givenline{stroke:var(--soft);stroke-width:1;stroke-dasharray:4 3}
.break-even .between{fill:var(--mist);fill-opacity:.35}.break-even .band{fill:var(--mist);fill-opacity:.85}
.break-even .edge{fill:none;stroke:var(--line);stroke-width:1.6;stroke-linejoin:round}
.break-even .beside{fill:none;stroke:var(--ink);stroke-width:1;stroke-dasharray:1.5 3}.break-even .result{stroke:var(--line);stroke-width:5}
.break-even .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
"""


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot: from the numbers of a curve to places on the page."""

    x_low: float
    x_high: float
    y_low: float
    y_high: float

    def x(self, value: float) -> float:
        """Across the page."""
        return LEFT + (value - self.x_low) / (self.x_high - self.x_low) * _ROOM

    def y(self, value: float) -> float:
        """Down the page; what lies beyond the plot stands just outside it and is clipped."""
        share = (min(max(value, self.y_low - 1e6), self.y_high + 1e6) - self.y_low) / (self.y_high - self.y_low)
        return TOP + HIGH * (1 - min(max(share, -0.2), 1.2))


def break_even_svg(drawn: Curve, found: Finding) -> str:
    """The picture as an SVG document."""
    return standalone(break_even(drawn, found, "picture"))


def break_even(drawn: Curve, found: Finding, id: str) -> Drawing:
    """The same for a page; `id` begins the ids of what is in it."""
    frame = _frame(drawn)
    foot = list(_foot(drawn, found))
    base = TOP + HIGH + 66
    clip = f"{id}-plot"
    parts = (
        f'<defs><clipPath id="{clip}"><rect x="{LEFT}" y="{TOP}" width="{_ROOM}" height="{HIGH}"/></clipPath></defs>',
        text(_question(drawn), (LEFT, 18), "words soft", room=_ROOM),
        text(_upright(drawn), (LEFT, TOP - 12), "small key", room=_ROOM),
        *_given(drawn, frame),
        *_axes(frame),
        f'<g clip-path="url(#{clip})">',
        *_lines(drawn, frame),
        "</g>",
        *_beside(drawn, frame),
        *_result(drawn, found, frame),
        *_regions(drawn, frame),
        text(_across(drawn), (LEFT, TOP + HIGH + 38), "small key", room=_ROOM),
        *(text(line, (LEFT, base + 17 * number), "small soft") for number, line in enumerate(foot)),
    )
    return Drawing(
        id=id,
        kind=KIND,
        title=_title(drawn),
        description=" ".join(_alternative(drawn, found)),
        marks=parts,
        box=(0, 0, WIDE, base + 17 * len(foot) + 6),
        style=STYLE,
    )


def _title(drawn: Curve) -> str:
    sides = "" if drawn.sides == {"A": "A", "B": "B"} else f": {drawn.sides['A']} and {drawn.sides['B']}"
    return f"{drawn.form.title}{sides}"


def _question(drawn: Curve) -> str:
    return drawn.form.question.format_map(drawn.sides)


def _upright(drawn: Curve) -> str:
    if len(drawn.lines) > 1:
        return f"from {_named(drawn.lines[0], drawn)} to {_named(drawn.lines[-1], drawn)}"
    return _named(drawn.lines[0], drawn)


def _named(line: Line, drawn: Curve) -> str:
    words = line.result.words.format_map(drawn.sides)
    return words.partition(" (above 1")[0]


def _across(drawn: Curve) -> str:
    one = drawn.across
    return f"{one.words.format_map(drawn.sides)} ({one.unit.format_map(drawn.sides)})"


def _frame(drawn: Curve) -> Frame:
    ends = [float(drawn.places[0]), float(drawn.places[-1])]
    if drawn.across.least is not None and drawn.across.most is not None and not drawn.across.whole:
        ends = [float(drawn.across.least), float(drawn.across.most)]
    low, high = _span_of_y(drawn)
    return Frame(ends[0], ends[1] if ends[1] > ends[0] else ends[0] + 1, low, high)


def _span_of_y(drawn: Curve) -> tuple[float, float]:
    if all(line.result.unit.startswith(("chance", "share", "weight")) for line in drawn.lines):
        return 0.0, 1.0
    seen = [float(end) for line in drawn.lines for span in line.spans for end in (span.low, span.high)]
    finite = sorted(one for one in seen if math.isfinite(one)) or [0.0, 1.0]
    here = [
        float(span.high)
        for line in drawn.lines
        for place, span in zip(drawn.places, line.spans, strict=True)
        if drawn.given is None or drawn.given.low <= place <= drawn.given.high
    ]
    middle = finite[len(finite) // 2]
    most = min(finite[-1], max([2.2 * middle, *(1.6 * one for one in here if math.isfinite(one))]))
    if drawn.beside is not None:
        most = max(most, float(drawn.beside.high))
    least = min(0.0, finite[0])
    return least, most * 1.06 if most > least else least + 1


def _axes(frame: Frame) -> Iterator[str]:
    bottom = TOP + HIGH
    for tick in _ticks(frame.y_low, frame.y_high):
        y = frame.y(tick)
        yield f'<line class="rule" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield text(shown(tick), (LEFT - 10, y + 4), "small soft", anchor="end")
    yield f'<line class="axis" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{bottom}" y2="{bottom}"/>'
    for tick in _ticks(frame.x_low, frame.x_high):
        yield text(shown(tick), (frame.x(tick), bottom + 18), "small soft", anchor="middle")


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers across a range."""
    rough = (high - low) / _TICKS
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * one for one in (1, 2, 5, 10) if size * one >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(step * number, 10) for number in range(first, math.floor(high / step + 1e-9) + 1)]


def _given(drawn: Curve, frame: Frame) -> Iterator[str]:
    if drawn.given is None:
        return
    low, high = frame.x(float(drawn.given.low)), frame.x(float(drawn.given.high))
    if drawn.given.is_point:
        yield f'<line class="givenline" x1="{low:.1f}" x2="{low:.1f}" y1="{TOP}" y2="{TOP + HIGH}"/>'
    else:
        yield f'<rect class="given" x="{low:.1f}" y="{TOP}" width="{high - low:.1f}" height="{HIGH}"/>'


def _lines(drawn: Curve, frame: Frame) -> Iterator[str]:
    xs = [frame.x(float(place)) for place in drawn.places]
    steps = drawn.lines[0].result.unit == "steps"
    if len(drawn.lines) > 1:
        under = [(x, frame.y(float(span.high))) for x, span in zip(xs, drawn.lines[0].spans, strict=True)]
        over = [(x, frame.y(float(span.low))) for x, span in zip(xs, drawn.lines[-1].spans, strict=True)]
        kept = [(low, high) for low, high in zip(under, over, strict=True) if low[1] >= high[1]]
        if kept:
            outline = [low for low, _ in kept] + [high for _, high in reversed(kept)]
            yield f'<path class="between" d="{_drawn(outline)} Z"/>'
    for line in drawn.lines:
        low = _path(xs, [frame.y(float(span.low)) for span in line.spans], steps=steps)
        high = _path(xs, [frame.y(float(span.high)) for span in line.spans], steps=steps)
        back = "L" + " L".join(f"{x:.1f} {y:.1f}" for x, y in reversed(low))
        yield f'<path class="band" d="{_drawn(high)} {back} Z"/>'
        yield f'<path class="edge" d="{_drawn(high)}"/>'
        if low != high:
            yield f'<path class="edge" d="{_drawn(low)}"/>'


def _path(xs: Sequence[float], ys: Sequence[float], *, steps: bool) -> list[tuple[float, float]]:
    if not steps:
        return list(zip(xs, ys, strict=True))
    made = [(xs[0], ys[0])]
    for x, y in zip(xs[1:], ys[1:], strict=True):
        made += [(x, made[-1][1]), (x, y)]
    return made


def _drawn(points: Iterable[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _beside(drawn: Curve, frame: Frame) -> Iterator[str]:
    """The input that the break-even is held against."""
    if drawn.beside is None:
        return
    for end in dict.fromkeys((drawn.beside.low, drawn.beside.high)):
        y = frame.y(float(end))
        yield f'<line class="beside" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
    under = frame.y(float(drawn.beside.low)) + 15
    y = under if under < TOP + HIGH - 32 else frame.y(float(drawn.beside.high)) - 6
    yield text(f"{drawn.form.against} as given: {drawn.beside}", (LEFT + 8, y), "small halo")


def _result(drawn: Curve, found: Finding, frame: Frame) -> Iterator[str]:
    """On the axis, what follows from all that is given."""
    for line in drawn.lines:
        span = found.results.get(line.result.name)
        if span is not None and float(span.low) <= frame.y_high:
            low, high = frame.y(float(span.low)), max(frame.y(float(span.high)), TOP)
            reach = 2.5 if low - high < 5 else 0
            yield f'<line class="result" x1="{LEFT}" x2="{LEFT}" y1="{low + reach:.1f}" y2="{high - reach:.1f}"/>'


def _regions(drawn: Curve, frame: Frame) -> Iterator[str]:
    """What holds above the curve and below it, each where the whole of it has room on its own side."""
    if drawn.condition is None:
        return
    spans = drawn.lines[0].spans
    xs = [frame.x(float(place)) for place in drawn.places]
    over = [(x, frame.y(float(one.high)) > TOP + 28) for x, one in zip(xs, spans, strict=True)]
    under = [(x, frame.y(float(one.low)) < TOP + HIGH - 28) for x, one in zip(xs, spans, strict=True)]
    for words, y, clear in zip(_verdicts(drawn), (TOP + 22, TOP + HIGH - 14), (over, under), strict=True):
        room = wide(words, "words") + 24
        if all(free for x, free in clear if x <= LEFT + room):
            yield text(words, (LEFT + 12, y), "words halo")
        elif all(free for x, free in clear if x >= WIDE - RIGHT - room):
            yield text(words, (WIDE - RIGHT - 10, y), "words halo", anchor="end")


def _verdicts(drawn: Curve) -> tuple[str, str]:
    if drawn.condition is None:
        return "", ""
    return drawn.condition.yes.format_map(drawn.sides), drawn.condition.no.format_map(drawn.sides)


def _foot(drawn: Curve, found: Finding) -> Iterator[str]:
    """What is given and by whom, and what follows, in lines of the page's width."""
    known_results = [line for line in drawn.lines if line.result.name in found.results]
    told = [f"{_named(line, drawn)}: {found.results[line.result.name]}" for line in known_results]
    if told:
        yield from wrapped("What follows (the bar on the left): " + "; ".join(told) + ".", "small", room=_ROOM)
    known = [f"{name} {one.range} ({one.source})" for name, one in found.inputs.items() if one.range is not None]
    yield from wrapped("Given: " + "; ".join(known) + ".", "small", room=_ROOM)
    if any(span.low != span.high for line in drawn.lines for span in line.spans):
        beside = "Each blue band is the range over all that is given beside what runs along the foot; within it that decides."
        yield from wrapped(beside, "small", room=_ROOM)
    if drawn.condition is not None:
        yes, no = _verdicts(drawn)
        yield from wrapped(f"Above the curve: {yes}; below it: {no}.", "small", room=_ROOM)
    if drawn.given is not None:
        yield f"{'Broken line' if drawn.given.is_point else 'Upright band'}: {drawn.across.name} as given."


def _alternative(drawn: Curve, found: Finding) -> Iterator[str]:
    """The picture in words: what it shows, at the ends and at what is given."""
    yield f"{_question(drawn)} The picture shows {_upright(drawn)}, across {_across(drawn)}."
    for at in (0, -1):
        told = "; ".join(f"{_named(line, drawn)} {line.spans[at]}" for line in drawn.lines)
        yield f"At {shown(drawn.places[at])}: {told}."
    yield from _foot(drawn, found)

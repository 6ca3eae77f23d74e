"""Simulated talks as one picture: when the runs agreed, and what that was worth to each party."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.talks import Side, Spread
from detente.report.sheet import LEFT, RIGHT, ROOM, WIDE, document, text, wrapped
from detente.report.talks import method, outcome, strategy, talks_lines, when

_STYLE = """.bar{fill:var(--ink)}.none{fill:var(--paper);stroke:var(--soft);stroke-width:1;stroke-dasharray:3 2}
.span{stroke:var(--ink);stroke-width:5}.whole{stroke:var(--rule);stroke-width:5}.dot{fill:var(--paper);stroke:var(--ink);stroke-width:2}
.mark{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:3 2}
"""
_HIGH = 110
"""Of the tallest bar."""
_BARS = 60
"""Bars at most: more rounds are joined."""


def talks_svg(title: str, found: Spread) -> str:
    """The picture as an SVG document."""
    parts: list[str] = []
    y = 16.0
    heading = f"Simulated talks: {title}" if title else "Simulated talks"
    for line in wrapped(heading, "title"):
        y += 24
        parts.append(text(line, (LEFT, y), "title"))
    y += 4
    for line in wrapped(method(found), "words"):
        y += 17
        parts.append(text(line, (LEFT, y), "words soft"))
    y += 34
    parts.append(text("Whether and when they agreed", (LEFT, y), "head"))
    parts += _strip(found, top=y + 12)
    y += 44
    for line in wrapped(_said(found), "words"):
        parts.append(text(line, (LEFT, y), "words"))
        y += 17
    if found.when:
        parts += _bars(found, top=y)
        y += _HIGH + 20
    y += 30
    parts.append(text("What was agreed is worth to each, in its own unit", (LEFT, y), "head"))
    y += 16
    parts.append(
        text(
            "line: eight of ten talks; dot: the middle one; broken mark: what no deal is worth", (LEFT, y), "small soft"
        )
    )
    for side in found.sides:
        y += 54
        parts += _row(side, y)
    told = " ".join(line.strip() for line in talks_lines(found))
    return document(parts, title=heading, told=told, high=y + 34, style=_STYLE)


def _said(found: Spread) -> str:
    return " ".join([outcome(found), *when(found)])


def _strip(found: Spread, *, top: float) -> Iterator[str]:
    """How many talks agreed, of all."""
    wide = ROOM * found.agreed.value
    yield f'<rect class="none" x="{LEFT}" y="{top}" width="{ROOM}" height="12"/>'
    if wide:
        yield f'<rect class="bar" x="{LEFT}" y="{top}" width="{wide:.1f}" height="12"/>'


def _bars(found: Spread, *, top: float) -> Iterator[str]:
    """A bar for each round, or for some rounds together."""
    joined = -(-found.rounds // _BARS)
    counts = [sum(found.by_round[at : at + joined]) for at in range(0, found.rounds, joined)]
    tallest, foot, each = max(counts), top + _HIGH, ROOM / len(counts)
    for place, count in enumerate(counts):
        if count:
            high, x = max(_HIGH * count / tallest, 1.0), LEFT + place * each
            wide = max(min(each - 1.5, 40), 1)
            yield f'<rect class="bar" x="{x:.1f}" y="{foot - high:.1f}" width="{wide:.1f}" height="{high:.1f}"/>'
    yield f'<line class="rule" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{foot}" y2="{foot}"/>'
    together = f"{joined} rounds a bar; " if joined > 1 else ""
    yield text("round 1", (LEFT, foot + 16), "small soft")
    yield text(f"{together}the tallest: {tallest:,} talks", (WIDE / 2, foot + 16), "small soft", anchor="middle")
    yield text(f"{found.rounds:,}", (WIDE - RIGHT, foot + 16), "small soft", anchor="end")


def _row(side: Side, y: float) -> Iterator[str]:
    """A party: from the worst package for it to the best."""
    yield text(f"{side.party}: {strategy(side)}", (LEFT, y - 14), "words", room=ROOM)
    ends = [side.least, side.most, *side.no_deal]
    low, high = min(ends), max(ends)
    start, wide = LEFT + 60, ROOM - 120

    def at(value: float) -> float:
        return start + wide * (value - low) / (high - low if high > low else 1.0)

    yield f'<line class="whole" x1="{at(side.least):.1f}" x2="{at(side.most):.1f}" y1="{y}" y2="{y}"/>'
    yield text(f"{low:.3g}", (start - 10, y + 4), "small soft", anchor="end")
    yield text(f"{high:.3g}", (start + wide + 10, y + 4), "small soft")
    for value in sorted(set(side.no_deal)):
        yield f'<line class="mark" x1="{at(value):.1f}" x2="{at(value):.1f}" y1="{y - 9}" y2="{y + 9}"/>'
    if side.worth is not None:
        yield f'<line class="span" x1="{at(side.worth.tenth):.1f}" x2="{at(side.worth.ninth):.1f}" y1="{y}" y2="{y}"/>'
        yield f'<circle class="dot" cx="{at(side.worth.middle):.1f}" cy="{y}" r="5"/>'
        yield text(f"{side.worth.middle:.3g}", (at(side.worth.middle), y + 20), "small", anchor="middle")

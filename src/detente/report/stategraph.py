"""A conflict's states and who would move between them, as one SVG file: quiet, printable, for light and dark.

The columns follow how far a state is from the status quo (options changed, or moves); within a column the order is the
case's. An arrow is a move that its mover prefers, with the mover's letter: full where no answer of the others stops it
(SEQ), dotted where one does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.report.picture import Drawing
from detente.report.sheet import LEFT, ROOM, WIDE, standalone, text, wrapped
from detente.report.stateboxes import Boxes, boxes, letter
from detente.report.statelines import Box, bent

if TYPE_CHECKING:
    from detente.analysis.stability import Findings, Model, Reason

MOST = 16
"""States drawn; of more, the status quo, what holds, and what lies between."""
TOP, DOWN, WIDEST, GAP = 78, 50, 150, 52
"""Where the states begin; the least room between rows; a box's greatest width; the least room between columns."""
LINE, INSIDE = 14, 6
"""Inside a box: from line to line, and the room beside the words."""

KIND = "states"
STYLE = """.states .box{fill:var(--paper);stroke:var(--soft);stroke-width:1}.states .nash{stroke:var(--ink);stroke-width:3}
.states .seq{stroke:var(--ink);stroke-width:1.6;stroke-dasharray:6 3}.states .here{font-style:italic}
.states .arrow{fill:none;stroke:var(--ink);stroke-width:1.2}.states .answered{stroke:var(--soft);stroke-dasharray:1.5 3.5}
.states .tip{fill:var(--ink)}.states .tag{fill:var(--paper);stroke:var(--soft);stroke-width:.8}
"""

_FRAMES = (
    "Thick frame: nobody would move (Nash). Broken frame: whoever would move is put back or worse by others acting in "
    "their own interest (SEQ). Full arrow: no such answer."
)
FULL = 24
"""Moves drawn at most where some are answered: of more, the answered ones are left out, and told of in words alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The states that are drawn, each with its box, and the moves between them.

    `untold`: the answered moves that would be too many to draw.
    """

    places: dict[int, Box]
    names: Boxes
    foot: float
    moves: tuple[Reason, ...]
    untold: tuple[Reason, ...] = ()


def state_graph_svg(found: Findings) -> str:
    """The picture of a conflict's findings as an SVG document, with the same in words for those who cannot see it."""
    return standalone(state_graph(found, "picture"))


def state_graph(found: Findings, id: str) -> Drawing:
    """The same for a page; `id` begins the ids of what is in it."""
    model = found.model
    drawn = _laid_out(found)
    framed = [one for state in drawn.places for one in _box(found, state, drawn=drawn)]
    arrows, tags = _arrows(drawn, tip=f"{id}-tip")
    key, foot = _key(found, drawn)
    return Drawing(
        id=id,
        kind=KIND,
        title=f"Which states hold: {model.title or 'a conflict'}",
        description=" ".join(_told(found, drawn)),
        marks=(_tip(f"{id}-tip"), *_head(model), *arrows, *framed, *tags, *key),
        box=(0, 0, WIDE, foot),
        style=STYLE,
    )


def _tip(id: str) -> str:
    return (
        f'<defs><marker id="{id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path class="tip" d="M0 0.8 8 4 0 7.2z"/></marker></defs>'
    )


def _head(model: Model) -> Iterator[str]:
    who = "; ".join(f"{letter(number)} {name}" for number, name in enumerate(model.makers))
    words = f"Sides: {who}. An arrow is a move that the side with its letter prefers."
    for place, line in enumerate(list(wrapped(words, "words"))[:2]):
        yield text(line, (LEFT, 16 + 17 * place), "words soft")


def _laid_out(found: Findings) -> Drawn:
    from detente.analysis.stability import reasons

    model = found.model
    shown = _shown(found)
    columns: dict[int, list[int]] = {}
    for state in shown:
        columns.setdefault(_distance(model, state), []).append(state)
    order = [columns[one] for one in sorted(columns)]
    wide = min(WIDEST, (ROOM - GAP * (len(order) - 1)) / len(order))
    step = (ROOM - wide) / max(len(order) - 1, 1)
    most = max(len(one) for one in order)
    names = boxes(model, shown, room=wide - 2 * INSIDE)
    heights = {state: 16 + LINE * (len(lines) + (state == model.status_quo)) for state, lines in names.lines.items()}
    high = max(heights.values())
    places: dict[int, Box] = {}
    for number, column in enumerate(order):
        x = LEFT + wide / 2 + (step * number if len(order) > 1 else (ROOM - wide) / 2)
        above = (most - len(column)) / 2 + (
            0.3 if number % 2 and most > 1 else 0
        )  # odd columns lower: arrows pass between boxes
        places |= {
            state: Box(x, TOP + high / 2 + (high + DOWN) * (row + above), wide, heights[state])
            for row, state in enumerate(column)
        }
    moves = [one for state in shown for one in reasons(model, state, "seq", reading=found.reading) if one.to in places]
    moves += [one for one in _joint(found) if one.state in places and one.to in places]
    moves = list(dict.fromkeys(moves))
    untold = [one for one in moves if one.holds] if len(moves) > FULL else []
    return Drawn(
        places=places,
        names=names,
        foot=max(one.y for one in places.values()) + high / 2 + 48,
        moves=tuple(one for one in moves if one not in untold),
        untold=tuple(untold),
    )


def _joint(found: Findings) -> Iterator[Reason]:
    """The steps that groups take together on the ways from the status quo."""
    from detente.analysis.stability import Reason

    for path in found.paths:
        here = found.model.status_quo
        for step in path.steps:
            if len(step.by) > 1 and here is not None:
                yield Reason(concept="seq", state=here, by=step.by, to=step.to, steps=(step,), answer=())
            here = step.to


def _shown(found: Findings) -> list[int]:
    """All states where they are few; else the status quo, what holds, ways there, and where somebody would go from these."""
    from detente.analysis.stability import reasons

    model = found.model
    if model.size <= MOST:
        return list(range(model.size))
    wanted = [] if model.status_quo is None else [model.status_quo]
    wanted += found.equilibria["nash"]
    wanted += [step.to for path in found.paths for step in path.steps]
    wanted = list(dict.fromkeys([*wanted, *found.equilibria["seq"][:MOST]]))[:MOST]
    after = [one for state in wanted for one in reasons(model, state, "seq", reading=found.reading)]
    wanted += [state for one in after for state in (one.to, *(step.to for step in one.answer))]
    return sorted(list(dict.fromkeys(wanted))[:MOST])


def _distance(model: Model, state: int) -> int:
    """How many options differ from the status quo; without options, how many moves away it is."""
    start = model.status_quo or 0
    if model.patterns:
        return sum(one != other for one, other in zip(model.patterns[start], model.patterns[state], strict=True))
    seen, layer, far = {start}, {start}, 0
    while layer and state not in layer:
        layer = {to for one in layer for moves in model.moves for to in moves.of(one)} - seen
        seen |= layer
        far += 1
    return far


def _box(found: Findings, state: int, *, drawn: Drawn) -> Iterator[str]:
    model = found.model
    box, lines = drawn.places[state], drawn.names.lines[state]
    kind = " nash" if state in found.equilibria["nash"] else " seq" if state in found.equilibria["seq"] else ""
    left, top = box.x - box.wide / 2, box.y - box.high / 2
    yield (
        f'<rect class="box{kind}" x="{left:.1f}" y="{top:.1f}" width="{box.wide:.1f}" height="{box.high:.1f}" rx="3"/>'
    )
    first = box.y + 4 - LINE * (len(lines) - 1) / 2
    if state == model.status_quo:
        first += LINE / 2
        yield text("status quo", (box.x, first - LINE), "small here", anchor="middle")
    for place, line in enumerate(lines):
        kind = "small soft" if drawn.names.headed and not place and len(lines) > 1 else "small"
        yield text(line, (box.x, first + LINE * place), kind, room=box.wide - INSIDE, anchor="middle")


def _arrows(drawn: Drawn, *, tip: str) -> tuple[list[str], list[str]]:
    """A bent line for every move, and the letters that stand on it."""
    lines, tags = [], []
    letters = ["+".join(letter(maker) for maker in move.by) for move in drawn.moves]
    ends = [(move.state, move.to) for move in drawn.moves]
    for move, word, one in zip(drawn.moves, letters, bent(ends, drawn.places), strict=True):
        kind = " answered" if move.holds else ""
        lines.append(f'<path class="arrow{kind}" d="{one.path}" marker-end="url(#{tip})"/>')
        (x, y), wide = one.tag, 3.5 + 4.5 * len(word)
        tags.append(f'<ellipse class="tag" cx="{x:.1f}" cy="{y:.1f}" rx="{wide:.1f}" ry="7.5"/>')
        tags.append(text(word, (x, y + 4), "small", anchor="middle"))
    return lines, tags


def _key(found: Findings, drawn: Drawn) -> tuple[list[str], float]:
    """What the lines mean, below the states, and where the picture ends."""
    from detente.analysis.stability import key_lines, own_labels

    words = [_FRAMES + (" Dotted arrow: answered." if any(one.holds for one in drawn.moves) else "")]
    if len(drawn.places) < found.model.size:
        words.append(
            f"{len(drawn.places)} of {found.model.size:,} states are drawn: the status quo, what holds, and ways there."
        )
    if drawn.untold:
        words.append(f"{len(drawn.untold)} moves that others would answer are not drawn.")
    if drawn.names.numbered:
        words.append("Numbers are what is done; 5+7: both are, and nothing else.")
    if drawn.names.numbered or own_labels(found.model):
        words += key_lines(found.model, drawn.places, longest=0)
    if found.model.assumptions:
        words.append(f"With {len(found.model.assumptions)} assumptions that no report states.")
    lines = [line for one in words for line in wrapped(one, "small")]
    return [text(line, (LEFT, drawn.foot + 15 * at), "small soft") for at, line in enumerate(lines)], (
        drawn.foot + 15 * len(lines) + 12
    )


def _told(found: Findings, drawn: Drawn) -> Iterator[str]:
    from detente.analysis.stability import state_words

    model = found.model
    if model.status_quo is not None:
        yield f"Status quo: {state_words(model, model.status_quo)}."
    for concept, words in (("nash", "Nobody would move from"), ("seq", "Held by answers or by themselves (SEQ):")):
        states = [state_words(model, one) for one in drawn.places if one in found.equilibria[concept]]  # type: ignore[index]
        yield f"{words} {'; '.join(states) if states else 'no state drawn'}."
    for one in (*drawn.moves, *drawn.untold):
        who = " and ".join(model.makers[maker] for maker in one.by)
        held = "answered by others" if one.holds else "no answer stops it"
        yield f"{who} would move from “{state_words(model, one.state)}” to “{state_words(model, one.to)}”; {held}."

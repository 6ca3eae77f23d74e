"""What stands in the boxes of a state graph: what is done and by whom, or numbers where that is too long for a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from detente.report.sheet import wrapped

if TYPE_CHECKING:
    from detente.analysis.stability import Model, Option

LINES = 6
"""Lines in a box at most; where some state drawn has more, all are called by numbers."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """The lines of each state's box, and whether they are numbers that need a key.

    `headed`: the first line of a box is the number by which sentences call its state.
    """

    lines: dict[int, tuple[str, ...]]
    numbered: bool
    headed: bool = False


def boxes(model: Model, states: Sequence[int], *, room: float) -> Boxes:
    """For the states that are drawn, in boxes that have so much room for a line."""
    from detente.analysis.stability import in_words, own_labels, state_name

    if not own_labels(model):
        told = {state: tuple(_done(model, state, room=room)) for state in states}
        if max(map(len, told.values())) <= LINES:
            headed = not in_words(model)
            if headed:
                told = {state: tuple(dict.fromkeys((state_name(model, state), *own))) for state, own in told.items()}
            return Boxes(told, numbered=False, headed=headed)
    names = {state: state_name(model, state, longest=0) for state in states}
    return Boxes(
        {state: tuple(wrapped(name, "small", room=room)) for state, name in names.items()},
        numbered=not own_labels(model),
    )


def letter(maker: int) -> str:
    """What a side is called in the picture."""
    return ascii_uppercase[maker] if maker < len(ascii_uppercase) else str(maker + 1)


def _done(model: Model, state: int, *, room: float) -> Iterator[str]:
    from detente.analysis.stability import state_words

    taken = [one for one, sign in zip(model.options, model.patterns[state], strict=True) if sign == "Y"]
    if not taken:
        yield from wrapped(state_words(model, state), "small", room=room)
    for one in taken:
        yield from wrapped(_by_letter(model, one), "small", room=room)


def _by_letter(model: Model, one: Option) -> str:
    """An option with its side's letter: "B: lift the toll", or "B lifts the toll" where it begins with the side's name."""
    name, words = model.makers[one.maker], one.short or one.name
    rest = words.removeprefix(f"{name} ")
    return f"{letter(one.maker)} {rest}" if rest != words else f"{letter(one.maker)}: {words}"

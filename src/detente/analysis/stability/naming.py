"""What states are called: by what is done in them, or in a case of many options by the options' numbers ("5+7").

States to which a case gives labels of its own are called by these. What a number or a label stands for is told once,
beside what names it (`key_lines`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from detente.analysis.stability.interface import Model, Option

LONGEST = 64
"""Letters of a name that still reads as one inside a sentence: two to three options."""
FEW = 64
"""States beyond which numbers are shorter for everybody."""
NOTHING = "nothing done"
SHOWN = 12
"""States that a sentence names."""


def state_words(model: Model, state: int) -> str:
    """What is done in a state, party by party where names alone do not say who; its label where a case has no options."""
    if not model.patterns:
        return str(model.labels[state])
    often = Counter(map(_short, model.options))
    return " · ".join(_done(model, one, often) for one, _ in _taken(model, state)) or NOTHING


def state_name(model: Model, state: int, *, longest: int = LONGEST) -> str:
    """What a state is called: its own label, in words, or by numbers where some state's words are too long."""
    if own_labels(model):
        return str(model.labels[state])
    if in_words(model, longest=longest):
        return state_words(model, state)
    return "+".join(str(number) for _, number in _taken(model, state)) or NOTHING


def called(model: Model, state: int) -> str:
    """A state's name inside a sentence: in quotation marks where it is made of words."""
    name = state_name(model, state)
    return f"“{name}”" if not own_labels(model) and in_words(model) else name


def listed_states(model: Model, some: Sequence[int], *, most: int = SHOWN) -> str:
    """States by name, as many as may be shown."""
    if not some:
        return "none"
    if len(some) == model.size > 1:
        return "all"
    shown = ", ".join(called(model, one) for one in some[:most])
    return shown + (f" and {len(some) - most:,} further" if len(some) > most else "")


def own_labels(model: Model) -> bool:
    """Whether the case names its states itself."""
    return not model.patterns or model.labels != model.patterns


def in_words(model: Model, *, longest: int = LONGEST) -> bool:
    """Whether states are called by what is done in them."""
    return model.size <= FEW and all(len(state_words(model, one)) <= longest for one in range(model.size))


def state_in_full(model: Model, state: int) -> str:
    """A state's label and what is done in it."""
    label, words = str(model.labels[state]), state_words(model, state)
    return label if label == words else f"{label} ({words})"


def key_lines(model: Model, told: Iterable[int], *, longest: int = LONGEST) -> Iterator[str]:
    """What the numbers, or the labels of the states that were told, stand for; nothing where names say it."""
    if own_labels(model):
        states = dict.fromkeys(told) if model.patterns else ()
        yield from (f"{model.labels[one]}: {state_words(model, one)}." for one in states)
    elif not in_words(model, longest=longest):
        used = {number for state in told for _, number in _taken(model, state)}
        for number, one in enumerate(model.options, 1):
            if number in used:
                yield f"{number}: {model.makers[one.maker]}, {one.name}."


def _taken(model: Model, state: int) -> list[tuple[Option, int]]:
    """The options that are taken in a state, each with its number."""
    signs = zip(model.options, model.patterns[state], strict=True)
    return [(one, number) for number, (one, sign) in enumerate(signs, 1) if sign == "Y"]


def _done(model: Model, one: Option, often: Counter[str]) -> str:
    return _short(one) if often[_short(one)] == 1 else f"{model.makers[one.maker]}: {_short(one)}"


def _short(one: Option) -> str:
    return one.short or one.name

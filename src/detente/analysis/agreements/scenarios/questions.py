"""Issues as a file has them: options by name, amounts on a grid, or any amount within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from itertools import pairwise

from detente.analysis.agreements.scenarios.form import Amounts, Combination, Form, Issue, exact_number
from detente.analysis.agreements.scenarios.interface import Question, Range
from detente.analysis.agreements.scenarios.naming import number_words
from detente.errors import DataFileError

_MOST_OPTIONS = 10_000
_MOST_NAMED = 200
"""Amounts that are named of an issue on which any amount is possible: each splits it once more."""


def question(id: str, told: Issue, *, form: Form, origin: str) -> Question:
    """An issue of a form. Raises DataFileError where it has no options, or its amounts do not fit together."""
    if told.step is None and told.from_ is not None and told.to is not None and not told.options:
        return _any_amount(id, told, form=form, origin=origin)
    numbers = _grid(id, told, origin=origin)
    if numbers is not None:
        if told.options:
            raise DataFileError(f"the issue {id!r} has options and amounts", input=origin, do="Give one of them.")
        words = tuple(number_words(one) for one in numbers)
        titles = tuple(_with_unit(one, told.unit) for one in words)
        return Question(
            id=id, title=told.title or id, options=words, titles=titles, ordered=True, numbers=numbers, unit=told.unit
        )
    if not told.options:
        raise DataFileError(f"the issue {id!r} has no options", input=origin, do="Give it at least one.")
    named = told.options if isinstance(told.options, Mapping) else {one: one for one in told.options}
    if len(named) < len(told.options):
        raise DataFileError(f"two options of {id!r} have one name", input=origin, do="Name them apart.")
    return Question(
        id=id, title=told.title or id, options=tuple(named), titles=tuple(named.values()), ordered=told.ordered
    )


def _grid(id: str, told: Issue, *, origin: str) -> tuple[Fraction, ...] | None:
    ends = (told.from_, told.to, told.step)
    if told.grid is not None:
        if not told.grid or len(set(told.grid)) < len(told.grid):
            raise DataFileError(f"the amounts of {id!r} are empty or stand twice", input=origin, do="Correct them.")
        return tuple(sorted(told.grid))
    if all(one is None for one in ends):
        return None
    low, high, step = ends
    if low is None or high is None or step is None or step <= 0 or high < low:
        raise DataFileError(
            f"the amounts of {id!r} need from, to and a step above 0",
            input=origin,
            do="Correct them; without a step any amount between may be taken.",
        )
    if (high - low) / step >= _MOST_OPTIONS:
        raise DataFileError(
            f"the amounts of {id!r} are more than {_MOST_OPTIONS:,}",
            input=origin,
            do="Give a longer step, or none: then any amount between may be taken.",
        )
    return tuple(low + place * step for place in range(int((high - low) / step) + 1))


def _any_amount(id: str, told: Issue, *, form: Form, origin: str) -> Question:
    """Every amount that the file names of the issue stands alone, and so does what lies between two of them."""
    low, high = told.from_, told.to
    if low is None or high is None or low >= high:
        raise DataFileError(f"the amounts of {id!r} need from below to", input=origin, do="Correct them.")
    named = sorted({low, high, *(one for one in _named(id, told, form) if low < one < high)})
    if len(named) > _MOST_NAMED:
        raise DataFileError(
            f"{len(named)} amounts of {id!r} are named", input=origin, do=f"At most {_MOST_NAMED}, or give a step."
        )
    spans: list[Range] = [(low, low)]
    for least, most in pairwise(named):
        spans += [(least, most), (most, most)]
    words = [number_words(one) if one == two else f"{number_words(one)}..{number_words(two)}" for one, two in spans]
    titles = [
        number_words(one) if one == two else f"between {number_words(one)} and {number_words(two)}"
        for one, two in spans
    ]
    return Question(
        id=id,
        title=told.title or id,
        options=tuple(words),
        titles=tuple(_with_unit(one, told.unit) for one in titles),
        ordered=True,
        unit=told.unit,
        spans=tuple(spans),
    )


def _with_unit(words: str, unit: str) -> str:
    """As in "4 years" and "1 year"."""
    single = words == "1" and unit.endswith("s") and not unit.endswith(("ss", "ies"))
    return f"{words} {unit.removesuffix('s') if single else unit}".strip()


def _named(id: str, told: Issue, form: Form) -> Iterator[Fraction]:
    """The amounts of an issue at which anything is said to change."""
    yield from told.grid or ()
    for utility in form.utilities.values():
        if id in utility.values:
            yield from utility.values[id].line or ()
    for one in _combinations(form):
        some = one.get(id)
        if isinstance(some, Amounts):
            yield from (end for end in (some.at_least, some.at_most) if end is not None)
        elif some is not None:
            yield from _numbers((some,) if isinstance(some, str) else some)


def _numbers(words: Iterable[str]) -> Iterator[Fraction]:
    """Of options by name those that are numbers; that others are unknown is found later."""
    for one in words:
        with suppress(ValueError):
            yield exact_number(one)


def _combinations(form: Form) -> Iterator[Combination]:
    yield from (one.never for one in form.red_lines)
    for tie in form.conditions:
        yield from (one for one in (tie.take, tie.only_if, tie.unless) if one)
    for steps in form.reciprocal:
        yield from steps.steps
    for utility in form.utilities.values():
        yield from (one.when for one in utility.together)
    yield from (one.take for one in form.packages)
